"""The fingerprints of editions, and which editions have given ones: the same work in an archive of any length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db import connection, models

from articles.models.editions import Edition

# Rows read of one fingerprint, those of the newest editions: a phrase that more texts have tells little.
MOST_OF_EACH = 50
# SQLite joins at most 500 selects.
AT_ONCE = 400
# The inner limit stops the walk through the index. A count, or a rank, would read every row to the end.
NEWEST = """SELECT * FROM (
    SELECT edition_id FROM articles_editionfingerprint WHERE value = %s ORDER BY edition_id DESC LIMIT %s
) AS newest"""


class EditionFingerprint(models.Model):
    """A few words of an edition as a number (see `articles.formats.words`): how a pasted text finds where it is from.

    Derived from the content alone; `manage.py index_words` makes the rows anew.
    """

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="fingerprints", db_index=False)
    value = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["value", "-edition"], name="edition_fingerprint_value")]

    def __str__(self) -> str:
        return f"{self.edition_id}: {self.value}"


def newest_with(values: Iterable[int]) -> Iterator[int]:
    """Edition ids, one for each of these fingerprints that an edition has, from the newest MOST_OF_EACH of each.

    Whatever their standing, and scheduled ones too: what readers may know of them must be asked next.
    """
    wanted = list(values)
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        with connection.cursor() as cursor:
            statement = " UNION ALL ".join([NEWEST] * len(some))
            cursor.execute(statement, [given for value in some for given in (value, MOST_OF_EACH)])
            yield from (pk for (pk,) in cursor.fetchall())

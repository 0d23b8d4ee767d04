"""Finding working copies: every term must begin a word of the headline, lead or body of either language.

The words stand folded in `ArticleWords`; an index of them is the database's own: FTS5 beside the table on SQLite, an
inverted index (GIN) on PostgreSQL. Both are made by a migration, and `write` keeps SQLite's in step.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection, transaction
from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL

from articles.models import Article, ArticleWords
from newsroom.lib.html import plain
from newsroom.lib.languages import LANGUAGES, attr
from newsroom.lib.text import fold

PLAIN = ("headline", "short_headline", "lead", "dateline")
# PostgreSQL takes no longer lexeme than 2 KB; nobody looks for a word by its sixtieth letter.
LONGEST_WORD = 60

FTS = "articles_words_fts"
FOUND = {
    "sqlite": f"articles_articlewords.article_id IN (SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s LIMIT %s)",  # noqa: S608
    "postgresql": "array_to_tsvector(string_to_array(ltrim(articles_articlewords.words), ' ')) @@ %s::tsquery",
}


def words_of(article: Article) -> str:
    """As `ArticleWords` keeps them."""
    texts = [getattr(article, attr(name, language)) or "" for language in LANGUAGES for name in PLAIN]
    texts += [plain(getattr(article, attr("body", language)) or "") for language in LANGUAGES]
    words = dict.fromkeys(word[:LONGEST_WORD] for word in fold(" ".join(texts)).split())
    return f" {' '.join(words)}"


@transaction.atomic
def index_articles(articles: Iterable[Article]) -> None:
    """Write or renew the words of these working copies."""
    fresh = {article.pk: words_of(article) for article in articles}
    known = dict(ArticleWords.objects.filter(pk__in=fresh).values_list("pk", "words"))
    changed = {pk: words for pk, words in fresh.items() if known.get(pk) != words}
    if connection.vendor == "sqlite":
        _reindex({pk: known[pk] for pk in changed if pk in known}, changed)
    ArticleWords.objects.bulk_create(
        [ArticleWords(article_id=pk, words=words) for pk, words in changed.items()],
        update_conflicts=True,
        unique_fields=["article"],
        update_fields=["words"],
    )


def _reindex(old: dict[int, str], new: dict[int, str]) -> None:
    """FTS5 must be told the old words to forget them: it keeps none itself."""
    with connection.cursor() as cursor:
        forget = f"INSERT INTO {FTS}({FTS}, rowid, words) VALUES('delete', %s, %s)"
        cursor.executemany(forget, list(old.items()))
        cursor.executemany(f"INSERT INTO {FTS}(rowid, words) VALUES(%s, %s)", list(new.items()))


def rows_with(terms: list[str], most: int) -> QuerySet[ArticleWords]:
    """The rows of `most` working copies that have them all, read off the index; in no order."""
    given: list[str | int]
    if connection.vendor == "sqlite":
        given = [" ".join(f'"{term[:LONGEST_WORD]}"*' for term in terms), most]
    else:
        given = [" & ".join(f"'{term[:LONGEST_WORD]}':*" for term in terms)]
    return ArticleWords.objects.filter(RawSQL(FOUND[connection.vendor], given, output_field=BooleanField()))[:most]  # noqa: S611

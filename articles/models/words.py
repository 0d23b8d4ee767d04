"""The words of what was published, by which spelling is mended and searches are suggested: copies, made anew at will.

They tell nobody anything by themselves: words of texts that wait for their second stand here too. Whoever shows one
asks `Edition.objects.live` first (see `articles.search.meant` and `articles.search.suggesting`).
"""

from __future__ import annotations

from django.db import models

from articles.models.editions import Edition


class KnownWord(models.Model):
    """A form of a word that some edition has. `form` is folded, `written` is as people write it, in lower case.

    `seen_in` is the one article that has it; None as soon as it stands in two: only then slips lead to it, as a word
    that a single text has may be a slip itself.
    """

    LONGEST = 30

    language = models.CharField(max_length=2)
    form = models.CharField(max_length=LONGEST)
    written = models.CharField(max_length=2 * LONGEST)
    sound = models.CharField(max_length=4 * LONGEST)
    seen_in = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "form"], name="known_word_unique")]
        indexes = [models.Index(fields=["language", "sound"], name="known_word_sound")]

    def __str__(self) -> str:
        return self.written


class KnownWordDeletion(models.Model):
    """A known word without one of its letters: one slip away from it (see `articles.search.spelling.deletions`)."""

    language = models.CharField(max_length=2)
    key = models.CharField(max_length=KnownWord.LONGEST)
    word = models.ForeignKey(KnownWord, models.CASCADE, related_name="deletions")

    class Meta:
        indexes = [models.Index(fields=["language", "key"], name="known_word_deletion")]

    def __str__(self) -> str:
        return self.key


class HeadlineWord(models.Model):
    """A folded word of an edition's headline, found by its beginning."""

    LONGEST = 30

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="headline_words")
    language = models.CharField(max_length=2)
    word = models.CharField(max_length=LONGEST)

    class Meta:
        # PostgreSQL's ordinary index knows no beginnings; SQLite's does, and takes no notice of the operator classes.
        indexes = [
            models.Index(
                fields=["language", "word", "edition"],
                name="headline_word_beginning",
                opclasses=["varchar_ops", "varchar_pattern_ops", "int8_ops"],
            )
        ]

    def __str__(self) -> str:
        return self.word

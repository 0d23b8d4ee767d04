"""The words of texts as search keeps them: copies, made anew at will by `manage.py reindex`.

Beside these tables each database keeps its own index of the words: see `articles.search.store`.
"""

from __future__ import annotations

from django.db import models

from articles.models.articles import Article
from articles.models.editions import Edition


class SearchRow(models.Model):
    """The words of one edition that readers have or may have later. Whether they may read it now, `live` alone says.

    `id` is the place in the walk by publication: the second of `published_at` and the edition's number in one
    (`articles.search.rows.place`). Words are spelled by `articles.search.rows.spelled`. `things` are what the text
    names (`articles.search.rows.listed`). `ends_at` is a copy, for tidying up alone.
    """

    id = models.BigIntegerField(primary_key=True)
    edition = models.OneToOneField(Edition, models.PROTECT, related_name="search_row")
    language = models.CharField(max_length=2)
    kind = models.CharField(max_length=20)
    analyser = models.CharField(max_length=40, db_index=True)
    content_hash = models.CharField(max_length=64)
    ends_at = models.DateTimeField(null=True, db_index=True)
    things = models.TextField()
    headline = models.TextField()
    lead = models.TextField()
    # The longest comes last: SQLite reads a row from its beginning.
    body = models.TextField()

    def __str__(self) -> str:
        return f"{self.edition_id}: {self.headline}"


class SearchWord(models.Model):
    """In how many search rows of a language a word stands: among the terms, and as it was written."""

    language = models.CharField(max_length=2)
    word = models.CharField(max_length=100)
    texts = models.IntegerField(default=0)
    as_written = models.IntegerField(default=0)

    class Meta:
        constraints = [
            # By code points, so that PostgreSQL reads beginnings off it too.
            models.UniqueConstraint(
                fields=["language", "word"],
                name="search_word_once",
                opclasses=["varchar_pattern_ops", "varchar_pattern_ops"],
            )
        ]

    def __str__(self) -> str:
        return f"{self.word} ({self.language}): {self.texts}"


class ArticleWords(models.Model):
    """The words of a working copy, both languages, spelled by `articles.search.rows.spelled`: for the desk's search."""

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="words")
    analyser = models.CharField(max_length=40, db_index=True)
    words = models.TextField()

    def __str__(self) -> str:
        return self.words

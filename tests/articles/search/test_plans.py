"""Which way each database goes to the newest texts with a word: it is told, for it guesses wrong."""

import random

import pytest
from django.db import connection

from articles.models import Article
from articles.search import desk, engine
from articles.search.filters import Filters
from tests.articles.search import corpus
from tests.factories import HOUR, NOON

pytestmark = pytest.mark.django_db


def plan(sql: str, given: tuple[object, ...]) -> str:
    explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # A table of a few rows would be read whole, and sorted.
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_sort = off")
        cursor.execute(f"{explain} {sql}", given)
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


def newest(line: str, share: float, **filters: object) -> str:
    query = corpus.read(line)
    total = 1000
    counts = {term: (int(share * total), 0) for group in query.groups for item in group for term in item.terms}  # type: ignore[union-attr]
    narrowed = Filters(**filters)  # type: ignore[arg-type]
    search = engine.Search(query, "uk", NOON + HOUR, narrowed, narrowed.facts("uk") or [], counts | {"": (total, 0)})
    expression = search.newest(20)
    return plan(expression.sql, expression.params)


@pytest.mark.parametrize("filters", [{}, {"kind": "news"}, {"since": NOON}])
def test_texts_with_a_rare_word_are_named_by_the_index_and_then_sorted(filters: dict[str, object]) -> None:
    corpus.publish(20, random.Random(1))
    told = newest("міністр", 0.01, **filters)
    if connection.vendor == "sqlite":
        assert "VIRTUAL TABLE INDEX" in told
        assert "TEMP B-TREE" not in told
    else:
        assert "articles_search_texts_terms" in told
        assert "articles_search_texts_pkey" not in told


def test_of_a_common_word_the_newest_texts_are_asked_one_by_one() -> None:
    corpus.publish(20, random.Random(1))
    told = newest("міністр", 0.5)
    if connection.vendor == "sqlite":
        assert "TEMP B-TREE" not in told
    else:
        assert "Index Scan Backward using articles_search_texts_pkey" in told
        assert "articles_search_texts_terms" not in told
        assert "Sort" not in told


def test_the_desk_asks_the_index_once_however_many_articles_it_lists() -> None:
    corpus.publish(5, random.Random(1))
    found = Article.objects.filter(desk.is_matching(corpus.read("міністр"))).order_by("-changed_at")[:20]
    told = plan(*found.query.sql_with_params())
    if connection.vendor == "sqlite":
        assert "USING INDEX article_changed" in told
        assert told.count("VIRTUAL TABLE INDEX") == 1
    else:
        assert "article_changed" in told
        assert "SubPlan" in told

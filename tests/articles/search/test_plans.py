"""Which way each database goes to the newest texts with a word: it is told, for it guesses wrong."""

import random

import pytest
from django.db import connection

from articles.models import Article, SearchWord
from articles.search import desk, engine, matching
from articles.search.filters import Filters
from articles.search.query import Prefix, Word
from tests.articles.search import corpus
from tests.factories import HOUR, NOON
from tests.plans import plan

pytestmark = pytest.mark.django_db


def newest(line: str, share: float, **filters: object) -> str:
    query = corpus.read(line)
    total = 1000
    texts = int(share * total)
    items = [item for group in query.groups for item in group]
    counts = {term: (texts, 0) for item in items if isinstance(item, Word) for term in item.terms}
    begun = {item.start: texts for item in items if isinstance(item, Prefix)}
    narrowed = Filters(**filters)  # type: ignore[arg-type]
    facts = narrowed.facts("uk") or []
    search = engine.Search(query, "uk", NOON + HOUR, narrowed, facts, counts | {"": (total, 0)}, begun)
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
        assert "articles_search_texts_words" in told
        assert "articles_search_texts_pkey" not in told


@pytest.mark.parametrize("line", ["міністр", "мін*"])
def test_of_a_common_word_or_beginning_the_newest_texts_are_asked_one_by_one(line: str) -> None:
    corpus.publish(20, random.Random(1))
    told = newest(line, 0.9)
    if connection.vendor == "sqlite":
        assert "TEMP B-TREE" not in told
    else:
        assert "Index Scan Backward using articles_search_texts_pkey" in told
        assert "articles_search_texts_words" not in told
        assert "Sort" not in told


def test_of_a_common_word_of_a_language_that_few_texts_are_in_the_index_names_the_texts() -> None:
    """In the walk of the newest they stand far apart."""
    corpus.publish(20, random.Random(1))
    SearchWord.objects.update_or_create(language="en", word="", defaults={"texts": 9_000})
    SearchWord.objects.update_or_create(language="uk", word="", defaults={"texts": 1_000})
    told = newest("міністр", 0.9)
    assert "articles_search_texts_pkey" not in told


@pytest.mark.parametrize("line", ["«рішення про зміни»", "«рішення про зміни» -«зміни до плану»"])
def test_of_a_long_phrase_the_index_names_the_pairs_and_the_newest_of_those_texts_are_read_until_enough_match(
    line: str,
) -> None:
    corpus.publish(20, random.Random(1))
    told = newest(line, 0.01)
    if connection.vendor == "sqlite":
        assert "VIRTUAL TABLE INDEX" in told
    else:
        assert told.index("Limit") < told.index("Subquery Scan") < told.index("Sort") < told.index("Bitmap Index Scan")
        assert f"+{matching.pair('рішення', 'про')}" in told.partition("Index Cond")[2]


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

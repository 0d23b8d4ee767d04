"""The words by which texts are found, written anew."""

import pytest
from django.core.management import call_command
from django.db import connection

from articles import search, workflow
from articles.models import ArticleWords, Edition, SearchRow, SearchWord
from articles.search import desk, store, texts
from articles.workflow.chain import tampering
from tests import factories
from tests.articles.search.corpus import read
from tests.factories import HOUR, NOON, SECOND

pytestmark = pytest.mark.django_db


def found(line: str) -> list[str]:
    return [one.headline for one in search.find(read(line), "uk", NOON + HOUR).editions]


def words() -> set[tuple[str, int, int]]:
    every = SearchWord.objects.exclude(texts=0, as_written=0)
    return set(every.values_list("word", "texts", "as_written"))


def test_what_was_lost_is_written_anew_and_is_no_part_of_the_chain() -> None:
    factories.published(headline_uk="Втрачений рядок")
    before = words()
    texts.empty()
    desk.empty_copies()
    assert found("втрачений") == []
    call_command("reindex", verbosity=0)
    call_command("reindex", verbosity=0, batch=1)
    assert found("втрачений") == ["Втрачений рядок"]
    assert words() == before
    assert len(desk.ids_of_copies(read("втрачений"), 9)) == 1
    assert list(tampering()) == []


def test_only_what_another_analyser_read_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        factories.published(headline_uk=f"Новина {number}")
    before = words()
    some = SearchRow.objects.order_by("pk")[:2].values("pk")
    SearchRow.objects.filter(pk__in=some).update(analyser="older")
    ArticleWords.objects.update(analyser="older")
    read_anew: list[Edition] = []
    row_of = texts.row_of
    monkeypatch.setattr(texts, "row_of", lambda edition, end: read_anew.append(edition) or row_of(edition, end))  # type: ignore[func-returns-value]
    call_command("reindex", changed=True, verbosity=0)
    assert len(read_anew) == 2
    assert not SearchRow.objects.filter(analyser="older").exists()
    assert not ArticleWords.objects.filter(analyser="older").exists()
    assert words() == before
    call_command("reindex", changed=True, verbosity=0)
    assert len(read_anew) == 2


def test_an_interrupted_reindexing_goes_on_where_it_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        factories.published(headline_uk=f"Новина {number}")
    index = texts.index

    def once(editions: list[Edition]) -> None:
        if SearchRow.objects.exists():
            raise KeyboardInterrupt
        index(editions)

    monkeypatch.setattr(texts, "index", once)
    with pytest.raises(KeyboardInterrupt):
        call_command("reindex", verbosity=0, batch=1)
    monkeypatch.setattr(texts, "index", index)
    assert SearchRow.objects.count() == 1
    call_command("reindex", changed=True, verbosity=0)
    assert len(found("новина")) == 3


def test_rows_of_ended_and_recalled_texts_go() -> None:
    first = factories.published(headline_uk="Перша")
    story = factories.rewrite(first.article, now=NOON + SECOND, headline_uk="Друга")
    workflow.publish(story, "uk", by=factories.iryna(), now=NOON + SECOND)
    waiting = factories.approved()
    workflow.schedule(waiting, "uk", by=factories.iryna(), at=NOON + HOUR, now=NOON)
    workflow.unschedule(waiting, "uk", by=factories.iryna(), now=NOON + SECOND)
    texts.drop_ended(NOON + HOUR)
    assert [row.edition.headline for row in SearchRow.objects.all()] == ["Друга"]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {store.TEXTS} WHERE {_matching('перша')}")
        assert cursor.fetchone() == (0,)


def _matching(word: str) -> str:
    if connection.vendor == "sqlite":
        return f"{store.TEXTS} MATCH 'terms : \"1{word}\"'"
    return f"words @@ '''1{word}'''::tsquery"

"""Suggestions while a reader types: any word of a name, nothing that readers may not be offered at this second."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from articles import search, workflow
from articles.models import HeadlineWord, Mention, Official, Organisation, Tag
from articles.search import suggesting
from tests import factories
from tests.factories import HOUR, MICROSECOND, NOON, SECOND

pytestmark = pytest.mark.django_db
Queries = Callable[[int], Any]


def told(client: Client, query: str, prefix: str = "") -> list[str]:
    return [item["text"] for item in client.get(f"{prefix}/search/suggest/", {"q": query}).json()["items"]]


@pytest.fixture
def later(time_machine: Any) -> None:
    time_machine.move_to(NOON + HOUR, tick=False)


def official(given: str = "Ніна", family: str = "Гайова", slug: str = "nina-haiova") -> Official:
    return Official.objects.create(
        given_name_uk=given, family_name_uk=family, slug_uk=slug, given_name_en="Nina", family_name_en="Haiova"
    )


def published_about(*, at: Any = NOON, **things: Any) -> Any:
    story = factories.article(headline_uk=things.pop("headline", "Підсумки тижня"))
    if who := things.pop("who", None):
        Mention.objects.create(article=story, official=who)
    if tag := things.pop("tag", None):
        story.tags.add(tag)
    return factories.published(story, at=at)


@pytest.mark.parametrize("query", ["га", "ГАЙ", "ніна", "гайова ні", "ніна гай", "Haio", "гай\u0301"])
def test_any_word_of_a_name_may_begin_with_what_is_typed(client: Client, later: None, query: str) -> None:
    published_about(who=official())
    assert told(client, query) == ["Ніна Гайова"]


@pytest.mark.parametrize("query", ["", "г", "а б в", "іна", "ніна щось", "%", "_а", "'", "\x00", "x" * 100_000])
def test_single_letters_middles_and_nonsense_suggest_nothing(client: Client, later: None, query: str) -> None:
    published_about(who=official())
    assert told(client, query) == []


def test_people_bodies_topics_and_texts_come_with_their_addresses(client: Client, later: None) -> None:
    Organisation.objects.create(name_uk="Державна служба мостів", slug_uk="mosty-sluzhba", short_name_uk="Мостслужба")
    topic = Tag.objects.create(name_uk="Мости", slug_uk="mosty")
    edition = published_about(
        who=official("Петро", "Мостовий", "petro"), tag=topic, headline="Відкрито новий міст і мостик"
    )
    answer = client.get("/search/suggest/?q=мост").json()
    assert answer["told"] == "4 підказки"
    assert [(item["text"], item["address"]) for item in answer["items"]] == [
        ("Петро Мостовий", "/officials/petro/"),
        ("Державна служба мостів", "/organisations/mosty-sluzhba/"),
        ("Мости", "/tags/mosty/"),
        ("Відкрито новий міст і\u00a0мостик", f"/news/{edition.slug}/"),
    ]
    assert all(item["note"] for item in answer["items"])


def test_language_is_the_addresses(client: Client, later: None) -> None:
    story = factories.article(headline_uk="Новий міст", headline_en="A new bridge")
    factories.published(story)
    factories.published(story, "en", at=NOON + SECOND)
    assert told(client, "bridge", "/en") == ["A new bridge"]
    assert told(client, "bridge") == told(client, "міст", "/en") == []


def test_newest_headlines_come_first_and_eight_are_enough(client: Client, later: None) -> None:
    for number in range(10):
        published_about(headline=f"Школа № {number}", at=NOON + SECOND * number)
    assert told(client, "школ") == [f"Школа №\u00a0{number}" for number in range(9, 1, -1)]


def test_a_common_beginning_is_looked_for_among_the_newest(
    client: Client, later: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suggesting, "COMMON", 3)
    monkeypatch.setattr(suggesting, "STEPS", ((0, 2), (2, 3)))
    for number in range(6):
        published_about(headline=f"Школа № {number}", at=NOON + SECOND * number)
    assert told(client, "школ") == [f"Школа №\u00a0{number}" for number in (5, 4, 3)]
    assert told(client, "школа 1") == []  # deep in the archive, and a suggestion is no search


def test_what_fewer_headlines_have_is_looked_for_among_the_newest_that_have_it(
    client: Client, later: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suggesting, "STEPS", ((0, 2), (2, 3)))
    for number in range(4):
        published_about(headline=f"Школа № {number}, школяр і школярка", at=NOON + SECOND * number)
    published_about(headline="Міст", at=NOON + SECOND * 5)
    assert told(client, "школ") == [f"Школа №\u00a0{number}, школяр і\u00a0школярка" for number in (3, 2, 1)]


def test_an_old_text_that_was_mended_today_keeps_its_place_among_the_headlines(
    client: Client, later: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suggesting, "STEPS", ((0, 2), (2, 9)))
    editions = [published_about(headline=f"Школа № {number}", at=NOON + SECOND * number) for number in range(4)]
    story = factories.rewrite(editions[0].article, now=NOON + SECOND * 10, headline_uk="Школа № 0, доповнено")
    workflow.publish(story, "uk", by=factories.iryna(), now=NOON + SECOND * 20)
    assert told(client, "школ") == [f"Школа №\u00a0{number}" for number in (3, 2, 1)] + ["Школа №\u00a00, доповнено"]


def test_news_to_come_is_suggested_from_its_very_second(client: Client, time_machine: Any) -> None:
    story = factories.article(headline_uk="Таємна нарада")
    story.tags.add(Tag.objects.create(name_uk="Таємниці", slug_uk="taiemnytsi"))
    Mention.objects.create(article=story, official=official("Тарас", "Таємний", "taras"))
    factories.approved(story)
    workflow.schedule(story, "uk", by=factories.iryna(), at=NOON + HOUR, now=NOON)
    time_machine.move_to(NOON + HOUR - MICROSECOND, tick=False)
    assert told(client, "таєм") == []
    time_machine.move_to(NOON + HOUR, tick=False)
    assert told(client, "таєм") == ["Тарас Таємний", "Таємниці", "Таємна нарада"]


def test_drafts_old_headlines_and_what_was_taken_are_not_suggested(client: Client, later: None) -> None:
    factories.article(headline_uk="Чернетка про щось")
    for verb in (workflow.withdraw, workflow.hold, workflow.take_down):
        edition = published_about(headline="Чернига про щось", tag=Tag.objects.create(name_uk=f"Черга {verb.__name__}"))
        verb(edition.article, "uk", by=factories.iryna(), now=NOON + SECOND, notice="Хибні дані.")
    first = published_about(headline="Черствий заголовок")
    story = factories.rewrite(first.article, now=NOON + SECOND, headline_uk="Свіжий заголовок")
    workflow.publish(story, "uk", by=factories.iryna(), now=NOON + SECOND)
    assert told(client, "чер") == []
    assert told(client, "заголов") == ["Свіжий заголовок"]


def test_renamed_things_are_found_by_their_new_name(client: Client, later: None) -> None:
    who = official()
    published_about(who=who)
    who.family_name_uk = "Петренко"
    who.save()
    assert told(client, "петр") == ["Ніна Петренко"]
    assert told(client, "гай") == []


def test_answer_is_the_same_for_everybody_and_kept_for_a_minute(client: Client, later: None) -> None:
    answer = client.get("/search/suggest/?q=гай")
    assert answer["Cache-Control"] == "public, max-age=60, s-maxage=5"
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert answer.json() == {"told": "Підказок немає", "items": []}
    assert client.post("/search/suggest/").status_code == 405


def test_suggesting_takes_six_queries_however_much_there_is(
    client: Client, later: None, django_assert_max_num_queries: Queries
) -> None:
    for number in range(12):
        published_about(headline=f"Гаряча новина {number}", who=official(slug=f"nina-{number}"))
    with django_assert_max_num_queries(6):
        assert len(told(client, "га")) == 8


def test_learning_anew_changes_nothing(client: Client, later: None) -> None:
    edition = published_about(headline="Гаряча новина")
    before = HeadlineWord.objects.count()
    search.learn([edition])
    assert HeadlineWord.objects.count() == before == 2

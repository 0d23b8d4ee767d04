"""What a query finds: all its words, by their beginnings, whatever the case, in what readers may be offered now."""

from typing import Any

import pytest
from django.core.management import call_command

from articles import search, workflow
from articles.models import Edition, SearchText, Tag
from articles.search import engine
from articles.workflow.chain import tampering
from tests import factories
from tests.factories import HOUR, MICROSECOND, NOON, SECOND

DAY = 24 * HOUR

pytestmark = pytest.mark.django_db


def found(query: str, language: str = "uk", at: Any = NOON + HOUR, **filters: Any) -> list[str]:
    return [one.headline for one in search.find(query, language, at, search.Filters(**filters)).editions]


@pytest.mark.parametrize(
    "query",
    [
        "БУДІВНИЦТВО",
        "будівництво п'ятниці",
        "п’ятниц",
        "ПʼЯТНИЦІ",
        "пятниці",
        "грунт",
        "ґрунт",
        "ґру\u0301нт",
        "міст через Десну",
        "десну міст",
        "2026",
    ],
)
def test_case_apostrophe_stress_and_order_make_no_difference(query: str) -> None:
    factories.published(
        headline_uk="Будівництво до п'ятниці", body_uk="<p>Новий міст через Десну, 2026 рік. Ґрунт перевірено.</p>"
    )
    assert found(query) == ["Будівництво до\u00a0п’ятниці"]


@pytest.mark.parametrize("query", ["школи лікарні", "колу", "іколу", "%", "_", "\\", "ш%л", "шо_л"])
def test_what_is_not_in_the_text_is_not_found(query: str) -> None:
    factories.published(headline_uk="У громаді відкрили школу", lead_uk="Лід.", body_uk="<p>Текст.</p>")
    words = search.query_words(query)
    assert not words or found(query) == []


def test_captions_quoted_people_and_topics_are_searched_too() -> None:
    story = factories.article(lead_photo=factories.photo(caption_uk="Перерізання стрічки", alt_text_uk="Люди"))
    story.tags.add(Tag.objects.create(name_uk="Енергетика", slug_uk="enerhetyka"))
    headline = factories.published(story).headline
    assert found("перерізання") == found("енергетик") == [headline]


def test_english_is_searched_in_english() -> None:
    story = factories.article(headline_en="The bridge is open")
    factories.published(story)
    factories.published(story, "en", at=NOON + SECOND)
    assert found("BRIDGE", "en") == ["The bridge is open"]
    assert found("bridge", "uk") == []


def test_waiting_text_is_found_from_its_second_on() -> None:
    story = factories.approved(headline_uk="Таємна нарада")
    workflow.schedule(story, "uk", by=factories.iryna(), at=NOON + HOUR, now=NOON)
    assert found("таємна", at=NOON + HOUR - MICROSECOND) == []
    assert found("таємна", at=NOON + HOUR) == ["Таємна нарада"]


def test_old_words_withdrawn_words_and_drafts_are_not_found() -> None:
    first = factories.published(headline_uk="Старий заголовок")
    story = factories.rewrite(first.article, now=NOON + SECOND, headline_uk="Новий заголовок")
    workflow.publish(story, "uk", by=factories.iryna(), now=NOON + SECOND)
    factories.edit(story, headline_uk="Чернетковий заголовок", now=NOON + 2 * SECOND)
    withdrawn = factories.published(headline_uk="Відкликаний заголовок")
    workflow.withdraw(withdrawn.article, "uk", by=factories.iryna(), now=NOON + SECOND, notice="Хибні дані.")
    assert found("заголовок") == ["Новий заголовок"]


def test_pages_show_every_found_text_exactly_once() -> None:
    made = [factories.published(at=NOON + SECOND * (number // 9)).pk for number in range(45)]
    place, seen = None, []
    while True:
        page = search.find("школу", "uk", NOON + HOUR, place=place)
        seen += [one.pk for one in page.editions]
        place = page.older
        if place is None:
            break
    assert seen == made[::-1]


def test_long_archive_is_looked_through_piece_by_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "REACH", 5)
    oldest = factories.published(headline_uk="Найдавніша новина", at=NOON)
    for number in range(12):
        factories.published(at=NOON + DAY * (1 + number // 4))
    pages = [search.find("найдавніша", "uk", NOON + 4 * DAY)]
    while pages[-1].older:
        pages.append(search.find("найдавніша", "uk", NOON + 4 * DAY, place=pages[-1].older))
    assert [page.is_cut for page in pages] == [True, True, False]
    assert [one.pk for page in pages for one in page.editions] == [oldest.pk]


def test_a_search_that_stops_names_no_editions_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """It counts recalled and waiting editions too."""
    monkeypatch.setattr(engine, "REACH", 2)
    for number in range(4):
        factories.published(at=NOON + DAY * number + MICROSECOND)
    page = search.find("нетакого", "uk", NOON + 5 * DAY)
    assert page.older == (NOON.replace(hour=0) + 2 * DAY, "")


def test_a_day_beyond_reach_is_looked_through_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "REACH", 2)
    oldest, *_others = [factories.published(at=NOON + SECOND * number) for number in range(5)]
    page = search.find("школу", "uk", NOON + HOUR)
    assert (page.is_cut, page.editions[-1].pk) == (False, oldest.pk)


def test_filters_narrow_and_an_unknown_thing_finds_nothing() -> None:
    story = factories.article(kind="statement", headline_uk="Заява про мости")
    story.tags.add(Tag.objects.create(name_uk="Мости", slug_uk="mosty"))
    factories.published(story)
    factories.published(headline_uk="Новина про мости", at=NOON + SECOND)
    assert found("мости", kind="statement") == found("мости", tag="mosty") == ["Заява про мости"]
    assert found("мости", since=NOON + SECOND) == ["Новина про мости"]
    assert found("мости", until=NOON + SECOND) == ["Заява про мости"]
    assert found("мости", official="nikhto") == []


def test_rows_lost_are_written_anew_and_are_no_part_of_the_chain() -> None:
    factories.published(headline_uk="Втрачений рядок")
    SearchText.objects.all().delete()
    assert found("втрачений") == []
    call_command("index_search", verbosity=0)
    call_command("index_search", verbosity=0)
    assert found("втрачений") == ["Втрачений рядок"]
    assert SearchText.objects.count() == Edition.objects.count()
    assert list(tampering()) == []


def test_a_query_has_a_length() -> None:
    assert len(search.query_words("слово " * 100_000)) == 1
    assert len(search.query_words(" ".join(f"с{number}" for number in range(50)))) == 10
    assert search.query_words("а 5 \x00 ' %") == ["5"]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Міністр і міністри", ["міністр"], ["Міністр", "міністри"]),
        ("у п’ятницю", ["пятниц"], ["п’ятницю"]),
        ("за́мок <b>", ["замок"], ["за́мок"]),
        ("F-16 і С-300", ["16", "300"], ["16", "300"]),
        ("нічого", [], []),
    ],
)
def test_found_words_are_marked_as_they_are_written(text: str, words: list[str], expected: list[str]) -> None:
    parts = search.marked(text, words)
    assert "".join(part.text for part in parts) == text
    assert [part.text for part in parts if part.is_found] == expected


def test_excerpt_is_cut_between_words_around_the_first_found_one() -> None:
    text = "початок " * 60 + "скарб " + "кінець " * 60
    shown = "".join(part.text for part in search.excerpt(text, ["скарб"], 100))
    assert "скарб" in shown
    assert shown.startswith("…початок")
    assert shown.endswith("кінець…")
    assert len(shown) < 120
    assert search.excerpt(text, ["немає"]) == []
    assert search.excerpt("скарб" * 90, ["скарб"], 50)[0].is_found

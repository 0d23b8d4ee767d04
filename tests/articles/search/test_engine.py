"""What a query finds and in which order: the same on both databases, held to a plain reading of every text."""

import random
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import search, workflow
from articles.models import Official, Organisation, SearchRow, SearchWord, Tag
from articles.models.tags import merge
from articles.search import engine, texts
from tests import factories
from tests.articles.search import corpus
from tests.factories import HOUR, MICROSECOND, NOON, SECOND

DAY = 24 * HOUR

pytestmark = pytest.mark.django_db


def ask(query: str, language: str = "uk", at: Any = NOON + HOUR, order: engine.Order = "best", **filters: Any) -> Any:
    return search.find(corpus.parse(query, language), language, at, search.Filters(**filters), order)


def found(query: str, language: str = "uk", at: Any = NOON + HOUR, **more: Any) -> list[str]:
    return [one.headline.replace("\u00a0", " ") for one in ask(query, language, at, **more).editions]


def all_pages(query: str, order: engine.Order) -> list[int]:
    asked, seen = corpus.parse(query, "uk"), []
    page = search.find(asked, "uk", NOON + HOUR, order=order)
    while True:
        seen += [one.pk for one in page.editions]
        if page.older:
            page = search.find(asked, "uk", NOON + HOUR, order=order, place=page.older)
        elif page.next_page:
            page = search.find(asked, "uk", NOON + HOUR, order=order, page=page.next_page)
        else:
            return seen


@pytest.mark.slow
@pytest.mark.parametrize(("order", "count"), [("best", 260), ("newest", 130)])
def test_every_query_finds_what_reading_every_text_finds_in_the_same_order(order: engine.Order, count: int) -> None:
    dice = random.Random(6)
    texts = corpus.publish(90, dice)
    asked = list(corpus.queries(count, texts, dice))
    wrong = [
        line
        for line in asked
        if all_pages(line, order) != corpus.expected(corpus.read(line), texts, NOON + HOUR, order)
    ]
    assert wrong == []
    assert sum(1 for line in asked if ask(line).total) > count / 2


@pytest.mark.parametrize(
    "query",
    [
        "БУДІВНИЦТВО",
        "будівництва п'ятницями",
        "ПʼЯТНИЦЯ",
        "пятниця",
        "грунт",
        "ґру\u0301нти",
        "міст через Десну",
        "2026",
    ],
)
def test_case_apostrophe_stress_inflection_and_order_make_no_difference(query: str) -> None:
    factories.published(
        headline_uk="Будівництво до п'ятниці", body_uk="<p>Новий міст через Десну, 2026 рік. Ґрунт перевірено.</p>"
    )
    assert found(query) == ["Будівництво до п’ятниці"]


@pytest.mark.parametrize(
    "query",
    ["школи лікарні", "колу", "%", "_", "\\", '"', "''", "AND", "NOT школа", "школа) OR (", '"школа" NEAR', "^", ":*",
     "школа:A", "terms : школа", "\x00", "&", "!школа & |", "<->", "-", "*", "'; DROP TABLE x; --", '""', "«»"],
)  # fmt: skip
def test_whatever_is_typed_is_words_or_nothing(query: str) -> None:
    factories.published(headline_uk="У громаді відкрили музей", lead_uk="Лід.", body_uk="<p>Текст.</p>")
    for order in ("best", "newest"):
        page = ask(query, order=order)
        asked = corpus.parse(query, "uk")
        assert page.total == (0 if asked.groups else 1)


def test_captions_quoted_people_and_topics_are_searched_too() -> None:
    story = factories.article(lead_photo=factories.photo(caption_uk="Перерізання стрічки", alt_text_uk="Люди"))
    story.tags.add(Tag.objects.create(name_uk="Енергетика", slug_uk="enerhetyka"))
    made = factories.published(story)
    assert ask("перерізання").editions == ask("енергетикою").editions == [made]


def test_each_language_is_searched_in_its_own_texts() -> None:
    story = factories.article(headline_en="NATO bridges are open", headline_uk="Мости NATO відкрито")
    factories.published(story)
    factories.published(story, "en", at=NOON + SECOND)
    assert found("BRIDGE", "en") == ["NATO bridges are open"]
    assert found("bridge", "uk") == []
    assert found("nato", "uk") == ["Мости NATO відкрито"]


def test_a_scheduled_text_is_found_from_its_very_second() -> None:
    story = factories.approved(headline_uk="Таємна нарада")
    workflow.schedule(story, "uk", by=factories.iryna(), at=NOON + HOUR, now=NOON)
    for order in ("best", "newest"):
        assert found("таємна", at=NOON + HOUR - MICROSECOND, order=order) == []
        assert found("таємна", at=NOON + HOUR, order=order) == ["Таємна нарада"]


def test_a_scheduled_update_replaces_the_text_at_its_very_second() -> None:
    first = factories.published(headline_uk="Старий заголовок")
    story = factories.rewrite(first.article, now=NOON + SECOND, headline_uk="Новий заголовок")
    workflow.schedule(story, "uk", by=factories.iryna(), at=NOON + HOUR, now=NOON + SECOND)
    assert found("заголовок", at=NOON + HOUR - MICROSECOND) == ["Старий заголовок"]
    assert found("заголовок", at=NOON + HOUR) == ["Новий заголовок"]
    assert found("старий", at=NOON + HOUR) == []


def test_a_recalled_text_is_not_found() -> None:
    story = factories.approved(headline_uk="Таємна нарада")
    workflow.schedule(story, "uk", by=factories.iryna(), at=NOON + HOUR, now=NOON)
    workflow.unschedule(story, "uk", by=factories.iryna(), now=NOON + SECOND)
    assert found("таємна", at=NOON + DAY) == []


def test_old_words_withdrawn_held_taken_words_and_drafts_are_not_found() -> None:
    first = factories.published(headline_uk="Старий заголовок")
    story = factories.rewrite(first.article, now=NOON + SECOND, headline_uk="Новий заголовок")
    workflow.publish(story, "uk", by=factories.iryna(), now=NOON + SECOND)
    factories.edit(story, headline_uk="Чернетковий заголовок", now=NOON + 2 * SECOND)
    for verb in (workflow.withdraw, workflow.hold, workflow.take_down):
        taken = factories.published(headline_uk="Забраний заголовок")
        verb(taken.article, "uk", by=factories.iryna(), now=NOON + SECOND, notice="Хибні дані.")
    for order in ("best", "newest"):
        assert found("заголовок", order=order) == ["Новий заголовок"]
    assert ask("заголовок").total == 1


def test_a_row_is_believed_nothing_but_words() -> None:
    """Whatever the index still holds, only what is live is offered."""
    first = factories.published(headline_uk="Старий заголовок")
    workflow.withdraw(first.article, "uk", by=factories.iryna(), now=NOON + SECOND, notice="Хибні дані.")
    row = texts.row_of(first, None)
    texts._write([], [row])
    assert found("старий") == found("старий", order="newest") == []
    assert ask("старий").facets == {"kind": []}


def test_a_headline_counts_more_than_a_lead_and_a_lead_more_than_a_body() -> None:
    factories.published(headline_uk="Перше", lead_uk="Лід.", body_uk="<p>Говорили про мости.</p>", at=NOON + 2 * SECOND)
    factories.published(headline_uk="Друге", lead_uk="Говорили про мости.", body_uk="<p>Так.</p>", at=NOON + SECOND)
    factories.published(headline_uk="Говорили про мости", lead_uk="Лід.", body_uk="<p>Так.</p>", at=NOON)
    assert found("міст") == ["Говорили про мости", "Друге", "Перше"]
    assert found("міст", order="newest") == ["Перше", "Друге", "Говорили про мости"]


def test_what_is_old_gives_way_to_what_is_new() -> None:
    factories.published(headline_uk="Мости відбудовано раніше", at=NOON - 400 * DAY)
    factories.published(headline_uk="Мости відбудовано тепер", at=NOON)
    factories.published(headline_uk="Про інше", lead_uk="Мости відбудовано.", at=NOON)
    assert found("мости") == ["Мости відбудовано тепер", "Мости відбудовано раніше", "Про інше"]


def test_neighbours_of_the_query_that_are_neighbours_in_the_text_come_first() -> None:
    factories.published(headline_uk="Міністра питали про оборону", at=NOON + SECOND)
    factories.published(headline_uk="Доповідь міністра оборони щойно", at=NOON)
    assert found("міністр оборони")[0] == "Доповідь міністра оборони щойно"


def test_a_phrase_does_not_reach_from_one_passage_into_the_next() -> None:
    factories.published(
        headline_uk="Візит міністра", lead_uk="Оборони місто досягло.", body_uk="<p>Одне</p><p>друге</p>"
    )
    assert found("«міністра оборони»") == found("«одне друге»") == []
    assert found("«візит міністра»") == ["Візит міністра"]
    assert found("«візиту»") == []


def test_a_search_counts_honestly_as_far_as_it_reaches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "REACH", 5)
    for number in range(6):
        factories.published(at=NOON + number * SECOND)
    page = ask("школа")
    assert (page.total, page.is_more, page.facets["kind"][0].count) == (5, True, 5)
    assert len(all_pages("школа", "newest")) == 6
    assert len(all_pages("школа", "best")) == 5


@pytest.mark.parametrize("waiting", [6, 12], ids=["some of a walk is alive", "a whole walk is dead"])
@pytest.mark.parametrize("line", ["школа", "шко*"])
def test_rows_of_dead_texts_do_not_crowd_out_the_living(
    line: str, waiting: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "REACH", 3)
    monkeypatch.setattr(engine, "SPARE", 1)
    for number in range(3):
        factories.published(at=NOON - number * SECOND)
    for number in range(waiting):
        story = factories.approved()
        workflow.schedule(story, "uk", by=factories.iryna(), at=NOON + (6 + number) * HOUR, now=NOON)
    assert ask(line, at=NOON + 5 * HOUR).total == 3


def test_a_word_of_several_meanings_may_stand_in_more_texts_than_each_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "REACH", 2)
    monkeypatch.setattr(engine, "SPARE", 1)
    for number in range(3):
        factories.published(headline_uk=f"Мат {number}", lead_uk="Лід.", at=NOON - number * SECOND)
    for number in range(4):
        story = factories.approved(headline_uk=f"Матері {number}", lead_uk="Лід.")
        workflow.schedule(story, "uk", by=factories.iryna(), at=NOON + (6 + number) * HOUR, now=NOON)
    assert ask("мати", at=NOON + 5 * HOUR).total == 2


def test_pages_show_every_found_text_exactly_once() -> None:
    first = factories.published()
    others = factories.copies(first, [NOON + SECOND * (number // 9) for number in range(1, 45)])
    made = [edition.pk for edition in (first, *others)]
    assert all_pages("школу", "newest") == made[::-1]
    assert sorted(all_pages("школу", "best")) == made


@pytest.mark.parametrize("few", [1, 2, 4])
def test_a_phrase_of_many_texts_is_told_from_its_pairs_in_another_order(
    few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether the first look at the newest with its pairs is enough, or all of them must be looked at."""
    monkeypatch.setattr(engine, "FEW", few)
    monkeypatch.setattr(engine, "REACH", 4)
    monkeypatch.setattr(engine, "SPARE", 1)
    phrase = factories.published(lead_uk="Сьогодні відкрили нову школу для трьохсот дітей.")
    decoy = factories.published(lead_uk="Сьогодні відкрили нову лікарню. За рік збудують нову школу.")
    made = [phrase, *factories.copies(phrase, [NOON + SECOND * number for number in (1, 2, 3, 10, 11, 20)])]
    factories.copies(decoy, [NOON + SECOND * number for number in (4, 5, 6, 7, 8, 9, 12, 13, 30, 31)])
    assert ask("«відкрили нову школу»", order="newest").total == 4
    assert set(all_pages("«відкрили нову школу»", "best")) == {one.pk for one in made[-4:]}
    monkeypatch.setattr(engine, "REACH", 100)
    assert sorted(all_pages("«відкрили нову школу»", "best")) == [one.pk for one in made]


def test_filters_narrow_and_an_unknown_thing_finds_nothing() -> None:
    story = factories.article(kind="press_release", headline_uk="Заява про мости")
    story.tags.add(Tag.objects.create(name_uk="Мости", slug_uk="mosty"))
    factories.published(story)
    factories.published(headline_uk="Новина про мости", at=NOON + SECOND)
    for order in ("best", "newest"):
        assert found("мости", kind="press_release", order=order) == found("мости", tag="mosty", order=order)
        assert found("", tag="mosty", order=order) == ["Заява про мости"]
        assert found("мости", since=NOON + SECOND, order=order) == ["Новина про мости"]
        assert found("мости", until=NOON + SECOND, order=order) == ["Заява про мости"]
        assert found("", since=NOON + MICROSECOND, order=order) == ["Новина про мости"]
        assert found("мости", official="nikhto", order=order) == []


def test_facets_say_how_many_of_the_found_have_each_value() -> None:
    tag = Tag.objects.create(name_uk="Мости", slug_uk="mosty")
    who = Official.objects.create(given_name_uk="Олена", family_name_uk="Коваль", slug_uk="olena-koval")
    body = Organisation.objects.create(name_uk="Агенція доріг", slug_uk="ahentsiia-dorih")
    for number in range(3):
        story = factories.article(kind="news" if number else "statement", organisation=body if number else None)
        if number:
            story.tags.add(tag)
            story.mentions.create(official=who)
            workflow.touch(story, by=factories.olena(), now=NOON)
        factories.published(story, at=NOON + number * SECOND)
    told = {thing: [(one.slug, one.name, one.count) for one in values] for thing, values in ask("школа").facets.items()}
    assert told == {
        "kind": [("news", "", 2), ("statement", "", 1)],
        "tag": [("mosty", "Мости", 2)],
        "official": [("olena-koval", "Олена Коваль", 2)],
        "organisation": [("ahentsiia-dorih", "Агенція доріг", 2)],
    }
    assert ask("школа", organisation="ahentsiia-dorih").total == ask("школа", official="olena-koval").total == 2


def test_a_merged_tag_is_found_by_its_old_address_and_by_the_new_one() -> None:
    old, new = (Tag.objects.create(name_uk=name, slug_uk=name) for name in ("stara", "nova"))
    for tag in (old, new):
        story = factories.article()
        story.tags.add(tag)
        workflow.touch(story, by=factories.olena(), now=NOON)
        factories.published(story)
    merge(old, new)
    assert ask("школа", tag="stara").total == ask("школа", tag="nova").total == 2


def test_a_query_with_a_word_that_nobody_wrote_says_which_and_finds_what_is_near() -> None:
    factories.published(headline_uk="Міністр оглянув новий міст")
    query = corpus.parse("міністр оглянути бегемотів", "uk")
    page = search.find(query, "uk", NOON + HOUR)
    assert (page.total, page.missing) == (0, ["бегемотів"])
    near = search.find_near(corpus.parse("міністр міст бегемотів", "uk"), "uk", NOON + HOUR)
    assert (near.is_near, [one.headline for one in near.editions]) == (True, ["Міністр оглянув новий міст"])
    assert search.find_near(corpus.parse("бегемотів жираф міст", "uk"), "uk", NOON + HOUR).editions == []


def test_words_are_counted_as_the_rows_have_them() -> None:
    corpus.publish(12, random.Random(3))
    first = factories.published()
    workflow.withdraw(first.article, "uk", by=factories.iryna(), now=NOON + SECOND, notice="Хибні дані.")
    terms: dict[str, int] = {}
    forms: dict[str, int] = {}
    for row in SearchRow.objects.all():
        entry = texts.entry(row)
        for term in set(entry.terms):
            terms[term] = terms.get(term, 0) + 1
        for form in set(entry.forms) - {"\ue000"}:
            forms[form] = forms.get(form, 0) + 1
    kept = SearchWord.objects.filter(language="uk")
    assert {one.word: one.texts for one in kept if one.texts} == terms
    assert {one.word: one.as_written for one in kept if one.as_written} == forms
    assert search.known(["міністр", "бегемот"], "uk").keys() == {"міністр"}


@pytest.mark.parametrize(("order", "most"), [("best", 4), ("newest", 3)])
def test_a_search_asks_a_fixed_number_of_times(order: engine.Order, most: int) -> None:
    for number in range(3):
        factories.published(at=NOON + number * SECOND)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            ask("школа міністерство", order=order)
        assert len(asked) == most

"""Beside an article: its neighbours in time, and texts with the most in common. Never drafts, never itself."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles import workflow
from articles.models import Edition, Mention, Official, Organisation, Tag
from articles.views import nearby as module
from articles.views.nearby import Nearby, nearby
from tests import factories
from tests.factories import HOUR, NOON, SECOND

pytestmark = pytest.mark.django_db
Queries = Callable[[int], Any]


def told(tags: list[Tag] = [], officials: list[Official] = [], **more: Any) -> Edition:  # noqa: B006
    """A published text about these."""
    at = more.pop("at", NOON)
    story = factories.article(**more)
    story.tags.add(*tags)
    for official in officials:
        Mention.objects.create(article=story, official=official)
    return factories.published(story, at=at)


def around(edition: Edition, at: Any = NOON + HOUR) -> Nearby:
    return nearby(edition, at)


@pytest.fixture
def tags() -> list[Tag]:
    return [Tag.objects.create(name_uk=f"Тема {n}", slug_uk=f"tema-{n}") for n in range(3)]


@pytest.fixture
def official() -> Official:
    return Official.objects.create(given_name_uk="Ніна", family_name_uk="Гай", slug_uk="nina-hai")


def test_neighbours_are_the_live_texts_just_before_and_after() -> None:
    one, two, three, four = (factories.published(at=NOON + SECOND * n) for n in range(4))
    assert (around(two).older, around(two).newer) == (one, three)
    assert (around(one).older, around(four).newer) == (None, None)


def test_neighbours_of_one_moment_are_told_apart() -> None:
    one, two, three = (factories.published() for _ in range(3))
    assert (around(two).older, around(two).newer) == (one, three)


def test_withdrawn_waiting_and_superseded_texts_are_no_neighbours(tags: list[Tag]) -> None:
    here = told(tags)
    withdrawn = told(tags, at=NOON + SECOND)
    workflow.withdraw(withdrawn.article, "uk", by=factories.iryna(), now=NOON + 2 * SECOND, notice="Хибне.")
    waiting = factories.article()
    waiting.tags.add(*tags)
    story = factories.approved(waiting, now=NOON + 3 * SECOND)
    workflow.schedule(story, "uk", by=factories.iryna(), at=NOON + 2 * HOUR, now=NOON + 3 * SECOND)
    draft = factories.article()
    draft.tags.add(*tags)
    assert around(here) == Nearby(None, None, [])
    shown = around(here, NOON + 2 * HOUR)
    assert [one.article for one in shown.related] == [story]
    assert shown.newer == shown.related[0]


def test_most_in_common_comes_first_and_of_equals_the_newest(tags: list[Tag], official: Official) -> None:
    ministry = Organisation.objects.create(name_uk="Міністерство", slug_uk="ministerstvo")
    here = told(tags, [official], organisation=ministry)
    told(organisation=ministry, at=NOON + 5 * SECOND)
    close = told(tags[:2], [official], at=NOON + SECOND)
    equal_old = told(tags[:1], at=NOON + 2 * SECOND)
    equal_new = told([], [official], at=NOON + 3 * SECOND)
    assert around(here).related == [close, equal_new, equal_old]


def test_article_is_not_related_to_its_own_other_editions(tags: list[Tag]) -> None:
    first = told(tags)
    story = factories.rewrite(first.article, now=NOON + SECOND)
    workflow.publish(story, "uk", by=factories.iryna(), now=NOON + SECOND)
    now = Edition.objects.live("uk", NOON + HOUR).get()
    assert around(now) == Nearby(None, None, [])


def test_neighbour_is_found_among_many_that_share_a_subject(tags: list[Tag], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BEST", 2)
    before = told(tags)
    here = told(tags, at=NOON + SECOND)
    after = told(tags, at=NOON + 2 * SECOND)
    for n in range(3, 6):
        told(tags, at=NOON + n * SECOND)
    assert (around(here).older, around(here).newer) == (before, after)


def test_the_many_editions_of_one_text_do_not_hide_the_others(tags: list[Tag], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TEXTS", 3)
    here, *others = (told(tags, at=NOON + SECOND * n) for n in range(3))
    busy = told(tags, at=NOON + 10 * SECOND)
    for n in range(5):
        factories.rewrite(busy.article, now=NOON + (20 + n) * SECOND, body_uk=f"<p>Оновлення {n}</p>")
        workflow.publish(busy.article, "uk", by=factories.iryna(), now=NOON + (20 + n) * SECOND)
    assert {one.article_id for one in around(here).related} == {busy.article_id, *(one.article_id for one in others)}


@pytest.mark.parametrize("number", [0, 1, 3, 4, 6, 9])
def test_the_question_has_one_of_two_lengths_for_each_kind_of_thing(number: int) -> None:
    assert len(module._filled(tuple(range(1, number + 1))[: module.THINGS])) in (3, 6)


def test_english_text_has_english_neighbours() -> None:
    story = factories.article()
    factories.published(story)
    english = factories.published(story, "en", at=NOON + SECOND)
    factories.published(at=NOON + 2 * SECOND)
    assert around(english) == Nearby(None, None, [])


def test_a_thousand_texts_on_one_subject_cost_two_queries(
    tags: list[Tag], official: Official, django_assert_num_queries: Queries
) -> None:
    here = told(tags, [official])
    for n in range(40):
        told(tags, [official], at=NOON + SECOND * n)
    with django_assert_num_queries(2):
        assert len(around(here).related) == 3


def test_article_page_shows_both(client: Client, time_machine: Any, tags: list[Tag]) -> None:
    before = factories.published()
    here = told(tags, at=NOON + SECOND)
    related = told(tags, at=NOON + 2 * SECOND)
    time_machine.move_to(NOON + HOUR, tick=False)
    page = client.get(f"/news/{here.slug}/").text
    assert f'rel="prev" href="/news/{before.slug}/"' in page
    assert f'rel="next" href="/news/{related.slug}/"' in page
    assert "На ту саму тему" in page
    assert "На ту саму тему" not in client.get(f"/news/{before.slug}/").text
    assert timezone.now() == NOON + HOUR

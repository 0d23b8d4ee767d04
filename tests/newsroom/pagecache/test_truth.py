"""Whatever happens in whatever order: what the page cache gives is what Django would make at that moment.

Leave out a trigger, a kind of boundary or the comparison of the clock with both ends of a page's span, and this fails.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from articles import workflow
from articles.models import Appointment, Article, Banner, Edition, Official, SearchRow, Standing, Tag
from articles.models.editions import READABLE
from newsroom.pagecache import PageCache
from tests import factories
from tests.articles import posts
from tests.factories import HOUR, NOON
from tests.newsroom.pagecache.conftest import Counted, Reply, ask

LANGUAGES = st.sampled_from(("uk", "en"))
ALWAYS = ("/", "/en/news/?text", "/search/?q=лід", "/tags/shkoly/")
MINUTES = st.integers(1, 240)


class Newsroom(RuleBasedStateMachine):
    """Editors, the clock, and a reader who after each step looks at pages through the door and past it."""

    def __init__(self, door: PageCache) -> None:
        super().__init__()
        self.door = door
        # Of each run a year of its own: what runs before have left in the database lies in its past.
        last = Edition.objects.order_by("-live_from").first()
        start = max(NOON, last.live_from if last else NOON) + dt.timedelta(days=2)
        self.clock = time_machine.travel(start, tick=False)
        self.time = self.clock.start()
        self.door.forget()
        self.stories: list[Article] = []
        self.tag, _ = Tag.objects.get_or_create(slug_uk="shkoly", defaults={"name_uk": "Школи"})
        self.official = Official.objects.filter(slug_uk="koval").first() or posts.official("Ірина", "Коваль", "koval")

    def teardown(self) -> None:
        self.clock.stop()

    @rule(language=LANGUAGES, minutes=st.one_of(st.none(), MINUTES))
    def give_out(self, language: str, minutes: int | None) -> None:
        """Now, or at a later minute."""
        story = factories.article()
        story.tags.add(self.tag)
        self.stories.append(story)
        self.send(story, language, minutes)

    def send(self, story: Article, language: str, minutes: int | None) -> None:
        now, why = timezone.now(), {"override_reason": "Терміново"} if language == "en" else {}
        by = factories.person("iryna", "publisher", "overrider")
        factories.approved(story, language, now=now)
        if minutes is None:
            workflow.publish(story, language, by=by, now=now, **why)
        else:
            workflow.schedule(story, language, by=by, now=now, at=now + dt.timedelta(minutes=minutes), **why)

    def some(self, standings: tuple[str, ...], number: int) -> Edition | None:
        """The edition in force of one of this run's texts, if nothing waits to replace it."""
        now = timezone.now()
        current = Edition.objects.current("uk", now) | Edition.objects.current("en", now)
        found = current.filter(article__in=self.stories, standing__in=standings, live_until=None).order_by("pk")
        return found[number % len(found)] if found else None

    @precondition(lambda self: self.stories)
    @rule(number=st.integers(0, 9), minutes=st.one_of(st.none(), MINUTES))
    def write_anew(self, number: int, minutes: int | None) -> None:
        edition = self.some((Standing.PUBLISHED,), number)
        if edition:
            factories.edit(edition.article, now=timezone.now(), **{f"lead_{edition.language}": f"Новий лід {number}"})
            self.send(edition.article, edition.language, minutes)

    @precondition(lambda self: self.stories)
    @rule(number=st.integers(0, 9), verb=st.sampled_from((workflow.withdraw, workflow.hold, workflow.take_down)))
    def take_from_readers(self, number: int, verb: Callable[..., Any]) -> None:
        edition = self.some((Standing.PUBLISHED,), number)
        if edition:
            verb(edition.article, edition.language, by=factories.iryna(), notice="Помилка", now=timezone.now())

    @precondition(lambda self: self.stories)
    @rule(number=st.integers(0, 9))
    def call_back(self, number: int) -> None:
        now = timezone.now()
        waiting = Edition.objects.scheduled("uk", now) | Edition.objects.scheduled("en", now)
        found = waiting.filter(article__in=self.stories).order_by("pk")
        if found:
            edition = found[number % len(found)]
            workflow.unschedule(edition.article, edition.language, by=factories.iryna(), now=now)

    @rule(since=st.integers(-10, 120), lasts=st.one_of(st.none(), MINUTES))
    def put_a_banner_up(self, since: int, lasts: int | None) -> None:
        begins = timezone.now() + dt.timedelta(minutes=since)
        until = begins + dt.timedelta(minutes=lasts) if lasts else None
        Banner.objects.create(text_uk="Тривога", text_en="Alert", since=begins, until=until)

    @rule()
    def end_all_banners(self) -> None:
        Banner.objects.filter(since__lt=timezone.now(), until=None).update(until=timezone.now())

    @rule(name=st.sampled_from(("Школи", "Освіта")))
    def rename_the_tag(self, name: str) -> None:
        Tag.objects.filter(pk=self.tag.pk).update(name_uk=name)

    @rule(days=st.integers(0, 2))
    def appoint(self, days: int) -> None:
        """Readers learn of it when its day begins in Kyiv."""
        post = posts.post("Міністерка", "Minister")
        Appointment.objects.filter(official=self.official, until_on=None).delete()
        posts.appoint(self.official, post, timezone.localdate() + dt.timedelta(days=days))

    @rule()
    def index_anew(self) -> None:
        SearchRow.objects.update(headline=" =інші інші =слова слово ")

    @rule(step=st.one_of(MINUTES.map(lambda minutes: dt.timedelta(minutes=minutes)), st.just(dt.timedelta(hours=12))))
    def time_passes(self, step: dt.timedelta) -> None:
        self.time.shift(step)

    @rule()
    def the_next_boundary_comes(self) -> None:
        """To the very microsecond."""
        now = timezone.now()
        coming = Edition.objects.filter(live_from__gt=now).order_by("live_from").first()
        if coming:
            self.time.move_to(coming.live_from)

    @rule(back=MINUTES)
    def the_clock_is_put_back_and_right_again(self, back: int) -> None:
        self.time.shift(dt.timedelta(minutes=-back))
        self.readers_get_the_truth()
        self.time.shift(dt.timedelta(minutes=back))

    @invariant()
    def readers_get_the_truth(self) -> None:
        own = [f"/{'' if one.language == 'uk' else 'en/'}news/{one.slug}/" for one in self.editions()]
        for address in (*ALWAYS, *own):
            given, made = ask(self.door, address), ask(self.door.application, address)
            assert said(given) == said(made), f"{address} at {timezone.now()}"

    def editions(self) -> list[Edition]:
        return list(Edition.objects.filter(article__in=self.stories[-1:], number=1))


def said(reply: Reply) -> tuple[int, str, str, bytes]:
    """What a page says to its reader; a moved one where to."""
    return reply.status, reply.headers.get("Location", ""), reply.headers["Content-Language"], reply.body


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_stored_page_is_what_would_be_made_now(door: PageCache, django: Counted) -> None:
    run = settings(
        max_examples=6,
        stateful_step_count=15,
        phases=[Phase.generate],  # making a failing run shorter takes minutes
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(lambda: Newsroom(door), settings=run)


@pytest.mark.django_db(transaction=True)
def test_a_text_is_there_from_its_very_microsecond(door: PageCache, time_machine: Any) -> None:
    time_machine.move_to(NOON, tick=False)
    story = factories.approved()
    at = NOON + HOUR + dt.timedelta(microseconds=123_457)
    edition = workflow.schedule(story, "uk", by=factories.iryna(), at=at, now=NOON).edition
    assert edition
    assert edition.standing in READABLE
    for moment, is_there in ((NOON, False), (at - factories.MICROSECOND, False), (at, True), (NOON, False)):
        time_machine.move_to(moment, tick=False)
        assert (story.headline_uk in ask(door, "/news/").text) is is_there
        assert (ask(door, f"/news/{edition.slug}/").status == 200) is is_there


@pytest.mark.django_db(transaction=True)
def test_today_becomes_yesterday_at_midnight_in_kyiv(door: PageCache, time_machine: Any) -> None:
    time_machine.move_to(NOON, tick=False)
    factories.published()
    assert "Сьогодні, 17" in ask(door, "/news/").text
    time_machine.move_to(dt.datetime(2040, 5, 17, 20, 59, 59, tzinfo=dt.UTC), tick=False)
    assert "Сьогодні, 17" in ask(door, "/news/").text
    time_machine.shift(1)
    assert "Сьогодні, 17" not in ask(door, "/news/").text

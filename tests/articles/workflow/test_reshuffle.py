"""A change of posts prepared in advance: nobody outside the desk meets it before its day."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from articles import workflow
from articles.models import Appointment, Mention, Organisation, Reshuffle
from articles.views import directory
from articles.workflow import Refused, reshuffle
from articles.workflow.reshuffle import Seat
from newsroom.audit import AuditEvent
from tests.articles.posts import appoint, official, post
from tests.factories import NOON, SECOND, approved, article, edit, iryna, published, taras

pytestmark = pytest.mark.django_db
TODAY = NOON.date()
DAY = dt.timedelta(days=1)
TOMORROW = TODAY + DAY
LONG_AGO = dt.date(2039, 1, 1)
MIDNIGHT = dt.datetime(2040, 5, 17, 21, tzinfo=dt.UTC)  # 18 May, 00:00 in Kyiv


@pytest.fixture(autouse=True)
def ukrainian_noon(time_machine: Any) -> Iterator[None]:
    time_machine.move_to(NOON, tick=False)
    with translation.override("uk"):
        yield


@pytest.fixture
def house() -> Any:
    """Koval is the minister, Bondar his deputy; Moroz is nobody yet."""

    class House:
        ministry = Organisation.objects.create(name_uk="Міністерство", name_en="Ministry", slug_uk="m", slug_en="m")
        minister = post("Міністр оборони", "Minister of Defence", organisation=ministry, rank=1)
        deputy = post("Заступник міністра", "Deputy Minister", organisation=ministry, rank=2)
        koval = official("Юрій", "Коваль", "yurii-koval")
        bondar = official("Олена", "Бондар", "olena-bondar")
        moroz = official("Ганна", "Мороз", "hanna-moroz")

    appoint(House.koval, House.minister, LONG_AGO)
    appoint(House.bondar, House.deputy, LONG_AGO)
    return House


def holders(position: Any, day: dt.date) -> list[str]:
    return [str(term.official) for term in Appointment.objects.on(day).filter(position=position)]


def change(house: Any) -> Reshuffle:
    """Bondar takes the ministry, Koval the deputy's post as acting."""
    seats = [Seat(house.minister, house.bondar), Seat(house.deputy, house.koval, acting=True)]
    return reshuffle.prepare(TOMORROW, seats, by=taras(), now=NOON)


def test_posts_change_hands_on_the_day_and_not_before(house: Any) -> None:
    change(house)
    assert holders(house.minister, TODAY) == ["Юрій Коваль"]
    assert holders(house.minister, TOMORROW) == ["Олена Бондар"]
    assert holders(house.deputy, TOMORROW) == ["Юрій Коваль"]
    event = AuditEvent.objects.get(what="official.reshuffled")
    assert event.by == taras()
    assert "Олена Бондар" in str(event.details["changes"])
    assert event.about == f"articles.official:{house.bondar.pk}"  # hidden with the officials, for it is a secret yet


def test_preview_says_who_leaves_and_who_comes(house: Any) -> None:
    seats = [Seat(house.minister, house.bondar), Seat(house.deputy, None)]
    assert reshuffle.plan(TOMORROW, seats, TODAY).sentences == [
        "Юрій Коваль залишає посаду «Міністр оборони».",
        "Олена Бондар залишає посаду «Заступник міністра», і вона стає вакантною.",
        "Олена Бондар обіймає посаду «Міністр оборони».",
    ]
    assert not Reshuffle.objects.exists()


def test_readers_see_nothing_of_it_until_its_second(house: Any, client: Client, time_machine: Any) -> None:
    """Neither the new post nor a person who has no post but this one, on any page, feed, map or search."""
    reshuffle.prepare(TOMORROW, [Seat(house.minister, house.moroz)], by=taras(), now=NOON)
    published()
    minister = client.get("/officials/yurii-koval/").text
    pages = ["/", "/officials/", "/officials/?letter=М", "/organisations/m/", "/search/?q=Мороз", "/feeds/"]
    pages += [f"/en{path}" for path in pages]
    for path in [*pages, "/sitemaps/pages.xml"]:
        answer = client.get(path)
        text = b"".join(answer).decode() if answer.streaming else answer.content.decode()  # type: ignore[attr-defined]
        assert answer.status_code == 200, path
        said = text.replace("q=%D0%9C%D0%BE%D1%80%D0%BE%D0%B7", "").replace('value="Мороз"', "")
        assert not re.search("hanna-moroz|Ганна", said), path
    for path in ("/officials/hanna-moroz/", "/en/officials/hanna-moroz-en/", "/feeds/officials/hanna-moroz.rss"):
        assert client.get(path).status_code == 404, path
    assert "18 травня" not in minister
    assert "2040" not in minister.partition("<footer")[0]
    assert re.search(r'"jobTitle": ?\["Міністр оборони"\]', minister)
    assert str(directory.highest("uk", NOON)[0]["official"]) == "Юрій Коваль"

    time_machine.move_to(MIDNIGHT - SECOND, tick=False)
    assert client.get("/officials/hanna-moroz/").status_code == 404
    time_machine.move_to(MIDNIGHT, tick=False)
    assert "Міністр оборони" in client.get("/officials/hanna-moroz/").text
    assert str(directory.highest("uk", MIDNIGHT)[0]["official"]) == "Ганна Мороз"


def test_change_is_taken_back_as_a_whole_before_its_day(house: Any) -> None:
    prepared = change(house)
    reshuffle.take_back(prepared, by=taras(), now=NOON)
    for position, name in ((house.minister, "Юрій Коваль"), (house.deputy, "Олена Бондар")):
        assert holders(position, TODAY) == holders(position, TOMORROW) == [name]
    assert not Appointment.objects.exclude(until_on=None).exists()
    assert AuditEvent.objects.filter(what="official.taken_back").exists()


def test_end_that_was_planned_before_comes_back_with_it(house: Any) -> None:
    Appointment.objects.filter(official=house.koval).update(until_on=TODAY + 30 * DAY)
    reshuffle.take_back(change(house), by=taras(), now=NOON)
    assert Appointment.objects.get(official=house.koval).until_on == TODAY + 30 * DAY


def test_change_is_not_taken_back_once_readers_have_it(house: Any) -> None:
    prepared = change(house)
    with pytest.raises(Refused, match="Її день настав"):
        reshuffle.take_back(prepared, by=taras(), now=NOON + DAY)
    assert holders(house.minister, TOMORROW) == ["Олена Бондар"]


def test_change_that_somebody_mended_by_hand_is_not_taken_back(house: Any) -> None:
    prepared = change(house)
    Appointment.objects.filter(pk=prepared.begun[0]).update(from_on=TOMORROW + DAY)
    with pytest.raises(Refused, match="Хтось уже змінив"):
        reshuffle.take_back(prepared, by=taras(), now=NOON)


@pytest.mark.parametrize(
    ("seats", "words"),
    [
        (lambda house: [], "принаймні одну посаду"),
        (lambda house: [Seat(house.minister, house.koval)], "Юрій Коваль уже обіймає її"),
        (lambda house: [Seat(house.minister, house.bondar), Seat(house.minister, house.moroz)], "вказано двічі"),
        (lambda house: [Seat(post("Речник"), None)], "ніхто не обіймає"),
    ],
)
def test_change_that_makes_no_sense_is_refused_in_words(house: Any, seats: Any, words: str) -> None:
    with pytest.raises(Refused, match=words):
        reshuffle.prepare(TOMORROW, seats(house), by=taras(), now=NOON)
    assert not Reshuffle.objects.exists()


def test_past_is_not_reshuffled(house: Any) -> None:
    with pytest.raises(Refused, match="день уже минув"):
        reshuffle.prepare(TODAY - DAY, [Seat(house.minister, house.moroz)], by=taras(), now=NOON)


def test_second_change_of_one_post_waits_for_the_first_to_be_taken_back(house: Any) -> None:
    change(house)
    with pytest.raises(Refused, match="уже має обійняти її"):
        reshuffle.prepare(TOMORROW, [Seat(house.minister, house.moroz)], by=taras(), now=NOON)


def test_post_forgotten_beside_the_new_one_and_a_missing_title_are_said(house: Any) -> None:
    spokesperson = post("Речник")
    made = reshuffle.plan(TOMORROW, [Seat(spokesperson, house.bondar)], TODAY)
    assert made.doubts[0] == "Олена Бондар обійматиме кілька посад водночас: «Речник»; «Заступник міністра»."
    assert "не має назви англійською" in made.doubts[1]
    assert made.problems == []


def test_plan_asks_as_much_for_many_posts_as_for_one(house: Any, django_assert_max_num_queries: Any) -> None:
    seats, another = [Seat(house.minister, house.moroz)], Seat(house.deputy, official("Ігор", "Лис"))
    with django_assert_max_num_queries(8) as few:
        reshuffle.plan(TOMORROW, seats, TODAY)
    with django_assert_max_num_queries(len(few.captured_queries)):
        reshuffle.plan(TOMORROW, [*seats, another], TODAY)


def test_announcement_of_a_later_event_does_not_tell_of_a_prepared_appointment(house: Any) -> None:
    """Its title is the one of the event date; it waits until readers may know of it."""
    reshuffle.prepare(TOMORROW, [Seat(house.minister, house.moroz)], by=taras(), now=NOON)
    story = article(event_on=TOMORROW + DAY)
    Mention.objects.create(article=story, official=house.moroz)
    approved(edit(story, now=NOON), now=NOON)
    with pytest.raises(Refused, match="лише з 18 травня 2040"):
        workflow.publish(story, "uk", by=iryna(), now=NOON)
    with pytest.raises(Refused, match="лише з 18 травня 2040"):
        workflow.schedule(story, "uk", at=MIDNIGHT - SECOND, by=iryna(), now=NOON)
    scheduled = workflow.schedule(story, "uk", at=MIDNIGHT, by=iryna(), now=NOON).edition
    assert scheduled
    assert scheduled.content["mentions"][0]["title"] == "Міністр оборони"

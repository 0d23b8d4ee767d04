"""The title beside a name is the one held that day, for ever; the page of an official shows the present one."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from articles.models import Appointment, Mention, Official, Position, PositionTitle
from articles.models.shown import posts_taken, titled, titles_of
from tests import factories
from tests.factories import HOUR, NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def promoted() -> Official:
    """Deputy until the day after the event, minister since."""
    official = Official.objects.create(
        given_name_uk="Ніна", family_name_uk="Гай", slug_uk="nina-hai", given_name_en="Nina", family_name_en="Hai"
    )
    day = NOON.date()
    for rank, title, from_on, until_on in (
        (2, "заступниця міністра", dt.date(2030, 1, 1), day + dt.timedelta(days=1)),
        (1, "міністерка", day + dt.timedelta(days=1), None),
    ):
        position = Position.objects.create(rank=rank)
        PositionTitle.objects.create(position=position, title_uk=title)
        Appointment.objects.create(official=official, position=position, from_on=from_on, until_on=until_on)
    return official


def test_article_keeps_the_title_held_on_the_event_date(client: Client, time_machine: Any, promoted: Official) -> None:
    story = factories.article()
    Mention.objects.create(article=story, official=promoted)
    edition = factories.published(story)
    time_machine.move_to(NOON + 48 * HOUR, tick=False)

    page = client.get(f"/news/{edition.slug}/").content.decode()
    assert "Заступниця міністра" in page
    assert "Міністерка" not in page


def test_official_shows_every_position_with_its_dates(client: Client, time_machine: Any, promoted: Official) -> None:
    time_machine.move_to(NOON + 48 * HOUR, tick=False)
    page = client.get("/officials/nina-hai/").content.decode()
    assert page.index("Міністерка") < page.index("Заступниця міністра")
    assert '<time datetime="2030-01-01">' in page
    assert '<time datetime="2040-05-17">' in page  # the last day in office, not the first one out of it


def test_appointment_to_come_is_not_told(client: Client, time_machine: Any, promoted: Official) -> None:
    time_machine.move_to(NOON, tick=False)
    for path in ("/officials/", "/officials/nina-hai/"):
        page = client.get(path).content.decode()
        assert "Заступниця міністра" in page
        assert "Міністерка" not in page


def test_language_switch_leads_nowhere_for_an_official_without_an_english_page(
    client: Client, time_machine: Any, promoted: Official
) -> None:
    time_machine.move_to(NOON, tick=False)
    page = client.get("/officials/nina-hai/").content.decode()
    assert "hreflang" not in page.split("</head>")[0]
    assert 'href="/en/' not in page


@pytest.mark.parametrize("until_on", [None, dt.date(2040, 5, 17), dt.date(2040, 5, 16), dt.date(2040, 6, 1)])
@pytest.mark.parametrize("named_from", [None, dt.date(2040, 5, 15), dt.date(2040, 5, 16), dt.date(2040, 5, 17)])
@pytest.mark.parametrize("named_until", [None, dt.date(2040, 5, 16), dt.date(2040, 5, 17), dt.date(2040, 5, 18)])
def test_database_and_page_agree_on_who_has_a_title(
    until_on: dt.date | None, named_from: dt.date | None, named_until: dt.date | None
) -> None:
    """On 17 May, of a post that had a name from one day until another."""
    if named_from and named_until and named_until <= named_from:
        pytest.skip("the database keeps no such name")
    post = Position.objects.create()
    PositionTitle.objects.create(position=post, title_uk="речниця", from_on=named_from, until_on=named_until)
    someone = Official.objects.create(given_name_uk="Ія", family_name_uk="Дуб", slug_uk="iia-dub")
    Appointment.objects.create(official=someone, position=post, from_on=dt.date(2040, 5, 1), until_on=until_on)
    today = NOON.date()
    for language in ("uk", "en"):
        on_page = [post for post, _title, _until in titles_of(posts_taken(someone, today), language, today)]
        assert list(titled(language, today)) == on_page

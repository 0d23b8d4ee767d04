"""The title beside a name is the one held that day, for ever; the page of an official shows the present one."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from articles.models import Appointment, Mention, Official, Position, PositionTitle
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

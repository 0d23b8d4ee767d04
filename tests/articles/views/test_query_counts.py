"""What each kind of public page asks of the database: few questions, and as many for much as for little."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import (
    Appointment,
    Article,
    Edition,
    Kind,
    Mention,
    Official,
    Organisation,
    Position,
    PositionTitle,
    Tag,
)
from tests import factories
from tests.factories import HOUR, NOON, SECOND

pytestmark = pytest.mark.django_db
PAGES = {
    "/": 5,
    "/news/": 2,
    "/kind/photo_report/": 2,
    "/photo-reports/": 2,
    "/tags/osvita/": 4,
    "/officials/": 3,
    "/officials/nina-hai/": 5,
    "/organisations/": 2,
    "/organisations/tsentr/": 5,
    "/archive/": 3,
    "/archive/2040/": 4,
    "/archive/2040/05/": 5,
    "/archive/2040/05/17/": 4,
}
ARTICLE = 6


@pytest.fixture
def things() -> dict[str, Any]:
    official = Official.objects.create(given_name_uk="Ніна", family_name_uk="Гай", slug_uk="nina-hai")
    organisation = Organisation.objects.create(name_uk="Центр", slug_uk="tsentr")
    position = Position.objects.create(organisation=organisation, rank=1)
    PositionTitle.objects.create(position=position, title_uk="директорка")
    Appointment.objects.create(official=official, position=position, from_on=dt.date(2030, 1, 1))
    return {
        "official": official,
        "organisation": organisation,
        "tag": Tag.objects.create(name_uk="Освіта", slug_uk="osvita"),
        "photo": factories.photo(),
    }


def publish(things: dict[str, Any], number: int) -> Edition:
    """A photo report about all of these things."""
    fields = {"kind": Kind.PHOTO_REPORT, "organisation": things["organisation"], "lead_photo": things["photo"]}
    story: Article = factories.article(headline_en="", **fields)
    story.tags.add(things["tag"])
    Mention.objects.create(article=story, official=things["official"])
    return factories.published(story, at=NOON + number * SECOND)


def asked(client: Client, path: str) -> int:
    client.get(path)  # what a process asks once (its questions' own SQL) is not what a page costs
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)
    assert answer.status_code == 200, path
    return len(queries)


def test_no_page_asks_more_of_a_larger_archive(client: Client, time_machine: Any, things: dict[str, Any]) -> None:
    time_machine.move_to(NOON + HOUR, tick=False)
    first = publish(things, 0)
    publish(things, 1)
    pages = {f"/news/{first.slug}/": ARTICLE, **PAGES}
    few = {path: asked(client, path) for path in pages}
    factories.copies(first, [NOON + number * SECOND for number in range(2, 25)])
    many = {path: asked(client, path) for path in pages}
    assert {path: (few[path], many[path]) for path in pages if max(few[path], many[path]) > pages[path]} == {}
    assert many == few

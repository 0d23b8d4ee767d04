"""The archive: honest numbers, and a way on from every year, month and day."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from articles import workflow
from tests import factories
from tests.factories import HOUR, MICROSECOND, NOON, SECOND

pytestmark = pytest.mark.django_db
Queries = Callable[[int], Any]
DAY = dt.timedelta(days=1)


@pytest.fixture
def year(time_machine: Any) -> None:
    """Three texts on 17 May, one on 20 May, one on 1 July of the year before; today is 1 June 2040."""
    factories.published(at=NOON - 320 * DAY)
    for _ in range(3):
        factories.published()
    factories.published(at=NOON + 3 * DAY)
    time_machine.move_to(NOON + 15 * DAY, tick=False)


def links(page: str, rel: str) -> list[str]:
    return re.findall(rf'rel="{rel}" href="([^"]+)"', page)


def test_year_counts_its_months_and_leads_to_the_years_beside_it(client: Client, year: None) -> None:
    page = client.get("/archive/2040/").text
    assert "Опубліковано 4 матеріали" in page
    assert re.search(r'/archive/2040/05/">Травень <span class="tally">4 матеріали', page)
    assert "/archive/2040/06/" not in page
    assert links(page, "prev") == ["/archive/2039/"]
    assert links(client.get("/archive/2039/").text, "next") == ["/archive/2040/"]


def test_month_counts_its_days_and_leads_over_empty_months(client: Client, year: None) -> None:
    page = client.get("/archive/2040/05/").text
    assert "Опубліковано 4 матеріали" in page
    assert re.search(r'/archive/2040/05/17/">.*?<span class="sr">3 матеріали', page)
    assert '<th scope="col">' in page
    assert links(page, "prev") == ["/archive/2039/07/"]
    assert links(client.get("/archive/2039/07/").text, "next") == ["/archive/2040/05/"]


def test_day_leads_to_the_nearest_days_with_news(client: Client, year: None) -> None:
    page = client.get("/archive/2040/05/17/").text
    assert links(page, "next") == ["/archive/2040/05/20/"]
    assert links(page, "prev") == ["/archive/2039/07/02/"]


def test_empty_day_says_so_and_offers_the_nearest_ones(client: Client, year: None) -> None:
    page = client.get("/archive/2040/05/18/").text
    assert "Цього дня нічого не публікували" in page
    assert 'href="/archive/2040/05/17/"' in page
    assert 'href="/archive/2040/05/20/"' in page


def test_text_to_come_is_neither_counted_nor_led_to(client: Client, time_machine: Any) -> None:
    factories.published()
    story = factories.approved(now=NOON + SECOND)
    workflow.schedule(story, "uk", by=factories.iryna(), at=NOON + DAY, now=NOON + SECOND)
    time_machine.move_to(NOON + DAY - MICROSECOND, tick=False)
    assert links(client.get("/archive/2040/05/17/").text, "next") == []
    assert "Опубліковано 1 матеріал<" in client.get("/archive/2040/05/").text
    time_machine.move_to(NOON + DAY, tick=False)
    assert links(client.get("/archive/2040/05/17/").text, "next") == ["/archive/2040/05/18/"]
    assert "Опубліковано 2 матеріали<" in client.get("/archive/2040/05/").text


def test_year_is_a_kyiv_year(client: Client, time_machine: Any) -> None:
    factories.published(at=dt.datetime(2040, 12, 31, 22, tzinfo=dt.UTC))  # 00:00 of 1 January in Kyiv
    time_machine.move_to(dt.datetime(2041, 1, 2, tzinfo=dt.UTC), tick=False)
    assert "Опубліковано 0" in client.get("/archive/2040/").text
    assert "Опубліковано 1 матеріал<" in client.get("/archive/2041/").text


@pytest.mark.parametrize(
    "path", ["/archive/2040/", "/archive/2040/05/", "/archive/2040/05/17/", "/archive/2040/05/18/"]
)
def test_archive_page_takes_at_most_five_queries_however_much_there_is(
    client: Client, year: None, path: str, django_assert_max_num_queries: Queries
) -> None:
    moments = [NOON + HOUR + SECOND * number for number in range(1, 30)]
    factories.copies(factories.published(at=NOON + HOUR), moments)
    with django_assert_max_num_queries(5):
        assert client.get(path).status_code == 200

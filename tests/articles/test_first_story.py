"""A page of ministry news goes the whole way: imported, finished, approved, scheduled, read. Nobody works the clock."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import Appointment, Article, Edition, Official, Position, PositionTitle
from articles.roles import PUBLISHER, REVIEWER, WRITER
from tests.articles.admin.conftest import person
from tests.factories import SECOND, photo

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

SAMPLE = Path(__file__).parent.parent / "samples" / "ministry-page.txt"
EVENT_ON = dt.date(2025, 8, 22)
PASSWORD = "a long enough password"
PLACEHOLDER = "[Фото:"


def minister() -> Official:
    """Minister of Defence on the day of the event, and something else since."""
    shmyhal = Official.objects.create(given_name_uk="Денис", family_name_uk="Шмигаль", slug_uk="denys-shmyhal")
    for title, start, end in (
        ("Міністр оборони України", dt.date(2025, 7, 17), dt.date(2026, 1, 14)),
        ("Міністр енергетики України", dt.date(2026, 1, 14), None),
    ):
        post = Position.objects.create(rank=1)
        PositionTitle.objects.create(position=post, title_uk=title)
        Appointment.objects.create(official=shmyhal, position=post, from_on=start, until_on=end)
    return shmyhal


def sign_in(page: Page, site: LiveServer, name: str, role: str) -> Page:
    user = person(name, role)
    user.set_password(PASSWORD)
    user.save()
    page.goto(f"{site.url}{reverse('admin:login')}")
    page.fill("[name=username]", name)
    page.fill("[name=password]", PASSWORD)
    page.click("[type=submit]")
    return page


def make_move(page: Page, site: LiveServer, story: Article, move: str, **given: str) -> None:
    page.goto(f"{site.url}{reverse('admin:articles_article_change', args=[story.pk])}")
    page.click(f'[data-move="{move}"]')
    for name, value in given.items():
        page.fill(f"[name={name}]", value)
    page.click(".move-form button[type=submit]")
    expect(page.locator(".messagelist .success")).to_be_visible()


def put_photos_in_their_places(page: Page) -> None:
    body = page.locator('.prose-editor:has(textarea[name="body_uk"])')
    places = body.locator(".ProseMirror[contenteditable] p", has_text=PLACEHOLDER)
    expect(places.first).to_be_visible()
    for left in range(places.count(), 0, -1):
        places.first.click(click_count=3)
        body.locator('button[data-name="photo"]').click()
        page.locator(".picker .pick").first.click()
        expect(places).to_have_count(left - 1)


def addresses(edition: Edition, official: Official) -> dict[str, str]:
    day = timezone.localtime(edition.live_from)
    return {
        "article": f"/news/{edition.slug}/",
        "front": "/",
        "news": "/news/",
        "kind": "/kind/news/",
        "official": f"/officials/{official.slug_uk}/",
        "archive": f"/archive/{day:%Y/%m/%d}/",
    }


def test_scraped_page_reaches_readers_at_its_second_through_three_people(
    live_server: LiveServer, open_page: Callable[..., Page], client: Client
) -> None:
    shmyhal = minister()
    photo()
    person("olena", WRITER)
    call_command("import_page", str(SAMPLE), event_date="2025-08-22", by="olena", verbosity=0)
    story = Article.objects.get()

    olena = sign_in(open_page(), live_server, "olena", WRITER)
    olena.goto(f"{live_server.url}{reverse('admin:articles_article_change', args=[story.pk])}")
    put_photos_in_their_places(olena)
    expect(olena.locator(".panel").first.locator(".readiness .unmet").first).to_be_visible()
    olena.click("[name=_save]")
    expect(olena.locator(".messagelist .success")).to_be_visible()
    expect(olena.locator(".panel").first.locator(".readiness .unmet")).to_have_count(0)
    make_move(olena, live_server, story, "uk/submit")

    taras = sign_in(open_page(), live_server, "taras", REVIEWER)
    make_move(taras, live_server, story, "uk/approve")

    iryna = sign_in(open_page(), live_server, "iryna", PUBLISHER)
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    make_move(iryna, live_server, story, "uk/schedule", at=f"{tomorrow}T09:00:07")

    edition = Edition.objects.get()
    second = edition.live_from
    assert timezone.localtime(second).isoformat().startswith(f"{tomorrow}T09:00:07")

    assert [mention["title"] for mention in edition.content["mentions"]] == ["Міністр оборони України"]

    pages = addresses(edition, shmyhal)
    with time_machine.travel(second - SECOND, tick=False):
        assert client.get(pages["article"]).status_code == 404
        for name, address in pages.items():
            assert edition.headline not in client.get(address).content.decode(), name
    with time_machine.travel(second, tick=False):
        for name, address in pages.items():
            response = client.get(address)
            assert response.status_code == 200, name
            assert edition.headline in response.content.decode(), name
        reader = open_page()
        reader.goto(f"{live_server.url}{pages['article']}")
        expect(reader.locator("h1")).to_have_text(edition.headline)
        expect(reader.locator("main")).to_contain_text("Міністр оборони України")
        expect(reader.locator("main")).not_to_contain_text("Міністр енергетики")
        assert reader.locator("main figure img").count() == 3

"""A reviewer on a phone prepares tomorrow's change of posts, then makes one person of two."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import Official, Organisation
from articles.roles import REVIEWER
from tests.accessibility import GRAVE, told, violations
from tests.articles.admin.conftest import client_of, person
from tests.articles.admin.test_desk_in_browser import enter
from tests.articles.posts import appoint, official, post
from tests.browser import settle

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def look(page: Page) -> None:
    """Nothing to scroll sideways, nothing a screen reader would stumble over."""
    settle(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    assert not told(violations(page), of=GRAVE), page.url


def choose(page: Page, field: Locator, words: str) -> None:
    field.locator(".select2-selection").click()
    page.locator(".select2-search__field").fill(words)
    page.locator(".select2-results__option", has_text=words).first.click()


def test_change_of_posts_for_tomorrow_and_a_duplicate_merged(
    live_server: LiveServer, open_page: Callable[..., Page]
) -> None:
    today = timezone.localdate()
    ministry = Organisation.objects.create(name_uk="Міністерство", name_en="Ministry", slug_uk="m", slug_en="m")
    minister, deputy = (
        post(title, "Post", organisation=ministry) for title in ("Міністр оборони", "Заступник міністра")
    )
    koval, bondar = official("Юрій", "Коваль", "yurii-koval"), official("Олена", "Бондар", "olena-bondar")
    double = official("Юрій", "Ковалъ", "yurii-koval-2")
    appoint(koval, minister, dt.date(2022, 1, 1))
    appoint(bondar, deputy, dt.date(2022, 1, 1))
    appoint(double, post("Голова комісії", "Chair"), dt.date(2021, 1, 1), dt.date(2021, 6, 1))
    page = open_page(viewport={"width": 390, "height": 844}, color_scheme="dark")
    enter(page, live_server, client_of(person("taras", REVIEWER)))

    page.goto(f"{live_server.url}{reverse('admin:articles_official_changelist')}")
    look(page)
    page.get_by_role("link", name="Кадрові зміни").click()
    page.fill("[name=from_on]", (today + dt.timedelta(days=1)).isoformat())
    fields = page.locator(".seats .move-field")
    choose(page, fields.nth(0), "Міністр оборони")
    choose(page, fields.nth(1), "Олена Бондар")
    choose(page, fields.nth(2), "Заступник міністра")
    choose(page, fields.nth(3), "Юрій Коваль")
    page.locator("[name=seat-1-acting]").check()
    page.click("[name=preview]")
    expect(page.locator(".plan li")).to_contain_text(
        [
            "Юрій Коваль залишає посаду «Міністр оборони».",
            "Олена Бондар залишає посаду «Заступник міністра».",
            "Олена Бондар обіймає посаду «Міністр оборони».",
            "Юрій Коваль обіймає посаду «Заступник міністра» як в. о.",
        ]
    )
    look(page)
    page.click("[name=save]")
    expect(page.locator(".messagelist .success")).to_be_visible()
    look(page)

    page.get_by_role("link", name="Хто на якій посаді того дня").click()
    row = page.locator(".holders-body li", has_text="Міністр оборони")
    expect(row).to_contain_text("Олена Бондар")
    look(page)
    page.fill("[name=on]", today.isoformat())
    page.locator(".holders-form button").click()
    expect(row).to_contain_text("Юрій Коваль")
    reader = open_page()
    reader.goto(f"{live_server.url}/officials/olena-bondar/")
    expect(reader.locator("main")).to_contain_text("Заступник міністра")
    expect(reader.locator("main")).not_to_contain_text("Міністр оборони")

    page.goto(f"{live_server.url}{reverse('admin:articles_official_change', args=[koval.pk])}")
    expect(page.locator(".term-future")).to_contain_text("Заступник міністра")
    look(page)
    page.get_by_role("link", name="Об’єднати з дублікатом").click()
    choose(page, page.locator(".move-field").nth(1), "Юрій Ковалъ")
    page.get_by_role("button", name="Показати, що перейде").click()
    expect(page.locator(".merge-form")).to_contain_text("/officials/yurii-koval-2/")
    look(page)
    page.get_by_role("button", name="Об’єднати назавжди").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    expect(page.locator(".terms")).to_contain_text("Голова комісії")
    look(page)
    for path in ("/officials/yurii-koval", "/en/officials/yurii-koval"):
        old = f"{path}-2-en/" if path.startswith("/en/") else f"{path}-2/"
        reader.goto(f"{live_server.url}{old}")
        assert reader.url == f"{live_server.url}{path}{'-en' if path.startswith('/en/') else ''}/"
    assert Official.objects.get(pk=double.pk).merged_into == koval

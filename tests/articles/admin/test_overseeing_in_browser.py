"""Overseeing as eyes and a screen reader meet it: front page, list, history, comparison, an older text taken up."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import Article
from articles.roles import REVIEWER
from tests.accessibility import GRAVE, told, violations
from tests.articles.admin.conftest import client_of, person
from tests.articles.admin.test_desk_in_browser import enter
from tests.browser import settle
from tests.factories import article, edit, photo

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def story() -> Article:
    written = article(lead_uk="Відкрили три школи.", body_uk="<p>Перший.</p><p>Другий.</p><p>Третій.</p>")
    return edit(written, lead_uk="Відкрили чотири школи.", body_uk="<p>Перший.</p><p>Другий.</p>", lead_photo=photo())


def reviewer() -> Client:
    return client_of(person("taras", REVIEWER))


@pytest.mark.parametrize(
    ("width", "scheme", "forced"), [(390, "dark", "none"), (1280, "light", "none"), (1280, "dark", "active")]
)
def test_overseeing_fits_the_screen_and_is_readable_to_all(
    live_server: LiveServer, open_page: Callable[..., Page], width: int, scheme: str, forced: str
) -> None:
    written = story()
    page = open_page(viewport={"width": width, "height": 844}, color_scheme=scheme, forced_colors=forced)
    enter(page, live_server, reviewer())
    compare = reverse("admin:articles_article_compare", args=[written.pk])
    for address in (
        reverse("admin:index"),
        reverse("admin:articles_article_changelist"),
        reverse("admin:articles_article_history", args=[written.pk]),
        f"{compare}?from=v1&to=v2",
        reverse("admin:articles_article_take", args=[written.pk, "v1"]),
    ):
        page.goto(f"{live_server.url}{address}")
        settle(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        # Where the system chooses the colours, axe can't see them.
        rules = {"color-contrast": {"enabled": forced == "none"}}
        assert not told(violations(page, rules=rules), of=GRAVE), address


def test_an_older_text_is_found_in_the_history_compared_and_taken_up(live_server: LiveServer, page: Page) -> None:
    written = story()
    enter(page, live_server, reviewer())
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{live_server.url}{reverse('admin:articles_article_change', args=[written.pk])}")
    page.get_by_role("link", name="Уся історія та порівняння версій").click()
    page.get_by_role("link", name="Змінено").click()
    lead = page.get_by_role("group", name="Лід")
    expect(lead.locator("del")).to_contain_text("три")
    expect(lead.locator("ins")).to_contain_text("чотири")
    before, after = lead.locator("del").bounding_box(), lead.locator("ins").bounding_box()
    assert before
    assert after
    assert before["x"] + before["width"] < after["x"]
    page.get_by_role("link", name="Взяти за нову чернетку: Версія 1").click()
    page.get_by_role("button", name="Взяти за нову чернетку").click()
    expect(page.locator("#id_lead_uk")).to_have_value("Відкрили три школи.")
    expect(page.locator(".story").first).to_contain_text("Давніший текст узято за нову чернетку")

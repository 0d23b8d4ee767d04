"""A review from beginning to end, in a browser under the strict policy, on a phone and at a desk."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from articles import workflow
from articles.models import Article
from articles.roles import REVIEWER, WRITER
from articles.workflow import sharing
from tests.accessibility import GRAVE, told, violations
from tests.articles.admin.conftest import client_of, person
from tests.articles.admin.test_desk_in_browser import enter
from tests.factories import article, edit, photo

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def door(site: LiveServer, story: Article, verb: str) -> str:
    return site.url + reverse("admin:articles_article_move", args=[story.pk, "uk", verb])


def is_clean(page: Page) -> None:
    """Nothing wider than the screen, and nothing that axe calls serious. Its own frames are asked by themselves."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    assert not told(violations(page, iframes=False), of=GRAVE), page.url


def test_a_text_is_submitted_previewed_returned_mended_approved_and_voided(
    live_server: LiveServer, open_page: Callable[..., Page]
) -> None:
    olena, taras = person("olena", WRITER), person("taras", REVIEWER)
    story = article(by=olena, lead_photo=photo(), body_uk="<p>У школі навчатимуться триста дітей.</p>")
    writer = enter(open_page(), live_server, client_of(olena))
    writer.goto(door(live_server, story, "submit"))
    writer.click(".move-form button[type=submit]")

    reviewer = enter(open_page(viewport={"width": 390, "height": 844}), live_server, client_of(taras))
    reviewer.goto(live_server.url + reverse("admin:index"))
    reviewer.click("text=Чекає на мене")
    expect(reviewer.locator(".queue")).to_contain_text(story.headline_uk or "")
    is_clean(reviewer)
    reviewer.locator(".queue").get_by_role("link", name="Попередній перегляд").click()
    reviewer.get_by_label("Телефон").check()
    frame = reviewer.frame_locator(".preview iframe")
    expect(frame.locator("h1")).to_have_text(story.headline_uk or "")
    assert reviewer.evaluate("document.querySelector('.preview iframe').contentWindow.innerWidth") == 390
    assert frame.locator(".hero img").evaluate("each => each.complete && each.naturalWidth > 0")
    light = frame.locator("body").evaluate("each => getComputedStyle(each).backgroundColor")
    reviewer.get_by_label("Темні").check()
    expect(frame.locator("body")).not_to_have_css("background-color", light)
    is_clean(reviewer)

    reviewer.goto(door(live_server, story, "approve"))
    expect(reviewer.frame_locator(".review iframe").locator("h1")).to_have_text(story.headline_uk or "")
    is_clean(reviewer)
    reviewer.goto(door(live_server, story, "return"))
    reviewer.fill("[name=note]", "Звірте число дітей")
    reviewer.click(".move-form button[type=submit]")

    writer.goto(live_server.url + reverse("admin:articles_article_queue"))
    expect(writer.locator(".queue")).to_contain_text("Звірте число дітей")
    edit(story, by=olena, body_uk="<p>У школі навчатимуться двісті дітей.</p>")
    workflow.submit(story, "uk", by=olena)

    reviewer.goto(door(live_server, story, "approve"))
    expect(reviewer.locator(".changes del")).to_contain_text("триста")
    expect(reviewer.locator(".changes ins")).to_contain_text("двісті")
    assert "Сьогодні у громаді" not in reviewer.locator(".changes").inner_text()
    is_clean(reviewer)
    reviewer.click(".move-form button[type=submit]")
    expect(reviewer.locator(".messagelist .success")).to_be_visible()

    edit(story, by=olena, lead_uk="Учора у громаді відкрили нову школу.")
    workflow.submit(story, "uk", by=olena)
    reviewer.goto(door(live_server, story, "approve"))
    expect(reviewer.locator(".review")).to_contain_text("Відтоді, як текст погоджено")
    expect(reviewer.locator(".changes ins")).to_contain_text("Учора")
    assert "дітей" not in reviewer.locator(".changes").inner_text()


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_the_pages_of_a_review_fit_and_axe_finds_nothing(
    live_server: LiveServer, open_page: Callable[..., Page], width: int, scheme: str
) -> None:
    taras = person("taras", REVIEWER)
    story = article(lead_photo=photo())
    _link, token = sharing.share(story, "uk", by=taras, note="Міносвіти: звірити числа")
    page = open_page(viewport={"width": width, "height": 844}, color_scheme=scheme)
    page.goto(live_server.url + reverse("shared_preview", args=[token]))
    is_clean(page)
    assert page.context.cookies() == []
    enter(page, live_server, client_of(taras))
    for name in ("share", "assign", "preview", "preview_page"):
        page.goto(live_server.url + reverse(f"admin:articles_article_{name}", args=[story.pk, "uk"]))
        is_clean(page)
    page.goto(live_server.url + reverse("admin:articles_article_change", args=[story.pk]))
    assert page.locator("[data-preview=uk]").get_attribute("href")

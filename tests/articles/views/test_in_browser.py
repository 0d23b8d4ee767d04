"""The public pages in a real browser: no sideways scroll on the narrowest phone, the keyboard, no error."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from articles import workflow
from articles.models import Edition
from tests import factories
from tests.factories import HOUR, NOON

pytestmark = pytest.mark.django_db(transaction=True)

LONG = "Найпродовольчозабезпечувальнішеміжвідомчекоординаційнепідприємство " * 3


@pytest.fixture
def site(live_server: Any, time_machine: Any) -> tuple[str, Edition]:
    """A published text with a photo, a withdrawn one and one with a headline of four lines; the site's address."""
    picture = factories.photo()
    edition = factories.published(
        lead_photo=picture,
        kind="photo_report",
        body_uk="<p>Текст.</p><table><tbody><tr>"
        + "<td>Найменування</td>" * 12
        + "</tr></tbody></table><blockquote><p>«Слово».</p></blockquote>",
    )
    factories.published(headline_uk=LONG[:200].strip(), slug_uk="dovhyi")
    withdrawn = factories.published()
    workflow.withdraw(withdrawn.article, "uk", by=factories.iryna(), now=NOON + HOUR, notice="Дані хибні.")
    time_machine.move_to(NOON + 2 * HOUR)
    return live_server.url, edition


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_scrolls_sideways(
    site: tuple[str, Edition], open_page: Callable[..., Page], width: int, scheme: str
) -> None:
    url, edition = site
    page = open_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    for path in (
        "/",
        "/en/",
        "/news/",
        f"/news/{edition.slug}/",
        "/news/dovhyi/",
        "/photo-reports/",
        "/officials/",
        "/archive/2040/05/",
        "/feeds/",
        "/nowhere/",
    ):
        page.goto(url + path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_first_tab_stop_skips_to_the_content(site: tuple[str, Edition], open_page: Callable[..., Page]) -> None:
    page = open_page(reduced_motion="reduce")
    page.goto(site[0])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_every_link_is_big_enough_for_a_thumb(site: tuple[str, Edition], open_page: Callable[..., Page]) -> None:
    """24 px high at least, except links in running text (WCAG 2.2, 2.5.8)."""
    url, edition = site
    page = open_page(viewport={"width": 390, "height": 844})
    for path in ("/", "/news/", f"/news/{edition.slug}/", "/archive/2040/05/", "/feeds/"):
        page.goto(url + path)
        small = page.evaluate(
            """[...document.querySelectorAll('a')]
            .filter(link => !link.closest('.prose p, .skip') && !link.matches('.skip, .plain'))
            .filter(link => link.getBoundingClientRect().height < 24)
            .map(link => link.outerHTML)"""
        )
        assert not small, path

"""Verify and print in a real browser without JavaScript, and no page of the record wider than the narrowest phone."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from articles import workflow
from articles.models import Edition
from tests import factories
from tests.accessibility import told, violations
from tests.factories import HOUR, NOON

pytestmark = pytest.mark.django_db(transaction=True)

LEAD = "Міністерство передало громадам двісті шкільних автобусів по одному на кожну."


@pytest.fixture
def site(live_server: Any, time_machine: Any) -> tuple[str, Edition]:
    first = factories.published(slug_uk="avtobusy", lead_uk=LEAD, lead_photo=factories.photo())
    story = factories.rewrite(first.article, now=NOON + HOUR, lead_uk=LEAD.replace("двісті", "триста"))
    workflow.correct(
        story, "uk", by=factories.iryna(), now=NOON + HOUR, kind="number", was_wrong="Двісті.", is_right="Триста."
    )
    time_machine.move_to(NOON + 2 * HOUR)
    return live_server.url, first


def test_reader_checks_a_forged_text_without_javascript(
    site: tuple[str, Edition], open_page: Callable[..., Page]
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{site[0]}/verify/")
    page.get_by_label("Текст, адреса").fill(LEAD.replace("двісті", "тисячу"))
    page.get_by_role("button", name="Перевірити").click()
    finding = page.locator(".finding")
    assert "Відрізняється" in finding.inner_text()
    assert "тисячу" in finding.locator("ins").inner_text()
    assert page.context.cookies() == []
    finding.get_by_role("link").first.click()
    assert "/editions/" in page.url


def test_print_view_carries_its_code_on_paper_and_not_its_tools(
    site: tuple[str, Edition], open_page: Callable[..., Page]
) -> None:
    page = open_page(java_script_enabled=False, color_scheme="dark")
    page.goto(f"{site[0]}/news/avtobusy/print/")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator("svg.qr").bounding_box()["width"] > 100  # type: ignore[index]
    assert not page.locator(".tools").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_pages_of_the_record_are_accessible_and_fit(
    site: tuple[str, Edition], open_page: Callable[..., Page], width: int, scheme: str
) -> None:
    url, first = site
    page = open_page(viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce")
    for path in (
        "/news/avtobusy/",
        "/news/avtobusy/updates/",
        f"/editions/{first.short_hash}/",
        "/news/avtobusy/print/",
        "/corrections/",
        f"/verify/?q={first.hash}",
        f"/verify/?q={LEAD.replace('двісті', 'тисячу')}",
        "/media-centre/",
        "/en/accessibility/",
        "/news/avtobusy-shkolam/",
    ):
        page.goto(url + path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        assert not told(violations(page)), path

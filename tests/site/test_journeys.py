"""Whole journeys of readers through the demo newsroom: on a phone, by keyboard alone, without scripts."""

import datetime as dt
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.slow

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def test_on_a_phone_a_reader_finds_last_weeks_statement_reads_it_in_english_and_takes_its_photo(
    demo_site: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(**PHONE)
    page.goto(demo_site)
    page.get_by_role("navigation", name="Головне меню").get_by_role("link", name="Посадовці").click()
    page.get_by_role("link", name="Олена Вербовецька").first.click()
    last_week = page.locator("li", has_text="Заява").filter(has_text="Олени Вербовецької")
    last_week.get_by_role("link").first.click()
    published = page.locator(".meta time").first.get_attribute("datetime") or ""
    assert dt.timedelta(days=5) < dt.datetime.now(dt.UTC) - dt.datetime.fromisoformat(published) < dt.timedelta(days=9)
    page.get_by_role("link", name="Read in English").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Statement by Olena Verbovetska")
    with page.expect_download() as download:
        page.locator(".press").get_by_role("link", name="Download").first.click()
    assert download.value.suggested_filename.endswith(".jpg")
    assert download.value.path().read_bytes().startswith(b"\xff\xd8\xff")

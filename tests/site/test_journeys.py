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


def tab_to(page: Page, name: str, role: str = "link") -> None:
    """Press Tab until the focus stands on it; what has the focus must be seen."""
    for _step in range(150):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "[document.activeElement.getAttribute('aria-label') || document.activeElement.innerText"
            " || document.activeElement.placeholder || '', getComputedStyle(document.activeElement).outlineStyle]"
        )
        if name in focused[0].replace("\u00a0", " "):
            assert focused[1] != "none", f"«{name}» has the focus, and nobody sees it"
            return
    raise AssertionError(f"no way to «{name}» by keyboard")


def test_by_keyboard_alone_the_menu_leads_to_a_gallery_and_through_it(
    demo_site: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(reduced_motion="reduce")
    page.goto(demo_site)
    tab_to(page, "Фоторепортажі")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Фоторепортажі")
    tab_to(page, "Один день у «Рубежі»")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("«Рубежі»")
    tab_to(page, "Відкрити галерею")
    page.keyboard.press("Enter")
    expect(page.locator("ul.sheet")).to_be_visible()
    first = page.locator("ul.sheet figure > a").first
    first.focus()
    page.keyboard.press("Enter")
    viewer = page.locator(".pswp--open")
    expect(viewer).to_be_visible()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(viewer).to_have_count(0)
    assert page.evaluate("document.activeElement.closest('ul.sheet') !== null")


def test_by_keyboard_alone_the_search_finds_a_text(demo_site: str, open_page: Callable[..., Page]) -> None:
    page = open_page(reduced_motion="reduce")
    page.goto(demo_site)
    tab_to(page, "Пошук у новинах")
    page.keyboard.type("шпиталів")
    page.keyboard.press("Enter")
    expect(page.locator("main mark").first).to_be_visible()
    tab_to(page, "Заява Олени Вербовецької")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("готовність шпиталів")


def test_without_scripts_everything_still_works(demo_site: str, open_page: Callable[..., Page]) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(demo_site)
    page.get_by_role("searchbox").fill("шпиталів")
    page.get_by_role("searchbox").press("Enter")
    page.locator("main").get_by_role("link", name="Заява Олени Вербовецької").click()
    with page.expect_download() as download:
        page.locator(".press").get_by_role("link", name="Завантажити").first.click()
    assert download.value.suggested_filename.endswith(".jpg")
    page.goto(f"{demo_site}/photo-reports/")
    page.get_by_role("link", name="Один день у «Рубежі»").click()
    page.get_by_role("link", name="Відкрити галерею").click()
    page.locator("ul.sheet figure > a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("PRESS")
    page.goto(f"{demo_site}/verify/")
    page.get_by_role("textbox", name="Текст, адреса").fill("Заява Олени Вербовецької про готовність шпиталів до літа")
    page.get_by_role("button", name="Перевірити").click()
    expect(page.locator("main ins")).to_contain_text("літа")


def test_in_forced_colours_a_reader_still_sees_where_they_are(demo_site: str, open_page: Callable[..., Page]) -> None:
    page = open_page(forced_colors="active", contrast="more")
    page.goto(f"{demo_site}/kind/statement/")
    marked = page.locator(".nav [aria-current]")
    width = "getComputedStyle(document.querySelector('.nav [aria-current]')).borderBlockEndWidth"
    assert page.evaluate(width) == "3px"
    expect(marked).to_be_visible()


def test_a_reader_copies_the_link_to_an_article(demo_site: str, open_page: Callable[..., Page]) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{demo_site}/kind/statement/")
    page.locator("main .headline").first.click()
    page.get_by_role("button", name="Скопіювати посилання").click()
    expect(page.locator("#share [role=status]")).to_have_text("Посилання скопійовано")
    assert page.evaluate("navigator.clipboard.readText()") == page.url.partition("?")[0]

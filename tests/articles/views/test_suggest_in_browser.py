"""Suggestions in a real browser: by keyboard, by pointer, as a screen reader is told, and without any script."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Request, expect

from articles.models import Mention, Official, Tag
from tests import factories
from tests.accessibility import told, violations
from tests.factories import HOUR, NOON, SECOND

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"viewport": {"width": 390, "height": 844}}


def suggested(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Підказки").get_by_role("option")


@pytest.fixture
def site(live_server: Any, time_machine: Any) -> str:
    """Texts about Denys Shmyhal and a topic. Returns the address."""
    official = Official.objects.create(given_name_uk="Денис", family_name_uk="Шмигаль", slug_uk="denys-shmyhal")
    tag = Tag.objects.create(name_uk="Школи", slug_uk="shkoly")
    for number in range(3):
        story = factories.article(
            headline_uk=f"Дениса Шмигаля зустріли у школах № {number}",
            slug_uk=f"zustrich-{number}",
            lead_uk="З Денисом Шмигалем говорили вчителі.",
        )
        story.tags.add(tag)
        Mention.objects.create(article=story, official=official)
        factories.published(story, at=NOON + SECOND * number)
    time_machine.move_to(NOON + HOUR)
    return str(live_server.url)


def test_a_reader_walks_the_suggestions_with_the_keyboard(site: str, page: Page) -> None:
    page.goto(f"{site}/search/")
    box = page.get_by_role("combobox", name="Що шукати")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_attribute("aria-autocomplete", "list")
    box.press_sequentially("шк")
    options = suggested(page)
    expect(options).to_have_count(4)
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(box).to_have_attribute("aria-controls", "id_q-suggestions")
    expect(page.get_by_role("status").filter(has_text="4 підказки")).to_be_attached()
    expect(box).not_to_have_attribute("aria-activedescendant", "id_q-suggestions-0")
    assert not told(violations(page))
    page.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "id_q-suggestions-0")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Home")
    expect(page.locator("[role=option][aria-selected=true]")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("шк")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}/tags/shkoly/")


def test_the_masthead_suggests_too_and_a_click_goes_there(site: str, page: Page) -> None:
    page.goto(f"{site}/news/")
    page.get_by_role("combobox", name="Пошук у новинах").press_sequentially("шмиг")
    suggested(page).filter(has_text="Посадовець").click()
    expect(page).to_have_url(f"{site}/officials/denys-shmyhal/")


def test_enter_without_a_choice_searches_and_shows_the_inflected_forms(site: str, page: Page) -> None:
    page.goto(f"{site}/search/")
    box = page.get_by_role("combobox", name="Що шукати")
    box.press_sequentially("шмигаль")
    expect(suggested(page).first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Знайдено 3 матеріали")).to_be_visible()
    assert set(page.locator("mark").all_text_contents()) == {"Шмигаля", "Шмигалем"}


def test_the_wrong_layout_is_understood_and_said(site: str, page: Page) -> None:
    page.goto(f"{site}/search/")
    page.get_by_role("combobox", name="Що шукати").press_sequentially("ivbufkm")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Показано результати для шмигаль.")).to_be_visible()
    expect(page.get_by_role("heading", name="Знайдено 3 матеріали")).to_be_visible()


def test_typing_on_asks_once_and_leaving_closes(site: str, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "suggest/" in request.url else None)
    page.goto(f"{site}/search/")
    box = page.get_by_role("combobox", name="Що шукати")
    box.press_sequentially("школ", delay=10)
    expect(suggested(page).first).to_be_visible()
    assert len(asked) == 1
    page.keyboard.press("Tab")
    expect(suggested(page)).to_have_count(0)


def test_without_scripts_the_form_searches_and_asks_for_no_suggestion(
    site: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(**PHONE, java_script_enabled=False)
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request) if "suggest" in request.url else None)
    page.goto(f"{site}/search/")
    expect(page.get_by_role("combobox", name="Що шукати")).to_have_count(0)
    page.get_by_role("searchbox", name="Що шукати").fill("шмигаль")
    page.get_by_role("button", name="Знайти").click()
    expect(page.get_by_role("heading", name="Знайдено 3 матеріали")).to_be_visible()
    page.get_by_role("link", name="Спершу найновіші").click()
    expect(page.get_by_role("link", name="Дениса Шмигаля зустріли").first).to_have_attribute(
        "href", "/news/zustrich-2/"
    )
    assert not asked


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_open_suggestions_fit_and_axe_finds_nothing(
    site: str, open_page: Callable[..., Page], width: int, scheme: str
) -> None:
    page = open_page(viewport={"width": width, "height": 844}, color_scheme=scheme, reduced_motion="reduce")
    for path in ("/search/", "/search/?q=shmyhal", "/search/?q=шмигаль казиношка", "/search/?q=шмигалб&kind=news"):
        page.goto(site + path)
        box = page.get_by_role("combobox", name="Що шукати")
        box.fill("")
        box.press_sequentially("шк")
        expect(suggested(page).first).to_be_visible()
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        assert not told(violations(page)), path

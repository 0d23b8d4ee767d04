"""Finding one's way in a real browser: with the keyboard, on a phone, without JavaScript, without the stylesheet."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from articles.models import Appointment, Banner, Mention, Official, Organisation, Position, PositionTitle, Tag
from tests import factories
from tests.accessibility import told, violations
from tests.factories import HOUR, NOON, SECOND

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"viewport": {"width": 390, "height": 844}}
PAGES = [
    "/",
    "/search/",
    "/search/?q=школу",
    "/search/?q=нетакого&since=2040-05-18&until=2040-05-17",
    "/archive/2040/",
    "/archive/2040/05/",
    "/archive/2040/05/16/",
    "/officials/",
    "/officials/?letter=Г",
    "/officials/nina-hai/",
    "/organisations/",
    "/organisations/viddil/",
    "/organisations/ministerstvo/",
    "/news/zaiava/",
]


@pytest.fixture
def site(live_server: Any, time_machine: Any) -> str:
    """Texts about one official of a long title; an emergency; a tree of organisations. Returns the address."""
    ministry = Organisation.objects.create(name_uk="Міністерство", slug_uk="ministerstvo")
    Organisation.objects.create(name_uk="Відділ " + "взаємодії " * 20, slug_uk="viddil", parent=ministry)
    official = Official.objects.create(given_name_uk="Ніна", family_name_uk="Гай", slug_uk="nina-hai")
    position = Position.objects.create(organisation=ministry, rank=1)
    PositionTitle.objects.create(position=position, title_uk="заступниця міністра з питань " + "координації " * 12)
    Appointment.objects.create(official=official, position=position, from_on=NOON.date().replace(year=2039))
    Official.objects.filter(pk=official.pk).update(portrait=factories.photo())
    tag = Tag.objects.create(name_uk="Освіта", slug_uk="osvita")
    for number in range(4):
        story = factories.article(
            headline_uk=f"Заява про школу № {number}",
            slug_uk="zaiava" if number == 2 else f"zaiava-{number}",
            body_uk=f'<p>Текст.</p><blockquote data-speaker="{official.pk}"><p>«Школу відкрито».</p></blockquote>',
            organisation=ministry,
        )
        story.tags.add(tag)
        Mention.objects.create(article=story, official=official)
        factories.published(story, at=NOON + SECOND * number)
    Banner.objects.create(text_uk="Повітряна тривога. Пройдіть до укриття.", link_uk="/archive/", level=3, since=NOON)
    time_machine.move_to(NOON + HOUR)
    return str(live_server.url)


def test_a_reader_searches_with_the_keyboard_alone(site: str, page: Page) -> None:
    page.goto(site)
    box = page.get_by_role("combobox", name="Пошук у новинах")
    for _ in range(12):
        page.keyboard.press("Tab")
        if box.evaluate("node => node === document.activeElement"):
            break
    page.keyboard.type("ШКОЛУ заяв")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Знайдено 4 матеріали")).to_be_visible()
    expect(page.locator("mark").first).to_have_text("Заява")
    expect(page.get_by_role("combobox", name="Що шукати")).to_have_value("ШКОЛУ заяв")


def test_a_reader_on_a_phone_without_javascript_finds_and_narrows(site: str, open_page: Callable[..., Page]) -> None:
    page = open_page(**PHONE, java_script_enabled=False)
    page.goto(site)
    page.get_by_role("search").get_by_role("button", name="Знайти").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Пошук")
    page.get_by_label("Що шукати").fill("школу")
    page.get_by_text("Уточнити пошук").click()
    page.get_by_label("Вид").select_option("statement")
    page.get_by_role("button", name="Знайти").click()
    expect(page.get_by_text("Нічого не знайдено")).to_be_visible()
    page.get_by_role("link", name="Шукати всюди").click()
    expect(page.get_by_role("heading", name="Знайдено 4 матеріали")).to_be_visible()
    page.goto(f"{page.url}&official=nina-hai")
    page.get_by_role("link", name="Ніна Гай (прибрати)").click()
    expect(page.get_by_role("link", name="Ніна Гай (прибрати)")).to_have_count(0)


def test_a_reader_goes_from_the_archive_to_the_text_and_on(site: str, open_page: Callable[..., Page]) -> None:
    page = open_page(**PHONE)
    page.goto(f"{site}/archive/2040/")
    page.get_by_role("link", name="Травень 4 матеріали").click()
    page.get_by_role("table").get_by_role("link", name="17 4 матеріали").click()
    page.get_by_role("link", name="Заява про школу № 2").click()
    page.get_by_role("navigation", name="До і після").get_by_role("link", name="№ 1").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Заява про школу № 1")


def test_text_version_holds_through_a_journey_and_leads_back(site: str, open_page: Callable[..., Page]) -> None:
    page = open_page(**PHONE, java_script_enabled=False)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site)
    page.get_by_role("link", name="Текстова версія").click()
    asked.clear()
    page.get_by_role("searchbox").fill("школу")
    page.get_by_role("button", name="Знайти").click()
    page.get_by_role("link", name="Заява про школу № 3").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Заява про школу № 3")
    assert not [address for address in asked if "/media/" in address or "fonts" in address or "site.css" in address]
    page.get_by_role("link", name="Повна версія").click()
    expect(page).to_have_url(f"{site}/news/zaiava-3/")


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (390, "light"), (1280, "light"), (1280, "dark")])
def test_pages_fit_and_axe_finds_nothing(site: str, open_page: Callable[..., Page], width: int, scheme: str) -> None:
    page = open_page(viewport={"width": width, "height": 844}, color_scheme=scheme, reduced_motion="reduce")
    for path in [*PAGES, *(f"{path}{'&' if '?' in path else '?'}text" for path in PAGES[:3])]:
        page.goto(site + path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        assert not told(violations(page)), path


def test_banner_keeps_its_edge_where_colours_are_forced(site: str, open_page: Callable[..., Page]) -> None:
    page = open_page(**PHONE, forced_colors="active")
    page.goto(site)
    banner = page.get_by_role("region", name="Термінове повідомлення")
    expect(banner).to_contain_text("Надзвичайна ситуація. Повітряна тривога")
    assert banner.evaluate("node => getComputedStyle(node).borderTopStyle") == "solid"

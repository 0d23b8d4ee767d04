"""A gallery in a real browser: by keyboard, on a phone, without scripts; and the photo that is taken away."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from articles.models import ArticleGallery
from media.models import Photo
from tests import factories
from tests.browser import settle
from tests.factories import HOUR, NOON

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def photos(time_machine: Any) -> list[Photo]:
    """Three photos of a published photo report, the second made by artificial intelligence."""
    made = [factories.photo(), factories.photo(digital_source_type="trainedAlgorithmicMedia"), factories.photo()]
    story = factories.article(kind="photo_report", lead_photo=made[0], slug_uk="zvit")
    ArticleGallery.objects.create(
        article=story, gallery=factories.gallery(*made, slug_uk="halereia", slug_en="gallery")
    )
    factories.published(story)
    factories.published(story, "en")
    time_machine.move_to(NOON + HOUR)
    return made


@pytest.fixture
def gallery(live_server: Any, photos: list[Photo]) -> str:
    return f"{live_server.url}/galleries/halereia/"


def test_gallery_is_walked_by_keyboard_and_gives_the_focus_back(
    gallery: str, photos: list[Photo], open_page: Callable[..., Page]
) -> None:
    page = open_page(reduced_motion="reduce")
    scripts: list[str] = []
    page.on("request", lambda request: scripts.append(request.url) if request.resource_type == "script" else None)
    page.goto(gallery)
    settle(page)
    assert not [url for url in scripts if "photoswipe" in url]
    page.locator(".sheet figure > a").first.focus()
    page.keyboard.press("Enter")
    viewer = page.get_by_role("dialog")
    expect(viewer).to_be_visible()
    caption = page.locator(".pswp__caption")
    expect(caption).to_contain_text(photos[0].caption_uk)
    expect(caption).to_contain_text("Пресслужба")
    page.keyboard.press("ArrowRight")
    expect(caption).to_contain_text(photos[1].number)
    expect(caption).to_contain_text("Створено штучним інтелектом")
    for name in ("Закрити", "Збільшити", "Попереднє фото", "Наступне фото"):
        # So small a picture is not zoomed: that button is hidden.
        expect(viewer.get_by_role("button", name=name, include_hidden=True)).to_have_count(1)
    page.keyboard.press("Escape")
    expect(viewer).to_have_count(0)
    expect(page.locator(".sheet figure > a").nth(1)).to_be_focused()


def test_on_a_phone_a_photo_opens_and_closes_at_a_touch(gallery: str, open_page: Callable[..., Page]) -> None:
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, reduced_motion="reduce")
    page.goto(gallery)
    page.locator(".sheet figure > a").nth(2).tap()
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.locator(".pswp__caption")).to_be_in_viewport()
    page.get_by_role("button", name="Закрити").tap()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_scripts_a_photo_leads_to_its_page_and_its_file(
    gallery: str, photos: list[Photo], open_page: Callable[..., Page]
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(gallery)
    page.locator(".sheet figure > a").first.click()
    expect(page).to_have_url(gallery.replace("galleries/halereia", f"photos/{photos[0].number}"))
    with page.expect_download() as download:
        page.get_by_role("link", name="Завантажити").click()
    assert download.value.suggested_filename == f"{photos[0].number}.jpg"
    assert download.value.path().read_bytes().startswith(b"\xff\xd8\xff")


def test_journalist_takes_all_photos_of_an_article_at_once(
    gallery: str, photos: list[Photo], open_page: Callable[..., Page]
) -> None:
    page = open_page()
    page.goto(gallery.replace("galleries/halereia", "news/zvit"))
    with page.expect_download() as download:
        page.locator(".press").get_by_role("link", name="Завантажити 3 фото (ZIP").click()
    assert download.value.suggested_filename == "zvit.zip"
    assert download.value.path().read_bytes().startswith(b"PK")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_photo_pages_never_scroll_sideways(
    gallery: str, photos: list[Photo], open_page: Callable[..., Page], width: int, scheme: str
) -> None:
    page = open_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    for path in (f"photos/{photos[1].number}", f"en/photos/{photos[1].number}", "galleries/halereia", "news/zvit"):
        page.goto(gallery.replace("galleries/halereia", path))
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path

"""From the frames of a trip to a published story with a gallery; on a phone; and without a mouse."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import Article, Edition, Official
from articles.roles import PUBLISHER, REVIEWER, WRITER
from media.models import Gallery, Photo, SafetyQuestion
from tests import factories as newsroom
from tests.accessibility import GRAVE, told, violations
from tests.articles.admin.conftest import client_of, person
from tests.articles.admin.test_desk_in_browser import body, enter, form_of
from tests.browser import settle
from tests.media.pictures import picture, saved

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

SAMPLE = Path(__file__).parents[2] / "samples" / "ministry-page.txt"
FRAMES = ("IMG_8359.JPG", "IMG_8363.JPG", "IMG_8360 (2).JPG")
CAPTIONS = ("Міністр і Генеральний секретар НАТО", "Розмова двох делегацій", "На підприємстві, що робить дрони")


@pytest.fixture
def frames(tmp_path: Path) -> list[Path]:
    """Three photos as a phone names them, none like another."""
    paths = [tmp_path / name for name in FRAMES]
    for turn, path in enumerate(paths):
        path.write_bytes(saved(picture(960, 640, seed=turn).rotate(turn * 90, expand=True)))
    return paths


def upload(page: Page, frames: list[Path]) -> None:
    page.set_input_files("#id_photos", frames)
    page.click(".submit-row [type=submit]")
    expect(page.locator(".upload-list .done img")).to_have_count(len(frames), timeout=90_000)


def fields(page: Page, name: str) -> list[str]:
    """The names of one field of all photos, in the order of the page."""
    return page.locator(f".batch-row [name$='-{name}']:not([type=hidden])").evaluate_all("all => all.map(e => e.name)")


def make_move(page: Page, site: LiveServer, story: Article, move: str) -> None:
    page.goto(f"{site.url}{form_of(story)}")
    page.click(f'[data-move="{move}"]')
    page.click(".move-form button[type=submit]")
    expect(page.locator(".messagelist .success")).to_be_visible()


def test_frames_of_a_trip_become_a_published_story_with_a_gallery(
    live_server: LiveServer, open_page: Callable[..., Page], frames: list[Path]
) -> None:
    olena = client_of(person("olena", WRITER))
    call_command("import_page", str(SAMPLE), "--by", "olena", "--event-date", "2025-08-22", verbosity=0)
    story = Article.objects.get()
    page = enter(open_page(), live_server, olena)

    page.goto(f"{live_server.url}{reverse('admin:media_gallery_add')}")
    page.fill("[name=title_uk]", "Візит Генерального секретаря НАТО")
    page.click("[name=_save]")
    page.click("text=Завантажити в галерею")
    upload(page, frames)

    page.click(".upload-onward a")
    page.fill("[name=all-credit_uk]", "Пресслужба")
    page.fill("[name=all-place]", "Київ")
    for name, caption in zip(fields(page, "caption_uk"), CAPTIONS, strict=True):
        page.fill(f"[name={name}]", caption)
        page.fill(f"[name={name.replace('caption', 'alt_text')}]", f"Люди на зустрічі. {caption}")
    page.click(".submit-row [type=submit]")
    expect(page.locator(".messagelist .success")).to_contain_text("3")
    gallery = Gallery.objects.get()
    photos = list(gallery.in_order())
    assert [photo.caption_uk for photo in photos] == list(CAPTIONS)
    assert {photo.credit_uk for photo in photos} == {"Пресслужба"}

    page.goto(f"{live_server.url}{form_of(story)}")
    editor = page.locator(".prose-editor", has=page.locator('textarea[name="body_uk"]'))
    for frame, photo in zip(FRAMES, photos, strict=True):
        page.locator(f"{body(page, 'uk')} p", has_text=f"[Фото: {frame}]").click(click_count=3)
        editor.locator('button[data-name="photo"]').click()
        page.fill(".picker input[type=search]", photo.number)
        page.locator(".picker .pick", has_text=photo.number).click()
        expect(editor.locator(".placed-photo", has_text=photo.number)).to_be_visible()
    page.locator(f"{body(page, 'uk')} > p").last.click()
    page.keyboard.press("Control+End")
    editor.locator('button[data-name="gallery"]').click()
    page.locator(".picker .pick", has_text="Візит").click()
    page.click("[name=_save]")
    expect(page.locator(".messagelist .success")).to_be_visible()
    story.refresh_from_db()
    assert re.findall(r'data-photo="(\d+)"', story.body_uk or "") == [str(photo.pk) for photo in photos]
    assert "[Фото:" not in (story.body_uk or "")

    make_move(page, live_server, story, "uk/submit")
    reviewer = enter(open_page(), live_server, client_of(person("taras", REVIEWER)))
    reviewer.goto(f"{live_server.url}{reverse('admin:media_gallery_safety', args=[gallery.pk])}")
    for question in SafetyQuestion.objects.active():
        reviewer.get_by_role("group", name=question.text_uk).get_by_label("Ні").check()
    reviewer.locator("input[type=submit].default").click()
    reviewer.get_by_text("Тут нічого не чекає на підпис").wait_for()
    make_move(reviewer, live_server, story, "uk/approve")
    make_move(enter(open_page(), live_server, client_of(person("iryna", PUBLISHER))), live_server, story, "uk/publish")

    reader = open_page()
    reader.goto(f"{live_server.url}/news/{Edition.objects.get().slug}/")
    for caption in CAPTIONS:
        expect(reader.locator("figure figcaption", has_text=caption).first).to_contain_text("Пресслужба")
    assert (
        reader.locator("figure img").evaluate_all("all => all.map(e => e.naturalWidth > 0 || !e.complete)")
        == [True] * 3
    )
    reader.click("section.gallery h2 a")
    expect(reader.locator("ul.sheet figure")).to_have_count(3)
    assert Photo.objects.public().count() == 3


def test_on_a_phone_frames_are_sent_and_described(
    live_server: LiveServer, open_page: Callable[..., Page], frames: list[Path]
) -> None:
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, color_scheme="dark")
    enter(page, live_server, client_of(person("olena", WRITER)))
    page.goto(f"{live_server.url}{reverse('admin:media_photo_upload')}")
    page.set_input_files("#id_photos", frames)
    page.tap(".submit-row [type=submit]")
    expect(page.locator(".upload-list .done img")).to_have_count(3, timeout=90_000)
    assert fits(page)
    with page.expect_navigation():
        page.tap(".upload-onward a")
    settle(page)
    assert fits(page)
    assert not barriers(page)
    name = fields(page, "caption_uk")[1]
    page.fill(f"[name={name}]", "IMG_8363")
    page.fill("[name=all-caption_uk]", "Візит до Києва")
    page.tap(".submit-row [type=submit]")
    expect(page.locator(".batch-row .errorlist")).to_have_count(1)
    expect(page.locator(f"[name={name}]")).to_have_value("IMG_8363")
    expect(page.locator(f"[name={name}]")).to_be_focused()
    page.fill(f"[name={name}]", "Розмова двох делегацій")
    page.tap(".submit-row [type=submit]")
    expect(page.locator(".messagelist .success")).to_be_visible()
    captions = list(Photo.objects.order_by("pk").values_list("caption_uk", flat=True))
    assert captions == ["Візит до Києва", "Розмова двох делегацій", "Візит до Києва"]


def test_the_desk_of_photos_is_worked_by_keyboard_alone(
    live_server: LiveServer, page: Page, frames: list[Path]
) -> None:
    Official.objects.create(given_name_uk="Олена", family_name_uk="Вербова")
    gallery = newsroom.gallery()
    enter(page, live_server, client_of(person("olena", WRITER)))
    page.goto(f"{live_server.url}{reverse('admin:media_photo_upload')}?gallery={gallery.pk}")
    page.set_input_files("#id_photos", frames)
    tab_to(page, ".submit-row [type=submit]")
    page.keyboard.press("Enter")
    expect(page.locator(".upload-list .done img")).to_have_count(3, timeout=90_000)
    tab_to(page, ".upload-onward a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/describe/**")

    tab_to(page, ".batch-row [name$='-caption_uk']")
    page.keyboard.type("Зустріч у Києві")
    tab_to(page, ".batch-row [name$='-people']")
    page.keyboard.type("Вербова Олена")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".messagelist .success")).to_be_visible()
    first, second, third = gallery.in_order()
    assert (first.caption_uk, str(first.people.get())) == ("Зустріч у Києві", "Олена Вербова")

    page.goto(f"{live_server.url}{reverse('admin:media_gallery_change', args=[gallery.pk])}")
    later = page.locator(f"[aria-label='Далі: {first.number}']")
    tab_to(page, f"[aria-label='Далі: {first.number}']")
    page.keyboard.press("Enter")
    expect(page.locator(".order-live")).to_contain_text("2 з 3")
    expect(later).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator(".order-live")).to_contain_text("3 з 3")
    page.keyboard.press("Space")
    expect(page.locator(".order-live")).to_contain_text("останнє")
    tab_to(page, f"[aria-label='Обкладинка: {first.number}']")
    page.keyboard.press("Enter")
    tab_to(page, "[name=_save]")
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist .success")).to_be_visible()
    gallery.refresh_from_db()
    assert (list(gallery.in_order()), gallery.cover) == ([second, third, first], first)


def test_a_gallery_is_put_in_order_by_dragging(live_server: LiveServer, page: Page) -> None:
    photos = [newsroom.photo() for _each in range(3)]
    gallery = newsroom.gallery(*photos)
    enter(page, live_server, client_of(person("olena", WRITER)))
    page.goto(f"{live_server.url}{reverse('admin:media_gallery_change', args=[gallery.pk])}")
    handles = page.locator(".order-handle")
    handles.nth(1).evaluate("handle => handle.scrollIntoView({ block: 'center' })")
    start, end = handles.first.bounding_box(), handles.last.bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 10, start["y"] + 10)
    page.mouse.down()
    page.mouse.move(end["x"] + 10, end["y"] + end["height"] + 20, steps=12)
    page.mouse.up()
    expect(page.locator(".order-live")).to_contain_text("3 з 3")
    page.click("[name=_save]")
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert list(gallery.in_order()) == [photos[1], photos[2], photos[0]]


def test_the_focal_point_moves_by_arrows_and_the_crops_follow(live_server: LiveServer, page: Page) -> None:
    photo = newsroom.photo(focal_x=50, focal_y=50)
    enter(page, live_server, client_of(person("olena", WRITER)))
    page.goto(f"{live_server.url}{reverse('admin:media_photo_change', args=[photo.pk])}")
    page.focus(".focal-mark")
    page.keyboard.press("Shift+ArrowUp")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#id_focal_x")).to_have_value("49")
    expect(page.locator("#id_focal_y")).to_have_value("40")
    expect(page.locator(".focal-mark")).to_have_attribute("aria-label", re.compile("49%, 40%"))
    # 4:3 shown as 3:2: eight ninths of the height; the crop's middle at 40 % starts it at −4.4 % of what is left.
    crop = page.locator(".focal-crops img").first
    assert crop.evaluate("image => image.style.objectPosition") == "50% 0%"
    page.keyboard.press("Shift+ArrowDown")
    assert crop.evaluate("image => image.style.objectPosition").startswith("50% 50")
    assert not barriers(page)


def fits(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def barriers(page: Page) -> list[str]:
    return told(violations(page), of=GRAVE)


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until this has the focus, as somebody without a mouse must."""
    for _press in range(150):
        if page.evaluate("selector => document.activeElement === document.querySelector(selector)", selector):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab never comes to {selector}")


def test_on_a_phone_the_filters_are_one_tap_away_and_no_note_speaks_of_a_server(
    live_server: LiveServer, open_page: Callable[..., Page]
) -> None:
    photos = [newsroom.photo() for _each in range(3)]
    page = open_page(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, timezone_id="America/New_York"
    )
    enter(page, live_server, client_of(person("olena", WRITER)))
    page.goto(f"{live_server.url}{reverse('admin:media_photo_changelist')}")
    expect(page.locator("#changelist-filter")).not_to_be_in_viewport()
    page.get_by_role("link", name="До фільтрів").tap()
    expect(page.locator("#changelist-filter h2")).to_be_in_viewport()
    assert fits(page)
    assert not barriers(page)
    page.get_by_role("link", name="До переліку").tap()
    expect(page.locator(".to-filters").first).to_be_in_viewport()
    page.goto(f"{live_server.url}{reverse('admin:media_photo_change', args=[photos[0].pk])}")
    expect(page.locator(".timezonewarning")).to_have_count(1)
    expect(page.locator(".timezonewarning")).to_be_hidden()
    page.goto(f"{live_server.url}{reverse('admin:media_photo_changelist')}?public=no")
    expect(page.locator(".to-filters").first).to_contain_text("Деякі ввімкнено")


def test_a_frame_sent_twice_is_dropped_where_the_warning_stands(
    live_server: LiveServer, page: Page, frames: list[Path]
) -> None:
    enter(page, live_server, client_of(person("olena", WRITER)))
    page.goto(f"{live_server.url}{reverse('admin:media_photo_upload')}")
    page.set_input_files("#id_photos", [frames[0], frames[0]])
    page.click(".submit-row [type=submit]")
    expect(page.locator(".upload-onward a")).to_contain_text("(2)", timeout=90_000)
    page.get_by_role("button", name="Прибрати копію").click()
    expect(page.locator(".upload-list .dropped")).to_contain_text("прибрано")
    expect(page.locator(".upload-list .dropped span")).to_be_focused()
    expect(page.locator(".upload-onward a")).to_have_attribute("href", re.compile(rf"ids={Photo.objects.get().pk}$"))

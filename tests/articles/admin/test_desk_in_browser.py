"""The desk as hands and eyes meet it: a phone, a dark room, a screen reader, an unsaved text."""

import re
from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import Article, Official
from articles.roles import REVIEWER, WRITER
from tests.accessibility import GRAVE, told, violations
from tests.articles.admin.conftest import client_of, person
from tests.browser import settle
from tests.factories import article, photo, published

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def enter(page: Page, site: LiveServer, client: Client) -> Page:
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": site.url}])
    return page


def form_of(story: Article) -> str:
    return reverse("admin:articles_article_change", args=[story.pk])


def body(page: Page, language: str) -> str:
    return f'.prose-editor:has(textarea[name="body_{language}"]) .ProseMirror[contenteditable]'


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_desk_fits_the_screen_and_names_every_field(
    live_server: LiveServer, open_page: Callable[..., Page], width: int, scheme: str
) -> None:
    story = published().article
    page = open_page(viewport={"width": width, "height": 844}, color_scheme=scheme)
    enter(page, live_server, client_of(person("taras", REVIEWER)))
    for address in (
        reverse("admin:index"),
        reverse("admin:articles_article_changelist"),
        form_of(story),
        reverse("admin:articles_article_move", args=[article().pk, "uk", "submit"]),
        reverse("admin:articles_official_add"),
        reverse("admin:articles_tag_changelist"),
    ):
        page.goto(f"{live_server.url}{address}")
        settle(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        assert not told(violations(page), of=GRAVE), address


def test_move_from_an_unsaved_form_saves_it_first(live_server: LiveServer, page: Page) -> None:
    story = article()
    enter(page, live_server, client_of(person("olena", WRITER)))
    page.goto(f"{live_server.url}{form_of(story)}")
    page.fill("[name=headline_uk]", "Заголовок, якого ще ніхто не зберіг")
    page.click('[data-move="uk/submit"]')
    page.click(".move-form button[type=submit]")
    expect(page.locator(".badge-in_review").first).to_be_visible()
    story.refresh_from_db()
    assert story.headline_uk.replace("\u00a0", " ") == "Заголовок, якого ще ніхто не зберіг"


def test_quotation_gets_its_speaker_from_the_officials(live_server: LiveServer, page: Page) -> None:
    speaker = Official.objects.create(given_name_uk="Олена", family_name_uk="Вербова", slug_uk="olena-verbova")
    story = article(body_uk="<p>«Школа готова».</p>")
    enter(page, live_server, client_of(person("olena", WRITER)))
    page.goto(f"{live_server.url}{form_of(story)}")
    page.click(f"{body(page, 'uk')} p")
    editor = page.locator(".prose-editor", has=page.locator('textarea[name="body_uk"]'))
    expect(editor.locator('button[data-name="speaker"]')).to_have_attribute("aria-disabled", "true")
    editor.locator('button[data-name="quotation"]').click()
    expect(editor.locator('button[data-name="speaker"]')).to_have_attribute("aria-disabled", "false")
    editor.locator('button[data-name="speaker"]').click()
    page.fill(".picker input[type=search]", "ВЕРБОВА")
    page.locator(".picker .pick", has_text="Вербова").click()
    expect(editor.locator(".speaker")).to_contain_text("Вербова")
    page.click("[name=_save]")
    expect(page.locator(".messagelist .success")).to_be_visible()
    story.refresh_from_db()
    assert f'<blockquote data-speaker="{speaker.pk}"><p>«Школа готова».</p></blockquote>' in story.body_uk


def test_a_quotation_is_written_on_left_and_a_photo_chosen_in_it_stands_after_it(
    live_server: LiveServer, page: Page
) -> None:
    picture = photo()
    story = article(body_uk="<p>Перше слово.</p>")
    enter(page, live_server, client_of(person("olena", WRITER)))
    page.goto(f"{live_server.url}{form_of(story)}")
    page.click(f"{body(page, 'uk')} p")
    page.keyboard.press("End")
    editor = page.locator(".prose-editor", has=page.locator('textarea[name="body_uk"]'))
    editor.locator('button[data-name="quotation"]').click()
    page.keyboard.press("Enter")
    page.keyboard.type("Друге слово.")
    editor.locator('button[data-name="photo"]').click()
    page.locator(".picker .pick", has_text=picture.number).click()
    editor.locator("figcaption").click()
    page.keyboard.type("Перший урок")
    page.keyboard.press("Enter")
    page.keyboard.type("Після фото.")
    editor.locator("blockquote p").last.click()
    expect(editor.locator('button[data-name="quotation"]')).to_have_class(re.compile(r"\bactive\b"))
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.type("Після цитати.")
    page.click("[name=_save]")
    expect(page.locator(".messagelist .success")).to_be_visible()
    story.refresh_from_db()
    assert story.body_uk == (
        "<blockquote><p>Перше слово.</p><p>Друге слово.</p></blockquote><p>Після цитати.</p>"
        f'<figure data-photo="{picture.pk}"><figcaption>Перший урок</figcaption></figure><p>Після фото.</p>'
    )


def test_no_english_word_on_the_editors_ukrainian_menu(live_server: LiveServer, page: Page) -> None:
    story = article(body_uk="<table><tbody><tr><td>Клітинка</td></tr></tbody></table>")
    enter(page, live_server, client_of(person("olena", WRITER)))
    page.goto(f"{live_server.url}{form_of(story)}")
    page.click(f"{body(page, 'uk')} td")
    titles = page.locator(".prose-menubar button").evaluate_all(
        "buttons => buttons.map(each => each.title).filter(Boolean)"
    )
    assert titles
    assert not [title for title in titles if title.isascii()]

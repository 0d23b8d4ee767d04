"""Writing as hands meet it: a dead battery, a server that is away, two people at one text, Word, a phone."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import BrowserContext, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import Article, ArticleDraft
from articles.roles import REVIEWER, WRITER
from newsroom.lib.html import clean
from tests.accessibility import GRAVE, told, violations
from tests.articles.admin.conftest import client_of, person
from tests.articles.admin.test_desk_in_browser import body, enter, form_of
from tests.articles.admin.test_writing import opened, save
from tests.factories import article

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

PASTE = """(surface, html) => {
  const given = new DataTransfer()
  given.setData("text/html", html)
  given.setData("text/plain", "без розмітки")
  surface.dispatchEvent(new ClipboardEvent("paste", { clipboardData: given, bubbles: true, cancelable: true }))
}"""

# Copied from Word (Microsoft 365) and from Google Docs, shortened but not simplified; and what is to be left of it.
SAMPLES = settings.BASE_DIR / "tests" / "samples"
WORD_TEXT = (
    "<h2>Школи громади</h2><p>Сьогодні <strong>відкрили</strong> <em>нову</em> школу.</p>"
    "<ul><li><p>Перший пункт</p><ul><li>Вкладений</li></ul></li><li>Другий пункт</li></ul><ol><li>Нумерований</li></ol>"
    '<p>Докладно <a href="https://mon.example/">на сайті</a> потрібне.</p>'
    "<table><tbody><tr><td>Місто</td><td>Школи</td></tr></tbody></table>"
)
DOCS_TEXT = (
    '<h2>Графік роботи</h2><p>Центр працює <strong>щодня</strong><em>, крім понеділка</em>: <a href="https://centre.example/">адреси</a>.</p>'
    "<ul><li><p>Львів</p><ul><li>вул. Зелена</li></ul></li><li>Київ</li></ul>"
    "<table><tbody><tr><td>День</td><td>Години</td></tr></tbody></table>"
)


def kept(page: Page, state: str = "kept") -> Locator:
    """The note beside the button, once the text has come to this."""
    note = page.locator(f".autosave[data-state={state}]")
    expect(note).to_be_visible()
    return note


def at_form(live_server: LiveServer, context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(f"{live_server.url}{address}")
    page.wait_for_selector(".ProseMirror[contenteditable]")
    return page


def as_olena(page: Page, live_server: LiveServer) -> BrowserContext:
    return enter(page, live_server, client_of(person("olena", WRITER))).context


def spaced(text: str | None) -> str:
    return (text or "").replace("\u00a0", " ")


def test_text_survives_a_dead_battery_and_is_offered_again(live_server: LiveServer, page: Page) -> None:
    story = article(headline_uk="Збережений заголовок", body_uk="<p>Початок.</p>")
    context = as_olena(page, live_server)
    first = at_form(live_server, context, form_of(story))
    first.fill("[name=headline_uk]", "Недописаний заголовок")
    first.locator(f"{body(first, 'uk')} p").click()
    first.keyboard.press("End")
    first.keyboard.type(" Недописане речення.")
    kept(first)
    first.close()  # without a word to the page
    assert ArticleDraft.objects.get().article == story
    assert Article.objects.get().headline_uk == "Збережений заголовок"

    second = at_form(live_server, context, form_of(story))
    expect(second.locator(".offers")).to_contain_text("незбережений текст")
    second.get_by_role("button", name="Порівняти").click()
    expect(second.locator(".merge")).to_contain_text("Недописане речення.")
    second.get_by_role("button", name="Узяти у форму").click()
    expect(second.locator("[name=headline_uk]")).to_have_value("Недописаний заголовок")
    expect(second.locator(body(second, "uk"))).to_contain_text("Недописане речення.")
    second.keyboard.press("Control+KeyS")
    expect(second.locator(".messagelist .success")).to_be_visible()
    assert spaced(Article.objects.get().headline_uk) == "Недописаний заголовок"
    assert not ArticleDraft.objects.exists()
    expect(second.locator(".offers")).to_have_count(0)
    assert second.evaluate("Object.keys(localStorage).filter(name => name.startsWith('desk-draft')).length") == 0


def test_nothing_is_lost_while_the_server_is_away_or_the_session_has_ended(live_server: LiveServer, page: Page) -> None:
    context = as_olena(page, live_server)
    olena = person("olena", WRITER)
    olena.set_password("дуже довгий пароль")
    olena.save()
    enter(page, live_server, client_of(olena))
    first = at_form(live_server, context, reverse("admin:articles_article_add"))
    context.set_offline(True)
    first.fill("[name=headline_uk]", "Написано без зв’язку")
    kept(first, "away")
    first.close()
    context.set_offline(False)
    assert not ArticleDraft.objects.exists()

    second = at_form(live_server, context, reverse("admin:articles_article_add"))
    second.get_by_role("button", name="Узяти").click()
    expect(second.locator("[name=headline_uk]")).to_have_value("Написано без зв’язку")
    kept(second)
    context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    second.fill("[name=headline_uk]", "Написано після кінця сеансу")
    expect(kept(second, "signedout").locator("a")).to_have_attribute("target", "_blank")
    other = context.new_page()
    other.goto(f"{live_server.url}{reverse('admin:login')}")
    other.fill("[name=username]", "olena")
    other.fill("[name=password]", "дуже довгий пароль")
    other.click("[type=submit]")
    other.wait_for_url(f"**{reverse('admin:index')}")  # which makes the token of the form void
    kept(second)
    second.fill("[name=event_on]", "01.02.2026")
    second.click("[name=_save]")
    expect(second.locator(".messagelist .success")).to_be_visible()
    assert spaced(Article.objects.get().headline_uk) == "Написано після кінця сеансу"


def test_two_people_at_one_text_see_each_other_and_both_texts(
    live_server: LiveServer, page: Page, open_page: Callable[..., Page]
) -> None:
    story = article(headline_uk="Старий заголовок", lead_uk="Старий лід.")
    taras = client_of(person("taras", REVIEWER))
    other = at_form(live_server, enter(open_page(), live_server, taras).context, form_of(story))
    expect(other.locator(".here")).to_be_hidden()
    olenas = at_form(live_server, as_olena(page, live_server), form_of(story))
    expect(olenas.locator(".here")).to_contain_text("Taras")
    save(taras, story, opened(taras, story), headline_uk="Заголовок Тараса", lead_uk="Лід Тараса.")
    olenas.fill("[name=headline_uk]", "Заголовок Олени")
    olenas.fill("[name=headline_en]", "Headline by Olena")
    olenas.click("[name=_save]")
    merge = olenas.locator(".merge")
    expect(merge).to_contain_text("Тараса")
    expect(merge.locator(".merge-joined")).to_contain_text("Лід Тараса.")
    assert clean_page(olenas) == []
    merge.get_by_label("Ваш").check()
    olenas.get_by_role("button", name="Зберегти вибране").click()
    expect(olenas.locator(".messagelist .success")).to_be_visible()
    story.refresh_from_db()
    texts = [spaced(text) for text in (story.headline_uk, story.lead_uk, story.headline_en)]
    assert texts == ["Заголовок Олени", "Лід Тараса.", "Headline by Olena"]


@pytest.mark.parametrize(
    ("clipboard", "text", "said"),
    [
        (
            "clipboard-word.html",
            WORD_TEXT,
            ("Word", "зображення: 1", "виноски: 1", "коментарі: 1", "рецензування: 1", "кольори"),
        ),
        ("clipboard-docs.html", DOCS_TEXT, ("Google Docs", "зображення: 1", "кольори", "шрифти", "вирівнювання")),
    ],
    ids=["word", "docs"],
)
def test_paste_keeps_structure_and_says_what_it_dropped(
    live_server: LiveServer, page: Page, clipboard: str, text: str, said: tuple[str, ...]
) -> None:
    form = at_form(live_server, as_olena(page, live_server), reverse("admin:articles_article_add"))
    form.locator(body(form, "uk")).click()
    form.locator(body(form, "uk")).evaluate(PASTE, (SAMPLES / clipboard).read_text())
    for word in said:
        expect(form.locator(".pasted")).to_contain_text(word)
    assert clean(form.input_value("[name=body_uk]")) == text
    form.get_by_role("button", name="Закрити", exact=True).click()
    expect(form.locator(".pasted")).to_have_count(0)


def clean_page(page: Page) -> list[str]:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    return told(violations(page), of=GRAVE)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_phone_shows_one_language_and_hides_no_error_of_the_other(
    live_server: LiveServer, open_page: Callable[..., Page], scheme: str
) -> None:
    page = open_page(viewport={"width": 390, "height": 844}, color_scheme=scheme)
    form = at_form(live_server, as_olena(page, live_server), reverse("admin:articles_article_add"))
    form.fill("[name=headline_uk]", "Заголовок із крапкою.")
    form.locator("[name=headline_uk]").blur()
    expect(form.locator("#id_headline_uk_hint")).to_be_visible()
    expect(form.locator("[name=lead_en]")).to_be_hidden()
    form.get_by_role("button", name="Англійська").click()
    expect(form.locator("[name=headline_uk]")).to_be_hidden()
    form.fill("[name=lead_en]", "word " * 130)
    counter = form.locator("#id_lead_en_counter")
    expect(counter).to_contain_text("зайвих: 49")
    expect(counter).to_have_class("counter over")
    form.get_by_role("button", name="Українська").click()
    expect(form.locator(".side-tab", has_text="Англійська")).to_contain_text("не збережено")
    form.keyboard.press("Control+KeyS")

    expect(form.locator(".mistakes a")).to_have_count(2)
    expect(form.locator(".side-tab", has_text="Англійська")).to_contain_text("помилок: 1")
    assert clean_page(form) == []
    form.locator(".mistakes a", has_text="Дата події").click()
    expect(form.locator("[name=event_on]")).to_be_focused()
    box, bar = form.locator("[name=event_on]").bounding_box(), form.locator(".submit-row").bounding_box()
    assert box
    assert bar
    assert box["y"] + box["height"] <= bar["y"]
    form.locator(".mistakes a", has_text="Лід").click()
    expect(form.locator("[name=lead_en]")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_languages_stand_in_line_and_keys_save_and_submit(
    live_server: LiveServer, open_page: Callable[..., Page], scheme: str
) -> None:
    story = article()
    page = open_page(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
    form = at_form(live_server, as_olena(page, live_server), form_of(story))
    form.fill("[name=headline_en]", "A headline with a full stop.")
    for name in ("headline", "lead", "body", "short_headline", "seo_description", "social_text"):
        tops = [form.locator(f".fieldBox.field-{name}_{side}").bounding_box() for side in ("uk", "en")]
        assert all(tops)
        assert len({top["y"] for top in tops if top}) == 1, name
    assert clean_page(form) == []
    form.locator("summary", has_text="Клавіші").click()
    expect(form.locator(".keys")).to_contain_text("Ctrl + S")
    form.locator(body(form, "en")).click()
    form.keyboard.press("Control+Enter")
    form.wait_for_url(f"**{reverse('admin:articles_article_move', args=[story.pk, 'en', 'submit'])}")
    story.refresh_from_db()
    assert spaced(story.headline_en).startswith("A headline with a full stop")

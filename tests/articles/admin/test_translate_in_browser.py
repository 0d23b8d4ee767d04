"""A fact changes in Ukrainian after the translation: the desk shows it, the translator mends it, readers get it."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from articles import workflow
from articles.roles import PUBLISHER, WRITER
from tests.accessibility import GRAVE, told, violations
from tests.articles.admin.conftest import client_of, person
from tests.articles.admin.test_desk_in_browser import enter, form_of
from tests.browser import settle
from tests.factories import approved, article, edit, published

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

TEXTS = {
    "lead_uk": "У громаді відкрили нову школу.",
    "lead_en": "A new school opens.",
    "body_uk": "<p>Навчатимуться 320 дітей.</p><p>Триває <strong>набір</strong>.</p>",
    "body_en": "<p>The school has 320 places.</p><p>Pupils are <strong>enrolled</strong>.</p>",
}


def test_changed_fact_is_seen_mended_answered_for_and_published(
    live_server: LiveServer, open_page: Callable[..., Page]
) -> None:
    story = article(**TEXTS)
    published(story, at=timezone.now()), published(story, "en", at=timezone.now())
    edit(
        story,
        now=timezone.now(),
        body_uk=TEXTS["body_uk"].replace("320", "340"),
        lead_uk="У громаді урочисто відкрили нову школу.",
    )
    page = enter(open_page(), live_server, client_of(person("olena", WRITER)))
    page.goto(f"{live_server.url}{reverse('admin:articles_article_changelist')}?behind=facts")
    expect(page.locator(".badge-behind-facts")).to_have_text("застарів: факти")
    page.goto(f"{live_server.url}{form_of(story)}")
    page.get_by_role("link", name="Перекладати поруч з українським").click()
    page.wait_for_load_state()  # the keys are heard when the scripts have run, and the text is there before
    red = page.locator(".passage-facts")
    expect(red).to_have_count(1)
    expect(red.locator("del")).to_contain_text("320")
    # By keys alone: past the lead to the fact, mend it and save; then answer for the lead.
    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("Alt+ArrowDown")
    expect(red.locator("textarea")).to_be_focused()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("The school has 340 places.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".messagelist .success")).to_have_text("Переклад збережено.")
    expect(page.locator(".passage-facts")).to_have_count(0)
    page.wait_for_load_state()
    page.locator(".passage-wording textarea").focus()
    page.keyboard.press("Alt+Enter")
    expect(page.locator(".behind-none")).to_be_visible()
    story.refresh_from_db()
    assert story.body_en == "<p>The school has 340 places.</p><p>Pupils are <strong>enrolled</strong>.</p>"
    approved(story, now=timezone.now()), approved(story, "en", now=timezone.now())
    workflow.publish(story, "uk", by=person("iryna", PUBLISHER))
    reader = open_page()
    reader.goto(f"{live_server.url}/en/news/{story.slug_en}/")
    note = reader.locator(".note", has_text="The Ukrainian text was updated")
    expect(note).to_be_visible()
    enter(page, live_server, client_of(person("iryna", PUBLISHER)))
    page.goto(f"{live_server.url}{form_of(story)}")
    page.click('[data-move="en/publish"]')
    page.click(".move-form button[type=submit]")
    expect(page.locator(".messagelist .success")).to_be_visible()
    reader.reload()
    expect(reader.locator(".prose")).to_contain_text("340 places")
    expect(note).to_have_count(0)


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_translators_page_fits_the_screen_and_a_screen_reader(
    live_server: LiveServer, open_page: Callable[..., Page], width: int, scheme: str
) -> None:
    story = edit(article(**TEXTS), body_uk=TEXTS["body_uk"].replace("320", "340"), lead_uk="Відкрили велику школу.")
    page = open_page(viewport={"width": width, "height": 844}, color_scheme=scheme)
    enter(page, live_server, client_of(person("olena", WRITER)))
    page.goto(f"{live_server.url}{reverse('admin:articles_article_translate', args=[story.pk, 'en'])}")
    settle(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    source, target = (page.locator(".passage-facts").locator(side).bounding_box() for side in (".source", ".target"))
    assert source is not None
    assert target is not None
    assert (source["y"] < target["y"]) if width == 390 else (source["x"] < target["x"])
    assert not told(violations(page), of=GRAVE)

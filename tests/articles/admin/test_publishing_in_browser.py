"""What readers get and lose: each act through its page in a browser, what the desk says and what the site shows."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import Article, Edition
from articles.roles import DUTY_EDITOR, PUBLISHER, REVIEWER
from tests.articles.admin.conftest import client_of, person
from tests.articles.admin.test_desk_in_browser import enter, form_of
from tests.factories import approved, article, published, rewrite

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 844}


def act(page: Page, site: LiveServer, story: Article, verb: str, **typed: str) -> None:
    """Open the page of a move, fill it in and press its button."""
    page.goto(site.url + reverse("admin:articles_article_move", args=[story.pk, "uk", verb]))
    for name, words in typed.items():
        page.fill(f".move-form [name={name}]", words)
    page.click(".move-form button[type=submit]")


def desk_says(page: Page, *sentences: str) -> None:
    for sentence in sentences:
        expect(page.locator(".messagelist")).to_contain_text(sentence)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url


def read(page: Page, site: LiveServer, edition: Edition) -> int:
    """Go to the public page of the text; its HTTP status."""
    response = page.goto(f"{site.url}/news/{edition.slug}/")
    assert response
    return response.status


def test_a_text_is_scheduled_in_the_hour_that_comes_twice_and_a_save_makes_its_approval_void(
    live_server: LiveServer, open_page: Callable[..., Page]
) -> None:
    story = approved(now=timezone.now())
    publisher = enter(open_page(), live_server, client_of(person("iryna", PUBLISHER)))
    act(publisher, live_server, story, "schedule", at="2037-10-25T03:30:07")
    expect(publisher.locator("#id_at_error")).to_contain_text("котра")
    publisher.get_by_label("друга, вже за зимовим часом (UTC+2)").check()
    publisher.click(".move-form button[type=submit]")
    desk_says(publisher, "Заплановано", "03:30:07 (UTC+2)", "навіть якщо на зміні нікого не буде")
    edition = Edition.objects.get()
    assert edition.live_from.isoformat() == "2037-10-25T01:30:07+00:00"
    assert read(open_page(), live_server, edition) == 404

    publisher.goto(live_server.url + form_of(story))
    expect(publisher.locator("[aria-labelledby=panel-uk] .badge")).to_have_text("погоджено")
    publisher.fill("[name=lead_uk]", "Завтра у громаді відкриють нову школу.")
    publisher.keyboard.press("Control+KeyS")
    expect(publisher.locator(".messagelist .success")).to_be_visible()
    publisher.goto(live_server.url + form_of(story))
    expect(publisher.locator("[aria-labelledby=panel-uk] .badge")).to_have_text("чернетка")
    edition.refresh_from_db()
    assert "Сьогодні" in edition.lead


def test_a_publisher_corrects_mends_withdraws_holds_takes_down_and_restores_on_a_phone(
    live_server: LiveServer, open_page: Callable[..., Page]
) -> None:
    edition = published(at=timezone.now())
    story = edition.article
    publisher = enter(open_page(viewport=PHONE), live_server, client_of(person("iryna", PUBLISHER)))
    reader = open_page(viewport=PHONE)

    rewrite(story, now=timezone.now(), body_uk="<p>У школі навчатимуться двісті дітей.</p>")
    act(publisher, live_server, story, "correct", was_wrong="триста дітей", is_right="двісті дітей")
    desk_says(publisher, "Виправлення опубліковано")
    read(reader, live_server, edition)
    expect(reader.locator("#corrections")).to_contain_text("триста дітей")
    expect(reader.locator("main .prose")).to_contain_text("навчатимуться двісті")

    rewrite(story, now=timezone.now(), body_uk="<p>У новій школі навчатимуться двісті дітей.</p>")
    act(publisher, live_server, story, "minor", note="Описка")
    desk_says(publisher, "Дата, яку бачать читачі, не змінилася")
    read(reader, live_server, edition)
    expect(reader.locator("main")).to_contain_text("У новій школі")
    expect(reader.locator("#corrections > *")).to_have_count(1)

    act(publisher, live_server, story, "withdraw", notice="Відкриття перенесено.")
    desk_says(publisher, "Відкликано", "Текст можна відновити")
    assert read(reader, live_server, edition) == 200
    expect(reader.locator("main")).to_contain_text("Відкриття перенесено.")
    act(publisher, live_server, story, "restore", note="Таки відкрили")
    desk_says(publisher, "Відновлено")
    read(reader, live_server, edition)
    expect(reader.locator("main")).not_to_contain_text("Відкриття перенесено.")

    for verb, said, notice, status in (
        ("hold", "Призупинено", "Перевіряємо дані.", 410),
        ("take_down", "Вилучено", "Дані хибні.", 410),
    ):
        act(publisher, live_server, story, verb, notice=notice)
        desk_says(publisher, said)
        assert read(reader, live_server, edition) == status
        expect(reader.locator("main")).to_contain_text(notice)
        expect(reader.locator("main")).not_to_contain_text("двісті")
    act(publisher, live_server, story, "restore", note="Дані підтверджено")
    desk_says(publisher, "Відновлено")
    assert read(reader, live_server, edition) == 200
    expect(reader.locator("main")).to_contain_text("двісті дітей")


def test_what_went_out_in_an_emergency_waits_for_the_verdict_of_a_reviewer(
    live_server: LiveServer, open_page: Callable[..., Page]
) -> None:
    story = article()
    duty = enter(open_page(), live_server, client_of(person("danylo", DUTY_EDITOR)))
    duty.goto(live_server.url + form_of(story))
    duty.click("summary:has-text('Не може чекати погодження') >> nth=0")
    duty.click("[data-move='uk/emergency']")
    duty.fill("[name=note]", "Загроза людям")
    duty.click(".move-form button[type=submit]")
    desk_says(duty, "Опубліковано терміново", "редактор ще має його переглянути")
    assert read(open_page(), live_server, Edition.objects.get()) == 200

    reviewer = enter(open_page(), live_server, client_of(person("taras", REVIEWER)))
    queue = live_server.url + reverse("admin:articles_article_emergencies")
    reviewer.goto(queue)
    expect(reviewer.locator(".story")).to_contain_text("Загроза людям")
    reviewer.click(".story a[href*='/emergencies/']")
    reviewer.click("button[name=object]")
    expect(reviewer.locator(".lacks, .errorlist")).to_be_visible()
    reviewer.fill("[name=note]", "Число дітей хибне")
    reviewer.click("button[name=object]")
    expect(reviewer).to_have_url(queue)
    expect(reviewer.locator("[aria-labelledby=objected-heading]")).to_contain_text(story.headline_uk or "")

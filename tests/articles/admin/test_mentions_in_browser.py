"""Whom the text names, as hands meet it: taken by the keyboard, refused for good, chosen among namesakes."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import Mention, Official
from articles.roles import WRITER
from articles.workflow.names import decline
from tests.accessibility import GRAVE, told, violations
from tests.articles.admin.conftest import client_of, person
from tests.articles.admin.test_desk_in_browser import body, enter, form_of
from tests.articles.posts import official
from tests.factories import article

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def declinable(given: str, family: str) -> Official:
    one = official(given, family)
    decline(one)
    one.save()
    return one


def test_a_suggestion_is_taken_refused_or_chosen(live_server: LiveServer, open_page: Callable[..., Page]) -> None:
    koval, bondar, melnyk = declinable("Юрій", "Коваль"), declinable("Сергій", "Бондар"), declinable("Ганна", "Мельник")
    namesake = declinable("Ганна", "Мельник")
    olena = person("olena", WRITER)
    story = article(
        by=olena, body_uk="<p>Із Юрієм Ковалем прибула Ганна Мельник.</p>", headline_en="", body_en="", lead_en=""
    )
    page = enter(open_page(viewport={"width": 1280, "height": 900}), live_server, client_of(olena))
    page.goto(f"{live_server.url}{form_of(story)}")
    panel = page.get_by_role("region", name="Названі в тексті")
    expect(panel.get_by_role("listitem")).to_have_count(2)
    assert not told(violations(page), of=GRAVE)

    page.get_by_role("button", name="Додати до згадок: Юрій Коваль").press("Enter")
    expect(page.locator("[role=status]", has_text="Додано до згадок: Юрій Коваль")).to_be_attached()
    expect(page.get_by_text("Хто це — «Ганна Мельник»?")).to_be_visible()
    page.get_by_role("button", name="Додати до згадок: Ганна Мельник").nth(1).press("Enter")
    expect(panel).to_be_hidden()

    page.locator(body(page, "uk")).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Також Сергій Бондар.")
    page.get_by_role("button", name="Тут не йдеться про: Сергій Бондар").click()
    expect(page.get_by_role("button", name="Знову запропонувати відхилене: 1")).to_be_visible()
    page.locator("[name=_save]").first.click()
    page.wait_for_load_state()
    assert [one.official_id for one in Mention.objects.filter(article=story)] == [koval.pk, namesake.pk]
    assert melnyk != namesake
    expect(page.get_by_role("button", name="Знову запропонувати відхилене: 1")).to_be_visible()
    assert story.refused_mentions.get().official == bondar

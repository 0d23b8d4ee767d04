"""Before an idle session ends its page says so; one press keeps it, and what was written outlives its end."""

import re
from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from newsroom.signin.limits import SEEN_AT, SIGNED_IN_AT
from tests.accessibility import told, violations
from tests.articles.admin.test_desk_in_browser import enter
from tests.factories import article

from .conftest import PASSWORD, sign_in

STAY = "/admin/account/stay/"
SOON = "довго нічого не відбувалося"


def long_ago(client: Client, name: str = SEEN_AT, **time: float) -> None:
    """As if it had been then that somebody last did something (or signed in)."""
    session = import_module(settings.SESSION_ENGINE).SessionStore(client.session.session_key)
    session[name] = int((timezone.now() - timedelta(**time)).timestamp())
    session.save()


@pytest.fixture
def signed_in(olena: Any) -> Client:
    client = Client()
    sign_in(client)
    return client


def test_a_page_that_asks_by_itself_learns_when_the_session_ends_and_keeps_nobody(signed_in: Client) -> None:
    long_ago(signed_in, minutes=26)
    for _twice in range(2):
        assert 235 <= signed_in.get(STAY, headers={"X-Background": "1"}).json()["seconds"] <= 240


def test_a_person_who_says_so_stays(signed_in: Client) -> None:
    long_ago(signed_in, minutes=26)
    answer = signed_in.get(STAY).json()
    assert answer["seconds"] >= 29 * 60
    assert answer["final"] is False


def test_nobody_stays_longer_than_a_days_work_and_the_answer_says_so(signed_in: Client) -> None:
    long_ago(signed_in, SIGNED_IN_AT, hours=11, minutes=57)
    answer = signed_in.get(STAY).json()
    assert answer["final"] is True
    assert answer["seconds"] <= 180


@pytest.mark.django_db
def test_who_is_signed_out_is_sent_to_the_door(client: Client) -> None:
    assert client.get(STAY).url.startswith(reverse("admin:login"))


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_idle_hands_are_warned_and_stay_or_sign_in_again_to_their_text(
    live_server: Any, page: Page, signed_in: Client, requests: Any
) -> None:
    story = article()
    address = reverse("admin:articles_article_change", args=[story.pk])
    page.clock.install()
    enter(page, live_server, signed_in)
    page.goto(live_server.url + address)
    notice = page.locator("#idle[role=status]")
    expect(notice).to_be_empty()

    long_ago(signed_in, minutes=26)
    page.clock.fast_forward("26:00")
    expect(notice).to_contain_text(SOON)
    expect(notice.locator("time")).to_have_text(re.compile(r"^\d\d:\d\d$"))
    assert not told(violations(page, "#idle"))
    notice.get_by_role("button", name="Залишитися за столом").press("Enter")
    expect(notice).to_be_empty()
    assert signed_in.session[SEEN_AT] >= int(timezone.now().timestamp()) - 60

    page.context.set_offline(True)  # the text does not reach the server before the session ends
    page.fill("[name=headline_uk]", "Написане перед кінцем сеансу")
    page.clock.run_for(3000)
    long_ago(signed_in, minutes=31)
    page.context.set_offline(False)
    page.clock.fast_forward("31:00")
    expect(notice).to_contain_text("Сеанс завершився")
    link = notice.get_by_role("link", name="Увійти в іншій вкладці")
    with page.context.expect_page() as opened:
        link.click()
    page.close()
    other = opened.value
    other.fill("[name=username]", "olena")
    other.fill("[name=password]", PASSWORD)
    other.click("[type=submit]")
    other.wait_for_url(live_server.url + address)
    other.get_by_role("button", name="Узяти").click()
    expect(other.locator("[name=headline_uk]")).to_have_value("Написане перед кінцем сеансу")

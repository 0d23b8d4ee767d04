"""The emergency banner: on every page of its language from its second to its last, and put up only by those who may."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from articles.models import Banner
from articles.roles import PUBLISHER, ROLES, WRITER
from tests import factories
from tests.factories import HOUR, MICROSECOND, NOON

pytestmark = pytest.mark.django_db
Queries = Callable[[int], Any]
PAGES = ["/", "/news/", "/officials/", "/organisations/", "/archive/", "/search/", "/photo-reports/"]


def banner(**fields: Any) -> Banner:
    given = {"text_uk": "Повітряна тривога", "text_en": "Air raid alert", "since": NOON}
    return Banner.objects.create(**(given | fields))


@pytest.mark.parametrize("path", PAGES)
def test_banner_stands_on_every_page_of_both_languages(client: Client, time_machine: Any, path: str) -> None:
    banner()
    time_machine.move_to(NOON, tick=False)
    page = client.get(path).text
    assert 'class="banner level-2" aria-label="Термінове повідомлення"' in page
    assert "<b>Увага.</b>" in page
    assert "Повітряна тривога" in page
    assert "Air raid alert" in client.get(f"/en{path}").text


def test_banner_comes_and_goes_by_the_clock(client: Client, time_machine: Any) -> None:
    banner(until=NOON + HOUR)
    for moment, is_there in (
        (NOON - MICROSECOND, False),
        (NOON, True),
        (NOON + HOUR - MICROSECOND, True),
        (NOON + HOUR, False),
    ):
        time_machine.move_to(moment, tick=False)
        assert ("Повітряна тривога" in client.get("/").text) is is_there, moment


def test_banner_without_english_is_not_shown_in_english(client: Client, time_machine: Any) -> None:
    banner(text_en="")
    time_machine.move_to(NOON, tick=False)
    page = client.get("/en/").text
    assert 'class="banner' not in page
    assert "Повітряна тривога" not in page


def test_most_urgent_of_several_is_shown(time_machine: Any) -> None:
    worst = banner(level=3)
    banner(level=1, since=NOON + MICROSECOND)
    assert Banner.objects.showing("uk", NOON + HOUR).first() == worst


def test_banner_costs_one_query(client: Client, time_machine: Any, django_assert_num_queries: Queries) -> None:
    time_machine.move_to(NOON, tick=False)
    with django_assert_num_queries(2):
        client.get("/organisations/")
    with django_assert_num_queries(0):  # an error page must not need a database
        client.get("/nowhere/")


@pytest.mark.parametrize(
    "link", ["//evil.example", "/\\evil.example", "javascript:alert(1)", "http://plain.example", "x"]
)
def test_link_stays_here_or_is_secure(link: str) -> None:
    with pytest.raises(ValidationError):
        Banner(text_uk="Текст", link_uk=link, since=NOON).full_clean()


def test_banner_needs_a_text_and_an_end_after_its_start() -> None:
    with pytest.raises(ValidationError):
        Banner(since=NOON).full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        banner(until=NOON)


def test_only_publishers_may_put_a_banner_up() -> None:
    assert "articles.add_banner" in ROLES[PUBLISHER]
    assert not [name for name in ROLES[WRITER] if name in ("articles.add_banner", "articles.change_banner")]


@pytest.mark.parametrize(("role", "status"), [(WRITER, 403), (PUBLISHER, 302)])
def test_desk_lets_publishers_put_one_up(client: Client, role: str, status: int) -> None:
    person = factories.stranger()
    person.groups.add(person.groups.model.objects.get(name=role))
    client.force_login(person)
    given = {"text_uk": "Тривога", "text_en": "", "level": 3, "since_0": "2040-05-17", "since_1": "12:00:00"}
    answer = client.post(
        "/admin/articles/banner/add/", {**given, "link_uk": "", "link_en": "", "until_0": "", "until_1": ""}
    )
    assert answer.status_code == status
    assert Banner.objects.count() == (status == 302)


def test_desk_ends_a_banner_at_once(client: Client, time_machine: Any) -> None:
    time_machine.move_to(NOON + HOUR, tick=False)
    running, waiting = banner(), banner(since=NOON + 2 * HOUR)
    person = factories.stranger()
    person.groups.add(person.groups.model.objects.get(name=PUBLISHER))
    client.force_login(person)
    client.post("/admin/articles/banner/", {"action": "end_now", "_selected_action": [running.pk, waiting.pk]})
    assert Banner.objects.get(pk=running.pk).until == NOON + HOUR
    assert Banner.objects.get(pk=waiting.pk).until is None
    assert Banner.objects.showing("uk", NOON + HOUR).first() is None

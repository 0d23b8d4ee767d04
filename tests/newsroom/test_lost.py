"""Where nothing is found, or nothing works: search, likely texts, and pages that need no database."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from articles import workflow
from tests import factories
from tests.factories import HOUR, MICROSECOND, NOON


@pytest.mark.django_db
def test_mistyped_address_finds_the_texts_it_resembles(client: Client, time_machine: Any) -> None:
    edition = factories.published(slug_uk="ministerstvo-vidkrylo-novu-shkolu")
    time_machine.move_to(NOON + HOUR, tick=False)
    answer = client.get("/news/ministerstvo-vidkrylo-novu-shkola/")
    assert answer.status_code == 404
    assert f"/news/{edition.slug}/" in answer.content.decode()
    assert 'action="/search/"' in answer.content.decode()
    assert 'action="/en/search/"' in client.get("/en/some-where/").content.decode()


@pytest.mark.django_db
def test_404_suggests_nothing_before_its_second_nor_what_was_taken_down(client: Client, time_machine: Any) -> None:
    story = factories.approved(slug_uk="ministerstvo-vidkrylo-novu-shkolu")
    workflow.schedule(story, "uk", by=factories.iryna(), at=NOON + HOUR, now=NOON)
    asked = "/news/ministerstvo-vidkrylo-novu-shkola/"
    time_machine.move_to(NOON + HOUR - MICROSECOND, tick=False)
    assert "novu-shkolu" not in client.get(asked).content.decode()
    time_machine.move_to(NOON + HOUR, tick=False)
    assert "novu-shkolu" in client.get(asked).content.decode()
    workflow.take_down(story, "uk", by=factories.iryna(), now=NOON + 2 * HOUR, notice="За рішенням суду.")
    time_machine.move_to(NOON + 3 * HOUR, tick=False)
    assert "novu-shkolu" not in client.get(asked).content.decode()


@pytest.mark.django_db
def test_404_shows_at_most_five_texts_in_two_queries(
    client: Client, time_machine: Any, django_assert_max_num_queries: Any
) -> None:
    for number in range(9):
        factories.published(slug_uk=f"nova-shkola-{number}")
    time_machine.move_to(NOON + HOUR, tick=False)
    with django_assert_max_num_queries(2):
        page = client.get("/nova-shkola-x/").content.decode()
    assert page.count("/news/nova-shkola-") == 5


def test_maintenance_answers_everything_but_the_sign_of_life_without_a_database(client: Client, settings: Any) -> None:
    settings.MAINTENANCE = True
    for path in ("/", "/en/news/", "/admin/", "/no/such/page/", "/verify/"):
        answer = client.get(path)
        assert answer.status_code == 503, path
        assert int(answer["Retry-After"]) > 0
        assert answer["Cache-Control"] == "no-store"
        assert "Тривають технічні роботи" in answer.content.decode()
        assert "The site is being worked on" in answer.content.decode()
        assert not answer.cookies
    assert client.get("/healthz").status_code == 200


@pytest.mark.django_db
def test_maintenance_begins_and_ends_with_a_file(client: Client, settings: Any, tmp_path: Path) -> None:
    settings.MAINTENANCE_FILE = tmp_path / "maintenance"
    assert client.get("/healthz").status_code == 200
    assert client.get("/accessibility/").status_code == 200
    settings.MAINTENANCE_FILE.touch()
    assert client.get("/accessibility/").status_code == 503
    settings.MAINTENANCE_FILE.unlink()
    assert client.get("/accessibility/").status_code == 200


def test_a_request_that_makes_no_sense_gets_our_page(client: Client) -> None:
    answer = client.get("/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert "Сервер не зрозумів запиту" in answer.content.decode()

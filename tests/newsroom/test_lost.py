"""Where nothing is found, or nothing works: search, likely texts, and pages that need no database."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from articles import workflow
from tests import factories
from tests.factories import HOUR, MICROSECOND, NOON, SECOND


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


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "here", "there", "said"),
    [
        ("uk", "/news/", "/en/news/", "This text is here in Ukrainian only"),
        ("en", "/en/news/", "/news/", "Цей матеріал є тут лише англійською"),
    ],
)
def test_address_in_the_wrong_language_leads_to_the_text_where_readers_have_it(
    client: Client, time_machine: Any, language: str, here: str, there: str, said: str
) -> None:
    story = factories.approved(factories.article(slug_uk="shkola", slug_en="school"), language)
    slug = {"uk": "shkola", "en": "school"}[language]
    chief = factories.person("chief", "publisher", "overrider")
    reason = {"override_reason": "Іноземна преса чекає."} if language == "en" else {}
    workflow.schedule(story, language, by=chief, at=NOON + HOUR, now=NOON, **reason)
    time_machine.move_to(NOON + HOUR - MICROSECOND, tick=False)
    unknown = client.get(f"{there}nothing/").text

    def answer(path: str) -> str:
        page = client.get(path)
        assert page.status_code == 404
        return page.text.replace(f"{there}{slug}/", f"{there}nothing/")

    assert answer(f"{there}{slug}/") == unknown
    time_machine.move_to(NOON + HOUR, tick=False)
    for page in ("", "print/", "updates/"):
        text = client.get(f"{there}{slug}/{page}").text
        assert said in text
        assert text.count(f'href="{here}{slug}/"') == 2  # the switch leads there too
    workflow.take_down(story, language, by=chief, now=NOON + 2 * HOUR, notice="За рішенням суду.")
    time_machine.move_to(NOON + 3 * HOUR, tick=False)
    assert answer(f"{there}{slug}/") == unknown


@pytest.mark.django_db
def test_address_of_the_other_language_leads_to_the_text_in_the_language_asked_for(
    client: Client, time_machine: Any
) -> None:
    story = factories.article(slug_uk="shkola", slug_en="school")
    factories.published(story)
    factories.published(story, "en", at=NOON + SECOND)
    time_machine.move_to(NOON + HOUR, tick=False)
    page = client.get("/en/news/shkola/").text
    assert "This text has another address in this language" in page
    assert page.count('href="/en/news/school/"') == 2
    assert 'href="/news/shkola/"' in page
    assert client.get("/en/news/shkola/?text").text.count('href="/en/news/school/?text"') == 2


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

"""The public record: all updates of a text, each edition at an address of its own, and the register of corrections."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from articles import workflow
from articles.models import Edition
from tests import factories
from tests.factories import HOUR, MICROSECOND, NOON, SECOND

pytestmark = pytest.mark.django_db
Queries = Callable[[int], Any]

ONE, TWO, THREE = NOON + HOUR, NOON + 2 * HOUR, NOON + 3 * HOUR


def text(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, path
    return re.sub(r"[ \n]+", " ", answer.content.decode())


def permanent(edition: Edition) -> str:
    return f"{'/en' if edition.language == 'en' else ''}/editions/{edition.short_hash}/"


def corrected(**fields: Any) -> tuple[Edition, Edition]:
    """A text published at noon and corrected an hour later: both editions."""
    first = factories.published(lead_uk="Школу відкрили для трьохсот дітей.", **fields)
    story = factories.rewrite(first.article, now=ONE, lead_uk="Школу відкрили для чотирьохсот дітей.")
    done = workflow.correct(
        story, "uk", by=factories.iryna(), kind="number", was_wrong="триста", is_right="чотириста", now=ONE
    )
    assert done.edition
    return first, done.edition


def test_all_updates_of_a_text_are_listed_newest_first_with_what_changed(client: Client, time_machine: Any) -> None:
    first, second = corrected()
    time_machine.move_to(TWO, tick=False)
    page = text(client, f"/news/{second.slug}/updates/")
    assert page.index("Виправлення") < page.index("Перша публікація")
    assert "<del>" in page
    assert "трьохсот" in page
    assert "чотирьохсот" in page
    assert "чотириста" in page
    assert "триста" in page
    for edition in (first, second):
        assert edition.hash in page
        assert permanent(edition) in page


def test_minor_edits_are_listed_honestly_too(client: Client, time_machine: Any) -> None:
    first = factories.published()
    story = factories.rewrite(first.article, now=ONE)
    workflow.minor(story, "uk", by=factories.iryna(), now=ONE)
    time_machine.move_to(TWO, tick=False)
    assert "Дрібна правка" in text(client, f"/news/{first.slug}/updates/")


def test_a_past_edition_reads_as_it_did_and_says_that_it_is_past(client: Client, time_machine: Any) -> None:
    first, second = corrected()
    time_machine.move_to(TWO, tick=False)
    past = text(client, permanent(first))
    assert "трьохсот" in past
    assert "чотирьохсот" not in past
    assert first.hash in past
    assert "Це попередній випуск" in past
    assert "noindex" in past
    assert f'<link rel="canonical" href="http://127.0.0.1:8000/news/{second.slug}/">' in past
    assert "Це попередній випуск" not in text(client, permanent(second))


def test_the_permanent_address_outlives_a_new_slug(client: Client, time_machine: Any) -> None:
    first = factories.published(slug_uk="stara")
    story = factories.rewrite(first.article, now=ONE, slug_uk="nova")
    workflow.publish(story, "uk", by=factories.iryna(), now=ONE)
    time_machine.move_to(TWO, tick=False)
    assert "/news/nova/" in text(client, permanent(first))
    assert client.get("/news/stara/updates/").headers["Location"] == "/news/nova/updates/"
    assert client.get("/news/stara/print/").headers["Location"] == "/news/nova/print/"


def test_a_longer_hash_leads_to_the_permanent_address_and_an_unknown_one_nowhere(
    client: Client, time_machine: Any
) -> None:
    edition = factories.published()
    time_machine.move_to(ONE, tick=False)
    assert client.get(f"/editions/{edition.hash}/").headers["Location"] == permanent(edition)
    assert client.get(f"/editions/{'0' * 16}/").status_code == 404
    assert client.get(f"/en{permanent(edition)}").status_code == 404


def test_a_scheduled_edition_has_no_address_until_its_second(client: Client, time_machine: Any) -> None:
    first = factories.published()
    story = factories.rewrite(first.article, now=ONE, lead_uk="Таємниця до строку.")
    waiting = workflow.schedule(story, "uk", by=factories.iryna(), at=TWO, now=ONE).edition
    assert waiting
    time_machine.move_to(TWO - MICROSECOND, tick=False)
    assert client.get(permanent(waiting)).status_code == 404
    assert "Таємниця" not in text(client, f"/news/{first.slug}/updates/")
    assert "попередній випуск" not in text(client, permanent(first))
    time_machine.move_to(TWO, tick=False)
    assert client.get(permanent(waiting)).status_code == 200
    assert "Таємниця" in text(client, f"/news/{first.slug}/updates/")


def test_a_recalled_edition_never_gets_an_address(client: Client, time_machine: Any) -> None:
    story = factories.approved()
    waiting = workflow.schedule(story, "uk", by=factories.iryna(), at=ONE, now=NOON).edition
    workflow.unschedule(story, "uk", by=factories.iryna(), now=NOON + SECOND)
    assert waiting
    time_machine.move_to(TWO, tick=False)
    assert client.get(permanent(waiting)).status_code == 404


@pytest.mark.parametrize("verb", ["hold", "take_down"])
def test_taking_a_text_down_takes_all_its_past_with_it(client: Client, time_machine: Any, verb: str) -> None:
    first, second = corrected()
    getattr(workflow, verb)(first.article, "uk", by=factories.iryna(), notice="Помилкові дані.", now=TWO)
    time_machine.move_to(THREE, tick=False)
    for path in (
        permanent(first),
        permanent(second),
        f"/news/{second.slug}/",
        f"/news/{second.slug}/updates/",
        f"/news/{second.slug}/print/",
    ):
        page = text(client, path, 410)
        assert "Помилкові дані." in page
        assert "чотирьохсот" not in page
        assert "трьохсот" not in page
    assert "чотириста" not in text(client, "/corrections/")


def test_words_once_taken_down_do_not_come_back_with_a_mended_text(client: Client, time_machine: Any) -> None:
    first, _second = corrected()
    workflow.take_down(first.article, "uk", by=factories.iryna(), notice="Назвали місце.", now=TWO)
    story = factories.rewrite(first.article, now=THREE, lead_uk="Школу відкрили.")
    workflow.publish(story, "uk", by=factories.iryna(), now=THREE)
    time_machine.move_to(THREE + HOUR, tick=False)
    assert client.get(permanent(first)).status_code == 410
    page = text(client, f"/news/{first.slug}/updates/")
    assert "трьохсот" not in page
    assert "Назвали місце." in page


def test_corrections_and_withdrawals_stand_in_the_register(client: Client, time_machine: Any) -> None:
    _first, second = corrected()
    withdrawn = factories.published(at=ONE)
    workflow.withdraw(withdrawn.article, "uk", by=factories.iryna(), notice="Рішення скасовано.", now=TWO)
    time_machine.move_to(THREE, tick=False)
    page = text(client, "/corrections/")
    assert second.headline in page
    assert "чотириста" in page
    assert "Рішення скасовано." in page
    assert "травень 2040" in page.lower()
    assert second.headline not in text(client, "/en/corrections/")


def test_an_empty_register_says_so(client: Client) -> None:
    assert "Виправлень іще не було" in text(client, "/corrections/")


def test_the_register_costs_the_same_however_long_it_is(
    client: Client, time_machine: Any, django_assert_max_num_queries: Queries
) -> None:
    for number in range(3):
        corrected(slug_uk=f"shkola-{number}")
    time_machine.move_to(TWO, tick=False)
    with django_assert_max_num_queries(3):
        client.get("/corrections/")


def test_updates_and_a_past_edition_cost_a_fixed_number_of_queries(
    client: Client, time_machine: Any, django_assert_max_num_queries: Queries
) -> None:
    edition = factories.published(lead_photo=factories.photo())
    for number in range(1, 5):
        story = factories.rewrite(edition.article, now=NOON + number * HOUR)
        workflow.publish(story, "uk", by=factories.iryna(), now=NOON + number * HOUR)
    time_machine.move_to(NOON + 9 * HOUR, tick=False)
    with django_assert_max_num_queries(5):
        client.get(f"/news/{edition.slug}/updates/")
    with django_assert_max_num_queries(7):
        client.get(permanent(edition))


def test_a_photo_that_waits_for_its_second_is_not_given_away_by_the_past(client: Client, time_machine: Any) -> None:
    """Dropped from the live text, shown again by a scheduled one: its files are out, and no page may say so."""
    shown = factories.photo()
    first = factories.published(lead_photo=shown)
    story = factories.rewrite(first.article, now=ONE, lead_photo=None)
    workflow.publish(story, "uk", by=factories.iryna(), now=ONE)
    other = factories.approved(lead_photo=shown, now=ONE)
    workflow.schedule(other, "uk", by=factories.iryna(), at=THREE, now=ONE)
    shown.refresh_from_db()
    assert shown.is_public
    time_machine.move_to(TWO, tick=False)
    assert shown.public_token not in text(client, permanent(first))


def test_the_print_view_has_what_leads_back_from_paper(client: Client, time_machine: Any, settings: Any) -> None:
    settings.PRESS_EMAIL = "press@ministry.example"
    edition = factories.published(lead_photo=factories.photo())
    time_machine.move_to(ONE, tick=False)
    page = text(client, f"/news/{edition.slug}/print/")
    assert "<svg" in page
    assert "style=" not in page
    assert edition.hash in page
    assert permanent(edition) in page
    assert "press@ministry.example" in page
    assert "<picture" in page
    assert "<picture" not in text(client, f"/news/{edition.slug}/print/?photos=no")


def test_a_page_leads_to_its_record(client: Client, time_machine: Any) -> None:
    edition = factories.published()
    time_machine.move_to(ONE, tick=False)
    page = text(client, f"/news/{edition.slug}/")
    for path in (f"/news/{edition.slug}/updates/", f"/news/{edition.slug}/print/", permanent(edition), "/verify/"):
        assert f'href="{path}"' in page


def test_the_wrong_address_finds_the_likely_one_but_no_draft(client: Client, time_machine: Any) -> None:
    edition = factories.published(slug_uk="minister-vidkryv-novu-shkolu")
    factories.article(slug_uk="minister-vidkryv-novu-taiemnytsiu")
    time_machine.move_to(ONE, tick=False)
    page = text(client, "/news/minister-vidkryv-shkolu/", 404)
    assert edition.headline in page
    assert "taiemnytsi" not in page
    assert 'name="q"' in page


@pytest.mark.parametrize("path", ["/media-centre/", "/accessibility/", "/corrections/", "/verify/"])
def test_the_standing_pages_exist_in_both_languages(client: Client, path: str) -> None:
    assert 'lang="uk"' in text(client, path)
    english = text(client, f"/en{path}")
    assert 'lang="en"' in english
    main = english[english.index("<main") : english.index("</main")]
    assert not re.search(r"[а-яіїєґ]{4,}", re.sub(r"<[^>]+>", " ", main).lower())


def test_maintenance_answers_without_the_database(client: Client, settings: Any) -> None:
    settings.MAINTENANCE = True
    answer = client.get("/news/")
    assert answer.status_code == 503
    assert dt.timedelta(seconds=int(answer.headers["Retry-After"])) >= dt.timedelta(minutes=1)
    assert client.get("/healthz").status_code == 200


def test_maintenance_is_switched_by_a_file_too(client: Client, settings: Any, tmp_path: Any) -> None:
    settings.MAINTENANCE_FILE = tmp_path / "maintenance"
    assert client.get("/corrections/").status_code == 200
    settings.MAINTENANCE_FILE.touch()
    assert client.get("/corrections/").status_code == 503

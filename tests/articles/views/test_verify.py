"""«Is it ours?»: what the page says of a pasted text, an address, a hash and the number of a photo."""

import time
from typing import Any

import pytest
from django.test import Client

from articles import workflow
from articles.views.findings import find
from tests import factories
from tests.factories import HOUR, MICROSECOND, NOON

pytestmark = pytest.mark.django_db

ONE, TWO = NOON + HOUR, NOON + 2 * HOUR
BODY = (
    "<p>У громаді відкрили школу на триста місць, яку будували два роки.</p>"
    "<p>«Це не мої слова, а ваша праця», — сказав директор п’ятьом батькам.</p>"
)
COPIED = (
    "У громаді відкрили школу на триста місць, яку будували два роки. "
    '"Це не мої слова, а ваша праця", - сказав директор п\'ятьом батькам.'
)


def test_a_text_copied_through_a_messenger_is_ours_word_for_word() -> None:
    edition = factories.published(body_uk=BODY)
    found = find(COPIED, ONE)
    assert (found.verdict, found.edition) == ("passage", edition)
    whole = f"{edition.headline}\n{edition.lead}\n{COPIED}"
    assert find(whole, ONE).verdict == "exact"


def test_one_changed_word_shows_where_it_differs() -> None:
    factories.published(body_uk=BODY)
    found = find(COPIED.replace("триста", "тридцять"), ONE)
    assert found.verdict == "differs"
    changed = {piece.kind: piece.text.strip() for piece in found.pieces if piece.kind != "same"}
    assert changed == {"removed": "триста", "added": "тридцять"}


def test_a_text_of_somebody_else_was_never_published() -> None:
    factories.published(body_uk=BODY)
    assert find("Завтра о шостій ранку всі магазини міста зачиняться на три тижні.", ONE).verdict == "absent"


def test_a_few_words_are_too_few() -> None:
    assert find("школу відкрили сьогодні", ONE).verdict == "short"


def test_a_past_edition_is_ours_and_said_to_be_replaced() -> None:
    first = factories.published(body_uk=BODY)
    story = factories.rewrite(first.article, now=ONE, body_uk="<p>Зовсім інший текст про ту саму школу та її двір.</p>")
    second = workflow.publish(story, "uk", by=factories.iryna(), now=ONE).edition
    found = find(COPIED, TWO)
    assert (found.verdict, found.edition, found.current) == ("passage", first, second)


@pytest.mark.parametrize("name", ["hash", "slug", "photo"])
def test_nothing_scheduled_is_confirmed_before_its_second(name: str, client: Client, time_machine: Any) -> None:
    photo = factories.photo()
    story = factories.approved(body_uk=BODY, lead_photo=photo)
    edition = workflow.schedule(story, "uk", by=factories.iryna(), at=ONE, now=NOON).edition
    assert edition
    asked = {"hash": edition.hash, "slug": f"/news/{edition.slug}/", "photo": photo.number}[name]
    for question in (asked, COPIED):
        assert find(question, ONE - MICROSECOND).verdict == "absent"
        assert find(question, ONE).verdict != "absent"


def test_what_was_taken_down_is_not_confirmed_by_its_words() -> None:
    edition = factories.published(body_uk=BODY)
    workflow.take_down(edition.article, "uk", by=factories.iryna(), notice="Назвали місце.", now=ONE)
    assert find(COPIED, TWO).verdict == "absent"
    assert find(f"/news/{edition.slug}/", TWO).verdict == "gone"
    assert find(edition.hash, TWO).verdict == "gone"


def test_a_draft_is_not_confirmed() -> None:
    factories.article(body_uk=BODY)
    assert find(COPIED, ONE).verdict == "absent"


def test_an_address_of_another_site_is_said_to_be_another() -> None:
    edition = factories.published()
    assert find(f"https://mil-gov.example.com/news/{edition.slug}/", ONE).verdict == "foreign"
    assert find(f"http://127.0.0.1:8000/news/{edition.slug}/", ONE).verdict == "edition"


@pytest.mark.parametrize(
    "asked",
    [
        "",
        " ",
        "\x00",
        "((((((((((",
        "а" * 40_000,
        "http://[",
        "a.b/%ff",
        "'; DROP TABLE articles_edition; --",
        "�" * 99,
    ],
)
def test_hostile_questions_get_an_answer(client: Client, asked: str) -> None:
    assert client.post("/verify/", {"q": asked}).status_code == 200


def test_a_text_without_end_is_refused_kindly(client: Client) -> None:
    answer = client.post("/verify/", {"q": "слово " * 20_000})
    assert answer.status_code == 413
    assert "задовгий" in answer.content.decode()


def test_the_longest_allowed_text_is_answered_in_bounded_time() -> None:
    factories.published(body_uk="<p>" + "слово за словом іде вперед " * 1500 + "</p>")
    started = time.process_time()
    find("слово за словом ішло назад " * 1800, ONE)
    assert time.process_time() - started < 30  # of the processor: an endless comparison would take hours


def test_the_page_shows_the_difference_and_keeps_what_was_asked(client: Client, time_machine: Any) -> None:
    factories.published(body_uk=BODY)
    time_machine.move_to(ONE, tick=False)
    answer = client.post("/verify/", {"q": COPIED.replace("триста", "тридцять")})
    page = answer.content.decode()
    assert "<del>" in page
    assert "<ins>" in page
    assert "тридцять місць" in page
    assert "Set-Cookie" not in answer.headers

"""«Is it ours?» says what readers had and nothing else, whatever it is asked."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from articles import workflow
from articles.models import Edition
from articles.views.verify import LONGEST
from tests import factories
from tests.factories import HOUR, MICROSECOND, NOON

pytestmark = pytest.mark.django_db
Queries = Callable[[int], Any]

LEAD = "Міністерство передало громадам двісті шкільних автобусів «Пам’ять» — по одному на кожну."
BODY = "Перші сорок машин поїдуть до прифронтових областей уже цього тижня, решта до кінця навчального року."
EXACT, PASSAGE, DIFFERS = (
    "Опубліковано тут слово в слово",
    "Уривок опублікованого тут",
    "Відрізняється від опублікованого",
)
ABSENT, GONE = "Серед опублікованого тут не знайдено", "опубліковано тут і вилучено"


@pytest.fixture
def edition(time_machine: Any) -> Edition:
    made = factories.published(
        slug_uk="avtobusy", headline_uk="Громади отримали автобуси", lead_uk=LEAD, body_uk=f"<p>{BODY}</p>"
    )
    time_machine.move_to(NOON + HOUR, tick=False)
    return made


def ask(client: Client, asked: str) -> str:
    answer = client.post("/verify/", {"q": asked})
    assert answer.status_code in (200, 413)
    assert not answer.cookies
    return answer.content.decode()


def test_whole_text_and_a_passage_are_found_word_for_word(client: Client, edition: Edition) -> None:
    assert EXACT in ask(client, f"{edition.headline}\n\n{LEAD}\n\n{BODY}")
    assert PASSAGE in ask(client, LEAD)
    assert f"/editions/{edition.short_hash}/" in ask(client, LEAD)


def test_copy_from_a_messenger_matches(client: Client, edition: Edition) -> None:
    copied = f"{LEAD} {BODY}".replace("«Пам’ять»", '"Пам\'ять"').replace(" —", "  -").replace("\u00a0", " ")
    assert PASSAGE in ask(client, copied.replace(" до ", "\nдо\u00a0"))


def test_forged_word_is_shown(client: Client, edition: Edition) -> None:
    page = ask(client, LEAD.replace("двісті", "дві"))
    assert DIFFERS in page
    assert "двісті</del>" in page
    assert "дві</ins>" in page


def test_text_of_another_is_not_found(client: Client, edition: Edition) -> None:
    assert ABSENT in ask(client, "Усім військовозобов’язаним з’явитися завтра о шостій ранку на стадіон.")


def test_replaced_edition_is_found_and_called_replaced(client: Client, time_machine: Any, edition: Edition) -> None:
    story = factories.rewrite(edition.article, now=NOON + HOUR, lead_uk="Автобусів передано двісті три, і це не все.")
    workflow.publish(story, "uk", by=factories.iryna(), now=NOON + HOUR)
    time_machine.move_to(NOON + 2 * HOUR, tick=False)
    page = ask(client, LEAD)
    assert PASSAGE in page
    assert "Цей випуск замінено" in page
    assert "Цей випуск чинний" in ask(client, "Автобусів передано двісті три, і це не все.")


def test_scheduled_text_is_unknown_until_its_second(client: Client, time_machine: Any) -> None:
    story = factories.approved(lead_uk=LEAD, slug_uk="avtobusy")
    move = workflow.schedule(story, "uk", by=factories.iryna(), at=NOON + HOUR, now=NOON)
    assert move.edition
    asked = [LEAD, LEAD.replace("двісті", "дві"), move.edition.hash, "/news/avtobusy/", story.headline_uk or ""]
    time_machine.move_to(NOON + HOUR - MICROSECOND, tick=False)
    assert all(ABSENT in ask(client, one) for one in asked)
    time_machine.move_to(NOON + HOUR, tick=False)
    assert not [one for one in asked if ABSENT in ask(client, one)]


@pytest.mark.parametrize("verb", [workflow.hold, workflow.take_down])
def test_taken_text_is_never_confirmed(
    client: Client, time_machine: Any, edition: Edition, verb: Callable[..., Any]
) -> None:
    verb(edition.article, "uk", by=factories.iryna(), now=NOON + HOUR, notice="За рішенням суду.")
    time_machine.move_to(NOON + 2 * HOUR, tick=False)
    assert ABSENT in ask(client, LEAD)
    assert ABSENT in ask(client, LEAD.replace("двісті", "дві"))
    for asked in (edition.hash, "/news/avtobusy/"):
        page = ask(client, asked)
        assert GONE in page
        assert edition.headline not in page


@pytest.mark.parametrize(
    "address",
    [
        "http://news.example/news/avtobusy/",
        "news.example/news/avtobusy",
        "/news/avtobusy/print/",
        "https://NEWS.EXAMPLE/news/avtobusy/updates/?x=1#y",
    ],
)
def test_address_is_recognised_however_it_is_written(
    client: Client, settings: Any, edition: Edition, address: str
) -> None:
    settings.SITE_URL = "http://news.example"
    assert "Це опубліковано тут" in ask(client, address)


@pytest.mark.parametrize("address", ["https://rnod.example/news/avtobusy/", "news.example.evil.example/news/avtobusy/"])
def test_address_of_another_site_is_called_so(client: Client, edition: Edition, address: str) -> None:
    assert "Це не адреса нашого сайту" in ask(client, address)


def test_photo_of_a_unit_with_digits_is_found_by_its_number(client: Client, settings: Any, time_machine: Any) -> None:
    settings.PHOTO_UNIT = "MOD25"
    photo = factories.photo()
    factories.published(lead_photo=photo, at=NOON)
    time_machine.move_to(NOON + HOUR, tick=False)
    assert "Цю світлину опубліковано тут" in ask(client, photo.number)


def test_photo_is_found_by_its_number_only_once_readers_had_it(client: Client, time_machine: Any) -> None:
    photo = factories.photo()
    time_machine.move_to(NOON, tick=False)
    assert ABSENT in ask(client, photo.number)
    edition = factories.published(lead_photo=photo, at=NOON)
    time_machine.move_to(NOON + HOUR, tick=False)
    page = ask(client, photo.number.lower())
    assert "Цю світлину опубліковано тут" in page
    assert edition.headline in page


HOSTILE = {
    "control characters": "\x00\x01\x1b[31m" * 50,
    "words with NUL": "один два три чотири \x00 п'ять шість",
    "lone quotation": "«" * 9000,
    "no space": "а" * LONGEST,
    "one word again and again": "слово " * 8000,
    "backtracking": "a@" * 5000 + "!" + "https://" + "a." * 4000 + "!",
    "slashes": "/" * 5000,
    "hexadecimal": "f" * 64,
    "broken address": "http://[::1",
    "percent": "/news/%00%ff%fe/",
    "right to left": "\u202e" * 500 + " один два три чотири",
    "markup": "<script>alert(1)</script> один два три чотири",
    "sql": "' OR 1=1 -- один два три чотири",
    "empty": "   \n ",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_is_answered_within_two_seconds(client: Client, edition: Edition, name: str) -> None:
    began = time.perf_counter()
    page = ask(client, HOSTILE[name])
    assert time.perf_counter() - began < 2
    assert "<script>alert" not in page
    if len(HOSTILE[name]) < 4000:
        assert client.get("/verify/", {"q": HOSTILE[name]}).status_code == 200


def test_too_long_a_text_is_refused_and_nothing_of_it_is_lost(client: Client, edition: Edition) -> None:
    asked = "слово " * (LONGEST // 5)
    answer = client.post("/verify/", {"q": asked})
    assert answer.status_code == 413
    assert "Текст задовгий" in answer.content.decode()
    assert asked.strip() in answer.content.decode()


def test_more_than_the_server_takes_gets_a_kind_error(client: Client) -> None:
    answer = client.post("/verify/", {"q": "a" * 6_000_000})
    assert answer.status_code == 413
    assert "Це завелике" in answer.content.decode()


def test_question_needs_no_cookie_and_no_token(edition: Edition) -> None:
    answer = Client(enforce_csrf_checks=True).post("/verify/", {"q": LEAD})
    assert answer.status_code == 200
    assert not answer.cookies


def test_answer_takes_at_most_seven_queries(
    client: Client, edition: Edition, django_assert_max_num_queries: Queries
) -> None:
    for _ in range(9):
        factories.published(lead_uk=LEAD, at=NOON)
    with django_assert_max_num_queries(7):
        ask(client, LEAD.replace("двісті", "дві"))

"""A query that found nothing: what may have been meant, said aloud, and never a word that readers don't have yet."""

import re
from typing import Any

import pytest
from django.test import Client

from articles import search, workflow
from articles.models import KnownWord, KnownWordDeletion
from tests import factories
from tests.factories import HOUR, MICROSECOND, NOON, SECOND

pytestmark = pytest.mark.django_db

TEXT = {
    "headline_uk": "Денис Шмигаль у п’ятницю відвідав Київ",
    "lead_uk": "Прем’єр-міністр оглянув електростанцію.",
    "body_uk": "<p>Київ отримає обладнання.</p>",
    "headline_en": "Denys Shmyhal visited Kyiv",
    "lead_en": "The minister inspected a power station.",
    "body_en": "<p>Kyiv will get equipment.</p>",
}


@pytest.fixture
def later(time_machine: Any) -> None:
    time_machine.move_to(NOON + HOUR, tick=False)


@pytest.fixture
def texts(later: None) -> None:
    """Two that say the same, in both languages: what a single text says may be a slip itself."""
    for _ in range(2):
        story = factories.article(**TEXT)
        factories.published(story)
        factories.published(story, "en", at=NOON + SECOND)


def hits(page: str) -> list[str]:
    return re.findall(r'class="plain headline" href="([^"]+)"', page)


def instead(page: str) -> str:
    found = re.search(r"Показано результати для <b>(.*?)</b>", page)
    return found.group(1) if found else ""


def offered(page: str) -> list[str]:
    found = re.search(r'<p class="meant">(.*?)</p>', page, re.DOTALL)
    return re.findall(r"<a[^>]*>(.*?)</a>", found.group(1)) if found else []


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("ivbufkm", "шмигаль"),
        ("Rb]d", "Київ"),
        ("ltybc ivbufkm", "денис шмигаль"),
        ("денис ivbufkm", "денис шмигаль"),
        ("shmyhal", "шмигаль"),
        ("Shmygal", "шмигаль"),
        ("kyiv", "київ"),
        ("denys shmyhal київ", "денис шмигаль київ"),
    ],
)
def test_the_other_keyboard_and_alphabet_are_understood_and_said(
    client: Client, texts: None, query: str, meant: str
) -> None:
    page = client.get("/search/", {"q": query}).text
    assert instead(page) == meant
    assert f"За запитом «{query}» нічого не знайдено." in page
    assert len(hits(page)) == 2
    assert "<mark>" in page


@pytest.mark.parametrize(("query", "meant"), [("ьштшіеук", "minister"), ("Шмигаль", "shmyhal")])
def test_english_texts_are_found_by_the_other_keyboard_and_alphabet_too(
    client: Client, texts: None, query: str, meant: str
) -> None:
    page = client.get("/en/search/", {"q": query}).text
    assert f"These are the results for <b>{meant}</b>" in page
    assert len(hits(page)) == 2


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("шмигалт", ["шмигаль"]),
        ("электростанцію", ["електростанцію"]),
        ("обладаннння", []),
        ("обладання", ["обладнання"]),
        ("пятнтцю", ["п’ятницю"]),
        ("денис шмгиаль", ["денис шмигаль"]),
    ],
)
def test_a_slip_is_offered_as_a_link_and_nothing_is_swapped(
    client: Client, texts: None, query: str, meant: list[str]
) -> None:
    page = client.get("/search/", {"q": query}).text
    assert offered(page) == meant
    assert instead(page) == ""
    assert "Нічого не знайдено" in page


def test_what_finds_something_is_never_mended(client: Client, texts: None) -> None:
    factories.published(headline_uk="Слово ivbufkm у заголовку")
    page = client.get("/search/?q=ivbufkm").text
    assert (len(hits(page)), instead(page), offered(page)) == (1, "", [])


def test_a_word_of_a_single_text_is_offered_for_no_slip(client: Client, later: None) -> None:
    factories.published(**TEXT)
    assert offered(client.get("/search/?q=шмигалт").text) == []
    assert instead(client.get("/search/?q=shmyhal").text) == "шмигаль"


def test_unknown_words_are_named_and_left_out_by_a_link(client: Client, texts: None) -> None:
    page = client.get("/search/?q=шмигаль казиношка").text
    assert "Цього слова немає в жодному тексті: <b>казиношка</b>" in page
    assert 'href="?q=%D1%88%D0%BC%D0%B8%D0%B3%D0%B0%D0%BB%D1%8C">Шукати без «казиношка»' in page
    assert "Матеріали, де є лише частина цих слів" in page
    assert len(hits(page)) == 2


def test_a_phrase_that_nobody_wrote_so_leads_to_its_words_and_they_are_told_without_quotation_marks(
    client: Client, texts: None
) -> None:
    assert offered(client.get("/search/", {"q": "«відвідав Шмигаль»"}).text) == ["відвідав Шмигаль"]
    page = client.get("/search/", {"q": "«Шмигаль інакший»"}).text
    assert "<b>інакший</b>" in page
    assert "Шукати без «інакший»</a>" in page


def test_words_known_but_never_together_may_be_left_out_one_by_one(client: Client, texts: None) -> None:
    factories.published(headline_uk="Відкрито міст", lead_uk="Лід.", body_uk="<p>Текст.</p>")
    page = client.get("/search/?q=шмигаль міст").text
    assert "немає в жодному тексті" not in page
    assert re.findall("Шукати без «(.*?)»", page) == ["шмигаль", "міст"]


def test_a_narrowed_search_that_finds_nothing_leads_out(client: Client, texts: None) -> None:
    page = client.get("/search/?q=шмигаль&kind=obituary").text
    assert 'href="?q=%D1%88%D0%BC%D0%B8%D0%B3%D0%B0%D0%BB%D1%8C">Шукати всюди' in page
    assert "немає в жодному тексті" not in page


SECRETS = {"headline_uk": "Таємничий кракозябр", "lead_uk": "Кракозябр іде.", "body_uk": "<p>Кракозябр.</p>"}
# A slip, the other keyboard, the other alphabet, the word itself beside a known one.
WAYS = ["кракозябт", "rhfrjpz,h", "krakoziabr", "шмигаль кракозябр", "таємничтй", '"кракозябр"', "кракоз*"]


def pages(client: Client) -> list[str]:
    asked = [client.get("/search/", {"q": query}).text for query in WAYS]
    typed = [client.get("/search/suggest/", {"q": query}).text for query in ("кракоз", "таємн", "Таємничий крак")]
    return [*asked, *typed]


def test_a_waiting_text_changes_not_one_letter_until_its_very_second(
    client: Client, texts: None, time_machine: Any
) -> None:
    before = pages(client)
    for _ in range(2):
        workflow.schedule(factories.approved(**SECRETS), "uk", by=factories.iryna(), at=NOON + 2 * HOUR, now=NOON)
    assert KnownWord.objects.filter(form="кракозябр", seen_in=None).exists()
    time_machine.move_to(NOON + 2 * HOUR - MICROSECOND, tick=False)
    assert pages(client) == before
    time_machine.move_to(NOON + 2 * HOUR, tick=False)
    assert offered(client.get("/search/?q=кракозябт").text) == ["кракозябр"]
    assert instead(client.get("/search/?q=krakoziabr").text) == "кракозябр"


@pytest.mark.parametrize("verb", ["withdraw", "hold", "take_down"])
def test_what_was_taken_from_readers_changes_not_one_letter(client: Client, texts: None, verb: str) -> None:
    before = pages(client)
    for _ in range(2):
        edition = factories.published(**SECRETS)
        act = getattr(workflow, verb)
        act(edition.article, "uk", by=factories.iryna(), now=NOON + SECOND, notice="Хибні дані.")
    assert pages(client) == before


def test_words_that_a_later_edition_dropped_are_told_no_more(client: Client, texts: None) -> None:
    before = pages(client)
    for _ in range(2):
        first = factories.published(**SECRETS)
        kept = {"headline_uk": "Інший", "lead_uk": "Інший.", "body_uk": "<p>Інше.</p>"}
        story = factories.rewrite(first.article, now=NOON + SECOND, **kept)
        workflow.publish(story, "uk", by=factories.iryna(), now=NOON + SECOND)
    assert pages(client) == before


def test_words_of_drafts_are_not_even_learned(client: Client, texts: None) -> None:
    before = pages(client)
    factories.approved(**SECRETS)
    assert not KnownWord.objects.filter(form__startswith="кракоз").exists()
    assert pages(client) == before


def test_learning_twice_changes_nothing(texts: None) -> None:
    def rows() -> tuple[list[Any], int]:
        known = KnownWord.objects.order_by("language", "form").values_list("language", "form", "written", "seen_in")
        return list(known), KnownWordDeletion.objects.count()

    before = rows()
    search.learn(list(factories.Edition.objects.all()))
    assert rows() == before
    assert ("uk", "пятницю", "п’ятницю", None) in before[0]

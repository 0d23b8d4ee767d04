"""The search page: every state says what to do next, and nothing that is asked can break it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from articles import workflow
from articles.models import Mention, Official, Tag
from articles.search import engine
from tests import factories
from tests.factories import HOUR, MICROSECOND, NOON, SECOND

pytestmark = pytest.mark.django_db
Queries = Callable[[int], Any]


def hits(page: str) -> list[str]:
    return re.findall(r'class="plain headline" href="([^"]+)"', page)


@pytest.fixture
def later(time_machine: Any) -> None:
    time_machine.move_to(NOON + HOUR, tick=False)


def test_nothing_asked_yet_gives_tips_and_topics(client: Client, later: None) -> None:
    story = factories.article()
    story.tags.add(Tag.objects.create(name_uk="Енергетика", slug_uk="enerhetyka"))
    factories.published(story)
    page = client.get("/search/").text
    assert "Як шукати" in page
    assert 'href="/tags/enerhetyka/"' in page
    assert '<meta name="robots" content="noindex">' in page


def test_topic_of_news_to_come_is_not_among_the_popular(client: Client, later: None) -> None:
    story = factories.article()
    story.tags.add(Tag.objects.create(name_uk="Несподіванка", slug_uk="nespodivanka"))
    workflow.schedule(
        factories.approved(story), "uk", by=factories.iryna(), at=NOON + HOUR + SECOND, now=NOON + MICROSECOND
    )
    assert "nespodivanka" not in client.get("/search/").text
    assert "Несподіванка" not in client.get("/search/?tag=nespodivanka").text


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("%", "Тут немає чого шукати"),
        ("-школу", "Тут немає чого шукати"),
        ("кракозябра", "Нічого не знайдено"),
        ("школу", "Знайдено 3 матеріали"),
    ],
)
def test_states_speak_plainly(client: Client, later: None, query: str, words: str) -> None:
    for _ in range(3):
        factories.published()
    assert words in client.get("/search/", {"q": query}).text


@pytest.mark.parametrize("order", ["", "&order=newest"])
def test_pages_show_every_found_text_once(client: Client, later: None, order: str) -> None:
    factories.copies(factories.published(), [NOON + SECOND * number for number in range(1, 25)])
    first = client.get(f"/search/?q=школу{order}").text
    assert "Знайдено 25 матеріалів" in first
    following = re.search(r'rel="next" href="([^"]+)"', first)
    assert following
    second = client.get(f"/search/{following.group(1).replace('&amp;', '&')}").text
    assert "Знайдено 25 матеріалів" in second
    assert "До перших результатів" in second
    assert len(hits(second)) == 5
    assert len(set(hits(first)) | set(hits(second))) == 25


def test_count_is_honest_when_there_are_too_many(client: Client, later: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "REACH", 3)
    story = factories.article()
    story.tags.add(Tag.objects.create(name_uk="Освіта", slug_uk="osvita"))
    factories.published(story, at=NOON + SECOND * 9)
    for number in range(4):
        factories.published(at=NOON + SECOND * number)
    page = client.get("/search/?q=школу").text
    assert "Знайдено понад 3 матеріали" in page
    assert "Пораховано серед 3 найновіших матеріалів." in page
    assert 'Освіта <span class="count">1</span>' in page


def test_best_come_first_unless_the_newest_are_asked_for(client: Client, later: None) -> None:
    best = factories.published(headline_uk="Міст через Десну", lead_uk="Міст відкрито.")
    newest = factories.published(
        headline_uk="Новини тижня", lead_uk="Лід.", body_uk="<p>І про міст.</p>", at=NOON + SECOND
    )
    addresses = [f"/news/{best.slug}/", f"/news/{newest.slug}/"]
    page = client.get("/search/?q=міст").text
    assert hits(page) == addresses
    assert 'aria-current="true">Спершу найкращі збіги' in page
    assert hits(client.get("/search/?q=міст&order=newest").text) == addresses[::-1]


def test_found_words_are_marked_and_everything_else_is_escaped(client: Client, later: None) -> None:
    factories.published(headline_uk="Міст <i>через</i> Десну & ще", lead_uk="Міст відкрито.")
    page = client.get("/search/?q=МІСТ").text
    assert "<mark>Міст</mark> &lt;i&gt;через&lt;/i&gt;" in page
    assert "<mark>Міст</mark> відкрито." in page


def test_what_was_asked_comes_back_escaped(client: Client, later: None) -> None:
    page = client.get("/search/", {"q": '"><script>alert(1)</script>'}).text
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize(
    "query",
    [
        {"q": "x" * 1_000_000},
        {"q": "%_\\'\"*;--"},
        {"q": "\x00\x01\x1f\ud7ff\ufffe"},
        {"q": "школу", "kind": "\x00", "since": "2040-99-99", "until": "\x00", "lang": "ru", "tag": "\x00"},
        {"q": "школу", "since": "0001-01-01", "until": "9999-12-31"},
        {"q": "школу", "since": "2040-05-18", "until": "2040-05-17"},
        {"q": "школу", "before": "\x00~1"},
        {"tag": "../../", "official": "'", "organisation": "%"},
        {"q": "школу", "letter": "x", "text": "\x00"},
    ],
)
def test_hostile_questions_get_an_answer(client: Client, later: None, query: dict[str, str]) -> None:
    factories.published()
    answer = client.get("/search/", query)
    assert answer.status_code == 200
    assert len(answer.content) < 30_000
    assert "\x00" not in answer.text


def test_raw_bytes_in_the_address_get_an_answer(client: Client, later: None) -> None:
    assert client.get("/search/?q=%ff%fe%00%80школа").status_code == 200


def test_wrong_dates_are_explained(client: Client, later: None) -> None:
    page = client.get("/search/?q=школу&since=2040-05-18&until=2040-05-17").text
    assert "Останній день раніший за перший." in page
    assert "<details open>" in page


def test_filters_are_offered_with_counts_chosen_and_removed_by_links(client: Client, later: None) -> None:
    official = Official.objects.create(given_name_uk="Ніна", family_name_uk="Гай", slug_uk="nina-hai")
    story = factories.article()
    Mention.objects.create(article=story, official=official)
    chosen = factories.published(story)
    factories.published(kind="statement")
    page = client.get("/search/?q=школу").text
    asking = "?q=%D1%88%D0%BA%D0%BE%D0%BB%D1%83"
    assert f'<a href="{asking}&amp;official=nina-hai">Ніна Гай <span class="count">1</span></a>' in page
    assert f'<a href="{asking}&amp;kind=statement">Заяви <span class="count">1</span></a>' in page
    narrowed = client.get("/search/?q=школу&official=nina-hai").text
    assert hits(narrowed) == [f"/news/{chosen.slug}/"]
    assert "Ніна Гай" in narrowed
    assert '<input type="hidden" name="official" value="nina-hai">' in narrowed
    assert f'href="{asking}"' in narrowed


def test_english_texts_are_found_from_the_ukrainian_page(client: Client, later: None) -> None:
    story = factories.article()
    factories.published(story)
    english = factories.published(story, "en", at=NOON + SECOND)
    page = client.get("/search/?q=school&lang=en").text
    assert hits(page) == [f"/en/news/{english.slug}/"]
    assert '<li lang="en">' in page
    elsewhere = client.get("/search/?q=school").text
    assert (
        '<a href="?q=school&amp;lang=en">Ті самі слова в англійських текстах</a> <span class="count">1</span>'
        in elsewhere
    )


def test_scheduled_text_is_not_found_one_moment_before_its_second(client: Client, time_machine: Any) -> None:
    story = factories.approved(headline_uk="Таємна нарада")
    workflow.schedule(story, "uk", by=factories.iryna(), at=NOON + HOUR, now=NOON)
    time_machine.move_to(NOON + HOUR - MICROSECOND, tick=False)
    assert hits(client.get("/search/?q=таємна").text) == []
    time_machine.move_to(NOON + HOUR, tick=False)
    assert len(hits(client.get("/search/?q=таємна").text)) == 1


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/search/", 4),
        ("/search/?q=школу", 7),
        ("/search/?q=школу&order=newest&kind=news", 7),
        ("/search/?q=школу&tag=a&official=a&organisation=a", 11),
        ("/search/?q=кракозябра", 13),
        ("/search/?q=кракозябра дракозябра бармаглот шалтай болтай хливкі шорьки", 41),
        ("/en/search/?q=x1", 10),
    ],
)
def test_searching_takes_few_queries(
    client: Client, later: None, path: str, most: int, django_assert_max_num_queries: Queries
) -> None:
    for _ in range(3):
        factories.published()
    with django_assert_max_num_queries(most):
        assert client.get(path).status_code == 200


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_empty_newsroom_can_be_searched(client: Client, prefix: str) -> None:
    assert client.get(f"{prefix}/search/").status_code == 200
    assert client.get(f"{prefix}/search/?q=news").status_code == 200


@pytest.mark.parametrize("path", ["/", "/en/", "/news/", "/archive/", "/nowhere/"])
def test_every_page_has_a_search_box(client: Client, path: str) -> None:
    page = client.get(path).text
    assert page.count('role="search"') == 1
    assert f'action="{"/en" if path == "/en/" else ""}/search/"' in page


def test_search_page_has_one_search_box(client: Client) -> None:
    assert client.get("/search/").text.count('role="search"') == 1

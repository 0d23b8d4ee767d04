"""`?text` at any public address: the same content in less than 15 KB, without a picture, a font or a script."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from articles import workflow
from articles.models import Appointment, Banner, Edition, Mention, Official, Organisation, Position, PositionTitle, Tag
from newsroom.demo.articles import ARTICLES
from newsroom.lib.lean import LIMIT, Words, text_only
from tests import factories
from tests.factories import HOUR, NOON, SECOND

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
Queries = Callable[[int], Any]
WORDS = Words(photo="Фото", part="{number} з {count}", earlier="Назад", later="Далі")
LONG = "про перебіг відновлення шкіл, лікарень, мостів і доріг у громадах після зими"


@pytest.fixture
def site(time_machine: Any) -> list[str]:
    """A newsroom in use: twenty-two texts with long headlines and leads about one tag, official and organisation.

    One of them has been corrected. Returns the paths of one page of every kind.
    """
    tag = Tag.objects.create(name_uk="Освіта", name_en="Education", slug_uk="osvita", slug_en="education")
    ministry = Organisation.objects.create(
        name_uk="Міністерство", name_en="Ministry", slug_uk="ministerstvo", slug_en="ministry"
    )
    official = Official.objects.create(
        given_name_uk="Ніна", family_name_uk="Гай", slug_uk="nina-hai", biography_uk="Біографія. " * 90
    )
    position = Position.objects.create(organisation=ministry, rank=1)
    PositionTitle.objects.create(position=position, title_uk="міністерка")
    Appointment.objects.create(official=official, position=position, from_on=NOON.date().replace(year=2039))
    photo = factories.photo()
    gallery = factories.gallery(photo, factories.photo(), slug_uk="shkola")
    longest = max((article.body.uk for article in ARTICLES), key=len)
    body = re.sub(r'<figure[^>]*>|</figure>|data-speaker="[^"]*"', "", longest)
    short = f'<p>{LONG}.</p><blockquote data-speaker="{official.pk}"><p>«{LONG}»</p></blockquote>'
    for number, kind, text in ((18, "statement", short), (19, "photo_report", short), (20, "statement", short),
                               (21, "photo_report", body)):  # fmt: skip
        story = factories.article(
            kind=kind,
            headline_uk=f"Міністерка доповіла № {number} {LONG}",
            slug_uk=f"dopovid-{number}",
            lead_uk=f"Сьогодні у громаді: {LONG}; {LONG}; {LONG}.",
            body_uk=text,
            lead_photo=photo,
            organisation=ministry,
        )
        story.tags.add(tag)
        story.article_galleries.create(gallery=gallery)
        Mention.objects.create(article=story, official=official)
        edition = factories.published(story, at=NOON + SECOND * number)
        if number < 20:
            factories.copies(edition, [NOON + SECOND * before for before in range(9)])
    first = Edition.objects.get(slug="dopovid-20")
    mended = factories.rewrite(first.article, now=NOON + 30 * SECOND, lead_uk=f"Учора у громаді: {LONG}.")
    right = {"kind": "fact", "was_wrong": "сьогодні", "is_right": "учора", "now": NOON + 40 * SECOND}
    correction = workflow.correct(mended, "uk", by=factories.iryna(), **right).edition
    assert correction
    Banner.objects.create(text_uk="Повітряна тривога. " * 15, link_uk="/archive/", level=3, since=NOON)
    time_machine.move_to(NOON + HOUR, tick=False)
    editions = [f"/editions/{one.short_hash}/" for one in (first, correction)]
    return [*EVERY_PAGE, *editions, f"/photos/{photo.number}/", f"/verify/?q={first.hash}"]


EVERY_PAGE = [
    "/",
    "/en/",
    "/news/",
    "/kind/statement/",
    "/kind/obituary/",
    "/news/dopovid-21/",
    "/photo-reports/",
    "/galleries/shkola/",
    "/tags/osvita/",
    "/officials/",
    "/officials/nina-hai/",
    "/organisations/",
    "/organisations/ministerstvo/",
    "/archive/",
    "/archive/2040/",
    "/archive/2040/05/",
    "/archive/2040/05/17/",
    "/archive/2040/05/16/",
    "/search/",
    "/search/?q=громад",
    "/search/?q=нетакого",
    "/verify/",
    "/verify/?q=Міністерка доповіла",
    "/corrections/",
    "/feeds/",
    "/media-centre/",
    "/accessibility/",
    "/news/dopovid-20/",
    "/news/dopovid-20/updates/",
    "/news/dopovid-21/print/",
    "/news/dopovid-21/print/?photos=no",
]


# Two words with nothing between them but the end of one element and the beginning of another on the same line.
ON_A_LINE = "a|abbr|b|button|cite|code|del|em|i|input|ins|label|mark|q|small|span|strong|time"
GLUED = re.compile(rf"[\w\]](?:</(?:{ON_A_LINE})>)+(?:<(?:{ON_A_LINE})\b[^>]*>)+[\w\[]|[^\W\d_]\[|\][^\W\d_]")


def whole(client: Client, path: str) -> list[str]:
    """Every part of a page's text version."""
    mark = "&" if "?" in path else "?"
    first = client.get(f"{path}{mark}text").text
    count = int((re.search(r"(?:Частина|Part) 1 (?:з|of) (\d+)", first) or [0, 1])[1])
    return [first, *(client.get(f"{path}{mark}text={part}").text for part in range(2, count + 1))]


def words_of(html: str) -> set[str]:
    main = html.partition("<main")[2].partition("</main>")[0]
    return set(re.sub(r"<[^>]+>", " ", main).split())


def test_every_page_weighs_less_than_15_kb_and_says_the_same(client: Client, site: list[str]) -> None:
    for path in site:
        full = client.get(path).text
        parts = whole(client, path)
        assert max(len(part.encode()) for part in parts) <= LIMIT, path
        for part in parts:
            assert not re.search("<(img|picture|source|script|style|svg)|woff2|site.css|style=| class=", part), path
            assert part.count("<h1") == 1, path
            assert not GLUED.search(part), (path, GLUED.findall(part))
        said = set().union(*(words_of(part) for part in parts))
        spoken = re.sub(r'<[^>]+aria-hidden="true"[^>]*>[^<]*<|<li hidden>.*?</li>', "<", full)
        assert words_of(spoken) - said == set(), path


def test_nothing_that_waits_for_a_script_is_offered(client: Client, site: list[str]) -> None:
    full, text = (client.get(f"/news/dopovid-20/{query}").text for query in ("", "?text"))
    assert "Скопіювати посилання" in full
    assert "Скопіювати посилання" not in text


def test_a_text_is_checked_without_leaving_the_text_version(client: Client, site: list[str]) -> None:
    page = client.get("/verify/?text").text
    form = page[page.index('<form method="post"') :].partition("</form>")[0]
    assert 'action="/verify/?text"' in form
    assert 'name="text"' not in form
    answer = client.post("/verify/?text", {"q": "Міністерка доповіла № 3"})
    assert answer.status_code == 200
    assert "site.css" not in answer.text
    assert 'name="text"' in page.partition("</form>")[0]  # the search, whose fields become its address


def test_words_stay_apart_where_something_between_them_goes() -> None:
    body = (
        "<p>один<svg></svg>два <a href='/x/'>три</a><a href='/y/'>чотири</a> "
        "<del>п’ять</del><ins>шість</ins><img alt='сім'>вісім <i hidden>ні</i>"
        "слово<a href='/z/'>ми</a></p>"
    )
    page = text_only(f"<html><body><main><h1>А</h1>{body}</main></body></html>", "/t.css", WORDS)
    said = re.sub("<[^>]+>", "", page.partition("<p>")[2].partition("</p>")[0]).split()
    assert said == ["один", "два", "три", "чотири", "п’ять", "шість", "[Фото:", "сім]", "вісім", "словоми"]


def test_every_link_of_the_text_version_keeps_it_and_one_leads_back(client: Client, site: list[str]) -> None:
    met = set()
    for path in site:
        [page, *_rest] = whole(client, path)
        links = re.findall(r'<a([^>]*)href="([^"]*)"([^>]*)>', page)
        out = [
            address.replace("&amp;", "&")
            for before, address, after in links
            if address.startswith(("/", "?"))
            and not address.startswith("/media/")
            and not re.search(r"[?&;]text\b", address)
            and "download" not in before + after
        ]
        assert len(out) == 1, (path, out)
        assert client.get(out[0]).text.count("site/site.css") == 1
        met |= {address.replace("&amp;", "&") for _before, address, _after in links if address.startswith("/")}
    for address in met:
        assert address.startswith(("/media/", "/static/")) or client.get(address).status_code == 200, address


@pytest.mark.parametrize("path", ["/", "/news/", "/archive/2040/"])
def test_canonical_names_the_full_version(client: Client, time_machine: Any, path: str) -> None:
    time_machine.move_to(NOON, tick=False)
    head = client.get(f"{path}?text").text.partition("</head>")[0]
    assert re.findall(r'rel="canonical" href="([^"]+)"', head) == [f"http://127.0.0.1:8000{path}"]
    assert f'href="{path}?text" rel="alternate nofollow"' in client.get(path).text


def test_language_switch_and_pages_of_a_list_stay_text(client: Client, site: list[str]) -> None:
    page = client.get("/news/?text").text
    assert 'href="/en/news/?text"' in page
    older = re.search(r'rel="next" href="(\?before=[^"]+)&amp;text"', page)
    assert older
    assert client.get(f"/news/{older.group(1)}&text").status_code == 200


def test_redirects_and_errors_keep_it(client: Client, site: list[str], time_machine: Any) -> None:
    assert client.get("/news?text")["Location"] == "/news/?text"
    assert client.get("/search?q=a&text=3")["Location"] == "/search/?q=a&text"
    missing = client.get("/nowhere/?text")
    assert missing.status_code == 404
    assert "site.css" not in missing.text
    edition = Edition.objects.get(slug="dopovid-19")
    workflow.take_down(edition.article, "uk", by=factories.iryna(), now=NOON + HOUR, notice="За рішенням суду.")
    time_machine.move_to(NOON + 2 * HOUR, tick=False)
    gone = client.get("/news/dopovid-19/?text")
    assert (gone.status_code, "За рішенням суду." in gone.text) == (410, True)


def test_any_value_of_text_gets_an_answer(client: Client, site: list[str]) -> None:
    for value in ("", "0", "-1", "2", "99999999999", "²", "x" * 10_000, "\x00", "1&text=2", "%ff"):
        answer = client.get(f"/news/dopovid-21/?text={value}")
        assert answer.status_code == 200
        assert len(answer.content) <= LIMIT


def test_one_address_one_answer_without_cookie_or_header(client: Client) -> None:
    answer = client.get("/?text")
    assert not answer.cookies
    assert answer.headers.get("Vary", "") in ("", "Accept-Encoding")
    assert int(answer["Content-Length"]) == len(answer.content)
    assert "site.css" in client.get("/").text


def test_text_version_asks_the_database_no_more(
    client: Client, site: list[str], django_assert_max_num_queries: Queries
) -> None:
    with django_assert_max_num_queries(6):
        client.get("/news/dopovid-21/?text")


@pytest.mark.parametrize("path", ["//evil.example/", "/%22%3E%3Cscript%3E/", "/a%3Fb/", "/" + "x" * 5_000 + "/"])
def test_way_between_the_versions_never_leaves_the_site(client: Client, path: str) -> None:
    for query in ("", "?text", "?" + "y" * 5_000):
        page = client.get("http://testserver" + path + query).text
        [way] = re.findall(r'<a href="([^"]+)" rel="alternate nofollow">', page)
        assert way.startswith("/")
        assert not way.startswith("//")
        assert "<script>" not in page


def test_desk_and_files_know_no_text_version(client: Client) -> None:
    assert "text.css" not in client.get("/admin/login/?text").text
    assert client.get("/healthz?text").content == b"ok\n"


def test_an_empty_cell_keeps_the_days_of_a_calendar_in_their_columns() -> None:
    row = "<tr><td></td><td></td><td><a href='/x/'>1</a></td></tr>"
    table = "<table><tbody>" + row * 400 + "</tbody></table>"
    page = text_only(f"<html><body><main><h1>А</h1>{table}</main></body></html>", "/t.css", WORDS)
    assert page.count("<td>") == 3 * page.count("<tr>") > 0


def test_a_section_of_the_other_part_leaves_nothing_behind() -> None:
    long = "<p>" + "слово " * 400 + "</p>"
    first = f"<section aria-labelledby='one'><h2 id='one'>Перший</h2>{long * 3}</section>"
    link = "<a href='/all/'>Усі</a>"
    second = f"<section aria-labelledby='two'><div><h2 id='two'>Другий</h2>{link}</div>{long}</section>"
    page = text_only(f"<html><body><main><h1>А</h1>{first}{second}</main></body></html>", "/t.css", WORDS)
    assert "Перший" in page
    assert "Усі" not in page

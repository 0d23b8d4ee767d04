"""No English word on a Ukrainian page or screen of the desk, no Ukrainian one on an English page, but marked as such.

What is in another language says so with `lang` (WCAG 3.1.2); names that are the same in every language are in NAMES.
"""

import logging
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.template import loader
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import translation
from selectolax.lexbor import LexborHTMLParser, LexborNode

from articles import workflow
from articles.models import Appointment, Mention, Official, Organisation, Position, PositionTitle, Tag
from tests import factories as newsroom
from tests.articles.admin.conftest import client_of
from tests.articles.test_access_table import COLUMNS, Row, World, address_of, ask, table
from tests.site.crawl import kind_of, links_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.slow]

# Of things, formats and keys; they are the same in every language.
NAMES = set(
    re.findall(
        r"\w+",
        """RSS Atom JSON Feed PDF ZIP QR CC BY PNG SVG JPEG WebP AVIF TIFF GIF HEIC CSV HTML SHA UTC WCAG AA EU PIN Ctrl
        Alt Enter Mac Chromium JavaScript axe WhatsApp Telegram Facebook Google Authenticator argon2 argon2id""",
    )
)
# Quoted headlines, numbers of photos, masked hashes, names of a form's hidden fields, the synonyms one may look for.
DATA = r"^.* = .*$|«[^»]*»|\b\d{6}-[A-Z]+-\d+\b|\w+\*{4,}|[\w-]*(?:INITIAL|TOTAL)_FORMS"
SPOKEN = ("title", "aria-label", "aria-description", "placeholder", "alt", "label", "data-confirm", "data-label")
SILENT = {"script", "style", "code", "pre", "kbd", "samp", "textarea", "noscript"}
ADDRESS = re.compile(
    DATA + r"|https?://\S+|\S+@\S+|[\w.-]*/[\w./%?=&-]+|\b[\w-]+\.(?:\w+\.)*[a-z]{2,5}\b|\b[0-9a-f]{12,}\b"
)
FOREIGN = {"uk": re.compile(r"[A-Za-z][A-Za-z0-9]+"), "en": re.compile(r"[А-ЯҐЄІЇа-яґєії]+")}
MOST_OF_A_KIND = 2
BEGIN = [
    "/",
    "/en/",
    "/nowhere/",
    "/en/nowhere/",
    f"/search/?q={quote('школа')}",
    f"/search/?q={quote('абракадабра')}",
    "/en/search/?q=school",
    f"/verify/?q={quote('школа')}",
    "/en/verify/?q=nothing",
]


def spoken(node: LexborNode, language: str, wanted: str) -> Iterator[str]:
    """Texts and spoken attributes below a node that are, or pass for, in the wanted language."""
    if node.tag == "-text":
        if language == wanted:
            yield node.text(deep=False)
        return
    if node.tag.startswith(("-", "_", "!")) or node.tag in SILENT:
        return
    attributes = node.attributes
    if "slug" in (attributes.get("class") or ""):
        return
    language = (attributes.get("lang") or language)[:2]
    if language == wanted:
        yield from (attributes.get(name) or "" for name in SPOKEN)
        if node.tag == "input" and attributes.get("type") in ("submit", "button", "reset"):
            yield attributes.get("value") or ""
        if node.tag == "meta" and attributes.get("name") == "description":
            yield attributes.get("content") or ""
    for child in node.iter(include_text=True):
        yield from spoken(child, language, wanted)


def foreign(html: str, wanted: str) -> set[str]:
    """Words of the other alphabet, each with the text it stands in."""
    root = LexborHTMLParser(html).root
    assert root is not None
    texts = {" ".join(text.split()) for text in spoken(root, "", wanted)}
    found = FOREIGN[wanted]
    return {text for text in texts if any(word not in NAMES for word in found.findall(ADDRESS.sub(" ", text)))}


def is_page(response: HttpResponse) -> bool:
    return response.get("Content-Type", "").startswith("text/html") and not response.streaming


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def fill() -> str:
    """One of each thing that readers see, in both languages; the address of a text that was taken down."""
    tag = Tag.objects.create(name_uk="Спорт", name_en="Sport", slug_uk="sport", slug_en="sport")
    organisation = Organisation.objects.create(
        name_uk="Міністерство", name_en="Ministry", slug_uk="ministerstvo", slug_en="ministry"
    )
    names = {"given_name_uk": "Ніна", "family_name_uk": "Гай", "given_name_en": "Nina", "family_name_en": "Hai"}
    official = Official.objects.create(**names, slug_uk="nina-hai", slug_en="nina-hai")
    position = Position.objects.create(organisation=organisation, rank=1)
    PositionTitle.objects.create(position=position, title_uk="міністерка", title_en="minister")
    Appointment.objects.create(official=official, position=position, from_on=newsroom.NOON.date().replace(year=2039))
    photos = [newsroom.photo(), newsroom.photo()]
    article = newsroom.article(kind="photo_report", lead_photo=photos[0], organisation=organisation)
    article.tags.add(tag)
    Mention.objects.create(article=article, official=official)
    article.article_galleries.create(gallery=newsroom.gallery(*photos, slug_uk="shkola", slug_en="school"))
    newsroom.published(article)
    newsroom.published(article, "en", at=newsroom.NOON + newsroom.SECOND)
    gone = newsroom.published()
    down = newsroom.published()
    workflow.take_down(down.article, "uk", by=newsroom.iryna(), notice="Знято", now=newsroom.NOON + newsroom.HOUR)
    workflow.withdraw(gone.article, "uk", by=newsroom.iryna(), notice="Знято", now=newsroom.NOON + newsroom.HOUR)
    return f"/news/{down.slug}/"


def public_pages(client: Client, *more: str) -> Iterator[tuple[str, str]]:
    """Each kind of public page once or twice, by links: (path, HTML)."""
    waiting = [*BEGIN, *more]
    starts = set(waiting)
    known, kinds = set(waiting), dict[str, int]()
    while waiting:
        path = waiting.pop(0)
        kind = kind_of(path)
        if path not in starts and kinds.get(kind, 0) >= MOST_OF_A_KIND:
            continue
        kinds[kind] = kinds.get(kind, 0) + 1
        response = client.get(path, follow=True)
        if not is_page(response):
            continue
        yield path, response.content.decode()
        for link in links_of(response.content):
            link = re.sub(r"^https?://[^/]+", "", link).partition("#")[0]
            is_page_of_ours = link.startswith("/") and not link.startswith(("/static/", "/media/", "/admin/"))
            if is_page_of_ours and "q=" not in link and link not in known:
                known.add(link)
                waiting.append(link)


def desk_pages(world: World) -> Iterator[tuple[str, str]]:
    """What GET and an empty POST of every address show to who may, to a superuser and to who may not."""
    root = User.objects.get(username="root")
    client = client_of(root)
    client.raise_request_exception = False
    numbers = world.of(world.anothers)
    for row in table():
        if row.address in ("admin:logout", "account_logout"):
            continue
        address = address_of(row, numbers)
        for who, one in (("root", client), *allowed(world, row)):
            for method in ("get", "post"):
                yield f"{row.address} {row.about} {who} {method}", ask(one, method, address, {}).body
    for model in admin.site._registry:
        name = f"{model._meta.app_label}_{model._meta.model_name}"
        chosen = list(model._default_manager.values_list("pk", flat=True)[:2])
        for action in ("delete_selected", ""):
            data = {"action": action, "_selected_action": chosen, "index": "0"}
            yield f"{name} {action or 'no'} action", ask(client, "post", reverse(f"admin:{name}_changelist"), data).body
        if chosen:
            yield f"{name} delete", ask(client, "get", reverse(f"admin:{name}_delete", args=chosen[:1]), {}).body


def allowed(world: World, row: Row) -> list[tuple[str, Client]]:
    """Somebody with a role who may open it, and somebody who may not."""
    may = [column for column in COLUMNS if row.answers[column] not in ("-", "404")]
    may_not = [column for column in COLUMNS if row.answers[column] == "-"]
    return [(column, world.clients[column]) for column in (*may[-2:][:1], *may_not[:1])]


def other_pages() -> Iterator[tuple[str, str]]:
    """Those for which no request is at hand."""
    request = RequestFactory().get("/")
    for code in ("400", "403", "404", "429", "500", "503"):
        page = loader.get_template(f"{code}.html").render({}, request)
        yield code, re.sub("<title>.* · .*</title>", "", page)  # in both languages, and a title can't say so
    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
    yield "csrf", strict.post(reverse("account_login"), {"login": "x"}).content.decode()
    stranger = Client(raise_request_exception=False)
    for data in ({}, {"login": "nobody", "password": "wrong"}):
        for _ in range(7):
            yield "login", stranger.post(reverse("account_login"), data).content.decode()
    yield "signed out", stranger.get(reverse("account_login")).content.decode()


def found(pages: Iterator[tuple[str, str]], wanted: str) -> list[str]:
    """ "where: text" of each text with a foreign word, once."""
    first: dict[str, str] = {}
    for where, html in pages:
        for text in foreign(html, wanted) if "<html" in html else ():
            first.setdefault(text, where)
    return [f"{where}: {text}" for text, where in first.items()]


def test_no_page_of_the_site_speaks_the_other_language(client: Client, time_machine: Any) -> None:
    down = fill()
    time_machine.move_to(newsroom.NOON + 2 * newsroom.HOUR, tick=False)
    pages = list(public_pages(client, down))
    assert len(pages) > 50
    english = [page for page in pages if page[0].startswith("/en/")]
    wrong = found((page for page in pages if page not in english), "uk") + found(iter(english), "en")
    assert not wrong, "\n".join(wrong)


def test_no_screen_of_the_desk_speaks_english(time_machine: Any) -> None:
    time_machine.move_to(newsroom.NOON + 2 * newsroom.HOUR, tick=False)
    world = World()
    fill()
    User.objects.update(first_name="Особа")
    logins = {form for name in User.objects.values_list("username", flat=True) for form in (name, name.title())}
    with translation.override("uk"):
        wrong = found((page for pages in (other_pages(), desk_pages(world)) for page in pages), "uk")
    wrong = [line for line in wrong if not logins & set(re.findall(r"\w+", line.partition(": ")[2]))]
    assert not wrong, "\n".join(wrong)

"""Every address of the desk × every role × own, another's and limited text × GET and POST, against one table."""

import json
import logging
import re
from collections.abc import Iterator
from http.cookies import SimpleCookie
from typing import Any, NamedTuple

import pytest
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.views.generic import RedirectView

from articles import roles, workflow
from articles.models import (
    Article,
    Banner,
    Edition,
    Official,
    Organisation,
    Position,
    PositionTitle,
    Synonym,
    Tag,
    Transition,
)
from media.models import Download, SafetyQuestion
from media.renditions import names
from newsroom.audit import AuditEvent
from tests import factories as newsroom
from tests.articles.access_table import STRANGERS, TABLE
from tests.articles.admin.conftest import client_of, person
from tests.articles.admin.test_article_form import FILLED, NO_INLINES

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.slow]

DESK = ("admin/", "accounts/")
COLUMNS = {
    "nobody": None,
    "writer": roles.WRITER,
    "translator": roles.TRANSLATOR_EN,
    "photo": roles.PHOTO_EDITOR,
    "reviewer": roles.REVIEWER,
    "publisher": roles.PUBLISHER,
    "duty": roles.DUTY_EDITOR,
    "archivist": roles.ARCHIVIST,
    "administrator": roles.ADMINISTRATOR,
}
SECRET_UK, SECRET_EN = "Таємниця", "Classified"
NEVER = 987654  # a number that no row has
ARTICLES_OWN = ("{article}", "{edition}", "{transition}", "{emergency}")
WRITES = re.compile(r'^(INSERT|UPDATE|DELETE)\b(?!.*"(django_session|usersessions_usersession)")', re.IGNORECASE)


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Most answers are refusals, and each would be logged with its traceback."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


class Row(NamedTuple):
    address: str
    about: str
    answers: dict[str, str]  # column → cell
    is_first: bool  # of its address: whose article it is makes no difference to the other lines


def table() -> list[Row]:
    header, *lines = [line.split() for line in TABLE.strip().splitlines() if line.strip()]
    columns = header[2:]
    assert columns == list(COLUMNS)
    for line in lines:
        assert len(line) == len(header), f"This line of the access table has not {len(header)} columns: {line}"
    first = {line[0]: line for line in reversed(lines)}
    return [
        Row(line[0], line[1], dict(zip(columns, line[2:], strict=True)), is_first=line is first[line[0]])
        for line in lines
    ]


def addresses(patterns: Any, route: str = "", namespace: str = "") -> Iterator[tuple[str, str, Any]]:
    """(name or "", route, view) of every pattern of the desk."""
    for pattern in patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from addresses(pattern.url_patterns, here, inner)
        elif isinstance(pattern, URLPattern) and here.startswith(DESK):
            yield (f"{namespace}{pattern.name}" if pattern.name else ""), here, pattern.callback


def named_addresses() -> set[str]:
    """All but Django's redirects from `…/5/` to `…/5/change/`, which look at nothing."""
    found = addresses(get_resolver().url_patterns)
    return {name or route for name, route, view in found if getattr(view, "view_class", None) is not RedirectView}


def test_every_address_of_the_desk_has_a_line_in_the_access_table() -> None:
    missing = sorted(named_addresses() - {row.address for row in table()})
    assert not missing, (
        "Nobody has said who may open these. Add a line for each to tests/articles/access_table.py, with what every "
        f"role gets (if in doubt: - for all): {', '.join(missing)}"
    )
    gone = sorted({row.address for row in table()} - named_addresses())
    assert not gone, f"The access table speaks of addresses that are no more: {', '.join(gone)}"


class World:
    """One of each thing; `limited` is open to a colleague whom no role of the table is."""

    def __init__(self) -> None:
        roles.grant()
        colleague = newsroom.person("colleague")
        photo = newsroom.photo()
        self.mine = newsroom.article()
        self.anothers = newsroom.article(lead_photo=photo)
        newsroom.published(self.anothers)
        self.limited = newsroom.article(headline_uk=f"{SECRET_UK} оборони", headline_en=SECRET_EN, lead_photo=photo)
        newsroom.published(self.limited)
        official = Official.objects.create(family_name_uk="Коваль", given_name_uk="Іван")
        position = Position.objects.create()
        PositionTitle.objects.create(position=position, title_uk="Міністр")
        for story in (self.anothers, self.limited):
            newsroom.edit(story, lead_uk="Лід, що не може чекати.", now=newsroom.NOON + newsroom.HOUR)
            workflow.emergency(story, "uk", by=newsroom.danylo(), note="Тривога", now=newsroom.NOON + newsroom.HOUR)
            Download.objects.create(day="2026-08-22", kind=Download.Kind.ARTICLE, thing_id=story.pk, count=1)
        workflow.limit(self.limited, people=[colleague], by=None)
        self.things: dict[str, Any] = {
            "article_type": ContentType.objects.get_for_model(Article).pk,
            "banner": Banner.objects.create(text_uk="Тривога", since=newsroom.NOON).pk,
            "download": Download.objects.get(thing_id=self.anothers.pk).pk,
            "event": AuditEvent.objects.values_list("pk", flat=True)[0],
            "file": min(names(photo)),
            "gallery": newsroom.gallery(photo).pk,
            "group": Group.objects.get(name=roles.WRITER).pk,
            "official": official.pk,
            "organisation": Organisation.objects.create(name_uk="Пресслужба").pk,
            "person": colleague.pk,
            "photo": photo.pk,
            "position": position.pk,
            "question": SafetyQuestion.objects.order_by("pk").values_list("pk", flat=True)[0],
            "superuser": User.objects.create(username="root", is_staff=True, is_superuser=True).pk,
            "synonym": Synonym.objects.create(variants="ЗСУ\nЗбройні Сили України").pk,
            "tag": Tag.objects.create(name_uk="Освіта").pk,
        }
        self.people: dict[str, User] = {
            column: person(column, role) if role else newsroom.person(column) for column, role in COLUMNS.items()
        }
        self.clients = {column: client_of(each) for column, each in self.people.items()}
        for client in self.clients.values():
            client.raise_request_exception = False

        self.numbers = {story.pk: self._of(story) for story in (self.mine, self.anothers, self.limited)}

    def of(self, story: Article) -> dict[str, Any]:
        """The numbers that stand in an address about this article."""
        return self.numbers.get(story.pk) or self._of(story)

    def _of(self, story: Article) -> dict[str, Any]:
        edition, transition = Edition.objects.filter(article=story), Transition.objects.filter(article=story)
        last = transition.last()
        return {
            **self.things,
            "never": NEVER,
            "article": story.pk,
            "edition": edition.values_list("pk", flat=True).first() or NEVER,
            "transition": last.pk if last else NEVER,
            "emergency": transition.emergencies().values_list("pk", flat=True).first() or NEVER,
        }


def address_of(row: Row, numbers: dict[str, Any]) -> str:
    path, _mark, query = row.about.format_map(numbers).partition("?")
    if "(?P<url>" in row.address:
        return reverse("admin:index") + path
    arguments = [] if path in ("", ".") else path.split("/")
    return reverse(row.address, args=arguments) + (f"?{query}" if query else "")


def sent(row: Row, story: Article) -> dict[str, Any]:
    """Something that would be written, where nothing would not do."""
    match row.address.rpartition("_")[2]:
        case "delete":
            return {"post": "yes"}
        case "export":
            return {"style": "csv"}
        case "move":
            return {"note": "Прошу", "notice": "Уточнюємо"}
        case "change" | "add" if "_article_" in row.address:
            return NO_INLINES | FILLED | {"base_version": story.version}
    return {"headline_uk": "Інше", "name_uk": "Інше", "text_uk": "Інше", "username": "inshe", "is_superuser": "on"}


class Answer(NamedTuple):
    status: int
    location: str
    body: str
    writes: list[str]


def ask(client: Client, method: str, address: str, data: dict[str, Any]) -> Answer:
    """The answer, and nothing remembered of it: not in the database, not in the browser (one address signs out)."""
    cookies = client.cookies.output(header="", sep=";")
    writes: list[str] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if WRITES.match(sql):
            writes.append(sql)
        return execute(sql, params, many, context)

    with transaction.atomic(), connection.execute_wrapper(note):
        response: HttpResponse = client.get(address) if method == "get" else client.post(address, data)
        body = b"".join(response) if response.streaming else response.content
        transaction.set_rollback(True)
    client.cookies = SimpleCookie(cookies)
    kind = response.get("Content-Type", "")
    text = body.decode() if "text" in kind or "json" in kind else ""
    if "json" in kind:
        text = json.dumps(json.loads(text), ensure_ascii=False)  # or a Cyrillic headline would pass for nothing
    return Answer(response.status_code, response.get("Location", ""), text, writes)


def is_taken(answer: Answer) -> bool:
    return answer.status not in (403, 404, 405) and answer.status < 500 and "/login/" not in answer.location


def fits(cell: str, method: str, answer: Answer) -> bool:
    if cell in ("-", "404"):
        return answer.status in (int(cell.replace("-", "403")), 405) and not answer.writes
    if cell == "make":
        return is_taken(answer) if method == "post" else answer.status == 405
    if cell == "own":
        return answer.status < 500 and not (method == "get" and answer.writes)
    if cell == "go":
        return answer.status in (200, 302) and not (method == "get" and answer.writes)
    if method == "get":
        return answer.status == 200
    return is_taken(answer) if cell == "change" else not answer.writes and answer.status < 500


def plain(body: str, number: Any) -> str:
    """A page without what differs each time, and without the number that was asked for."""
    body = re.sub(r'(nonce|value|content)="[^"]{20,}"', "", body)
    return re.sub(rf"(/|%2F){number}(?=/|%2F|\b)", "/N", body)


def wrong_answers(world: World, row: Row, column: str) -> Iterator[str]:
    cell, client, who = row.answers[column], world.clients[column], world.people[column]
    is_articles = row.is_first and any(thing in row.about for thing in ARTICLES_OWN)
    stories = [world.anothers, world.mine] if is_articles and "{article}" in row.about else [world.anothers]
    for method in ("get", "post"):
        for story in stories:
            if story is world.mine:
                Article.objects.filter(pk=story.pk).update(created_by=who)
            answer = ask(client, method, address_of(row, world.of(story)), sent(row, story))
            expected = {"mine": "change" if story is world.mine else "-"}.get(cell, cell)
            if not fits(expected, method, answer):
                wrote = ", and wrote" if answer.writes else ""
                yield f"{row.address} {row.about}: {column} {method} → {answer.status}{wrote}; the table says {cell}"
            if column != "archivist" and (SECRET_UK in answer.body or SECRET_EN in answer.body):
                yield f"{row.address} {row.about}: {column} {method} tells of the limited article"
        if is_articles:
            yield from wrong_about_limited(world, row, column, method)


def wrong_about_limited(world: World, row: Row, column: str, method: str) -> Iterator[str]:
    numbers = world.of(world.limited)
    client, data = world.clients[column], sent(row, world.limited)
    answer = ask(client, method, address_of(row, numbers), data)
    where = f"{row.address} {row.about}: {column} {method}, limited to others"
    if column == "archivist":
        cell = row.answers[column]
        if not fits(cell, method, answer):
            yield f"{where} → {answer.status}; the table says {cell}"
        return
    never = {**numbers, "article": NEVER, "edition": NEVER, "transition": NEVER, "emergency": NEVER}
    missing = ask(client, method, address_of(row, never), data)
    number = next(numbers[thing[1:-1]] for thing in ARTICLES_OWN if thing in row.about)
    if is_taken(answer) or answer.writes:
        yield f"{where} → {answer.status}: is let in"
    elif answer.status != missing.status or plain(answer.body, number) != plain(missing.body, NEVER):
        yield f"{where} → {answer.status}: can be told from one that never existed ({missing.status})"


def test_every_address_gives_each_role_what_the_table_says() -> None:
    world = World()
    wrong = [each for row in table() for column in COLUMNS for each in wrong_answers(world, row, column)]
    assert not wrong, "\n".join(["The desk and tests/articles/access_table.py disagree:", *wrong])


def test_stranger_meets_the_login_everywhere() -> None:
    world = World()
    client = Client()
    wrong = []
    for row in table():
        for method in ("get", "post"):
            answer = ask(client, method, address_of(row, world.of(world.anothers)), {})
            expected = STRANGERS.get(row.address, "login")
            is_right = {
                "login": answer.status == 302 and answer.location.startswith(reverse("admin:login")),
                "open": answer.status in (200, 302),
                "404": answer.status in (404, 405),
            }[expected]
            if not is_right:
                wrong.append(f"{row.address} {row.about}: a stranger's {method} → {answer.status}, not {expected}")
    assert not wrong, "\n".join(wrong)

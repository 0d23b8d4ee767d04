"""Many readers, several processes, little memory, and a database that goes away."""

import os
import subprocess
import sys
import threading
from typing import Any

import pytest
from django.conf import settings as project
from django.db import OperationalError, connection, connections
from django.utils.module_loading import import_string

from articles.models import Banner, Tag
from newsroom.pagecache import PageCache, number
from newsroom.pagecache.pages import Page
from newsroom.pagecache.store import Store
from tests import factories
from tests.factories import NOON
from tests.newsroom.pagecache.conftest import Counted, ask


def page(size: int) -> Page:
    return Page("200 OK", [("Content-Type", "image/png")], bytes(size), (0, 1))


def test_the_least_used_page_goes_when_memory_is_full() -> None:
    store = Store(100_000)
    assert store.get((False, "/a", ""), 1) is None
    for name in ("/a", "/b", "/c"):
        store.put((False, name, ""), page(25_000), 1)
    assert store.get((False, "/a", ""), 1)
    store.put((False, "/d", ""), page(25_000), 1)
    assert [key[1] for key in store.pages] == ["/c", "/a", "/d"]
    assert store.bytes == sum(each.size for each in store.pages.values()) <= 100_000
    store.put((False, "/vast", ""), page(200_000), 1)
    assert (store.bytes, len(store.pages)) == (0, 0)


def test_another_generation_empties_the_store_and_a_late_page_is_not_taken() -> None:
    store, key = Store(100_000), (False, "/", "")
    store.get(key, 1)
    store.put(key, page(10), 1)
    assert store.get(key, 2) is None
    assert store.bytes == 0
    store.put(key, page(10), 1)
    assert store.get(key, 2) is None
    assert store.get(key, 1) is None  # a restored database may count backwards


def test_invented_searches_push_out_no_page(door: PageCache) -> None:
    ask(door, "/news/")
    door.store_of_queries.most_bytes = 100_000
    for word in range(10):
        ask(door, f"/search/?q=слово{word}")
    assert door.store_of_queries.bytes <= 100_000
    assert list(door.store.pages) == [(False, "/news/", "")]


@pytest.mark.django_db(transaction=True)
def test_a_change_while_a_page_is_made_leaves_no_page_of_before(door: PageCache, django: Counted) -> None:
    Tag.objects.create(name_uk="Школи", slug_uk="shkoly")

    def change_meanwhile(environ: Any, start_response: Any) -> Any:
        answer = django(environ, start_response)
        if django.asked == 1:
            Tag.objects.update(name_uk="Освіта")
            ask(door, "/en/")  # by which the store learns of it
        return answer

    door.application = change_meanwhile
    ask(door, "/")
    ask(door, "/")
    assert django.asked == 3


def test_a_page_has_one_tag_in_every_process() -> None:
    """Readers meet another worker, another machine each time."""

    def made(policy: str) -> str:
        return Page("200 OK", [("Content-Security-Policy", policy)], b"page", (0, 1)).in_coding("").etag

    assert made("script-src 'self'; img-src 'self' data:") == made("img-src data: 'self'; script-src 'self'")
    assert made("script-src 'self'") != made("script-src 'none'")


@pytest.mark.django_db(transaction=True)
def test_a_stampede_makes_one_page(door: PageCache, django: Counted) -> None:
    ready, go = threading.Barrier(9), threading.Event()
    replies = []

    def held(environ: Any, start_response: Any) -> Any:
        go.wait(60)
        return django(environ, start_response)

    def read() -> None:
        ready.wait(60)
        replies.append(ask(door, "/news/"))
        connections.close_all()

    door.application = held
    readers = [threading.Thread(target=read) for _ in range(8)]
    for reader in readers:
        reader.start()
    ready.wait(60)
    go.set()
    for reader in readers:
        reader.join()
    assert django.asked == 1
    assert len({reply.body for reply in replies}) == 1
    assert {reply.status for reply in replies} == {200}
    assert not door.flights


PROCESS = """
import sys
import django
django.setup()
from django.conf import settings
from django.db import connection
settings.ALLOWED_HOSTS.append("testserver")
from newsroom.pagecache import PageCache
from tests.newsroom.pagecache.conftest import Counted, ask
door = PageCache(Counted(), megabytes=8)
for _line in sys.stdin:
    reply = ask(door, "/en/news/")
    print(reply.status, "Alert" in reply.text, door.application.asked, flush=True)
"""


@pytest.mark.slow
def test_another_process_sees_a_change_after_a_hundredth_of_a_second(transactional_db: None) -> None:
    database = connection.settings_dict
    address = (
        f"sqlite:///{database['NAME']}"
        if connection.vendor == "sqlite"
        else f"postgres://{database['USER']}:{database['PASSWORD']}@{database['HOST']}:{database['PORT']}/{database['NAME']}"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", PROCESS],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=project.BASE_DIR,
        env={**os.environ, "DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "newsroom.settings"},
    )
    assert other.stdin
    assert other.stdout

    def look() -> str:
        other.stdin.write("\n")
        other.stdin.flush()
        return other.stdout.readline().strip()

    try:
        assert look() == "200 False 1"
        assert look() == "200 False 1"
        Banner.objects.create(text_uk="Тривога", text_en="Alert", since=factories.NOON.replace(year=2020))
        threading.Event().wait(number.ASK_EVERY)  # the whole of what it may lag behind
        assert look() == "200 True 2"
        assert look() == "200 True 2"
    finally:
        other.stdin.close()
        other.wait(60)


def test_a_change_is_visible_within_a_tenth_of_a_second() -> None:
    assert number.ASK_EVERY <= 0.01


@pytest.fixture
def away(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The database is gone, for the page cache and for Django."""

    def go(door: PageCache) -> None:
        def refused(*_: Any) -> Any:
            raise OperationalError("refused")

        door.generation.close()
        monkeypatch.setattr(type(connections["default"]), "get_new_connection", refused)
        connection.close()

    yield go
    monkeypatch.undo()


@pytest.mark.django_db(transaction=True)
def test_while_the_database_is_away_readers_get_what_is_in_store_until_the_next_boundary(
    door: PageCache, django: Counted, time_machine: Any, away: Any
) -> None:
    time_machine.move_to(NOON, tick=False)
    before = ask(door, "/news/")
    away(door)
    assert ask(door, "/news/") == before
    assert ask(door, "/news/", if_none_match=before.headers["ETag"]).status == 304
    assert django.asked == 1
    assert ask(door, "/en/news/").status == 500
    time_machine.shift(86_400)
    assert ask(door, "/news/").status == 500


def test_a_database_that_comes_back_is_asked_again(door: PageCache, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(door, "/news/")
    door.generation.close()
    with monkeypatch.context() as patch:
        patch.setattr(number, "QUESTION", "SELECT nothing FROM nowhere")
        assert door.generation.now() is None
        assert door.generation.is_away
    door.generation.next_at = 0.0
    assert door.generation.now() is not None


def test_without_its_triggers_nothing_is_stored(door: PageCache, django: Counted) -> None:
    tail = " ON articles_tag" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER articles_tag_shown_update{tail}")
    ask(door, "/")
    ask(door, "/")
    assert django.asked == 2
    assert not door.store.pages


def test_whatever_fails_inside_django_answers(door: PageCache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door.store, "get", None)
    assert ask(door, "/").status == 200


def test_the_server_gives_pages_through_the_door() -> None:
    assert isinstance(import_string(project.WSGI_APPLICATION), PageCache)

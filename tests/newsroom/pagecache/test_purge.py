"""A cache in front is told of every change that pages show, after its commit, and nobody who publishes waits for it."""

import logging
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction

from articles import workflow
from articles.models import Tag
from newsroom.pagecache import PageCache, purge
from newsroom.pagecache.checks import a_purge_has_something_to_purge
from newsroom.pagecache.number import Generation
from newsroom.pagecache.purge import Purger
from tests import factories
from tests.factories import NOON
from tests.newsroom.pagecache.conftest import ask


class Cache(ThreadingHTTPServer):
    """In front of the newsroom: what it was told, and how it answers."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Told)
        self.told: list[tuple[str, str, dict[str, str], bytes]] = []
        self.status = 200
        self.may_answer = threading.Event()
        self.may_answer.set()
        self.url = f"http://127.0.0.1:{self.server_port}/service/news/purge?soft=1"

    def was_told(self, times: int) -> bool:
        return within(30, lambda: len(self.told) >= times)


class Told(BaseHTTPRequestHandler):
    server: Cache

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.told.append((self.command, self.path, dict(self.headers.items()), body))
        self.server.may_answer.wait(60)
        self.send_response(self.server.status)
        self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_PURGE(self) -> None:
        self.do_POST()

    def do_GET(self) -> None:
        self.do_POST()

    def log_message(self, format: str, *args: Any) -> None:
        pass


def within(seconds: float, is_so: Callable[[], bool]) -> bool:
    until = time.perf_counter() + seconds
    while not is_so() and time.perf_counter() < until:
        time.sleep(0.01)
    return is_so()


@pytest.fixture
def cache(settings: Any) -> Iterator[Cache]:
    server = Cache()
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    settings.PURGE_URL = server.url
    yield server
    server.may_answer.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def purging(cache: Cache, tmp_path: Path, transactional_db: None) -> Iterator[Cache]:
    """The cache, and a process of ours that watches for changes; it has told of what was before it."""
    purger = Purger(Generation(connection), tmp_path / "purge.lock", least_pause=0)
    thread = threading.Thread(target=purger.run, daemon=True)
    thread.start()
    assert cache.was_told(1), "a start tells of what changed while nobody watched"
    cache.told.clear()
    yield cache
    purger.stopped.set()
    cache.may_answer.set()
    thread.join(60)


def test_what_is_published_is_told_after_the_commit(purging: Cache, settings: Any, time_machine: Any) -> None:
    settings.PURGE_HEADERS = {"Fastly-Key": "secret"}
    time_machine.move_to(NOON, tick=True)
    story = factories.approved()
    with transaction.atomic():
        workflow.publish(story, "uk", by=factories.iryna(), now=NOON)
        time.sleep(3 * purge.LOOK_EVERY)
        assert purging.told == []
    assert purging.was_told(1)
    method, path, headers, body = purging.told[0]
    assert (method, path) == ("POST", "/service/news/purge?soft=1")
    assert headers["Surrogate-Key"] == "pages"  # Fastly, Varnish
    assert body == b'{"tags": ["pages"]}'  # Cloudflare
    assert headers["Content-Type"] == "application/json"
    assert headers["Fastly-Key"] == "secret"


def test_what_is_rolled_back_tells_nobody(purging: Cache) -> None:
    with transaction.atomic():
        Tag.objects.create(name_uk="Оборона", slug_uk="oborona")
        transaction.set_rollback(True)
    time.sleep(3 * purge.LOOK_EVERY)
    assert purging.told == []


def test_a_change_from_a_shell_is_told_too(purging: Cache, settings: Any) -> None:
    settings.PURGE_METHOD = "PURGE"
    Tag.objects.create(name_uk="Школи", slug_uk="shkoly")
    assert purging.was_told(1)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_tag")
    assert purging.was_told(2)
    assert purging.told[1][0] == "PURGE"


def test_nobody_waits_for_a_cache_that_hangs_and_a_burst_makes_one_more_purge(purging: Cache) -> None:
    purging.may_answer.clear()
    Tag.objects.create(name_uk="Оборона", slug_uk="oborona")
    assert purging.was_told(1)
    for number in range(20):
        Tag.objects.create(name_uk=f"Тег {number}", slug_uk=f"tag-{number}")
    assert len(purging.told) == 1, "all were written while the cache was still thinking about the first"
    purging.may_answer.set()
    assert purging.was_told(2)
    time.sleep(3 * purge.LOOK_EVERY)
    assert len(purging.told) == 2


def test_a_cache_that_never_answers_is_given_up_and_told_of_the_next_change(
    purging: Cache, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(purge, "PATIENCE", 0.05)
    purging.may_answer.clear()
    with caplog.at_level(logging.WARNING, "newsroom.pagecache.purge"):
        Tag.objects.create(name_uk="Оборона", slug_uk="oborona")
        assert purging.was_told(1)
        Tag.objects.create(name_uk="Школи", slug_uk="shkoly")
        assert purging.was_told(2)
        assert within(30, lambda: "was not told of a change" in caplog.text)


@pytest.mark.parametrize("status", [302, 403, 429, 500, None])
def test_a_refusal_is_told_to_the_log_once_a_minute(
    cache: Cache, status: int | None, db: None, tmp_path: Path, caplog: pytest.LogCaptureFixture, time_machine: Any
) -> None:
    purger = Purger(Generation(connection), tmp_path / "lock", least_pause=0)
    if status is None:
        cache.server_close()  # nobody is there at all
    else:
        cache.status = status
    with caplog.at_level(logging.WARNING, "newsroom.pagecache.purge"):
        for _change in range(3):
            purger.told = None
            purger.look()
        assert len(caplog.records) == 1
        assert purger.complained_at is not None
        purger.complained_at -= purge.COMPLAIN_EVERY
        purger.told = None
        purger.look()
    assert len(caplog.records) == 2
    assert len(cache.told) == (4 if status else 0)  # no redirect was followed
    assert purger.told is not None, "nor is it tried again: the pages leave the cache by themselves"


def test_one_process_of_a_machine_tells_and_the_next_takes_over_when_it_dies(
    cache: Cache, transactional_db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(purge, "LOOK_FOR_WORK", 0.05)
    lock = tmp_path / "purge.lock"
    holds = (
        "import fcntl, sys; f = open(sys.argv[1], 'w'); fcntl.flock(f, fcntl.LOCK_EX); print(1, flush=True); input()"
    )
    other = subprocess.Popen([sys.executable, "-c", holds, lock], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert other.stdout
    other.stdout.readline()
    purger = Purger(Generation(connection), lock, least_pause=0)
    thread = threading.Thread(target=purger.run, daemon=True)
    thread.start()
    time.sleep(0.3)
    assert cache.told == []
    other.kill()
    other.communicate()
    assert cache.was_told(1)
    purger.stopped.set()
    thread.join(60)


def test_pages_carry_the_key_where_there_is_somebody_to_tell(door: PageCache, settings: Any) -> None:
    settings.PURGE_URL = ""
    plain = ask(door, "/news/")
    assert not plain.headers.keys() & {"Surrogate-Key", "Cache-Tag"}
    door.forget()
    settings.PURGE_URL = "https://cache.example/"
    for address in ("/", "/en/news/", "/feeds/news.rss", "/news/?text", "/search/?q=школа"):
        for _made_and_stored in range(2):
            headers = ask(door, address).headers
            assert (headers["Surrogate-Key"], headers["Cache-Tag"]) == ("pages", "pages"), address
            assert "s-maxage=5" in headers["Cache-Control"], "a purge only makes it sooner"
    assert not ask(door, "/admin/login/").headers.keys() & {"Surrogate-Key", "Cache-Tag"}


def test_a_purge_of_pages_that_nobody_may_keep_is_warned_of(settings: Any) -> None:
    settings.PURGE_URL, settings.PAGE_CACHE_MB = "https://cache.example/", 0
    assert [problem.id for problem in a_purge_has_something_to_purge(None)] == ["pagecache.W001"]
    settings.PAGE_CACHE_MB = 64
    assert a_purge_has_something_to_purge(None) == []

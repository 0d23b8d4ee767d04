"""The door of the site as a server calls it, and a person who writes to the database as another process does."""

import io
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from wsgiref.util import setup_testing_defaults

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from newsroom.pagecache import PageCache


class Reply(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


def ask(application: Callable[..., Any], address: str, method: str = "GET", **headers: str) -> Reply:
    """The answer to one request; `headers` by their names in the environ, without HTTP_."""
    parts = urlsplit(address)
    environ: dict[str, Any] = {
        "REQUEST_METHOD": method,
        "PATH_INFO": parts.path.encode().decode("latin-1"),
        "QUERY_STRING": parts.query.encode().decode("latin-1"),
        "HTTP_HOST": "testserver",
        "wsgi.input": io.BytesIO(),
        **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
    }
    setup_testing_defaults(environ)
    begun: list[Any] = []
    answer = application(environ, lambda status, given, exc_info=None: begun.extend((status, given)))
    try:
        body = b"".join(answer)
    finally:
        if hasattr(answer, "close"):
            answer.close()
    return Reply(int(begun[0][:3]), dict(begun[1]), body)


class Counted:
    """Django, and how often it was asked."""

    def __init__(self) -> None:
        self.handler = WSGIHandler()
        self.asked = 0

    def __call__(self, environ: Any, start_response: Any) -> Any:
        self.asked += 1
        return self.handler(environ, start_response)


@pytest.fixture
def django(db: None) -> Iterator[Counted]:
    """The page cache asks the database from outside of the test's transaction: a test in which something changes
    between two requests asks for `transactional_db` too, which costs seconds on PostgreSQL."""
    for signal in (request_started, request_finished):  # as Django's own client: the test is in a transaction
        signal.disconnect(close_old_connections)
    yield Counted()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def door(django: Counted) -> Iterator[PageCache]:
    made = PageCache(django, megabytes=8, ask_every=0)
    yield made
    made.generation.close()

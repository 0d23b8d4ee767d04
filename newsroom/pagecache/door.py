"""The WSGI function in front of Django."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.conf import settings
from django.db import DatabaseError, connections
from django.utils.autoreload import file_changed

from newsroom.lib import caching, reading
from newsroom.lib.generation import missing_triggers
from newsroom.pagecache import purge
from newsroom.pagecache.asked import Environ, for_everybody, is_never_kept, key_of
from newsroom.pagecache.boundaries import Span, span_at
from newsroom.pagecache.number import ASK_EVERY, Generation
from newsroom.pagecache.pages import Headers, Page, is_unchanged
from newsroom.pagecache.store import Key, Store

logger = logging.getLogger(__name__)

StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]

# Not 404: strangers invent as many as they like, and each would push a page out. No redirect that is not for good.
KEPT = ("200", "301", "410")
MEGABYTE = 1024 * 1024
# Pages with parameters, which anybody can invent, get this part of the memory and push out one another only.
SHARE_OF_QUERIES = 4
LONGEST_WAIT = 10.0  # seconds for a page that another thread is making


class Answer(NamedTuple):
    status: str
    headers: Headers
    body: Any  # Django's response, to be iterated and closed


class Found(NamedTuple):
    """What a request finds in store. No key: not a page that is ever stored. No generation: the database is away."""

    key: Key | None
    generation: int | None = None
    page: Page | None = None
    moment: float = 0.0


NOT_OURS = Found(None)


class PageCache:
    """Gives stored pages, and what `application` answers in all other cases. Whatever fails in here, that answers."""

    def __init__(self, application: Application, megabytes: int | None = None, ask_every: float = ASK_EVERY) -> None:
        self.application = application
        megabytes = settings.PAGE_CACHE_MB if megabytes is None else megabytes
        self.is_on: bool | None = None if megabytes else False  # None: not known yet
        self.store = Store(megabytes * MEGABYTE * (SHARE_OF_QUERIES - 1) // SHARE_OF_QUERIES)
        self.store_of_queries = Store(megabytes * MEGABYTE // SHARE_OF_QUERIES)
        self.generation = Generation(connections["default"], ask_every)
        has_replica = reading.REPLICA in connections
        self.replica = Generation(connections[reading.REPLICA], ask_every) if has_replica else None
        self.span: tuple[int, Span] = (-1, (0, 0))
        self.ask_every = ask_every
        self.is_closed, self.look_at = False, 0.0
        self.flights: dict[Key, threading.Event] = {}
        file_changed.connect(self.forget)  # of a template, while somebody works on it with `runserver`

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        try:
            found = self._found(environ)
        except Exception:
            logger.exception("the page cache failed")
            found = NOT_OURS
        if found.page is not None:
            return given(found.page, found.moment, environ, start_response)
        if found.key is None or found.generation is None or is_never_kept(environ):
            return self.application(environ, start_response)
        return self._made(found.key, environ, start_response)

    def _found(self, environ: Environ) -> Found:
        if self.is_on is False:
            return NOT_OURS
        key = key_of(environ)
        if key is None or self._is_in_maintenance():
            return NOT_OURS
        return self._stored(key)

    def _is_in_maintenance(self) -> bool:
        """Looked for as often as the number is asked: a file costs as much as the whole of a stored page."""
        now = time.perf_counter()
        if now >= self.look_at:
            self.is_closed = settings.MAINTENANCE or os.path.exists(settings.MAINTENANCE_FILE)
            self.look_at = now + self.ask_every
        return self.is_closed

    def _stored(self, key: Key) -> Found:
        # The clock last: a number that is older than the moment would be the wrong way round.
        generation, moment = self.generation.now(), time.time()
        store = self._store_of(key)
        page = store.last(key) if generation is None else store.get(key, generation)
        return Found(key, generation, page if page and page.is_true_at(moment) else None, moment)

    def _store_of(self, key: Key) -> Store:
        return self.store_of_queries if key[2] else self.store

    def _made(self, key: Key, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """One thread makes the page and the others wait for it; what is not stored, each makes for itself."""
        own = threading.Event()
        flight = self.flights.setdefault(key, own)
        if flight is not own:
            flight.wait(LONGEST_WAIT)
            found = self._stored(key)
            if found.page:
                return given(found.page, found.moment, environ, start_response)
            return self._make(key, environ, start_response)
        try:
            return self._make(key, environ, start_response)
        finally:
            del self.flights[key]
            own.set()

    def _make(self, key: Key, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Django's answer, kept if it may be."""
        # Before the page is made: what somebody changes meanwhile makes it a page of before.
        generation, moment = self.generation.now(), time.time()
        answer = self._answer(for_everybody(environ, key), generation)
        if not is_for_everybody(answer):
            return passed_on(answer, environ, start_response)
        try:
            body = b"".join(answer.body)
            span = self._span(generation, moment) if generation is not None and may_be_kept(answer) else None
        finally:
            answer.body.close()  # only now: it closes the connection to the database
        keys = purge.HEADERS if settings.PURGE_URL else []
        page = Page(answer.status, [*answer.headers, *keys], body, span or (0, 0))
        if span and generation is not None:
            self._store_of(key).put(key, page, generation)
            return given(page, moment, environ, start_response)
        return given(page, moment, environ, start_response, dict(answer.headers).get("Cache-Control", caching.NOTHING))

    def _answer(self, environ: Environ, generation: int | None) -> Answer:
        """Read from the replica, if it has come as far as the number that was asked on the primary: a replica only goes
        forward. If it fails, from the primary."""
        if self.replica and generation is not None and (self.replica.now() or 0) >= generation:
            with reading.from_replica():
                answer = asked_of(self.application, environ.copy())  # middleware takes parameters out of it
            if not answer.status.startswith("5"):
                return answer
            answer.body.close()
        return asked_of(self.application, environ)

    def _span(self, generation: int, moment: float) -> Span | None:
        """In which a page made at `moment` is true; None where that cannot be known. Asked once a generation."""
        known, (since, until) = self.span
        if known != generation or not since <= moment < until:
            try:
                if not self._is_told_of_changes():
                    return None
                since, until = span_at(moment)
            except DatabaseError:
                return None
            self.span = (generation, (since, until))
        return moment, until

    def _is_told_of_changes(self) -> bool:
        """Without the triggers a stored page would stay for ever."""
        if self.is_on is None:
            missing = missing_triggers(connections["default"])
            if missing:
                logger.error("the page cache is off until the next start: no triggers %s; migrate lays them", missing)
            self.is_on = not missing
        return self.is_on

    def forget(self, **_: Any) -> None:
        self.store.empty()
        self.store_of_queries.empty()


def given(
    page: Page, moment: float, environ: Environ, start_response: StartResponse, cache_control: str = ""
) -> Iterable[bytes]:
    """The stored page, or 304 to who has it. `cache_control`: of one that is not kept."""
    coded = page.in_coding(environ.get("HTTP_ACCEPT_ENCODING", ""))
    told = ("Cache-Control", cache_control or page.cache_control(moment))
    tags = environ.get("HTTP_IF_NONE_MATCH")
    if tags and page.status.startswith("200") and is_unchanged(coded, tags):
        start_response("304 Not Modified", [told, ("ETag", coded.etag), ("Vary", "Accept-Encoding")])
        return []
    start_response(page.status, [told, *coded.headers])
    return [coded.body] if environ["REQUEST_METHOD"] != "HEAD" else []


def asked_of(application: Application, environ: Environ) -> Answer:
    begun: list[Any] = []
    body = application(environ, lambda status, headers, exc_info=None: begun.extend((status, headers)))
    return Answer(begun[0], begun[1], body)


def is_for_everybody(answer: Answer) -> bool:
    """Whole, and nobody's own: no cookie set, none looked at, no nonce."""
    named = {name.lower(): value for name, value in answer.headers}
    varies = {each.strip().lower() for each in named.get("vary", "").split(",")} - {"", "accept-encoding"}
    is_personal = "set-cookie" in named or varies or "'nonce-" in named.get("content-security-policy", "")
    return not is_personal and not getattr(answer.body, "streaming", True)


def may_be_kept(answer: Answer) -> bool:
    """An error is never the truth of a page. What says itself how long it is good for is left to that."""
    return answer.status.startswith(KEPT) and ("Cache-Control", caching.PAGE) in answer.headers


def passed_on(answer: Answer, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    start_response(answer.status, answer.headers)
    body: Iterable[bytes] = answer.body  # the server closes it
    if environ["REQUEST_METHOD"] != "HEAD":
        return body
    if hasattr(body, "close"):
        body.close()
    return []

"""Tells a cache in front (a CDN, Varnish) that pages have changed, so that it need not keep them for its five seconds.

The number in the database is watched, not our own writing: whoever raised it, desk, command, shell or another machine,
it moves with the commit and with nothing else. So a change that is rolled back tells nobody, and nobody who publishes
waits for a cache, or hears of one that is away. Nothing depends on a purge: see docs/decisions/0025.
"""

from __future__ import annotations

import fcntl
import http.client
import json
import logging
import threading
import time
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connections

from newsroom.pagecache.number import ASK_EVERY, Generation

logger = logging.getLogger(__name__)

# The one key of all pages: there is one generation, and whatever changes may show on any of them.
KEY = "pages"
# What Fastly and Varnish's xkey read, and what Cloudflare does.
HEADERS = [("Surrogate-Key", KEY), ("Cache-Tag", KEY)]
# One request for each of them: Fastly and Varnish read the header (Fastly its address too), Cloudflare the body.
BODY = json.dumps({"tags": [KEY]})

# Seconds.
LOOK_EVERY = 0.1
# After a change was seen, until every process of every machine has seen it: what the cache asks for anew then is new.
SETTLED = 2 * ASK_EVERY
PATIENCE = 2.0  # for the cache, to take the connection and again to answer
AT_MOST_EVERY = 1.0  # a busy import must not keep the cache empty
COMPLAIN_EVERY = 60.0
LOOK_FOR_WORK = 1.0  # is this process the one of its machine to do it, now?


class Purger:
    """One thread in one process of each machine. `run` is the whole of its life.

    What changes while a purge is under way makes one more after it, however often.
    """

    def __init__(self, generation: Generation, lock: Path, least_pause: float = AT_MOST_EVERY) -> None:
        self.generation, self.lock, self.least_pause = generation, lock, least_pause
        self.stopped = threading.Event()
        self.told: int | None = None  # nothing yet: what changed while nobody watched, a new release too, is told
        self.complained_at: float | None = None

    def run(self) -> None:
        try:
            with self.lock.open("w") as file:
                if self._is_chosen(file):
                    while not self.stopped.wait(LOOK_EVERY):
                        self.look()
        except Exception:
            logger.exception("the cache in front is told of no change any more")
        finally:
            self.generation.close()

    def _is_chosen(self, file: IO[str]) -> bool:
        """Waits for the processes of this machine that were here before; the system unlocks the file when one dies."""
        while not self.stopped.is_set():
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                self.stopped.wait(LOOK_FOR_WORK)
            else:
                return True
        return False

    def look(self) -> None:
        """Tell the cache if there is something to tell. A purge that fails is not tried again: the pages have left the
        cache by themselves before that would help."""
        number = self.generation.now()
        if number is None or number == self.told:
            return
        self.stopped.wait(SETTLED)
        self.told = number
        try:
            purge()
        except (OSError, http.client.HTTPException, ValueError) as error:  # ValueError: a name that no host can have
            self._complain(error)
        self.stopped.wait(self.least_pause)

    def _complain(self, error: Exception) -> None:
        now = time.monotonic()
        if self.complained_at is None or now - self.complained_at >= COMPLAIN_EVERY:
            self.complained_at = now
            logger.warning("the cache in front was not told of a change, and keeps pages for its seconds: %r", error)


class Refused(OSError):
    """The cache answered, and not with 2xx."""


def purge() -> None:
    """Raises OSError, HTTPException or ValueError. Follows no redirect, which would carry the token off."""
    address = urlsplit(settings.PURGE_URL)
    kind = http.client.HTTPSConnection if address.scheme == "https" else http.client.HTTPConnection
    connection = kind(address.hostname or "", address.port, timeout=PATIENCE)
    try:
        path = (address.path or "/") + (f"?{address.query}" if address.query else "")
        told = {"Surrogate-Key": KEY, "Content-Type": "application/json", **settings.PURGE_HEADERS}
        connection.request(settings.PURGE_METHOD, path, BODY, told)
        status = connection.getresponse().status
    finally:
        connection.close()
    if not 200 <= status < 300:
        raise Refused(f"HTTP {status}")


def start() -> None:
    """In each process of the server, when there is somebody to tell."""
    if settings.PURGE_URL:
        purger = Purger(Generation(connections["default"]), settings.DATA_DIR / "purge.lock")
        threading.Thread(target=purger.run, name="purge", daemon=True).start()

"""The page generation as the database has it at this moment, for next to nothing."""

from __future__ import annotations

import contextlib
import logging
import select
import threading
import time
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.backends.base.base import BaseDatabaseWrapper

from newsroom.lib.generation import QUESTION

logger = logging.getLogger(__name__)

# Seconds. A page may be this old after a change.
ASK_EVERY = 0.01
PATIENCE = 0.25  # for an answer of PostgreSQL; a longer one is none
# A database that is away is asked again after this, and after so many times what the failed try took: one that hangs
# must not hold up readers whose pages are in store.
PAUSE, PAUSE_FACTOR = 0.1, 4
# What happens while a database is away, by whether it is the primary.
WITHOUT = {True: "it gives what it has until the next boundary", False: "pages are read from the primary"}


class Late(Exception):
    """The database took the question and does not answer."""


class NoNumber(Exception):
    """The row is not there: the database was never migrated, or is being emptied."""


class SQLiteNumber:
    """`PRAGMA data_version` moves with each commit of anybody else; this connection itself writes nothing."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection
        connection.execute("PRAGMA busy_timeout = 1000")
        connection.execute("PRAGMA query_only = ON")
        self.version: int | None = None
        self.number: int | None = None

    def ask(self) -> int:
        (version,) = self.connection.execute("PRAGMA data_version").fetchone()
        if version != self.version:
            row = self.connection.execute(QUESTION).fetchone()
            if row is None:
                raise NoNumber
            # Only now: a number that could not be read must be asked for again.
            self.version, self.number = version, row[0]
        assert self.number is not None
        return self.number


class PostgresNumber:
    """One tiny query over libpq itself, because psycopg's own waiting has no end."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection
        self.connection.autocommit = True

    def ask(self) -> int:
        wire, until = self.connection.pgconn, time.perf_counter() + PATIENCE
        wire.send_query(QUESTION.encode())
        wire.flush()
        while wire.is_busy():
            ready, _, _ = select.select([wire.socket], [], [], max(until - time.perf_counter(), 0))
            if not ready:
                raise Late
            wire.consume_input()
        result = wire.get_result()
        while wire.get_result() is not None:
            pass
        if result.status != TUPLES:
            raise Late(result.error_message.decode(errors="replace"))
        if not result.ntuples:
            raise NoNumber
        return int(result.get_value(0, 0))


TUPLES = 2  # PGRES_TUPLES_OK of libpq
ASKING: dict[str, type[SQLiteNumber | PostgresNumber]] = {"sqlite": SQLiteNumber, "postgresql": PostgresNumber}


class Generation:
    """Asks over a connection of its own, one question at a time for all threads of the process."""

    def __init__(self, connection: BaseDatabaseWrapper, ask_every: float = ASK_EVERY) -> None:
        self.database = connection
        self.ask_every = ask_every
        self.lock = threading.Lock()
        self.asking: SQLiteNumber | PostgresNumber | None = None
        self.number: int | None = None
        self.is_away = False
        self.next_at = 0.0

    def now(self) -> int | None:
        """The number, at most `ASK_EVERY` old; None while the database does not tell."""
        if self.next_at and time.perf_counter() < self.next_at:
            return self.number
        with self.lock:
            started = time.perf_counter()
            if self.next_at and started < self.next_at:
                return self.number  # another thread has asked meanwhile
            try:
                self.number = self._asked()
                self.next_at = time.perf_counter() + self.ask_every if self.ask_every else 0.0
                self._note(is_away=False)
            except Exception:
                self.number = None
                ended = time.perf_counter()
                self.next_at = ended + max(PAUSE, PAUSE_FACTOR * (ended - started))
                self._note(is_away=True)
            return self.number

    def _asked(self) -> int:
        """Once more over a new connection: the database may have been restarted."""
        if self.asking:
            try:
                return self.asking.ask()
            except Exception:
                self.close()
        connection = self.database.copy()
        connection.settings_dict["OPTIONS"].pop("pool", None)  # kept for good, so it is none of a pool's
        made = connection.get_new_connection(connection.get_connection_params())
        try:
            asking = ASKING[connection.vendor](made)
            number = asking.ask()
        except Exception:
            made.close()
            raise
        self.asking = asking
        return number

    def _note(self, *, is_away: bool) -> None:
        if is_away != self.is_away:
            self.is_away = is_away
            is_primary = self.database.alias == DEFAULT_DB_ALIAS
            if is_away:
                logger.exception(
                    "the page cache cannot ask the database “%s”: %s", self.database.alias, WITHOUT[is_primary]
                )
            else:
                logger.warning("the page cache can ask the database “%s” again", self.database.alias)

    def close(self) -> None:
        asking, self.asking = self.asking, None
        if asking:
            with contextlib.suppress(Exception):
                asking.connection.close()

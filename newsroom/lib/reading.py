"""Which database a page is read from: the primary, or for the length of one page a replica of it.

Only the page cache knows whether the replica has all that a page must show, so only it opens `from_replica`
(docs/decisions/0025). All else, and every write, goes to the primary.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import DEFAULT_DB_ALIAS

REPLICA = "replica"

_read_from: ContextVar[str] = ContextVar("read_from", default=DEFAULT_DB_ALIAS)


@contextmanager
def from_replica() -> Iterator[None]:
    token = _read_from.set(REPLICA)
    try:
        yield
    finally:
        _read_from.reset(token)


def database() -> str:
    """The alias that is read from at this moment."""
    return _read_from.get()


class Router:
    """Always says a name: without one Django would go on asking the database that a row was once read from."""

    def db_for_read(self, model: Any, **hints: Any) -> str:
        return database()

    def db_for_write(self, model: Any, **hints: Any) -> str:
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        return True  # it is one database, twice

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool | None:
        return False if db == REPLICA else None

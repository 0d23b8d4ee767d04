"""Many new rows at once: COPY on PostgreSQL, one prepared statement on SQLite. Nothing is asked before it is written.

For measuring only: whoever adds a few rows lets Django write them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from operator import attrgetter
from typing import Any

from django.db import connection, models

from newsroom.lib.digests import canonical


def insert(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    names = ", ".join(f'"{name}"' for name in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            values = ", ".join(["%s"] * len(columns))
            cursor.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({values})', list(rows))  # noqa: S608
            return
        with cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row(row)


def save(things: Sequence[models.Model]) -> None:
    """New rows of one model. Those without an id get one from the database and do not learn it."""
    if not things:
        return
    meta = things[0]._meta
    fields = [field for field in meta.concrete_fields if not field.primary_key or things[0].pk is not None]
    columns = [field.column for field in fields if field.column]
    insert(meta.db_table, columns, _values(things, fields))


def _values(things: Iterable[models.Model], fields: list[models.Field]) -> Iterator[list[Any]]:
    """The drivers take words and numbers as they are; asking each field of each row would take most of the time."""
    read = attrgetter(*(field.attname for field in fields))
    at_saving = [
        field for field in fields if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
    ]
    prepared = [(place, prepare) for place, field in enumerate(fields) if (prepare := _preparing(field))]
    for thing in things:
        for field in at_saving:
            field.pre_save(thing, add=True)
        values = list(read(thing))
        for place, prepare in prepared:
            values[place] = prepare(values[place])
        yield values


def _preparing(field: models.Field) -> Callable[[Any], Any] | None:
    if connection.vendor == "postgresql":
        # Half as long as what Django would send, and read twice as fast.
        return canonical if isinstance(field, models.JSONField) else None
    if isinstance(field, (models.JSONField, models.DateField)):
        return partial(field.get_db_prep_save, connection=connection)
    return None


def reserve_ids(model: type[models.Model], count: int) -> list[int]:
    """Ids that nobody else gets, in their order. Inside a transaction that writes already."""
    table, column = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = %s", [table])
            last = cursor.fetchone()[0]
            return list(range(last + 1, last + 1 + count))
        name = f'"{table}"'
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)", [name, column, count]
        )
        return [pk for (pk,) in cursor.fetchall()]


def prepare_to_insert() -> None:
    """Let this connection write for the archive, not for the moment: what a power cut takes is generated anew."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            # In KiB. The 2 MB of a page's connection spill over, and pages are written again and again.
            cursor.execute("PRAGMA cache_size = -262144")
        else:
            cursor.execute("SET synchronous_commit = off")
            # New words wait in a list of each index, and are sorted in when it is full: the longer, the cheaper.
            cursor.execute("SET gin_pending_list_limit = '64MB'; SET work_mem = '128MB'")


def finish_inserting(tables: Iterable[str]) -> None:
    """Sort in the words that still wait: every search would read them one by one."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT gin_clean_pending_list(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid "
                "JOIN pg_am a ON a.oid = c.relam WHERE a.amname = 'gin' AND i.indrelid = ANY(%s::regclass[])",
                [list(tables)],
            )

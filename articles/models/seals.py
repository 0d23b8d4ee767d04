"""Triggers that make the database itself refuse to change what was published or logged.

They are laid after every `migrate` (SQLite loses a table's triggers when a later migration rebuilds it) and taken off
only by tests, whose clean-up deletes rows.
"""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.signals import post_migrate

from articles.models.editions import Edition
from articles.models.history import Correction, Transition

# Table → the columns that may still change. The one of an edition is guarded by its own rule below.
SEALED: dict[type[models.Model], tuple[str, ...]] = {Edition: ("live_until",), Transition: (), Correction: ()}

REFUSAL = "%s: a row that was published or logged is never changed or deleted"

# A closing that has happened is final. One that still lies ahead may be moved or lifted: that is unscheduling.
SQLITE_CLOSED = "OLD.live_until IS NOT NULL AND OLD.live_until <= strftime('%Y-%m-%d %H:%M:%f', 'now')"
POSTGRES_CLOSED = "OLD.live_until IS NOT NULL AND OLD.live_until <= clock_timestamp()"


def seal(connection: BaseDatabaseWrapper) -> None:
    """Lay the triggers, replacing older ones."""
    for model, open_columns in SEALED.items():
        _run(connection, _laying(connection.vendor, model, open_columns))


def unseal(connection: BaseDatabaseWrapper) -> None:
    for model in SEALED:
        _run(connection, _lifting(connection.vendor, model._meta.db_table))


def missing_seals(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of the triggers that ought to be there and are not."""
    expected = {f"{model._meta.db_table}_no_{what}" for model in SEALED for what in ("update", "delete")}
    source = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
    )
    with connection.cursor() as cursor:
        cursor.execute(source)
        return sorted(expected - {row[0] for row in cursor.fetchall()})


def seal_after_migrate(sender: AppConfig, using: str, **_: Any) -> None:
    connection = connections[using]
    if sender.label == "articles" and Edition._meta.db_table in connection.introspection.table_names():
        seal(connection)


post_migrate.connect(seal_after_migrate, dispatch_uid="articles.seal")


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _laying(vendor: str, model: type[models.Model], open_columns: tuple[str, ...]) -> list[str]:
    table = model._meta.db_table
    sealed = [field.column for field in model._meta.concrete_fields if field.column not in open_columns]
    changed = " OR ".join(f'NEW."{column}" IS DISTINCT FROM OLD."{column}"' for column in sealed)
    closed = POSTGRES_CLOSED if vendor == "postgresql" else SQLITE_CLOSED
    for column in open_columns:
        changed += f' OR (NEW."{column}" IS DISTINCT FROM OLD."{column}" AND {closed})'
    refusal = REFUSAL % table
    if vendor == "postgresql":
        return [
            *_lifting(vendor, table),
            f"CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{refusal}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
            f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} FOR EACH ROW WHEN ({changed}) "
            f"EXECUTE FUNCTION {table}_refuse()",
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_refuse()",
        ]
    abort = f"BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
    return [
        *_lifting(vendor, table),
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} WHEN {changed} {abort}",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {abort}",
    ]


def _lifting(vendor: str, table: str) -> list[str]:
    tail = f" ON {table}" if vendor == "postgresql" else ""
    return [f"DROP TRIGGER IF EXISTS {table}_no_{what}{tail}" for what in ("update", "delete")]

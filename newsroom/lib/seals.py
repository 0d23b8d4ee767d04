"""Triggers that make the database itself refuse to change rows that are history.

They are laid after every `migrate` (SQLite loses a table's triggers when a later migration rebuilds it) and taken off
only by tests, whose clean-up deletes rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.apps import AppConfig
from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.signals import post_migrate

# Table → the columns that may still change, until the row is closed.
_sealed: dict[type[models.Model], tuple[str, ...]] = {}

REFUSAL = "%s: a row that was published or logged is never changed or deleted"

# A closing that has happened is final. One that still lies ahead may be moved or lifted: that is unscheduling.
# A recall (an empty life) is final too.
CLOSED = "OLD.live_until IS NOT NULL AND (OLD.live_until = OLD.live_from OR OLD.live_until <= {now})"
NOW = {"sqlite": "strftime('%Y-%m-%d %H:%M:%f', 'now')", "postgresql": "clock_timestamp()"}


def keep(*models_of_history: type[models.Model], open_until_closed: tuple[str, ...] = ()) -> None:
    """Say at import that rows of these models are only ever added.

    Columns of `open_until_closed` may change until the row's life has ended; only an edition has any.
    """
    _sealed.update(dict.fromkeys(models_of_history, open_until_closed))


def seal(connection: BaseDatabaseWrapper, only: Iterable[type[models.Model]] | None = None) -> None:
    """Lay the triggers, replacing older ones: of `only` these models, or of all."""
    chosen = _chosen(only)
    unseal(connection, chosen)
    if connection.vendor == "postgresql":
        _run(connection, [_refusing(model._meta.db_table) for model in chosen])
    _run(connection, list(_triggers(connection.vendor, chosen).values()))


def unseal(connection: BaseDatabaseWrapper, only: Iterable[type[models.Model]] | None = None) -> None:
    for model in _chosen(only):
        table = model._meta.db_table
        tail = f" ON {table}" if connection.vendor == "postgresql" else ""
        _run(connection, [f"DROP TRIGGER IF EXISTS {table}_no_{what}{tail}" for what in WHAT])


def missing_seals(connection: BaseDatabaseWrapper, only: Iterable[type[models.Model]] | None = None) -> list[str]:
    """Names of the triggers that are not there, switched off or (as far as the database tells) not as laid."""
    expected = _triggers(connection.vendor, _chosen(only))
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            found = {name for name, sql in cursor.fetchall() if expected.get(name) == sql}
        else:
            cursor.execute(
                "SELECT t.tgname, c.relname, p.prosrc FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
                "JOIN pg_proc p ON p.oid = t.tgfoid WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')"
            )
            found = {
                name
                for name, table, body in cursor.fetchall()
                if name.startswith(f"{table}_no_") and body.strip() in _refusing(table)
            }
    return sorted(expected.keys() - found)


def seal_after_migrate(sender: AppConfig, using: str, **_: Any) -> None:
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    own = [model for model in _sealed if model._meta.app_label == sender.label and model._meta.db_table in tables]
    seal(connection, own)


post_migrate.connect(seal_after_migrate, dispatch_uid="newsroom.seal")


def _chosen(only: Iterable[type[models.Model]] | None) -> list[type[models.Model]]:
    return list(_sealed if only is None else only)


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


WHAT = ("update", "delete", "replace", "truncate")


def _refusing(table: str) -> str:
    """PostgreSQL's function that every trigger of the table calls."""
    return (
        f"CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL % table}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )


def _triggers(vendor: str, chosen: Iterable[type[models.Model]]) -> dict[str, str]:
    """Name → the statement that lays it."""
    return {
        f"{model._meta.db_table}_no_{what}": f"CREATE TRIGGER {model._meta.db_table}_no_{what} {rule}"
        for model in chosen
        for what, rule in _rules(vendor, model, _sealed[model]).items()
    }


def _rules(vendor: str, model: type[models.Model], open_columns: tuple[str, ...]) -> dict[str, str]:
    table, changed = model._meta.db_table, _changed(vendor, model, open_columns)
    if vendor == "postgresql":
        refuse = f"EXECUTE FUNCTION {table}_refuse()"
        return {
            "update": f"BEFORE UPDATE ON {table} FOR EACH ROW WHEN ({changed}) {refuse}",
            "delete": f"BEFORE DELETE ON {table} FOR EACH ROW {refuse}",
            "truncate": f"BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {refuse}",
        }
    abort = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL % table}'); END"
    return {
        "update": f"BEFORE UPDATE ON {table} WHEN {changed} {abort}",
        "delete": f"BEFORE DELETE ON {table} {abort}",
        # SQLite's INSERT OR REPLACE deletes the row it collides with, and fires no trigger for that.
        "replace": f"BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {_collides(model)}) {abort}",  # noqa: S608
    }


def _changed(vendor: str, model: type[models.Model], open_columns: tuple[str, ...]) -> str:
    sealed = [field.column for field in model._meta.concrete_fields if field.column not in open_columns]
    differs = [f'NEW."{column}" IS DISTINCT FROM OLD."{column}"' for column in sealed]
    closed = CLOSED.format(now=NOW[vendor])
    differs += [f'(NEW."{column}" IS DISTINCT FROM OLD."{column}" AND {closed})' for column in open_columns]
    return " OR ".join(differs)


def _collides(model: type[models.Model]) -> str:
    columns = {field.name: field.column for field in model._meta.concrete_fields}
    keys = [[field.name] for field in model._meta.concrete_fields if field.unique]
    keys += [list(rule.fields) for rule in model._meta.constraints if isinstance(rule, models.UniqueConstraint)]
    return " OR ".join("(" + " AND ".join(f'"{columns[n]}" = NEW."{columns[n]}"' for n in key) + ")" for key in keys)

"""The page generation: a number that the database itself raises whenever a row changes that a public page shows.

Triggers raise it, in the transaction of the change, so no way of writing can forget it: desk, command, shell or SQL.
They are laid after every `migrate`, like those of `seals`. On PostgreSQL the number is raised at the very end of the
commit, once however much was changed: whoever publishes never waits for its row while he holds it and needs something
else. SQLite has one writer at a time, and nothing to wait for.
"""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.signals import post_migrate

TABLE = "newsroom_pagegeneration"
ROW = 1
QUESTION = f"SELECT number FROM {TABLE} WHERE id = {ROW}"  # noqa: S608
RAISE = f"UPDATE {TABLE} SET number = number + 1 WHERE id = {ROW}"  # noqa: S608
MARK, LAST = "newsroom_mark_generation", "newsroom_raise_generation"  # PostgreSQL's functions

# Model → the column that is empty in a row of which no page shows anything, "" where every row is shown.
_covered: dict[type[models.Model], str] = {}


def cover(*models_of_pages: type[models.Model], while_filled: str = "") -> None:
    """Say at import that pages show rows of these models; `while_filled`: only those in which this column is not ""."""
    _covered.update(dict.fromkeys(models_of_pages, while_filled))


def covered_tables() -> set[str]:
    return {model._meta.db_table for model in _covered}


def missing_triggers(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of the triggers that are not there, are switched off or (SQLite) are not as laid."""
    expected = _triggers(connection.vendor, list(_covered)) | _last(connection.vendor)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            found = {name for name, sql in cursor.fetchall() if expected.get(name) == sql}
        else:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')")
            found = {name for (name,) in cursor.fetchall()}
    return sorted(expected.keys() - found)


def lay(connection: BaseDatabaseWrapper, chosen: list[type[models.Model]]) -> None:
    """Lay the triggers of these models, replacing older ones, and raise the number once: who knows what was missed."""
    tail = " ON {}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for model in chosen:
            for name in _names(model):
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}{tail.format(model._meta.db_table)}")
        if TABLE not in connection.introspection.table_names(cursor):
            return  # migrated back to before there was a number
        if connection.vendor == "postgresql":
            cursor.execute(FUNCTIONS)
        for name, statement in _last(connection.vendor).items():
            cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {TABLE}")
            cursor.execute(statement)
        for statement in _triggers(connection.vendor, chosen).values():
            cursor.execute(statement)
        cursor.execute(f"INSERT INTO {TABLE} (id, number) VALUES ({ROW}, 0) ON CONFLICT (id) DO NOTHING")  # noqa: S608
        cursor.execute(RAISE)


def lay_after_migrate(sender: AppConfig, using: str, **_: Any) -> None:
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    lay(
        connection,
        [model for model in _covered if model._meta.app_label == sender.label and model._meta.db_table in tables],
    )


post_migrate.connect(lay_after_migrate, dispatch_uid="newsroom.generation")

# The first change of a transaction leaves a row of its own beside the number; others meet the mark, which is forgotten
# with the transaction and with a savepoint that is rolled back. At the commit, deferred, that row is changed once, and
# so put behind all that the commit had still to check (foreign keys, which lock what they name); then the number is
# raised and the row goes. Nobody else ever sees it.
FUNCTIONS = f"""
CREATE OR REPLACE FUNCTION {MARK}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('newsroom.raises_in', true) IS DISTINCT FROM txid_current()::text THEN
        INSERT INTO {TABLE} (id, number) VALUES (-txid_current(), 0);
        PERFORM set_config('newsroom.raises_in', txid_current()::text, true);
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION {LAST}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        UPDATE {TABLE} SET number = 1 WHERE id = NEW.id;
    ELSE
        {RAISE};
        DELETE FROM {TABLE} WHERE id = NEW.id;
    END IF;
    RETURN NULL;
END $$
"""  # noqa: S608


def _last(vendor: str) -> dict[str, str]:
    name = f"{TABLE}_last"
    rule = f"CREATE CONSTRAINT TRIGGER {name} AFTER INSERT OR UPDATE ON {TABLE} DEFERRABLE INITIALLY DEFERRED"
    made = f"{rule} FOR EACH ROW WHEN (NEW.id < 0) EXECUTE FUNCTION {LAST}()"
    return {name: made} if vendor == "postgresql" else {}


EVENTS = ("insert", "update", "delete", "truncate")


def _names(model: type[models.Model]) -> list[str]:
    return [f"{model._meta.db_table}_shown_{event}" for event in EVENTS]


def _triggers(vendor: str, chosen: list[type[models.Model]]) -> dict[str, str]:
    """Name → the statement that lays it."""
    events = EVENTS if vendor == "postgresql" else EVENTS[:3]
    return {
        name: _trigger(vendor, name, event, model._meta.db_table, _condition(event, _covered[model]))
        for model in chosen
        for name, event in zip(_names(model), events, strict=False)
    }


def _trigger(vendor: str, name: str, event: str, table: str, condition: str) -> str:
    after = f"AFTER {event.upper()} ON {table}"
    when = f" WHEN ({condition})" if condition else ""
    if vendor == "sqlite":
        return f"CREATE TRIGGER {name} {after} FOR EACH ROW{when} BEGIN {RAISE}; END"
    each = "ROW" if condition else "STATEMENT"
    return f"CREATE TRIGGER {name} {after} FOR EACH {each}{when} EXECUTE FUNCTION {MARK}()"


def _condition(event: str, while_filled: str) -> str:
    if not while_filled:
        return ""
    sides = {"insert": ("NEW",), "update": ("OLD", "NEW"), "delete": ("OLD",)}.get(event, ())
    return " OR ".join(f"{side}.\"{while_filled}\" <> ''" for side in sides)

"""Lists in the order of the Ukrainian alphabet, the same on both databases.

SQLite knows no alphabet but the code points, where є, і, ї and ґ come after я; PostgreSQL's `uk-x-icu` puts Latin names
after Cyrillic ones and differs in apostrophes. So each compares one key, a letter for a letter, made from one table.
"""

from __future__ import annotations

import string
from typing import Any

from django.contrib.admin.views.main import ChangeList
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import CharField, Func, TextField

from newsroom.lib.text import APOSTROPHES, ORDER, QUOTATION_MARKS

# What PostgreSQL's translate() deletes must come last: it has no counterpart.
IGNORED = f"{APOSTROPHES}{QUOTATION_MARKS}\u0301\u00ad"
LETTERS = {**ORDER, **{letter: letter for letter in string.ascii_lowercase}}
FROM = "".join(LETTERS) + "".join(LETTERS).upper() + IGNORED
TO = "".join(LETTERS.values()) * 2
_TABLE = {ord(letter): TO[place] if place < len(TO) else None for place, letter in enumerate(FROM)}
FUNCTION = "ukrainian_key"


def key(text: str | None) -> str | None:
    """What lists in the database are sorted by; letters of other alphabets stay as they are."""
    return None if text is None else text.translate(_TABLE)


def teach(connection: BaseDatabaseWrapper, **_signal: Any) -> None:
    """Give a new connection of SQLite the function (a receiver of `connection_created`)."""
    if connection.vendor == "sqlite":
        connection.connection.create_function(FUNCTION, 1, key, deterministic=True)


class Alphabetical(Func):
    """The key of a text column, for `order_by(Alphabetical("name_uk"))`. No index serves it: for lists of hundreds."""

    arity = 1
    output_field = CharField()

    def as_sqlite(self, compiler: Any, connection: BaseDatabaseWrapper, **context: Any) -> Any:
        return self.as_sql(compiler, connection, function=FUNCTION, **context)

    def as_postgresql(self, compiler: Any, connection: BaseDatabaseWrapper, **context: Any) -> Any:
        sql, parameters = compiler.compile(self.source_expressions[0])
        return f'translate({sql}, %s, %s) COLLATE "C"', [*parameters, FROM, TO]


class ByAlphabet(ChangeList):
    """A list of the desk that follows the alphabet when it is sorted by a column of words."""

    def get_ordering_field(self, field_name: Any) -> Any:
        found = super().get_ordering_field(field_name)
        words = {one.name for one in self.lookup_opts.get_fields() if _holds_words(one)}
        return Alphabetical(found) if found in words else found


def _holds_words(field: Any) -> bool:
    return isinstance(field, CharField | TextField) and not field.choices

"""Questions to the database whose SQL is written once a process.

Django builds a query anew each time it is asked: half a millisecond to ten, many times what the database needs for the
answer (docs/decisions/0023). A prepared question is the same QuerySet, built once with markers in place of the values
and asked again with the values of the moment; rows become models by Django's own code.
"""

from __future__ import annotations

import copy
import datetime
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Any, NamedTuple, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet

from newsroom.lib import reading

Row = TypeVar("Row")
Value = str | int | datetime.datetime | datetime.date

# Values that no caller has: whoever asks for one of these days or numbers gets an error, not another's answer.
A_DAY = datetime.date(1583, 1, 1)
A_MOMENT = datetime.datetime(1583, 1, 1, tzinfo=datetime.UTC)
A_NUMBER = 4_815_162_342_000_000
A_WORD = "\u2063marker "
MOST = 1_000  # values of one question


class _Prepared(NamedTuple):
    """A QuerySet that was never asked, its compiler, its SQL, and where each of the parameters comes from: the place
    of a value among those given, or the parameter itself."""

    rows: QuerySet[Any]
    compiler: Any
    sql: str
    parameters: list[tuple[int | None, Any]]


def prepared(build: Callable[..., QuerySet[Any, Row]]) -> Callable[..., list[Row]]:
    """Turn a function that builds a QuerySet into one that gives its rows.

    Positional arguments are values: words, whole numbers, days, aware moments, or tuples of one of these. They must
    reach the SQL unchanged: what is derived from one (the day of a moment) is another value. Keyword arguments decide
    what the question looks like (a language, a column): each combination is prepared by itself, so they must be few.
    AssertionError, on the first call, for a value that the QuerySet leaves out or changes.
    """
    known: dict[Any, _Prepared | None] = {}

    @wraps(build)
    def ask(*values: Any, **shape: Any) -> list[Row]:
        connection = connections[reading.database()]
        lengths = tuple(len(value) if isinstance(value, tuple) else None for value in values)
        key = (connection.vendor, lengths, *sorted(shape.items()))
        if key not in known:
            known[key] = _prepare(build, values, shape, connection)
        found = known[key]
        return _ask(found, [*_flat(values)], connection) if found else []

    return ask


def padded(values: Iterable[Any], step: int = 8) -> tuple[Any, ...]:
    """For a tuple of values that is matched by IN: its last one repeated up to a multiple of `step`, so that questions
    for one thing and for seven are the same question. Empty stays empty."""
    given = tuple(values)
    return given + given[-1:] * (-len(given) % step)


def _ask(found: _Prepared, values: list[Value], connection: BaseDatabaseWrapper) -> list[Any]:
    parameters = tuple(
        fixed if place is None else _adapted(values[place], connection) for place, fixed in found.parameters
    )
    compiler = copy.copy(found.compiler)
    compiler.connection = connection  # each thread has its own
    compiler.as_sql = lambda *_args, **_kwargs: (found.sql, parameters)
    rows = found.rows.all()
    rows.query.get_compiler = lambda *_args, **_kwargs: compiler  # type: ignore[method-assign]
    return list(rows)


def _prepare(
    build: Callable[..., QuerySet[Any]], values: tuple[Any, ...], shape: dict[str, Any], connection: BaseDatabaseWrapper
) -> _Prepared | None:
    """None where the shape alone says that there is nothing to find.

    Built twice, with other markers: a parameter that is no marker must be the same both times, or it was made from one.
    """
    first, second = (_build(build, values, shape, connection, start) for start in (0, MOST))
    if first is None or second is None:
        return None
    alike = first.sql == second.sql and first.parameters == second.parameters
    assert alike, f"{build.__name__}: a value does not reach the SQL as it is"
    missing = {*range(len([*_flat(values)]))} - {place for place, _parameter in first.parameters}
    assert not missing, f"{build.__name__}: the values at {sorted(missing)} do not reach the SQL"
    return first


def _build(
    build: Callable[..., QuerySet[Any]],
    values: tuple[Any, ...],
    shape: dict[str, Any],
    connection: BaseDatabaseWrapper,
    start: int,
) -> _Prepared | None:
    number = iter(range(start, start + MOST))
    marked = [
        tuple(_marker(one, next(number)) for one in value) if isinstance(value, tuple) else _marker(value, next(number))
        for value in values
    ]
    places = {_adapted(marker, connection): place for place, marker in enumerate(_flat(marked))}
    rows = build(*marked, **shape)
    compiler = rows.query.get_compiler(connection=connection)
    try:
        sql, parameters = compiler.as_sql()
    except EmptyResultSet:
        return None
    found = ((places.get(one) if isinstance(one, str | int | datetime.date) else None, one) for one in parameters)
    return _Prepared(
        rows, compiler, sql, [(place, None if place is not None else parameter) for place, parameter in found]
    )


def _marker(value: Value, number: int) -> Value:
    match value:
        case datetime.datetime():
            return A_MOMENT + datetime.timedelta(days=number, microseconds=number)
        case datetime.date():
            return A_DAY + datetime.timedelta(days=number)
        case int():
            return A_NUMBER + number
        case str():
            return f"{A_WORD}{number}"
    raise TypeError(f"{value!r} is no word, number, day or moment")


def _adapted(value: Value, connection: BaseDatabaseWrapper) -> Any:
    if isinstance(value, datetime.datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, datetime.date):
        return connection.ops.adapt_datefield_value(value)
    return value


def _flat(values: Any) -> Iterator[Value]:
    for value in values:
        if isinstance(value, tuple):
            yield from value
        else:
            yield value

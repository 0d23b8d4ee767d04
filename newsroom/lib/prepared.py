"""Questions to the database whose SQL is written once a process.

Django builds a query anew each time it is asked: half a millisecond to ten, many times what the database needs for the
answer (docs/decisions/0023). A prepared question is the same QuerySet, built once with markers in place of the values
and asked again with the values of the moment; rows become what Django would have made of them.
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
from django.db.models import Model, QuerySet, query
from django.db.models.base import ModelState

from newsroom.lib import reading
from newsroom.lib.later import UNREAD, LaterJSONField

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
    of a value among those given, or the parameter itself. `converters`: column → how the compiler reads it; `one`:
    makes of a row what the QuerySet would; None where the QuerySet has to do it itself."""

    rows: QuerySet[Any]
    compiler: Any
    sql: str
    parameters: list[tuple[int | None, Any]]
    converters: dict[int, Any]
    one: Callable[[list[Any]], Any] | None


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
        key = (connection.alias, lengths, *sorted(shape.items()))
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
    adapted = [_adapted(value, connection) for value in values]
    parameters = tuple(fixed if place is None else adapted[place] for place, fixed in found.parameters)
    if found.one is None:
        return _read_by_queryset(found, connection, parameters)
    with connection.cursor() as cursor:
        cursor.execute(found.sql, parameters)
        rows = [list(row) for row in cursor.fetchall()]
    for place, (converters, expression) in found.converters.items():
        for row in rows:
            for convert in converters:
                row[place] = convert(row[place], expression, connection)
    return [found.one(row) for row in rows]


def _read_by_queryset(found: _Prepared, connection: BaseDatabaseWrapper, parameters: tuple[Any, ...]) -> list[Any]:
    compiler = copy.copy(found.compiler)
    compiler.connection = connection  # each thread has its own
    compiler.as_sql = lambda *_args, **_kwargs: (found.sql, parameters)
    compiler.get_converters = lambda *_args: found.converters
    rows = found.rows.all()
    rows.query.get_compiler = lambda *_args, **_kwargs: compiler  # type: ignore[method-assign]
    return list(rows)


def _reader(rows: QuerySet[Any], compiler: Any) -> Callable[[list[Any]], Any] | None:
    match rows._iterable_class:
        case query.ModelIterable:
            return _Models(compiler)
        case query.ValuesListIterable:
            return lambda row: tuple(row[: compiler.col_count])
        case query.FlatValuesListIterable:
            return lambda row: row[0]
    return None  # modeltranslation's, that know of languages


class _Models:
    """Makes models of rows as `ModelIterable` does, with what it finds out anew for every question found out once."""

    def __init__(self, compiler: Any) -> None:
        found, select = compiler.klass_info, compiler.select
        self.start, self.end = found["select_fields"][0], found["select_fields"][-1] + 1
        self.model = _Loader(found["model"])
        self.names = self.model.named([column[0].target.attname for column in select[self.start : self.end]])
        self.alias = compiler.connection.alias
        related = query.get_related_populators(found, select, self.alias)  # type: ignore[call-arg]  # newer stubs
        self.related = [_quick(one) for one in related]
        self.annotated = compiler.annotation_col_map or {}

    def __call__(self, row: list[Any]) -> Any:
        one = self.model.from_db(self.alias, self.names, row[self.start : self.end])
        for related in self.related:
            related.populate(row, one)
        for name, place in self.annotated.items():
            setattr(one, name, row[place])
        return one


class _Loader:
    """In place of a model class where Django calls `from_db`: the same object, without `Model.__init__`, which is for
    those that are written and takes most of the time that a row costs. Nobody may wait for its signals, then."""

    def __init__(self, model: type[Model]) -> None:
        self.model = model
        self._meta = model._meta

    def named(self, names: list[str]) -> list[str]:
        """Where the object keeps these columns: see `newsroom.lib.later`."""
        later = {field.attname for field in self._meta.concrete_fields if isinstance(field, LaterJSONField)}
        return [f"{name}{UNREAD}" if name in later else name for name in names]

    def from_db(self, db: str, names: list[str], values: list[Any]) -> Model:
        one = self.model.__new__(self.model)
        one.__dict__.update(zip(names, values, strict=True))
        one._state = state = ModelState()
        state.adding, state.db = False, db
        return one


def _quick(related: Any) -> Any:
    related.model_cls = loader = _Loader(related.model_cls)
    related.init_list = loader.named(related.init_list)
    related.related_populators = [_quick(one) for one in related.related_populators]
    return related


def _prepare(
    build: Callable[..., QuerySet[Any]], values: tuple[Any, ...], shape: dict[str, Any], connection: BaseDatabaseWrapper
) -> _Prepared | None:
    """None where the shape alone says that there is nothing to find.

    Built twice, with other markers: a parameter that is no marker must be the same both times, or it was made from one.
    """
    first, second = (_build(build, values, shape, connection, start) for start in (0, MOST))
    if first is None or second is None:
        return None
    # What is fetched beforehand are questions of their own, which would be asked with the markers.
    assert not first.rows._prefetch_related_lookups, f"{build.__name__}: no prefetch_related()"  # type: ignore[attr-defined]
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
    one = _reader(rows, compiler)
    converters = compiler.get_converters([column[0] for column in compiler.select[: compiler.col_count]])
    if isinstance(one, _Models):
        converters = {place: each for place, each in converters.items() if not _is_later(compiler.select[place][0])}
    found = ((places.get(each) if isinstance(each, str | int | datetime.date) else None, each) for each in parameters)
    return _Prepared(
        rows,
        compiler,
        sql,
        [(place, None if place is not None else parameter) for place, parameter in found],
        converters,
        one,
    )


def _is_later(column: Any) -> bool:
    return isinstance(getattr(column, "target", None), LaterJSONField)


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

"""A query as each database's own index reads it. Pure.

Every word is quoted and comes from the analyser, which gives letters and digits only: nothing that was typed can be
read as an operator.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from articles.search.items import Part, parts_of
from articles.search.query import Both, Item, Phrase, Prefix, Query, Word
from articles.search.rows import LONGEST_WORD


class Condition(NamedTuple):
    """For PostgreSQL: a tsquery on one column, or (without a column) SQL with its values."""

    column: str
    text: str
    given: tuple[str, ...] = ()


def fts5(query: Query, letter: str, facts: Sequence[Sequence[str]] = ()) -> str:
    """The match of FTS5. `facts`: terms of which each group needs one; with none at all the list itself is asked."""
    needed = [" OR ".join(f"terms : {_quoted(letter, term)}" for term in group) for group in (("",), *facts)]
    if query.groups or facts:
        needed = needed[1:]
    needed += [" OR ".join(_fts5(item, letter) for item in group) for group in query.groups]
    asked = " AND ".join(f"({one})" for one in needed)
    return " NOT ".join([f"({asked})", *(f"({_fts5(item, letter)})" for item in query.without)])


def _fts5(item: Item, letter: str) -> str:
    match item:
        case Word():
            return "(" + " OR ".join(f"terms : {_quoted(letter, term)}" for term in item.terms) + ")"
        case Phrase():
            return "forms : (" + " + ".join(_quoted(letter, form) for form in item.forms) + ")"
        case Prefix():
            return f"forms : {_quoted(letter, item.start)} *"
        case Both():
            return "(" + " AND ".join(_fts5(part, letter) for part in item.parts) + ")"


def tsquery(query: Query, letter: str, facts: Sequence[Sequence[str]] = ()) -> tuple[str, tuple[str, ...]]:
    """The condition of PostgreSQL on the columns `terms` and `forms`, and its values. See `fts5`."""
    needed = [_any(Condition("terms", _ts(letter, term)) for term in group) for group in (("",), *facts)]
    if query.groups or facts:
        needed = needed[1:]
    needed += [_any(_tsquery(item, letter) for item in group) for group in query.groups]
    needed += [_not(_tsquery(item, letter)) for item in query.without]
    return _sql(_all(needed))


def has_phrase(query: Query) -> bool:
    """Whether words must stand in their order, which no index of PostgreSQL knows."""
    return any(isinstance(part, Phrase) and len(part.forms) > 1 for item in _items(query) for part in parts_of(item))


def without_order(query: Query) -> Query:
    """What has all the words of what meets `query`, in any order: more, never less."""
    return replace(query, groups=tuple(tuple(map(_without_order, group)) for group in query.groups), without=())


def _without_order(item: Item) -> Item:
    words = (_words(part) for part in parts_of(item))
    return Both(tuple(word for some in words for word in some))


def _words(part: Part) -> tuple[Part, ...]:
    return tuple(Phrase(form, (form,)) for form in part.forms) if isinstance(part, Phrase) else (part,)


def _items(query: Query) -> Iterator[Item]:
    return (item for group in query.groups for item in group)


def _tsquery(item: Item, letter: str) -> Condition:
    match item:
        case Word():
            return _any(Condition("terms", _ts(letter, term)) for term in item.terms)
        case Phrase():
            return Condition("forms", f"({' <-> '.join(_ts(letter, form) for form in item.forms)})")
        case Prefix():
            return Condition("forms", f"{_ts(letter, item.start)}:*")
        case Both():
            return _all(_tsquery(part, letter) for part in item.parts)


def _all(conditions: Iterable[Condition]) -> Condition:
    return _joined(list(conditions), " & ", " AND ")


def _any(conditions: Iterable[Condition]) -> Condition:
    return _joined(list(conditions), " | ", " OR ")


def _joined(conditions: list[Condition], inside: str, outside: str) -> Condition:
    """What asks the same column becomes one tsquery: the index meets its words before it reads a row."""
    columns: dict[str, list[str]] = {}
    for one in conditions:
        if one.column:
            columns.setdefault(one.column, []).append(one.text)
    merged = [Condition(column, f"({inside.join(texts)})") for column, texts in columns.items()]
    merged += [one for one in conditions if not one.column]
    if len(merged) == 1:
        return merged[0]
    parts = [_sql(one) for one in merged]
    return Condition("", f"({outside.join(text for text, _ in parts)})", tuple(v for _, given in parts for v in given))


def _not(condition: Condition) -> Condition:
    if condition.column:
        return Condition(condition.column, f"!{condition.text}")
    return Condition("", f"NOT {condition.text}", condition.given)


def _sql(condition: Condition) -> tuple[str, tuple[str, ...]]:
    if condition.column:
        return f"{condition.column} @@ %s::tsquery", (condition.text,)
    return condition.text, condition.given


def _quoted(letter: str, word: str) -> str:
    return f'"{letter}{word[:LONGEST_WORD]}"'


def _ts(letter: str, word: str) -> str:
    return f"'{letter}{word[:LONGEST_WORD]}'"

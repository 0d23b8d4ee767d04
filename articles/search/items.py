"""What a query is made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Word:
    """Met by any of its terms; `form` is what was typed, folded."""

    text: str
    terms: tuple[str, ...]
    form: str


@dataclass(frozen=True)
class Phrase:
    """Met by exactly these forms, one after another; by this form alone when it is one."""

    text: str
    forms: tuple[str, ...]


@dataclass(frozen=True)
class Prefix:
    """Met by any form that begins so."""

    text: str
    start: str


Part = Word | Phrase | Prefix


@dataclass(frozen=True)
class Both:
    """Met where all of its parts are: a word with a hyphen, a synonym of several words."""

    parts: tuple[Part, ...]


Item = Part | Both
Group = tuple[Item, ...]


@dataclass(frozen=True)
class Query:
    """Every group must be met, a group by any of its items; none of `without` may be.

    `is_cut`: something that was typed is left out. Without groups nothing is asked, and `without` is empty too.
    """

    groups: tuple[Group, ...] = ()
    without: tuple[Item, ...] = ()
    is_cut: bool = False


def parts_of(item: Item) -> tuple[Part, ...]:
    return item.parts if isinstance(item, Both) else (item,)

"""What a reader asks for: the line they typed, taken apart. Pure, and never raises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.search.terms import Token, analyse

LONGEST = 200
MOST_TERMS = 12
MOST_ALTERNATIVES = 6


@dataclass(frozen=True)
class Word:
    """Met by any of its terms; `form` is what was typed, folded."""

    text: str
    terms: tuple[str, ...]
    form: str


@dataclass(frozen=True)
class Phrase:
    """Met by exactly these forms, one after another."""

    text: str
    forms: tuple[str, ...]


@dataclass(frozen=True)
class Prefix:
    """Met by any form that begins so."""

    text: str
    start: str


@dataclass(frozen=True)
class Both:
    """Met where all of its parts are: a word with a hyphen, a synonym of several words."""

    parts: tuple[Word | Phrase | Prefix, ...]


Item = Word | Phrase | Prefix | Both


@dataclass(frozen=True)
class Query:
    """Every group must be met, a group by any of its items; no item of `without` may be.

    `is_cut`: something that was typed is left out. Without groups nothing is asked.
    """

    groups: tuple[tuple[Item, ...], ...] = ()
    without: tuple[Item, ...] = ()
    is_cut: bool = False


def parse(text: str, language: str, synonyms: Sequence[tuple[str, ...]] = ()) -> Query:
    tokens = analyse(text[:LONGEST], language)
    return Query(tuple((_word(token, text),) for token in tokens[:MOST_TERMS]), (), len(text) > LONGEST)


def _word(token: Token, text: str) -> Word:
    return Word(text[token.start : token.end], token.terms[:MOST_ALTERNATIVES], token.form)

"""How well a text answers a query. Pure, so that both databases order alike; all constants of the order are here."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from articles.search.query import Both, Item, Phrase, Prefix, Query, Word
from articles.search.rows import LONGEST_WORD

HEADLINE, LEAD, BODY = 8.0, 3.0, 1.0
AS_TYPED = 1.3
# For each pair of neighbouring words of the query that are neighbours in the text.
PAIR = 0.25
# What a text keeps of its worth however old it is, and the days in which the rest is halved.
LASTING = 0.35
HALF_LIFE = 180.0
# Words that begin so are not counted in advance: they are taken for one text in a hundred.
SHARE_OF_PREFIX = 0.01


class Met(NamedTuple):
    """How often a group of the query is met in each field, and whether as it was typed."""

    headline: int
    lead: int
    body: int
    as_typed: bool


NOT_MET = Met(0, 0, 0, False)


def score(met: Sequence[Met], weights: Sequence[float], pairs: int, days: float) -> float:
    """The worth of a text that is `days` old; `weights` are the groups' rarities (`rarity`)."""
    worth = 0.0
    for (headline, lead, body, as_typed), weight in zip(met, weights, strict=True):
        if headline or lead or body:
            fields = HEADLINE * _log(headline) + LEAD * _log(lead) + BODY * _log(body)
            worth += weight * fields * (AS_TYPED if as_typed else 1.0)
    if not worth:
        return 0.0
    age = LASTING + (1 - LASTING) * 2 ** (-max(days, 0.0) / HALF_LIFE)
    return round(worth * (1 + PAIR * pairs) * age, 9)


def rarity(texts: float, of: int) -> float:
    """Inverse document frequency: 0.1 for a word of every text, 9 for one of 10,000."""
    return math.log(1.1 + of / (texts + 1))


def _log(times: int) -> float:
    return 1 + math.log(times) if times else 0.0


Counter = Callable[[str], int]


def meet(counters: Sequence[tuple[Counter, Counter]], headline: str, lead: str, body: str) -> list[Met]:
    """Each group of the query (by its `counters`) in the fields of a text, as `rows.spelled` writes them."""
    met = []
    for times, typed in counters:
        in_headline, in_lead, in_body = times(headline), times(lead), times(body) if body else 0
        # Most rows have a word of the query in neither headline nor lead: nothing more is asked of them.
        if in_headline or in_lead or in_body:
            as_typed = bool(typed(headline) or typed(lead) or typed(body))
            met.append(Met(in_headline, in_lead, in_body, as_typed))
        else:
            met.append(NOT_MET)
    return met


def counters(query: Query) -> list[tuple[Counter, Counter]]:
    """For each group: how often a field meets it, and how often as it was typed."""
    return [(_best(map(_times, group)), _best(map(_times, filter(None, map(_typed, group))))) for group in query.groups]


def _best(counters: Iterable[Counter]) -> Counter:
    """The most that one of them counts."""
    every = list(counters)
    if len(every) == 1:
        return every[0]
    return lambda field: max((times(field) for times in every), default=0)


def neighbours(query: Query) -> list[re.Pattern[str]]:
    """What finds each two neighbours of the query side by side in a field."""
    return [one for two in pairwise(query.groups) if (one := _neighbours(*two))]


def pairs(patterns: Sequence[re.Pattern[str]], *fields: str) -> int:
    """How many neighbours in the query are neighbours in one of the fields."""
    return sum(1 for one in patterns if any(one.search(field) for field in fields))


def _typed(item: Item) -> Phrase | None:
    match item:
        case Word():
            return Phrase(item.text, (item.form,))
        case Phrase():
            return item
    return None


def _times(item: Item) -> Counter:
    match item:
        case Word():
            return _best(_written(f" {term[:LONGEST_WORD]} ") for term in item.terms)
        case Prefix():
            return _written(f" ={item.start[:LONGEST_WORD]}")
        case Both():
            parts = [_times(part) for part in item.parts]
            return lambda field: min(times(field) for times in parts)
        case Phrase(forms=(form,)):
            return _written(f" ={form[:LONGEST_WORD]} ")
    return _phrase(item.forms)


def _written(word: str) -> Counter:
    return lambda field: field.count(word)


def _phrase(forms: tuple[str, ...]) -> Counter:
    first = f" ={forms[0][:LONGEST_WORD]} "
    words = " [^=]*".join(f"={re.escape(form[:LONGEST_WORD])}" for form in forms)
    whole = re.compile(f" {words} ")

    def times(field: str) -> int:
        """From each place of the first word on: a pattern alone would be tried at every letter."""
        found, place = 0, field.find(first)
        while place >= 0:
            found += whole.match(field, place) is not None
            place = field.find(first, place + 1)
        return found

    return times


def _neighbours(first: tuple[Item, ...], second: tuple[Item, ...]) -> re.Pattern[str] | None:
    """A term of the one group in a word, one of the other in the next."""
    one, other = (
        "|".join(re.escape(term[:LONGEST_WORD]) for item in group if isinstance(item, Word) for term in item.terms)
        for group in (first, second)
    )
    if not one or not other:
        return None
    return re.compile(f" (?:{one}) (?:[^= ]+ )*=[^ ]+ (?:[^= ]+ )*(?:{other}) ")

"""Suggestions while somebody types: officials, organisations, topics and headlines that readers may be offered now.

Any word of a name may begin with what is typed, the surname first or last; of several words each must begin one.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet, Value
from django.db.models.functions import StrIndex

from articles.models import Edition, FormerAddress, HeadlineWord, Official
from articles.models.editions import EditionQuerySet
from articles.models.shown import MODELS, all_offered, moments_of
from newsroom.lib.languages import attr
from newsroom.lib.prepared import padded, prepared
from newsroom.lib.text import fold, sort_key

MOST = 8
SHORTEST = 2
MOST_TERMS = 6
# Of each kind at first, so that the topics leave room for the texts.
SHARES = {FormerAddress.Thing.OFFICIAL: 3, FormerAddress.Thing.ORGANISATION: 2, FormerAddress.Thing.TAG: 2}
NAMES_LOOKED_AT = 200
# Of the headlines with a beginning these are looked at, counted from the newest: a few at first, which mostly do.
STEPS = ((0, 64), (64, 300))
# A beginning that more headlines have is looked for among the newest texts instead: they are the likelier.
COMMON = 2_000
SHOWN = ("headline", "slug", "published_at", "kind", "language")


@dataclass(frozen=True)
class Suggestion:
    """A page to go to: its name and slug in the language that was asked in; `edition` of a headline only."""

    kind: str
    text: str
    slug: str
    edition: Edition | None = None


def suggest(text: str, language: str, at: datetime.datetime) -> list[Suggestion]:
    """At most MOST: people and bodies, then topics, then the newest headlines. Two to seven queries."""
    terms = _folded(text).split()[:MOST_TERMS]
    if max(map(len, terms), default=0) < SHORTEST:
        return []
    named = _named(terms, language, at)
    first = [one for kind, share in SHARES.items() for one in named.get(kind, [])[:share]]
    headlines = _headlines(terms, language, at)
    shown = [*first, *headlines[: MOST - len(first)]]
    rest = (one for kind, share in SHARES.items() for one in named.get(kind, [])[share:])
    return [*shown, *rest][:MOST]


def learn_headlines(editions: Iterable[Edition]) -> None:
    """Write the words of these headlines, of any standing and any moment; those of before are replaced."""
    given = list(editions)
    HeadlineWord.objects.filter(edition__in=[edition.pk for edition in given]).delete()
    HeadlineWord.objects.bulk_create(
        (
            HeadlineWord(edition=edition, language=edition.language, word=word)
            for edition in given
            for word in words_of(edition.headline)
        ),
        batch_size=2_000,
    )


def words_of(headline: str) -> list[str]:
    words = dict.fromkeys(word[: HeadlineWord.LONGEST] for word in fold(headline).split())
    return [word for word in words if len(word) >= SHORTEST]


# Pure, and the newest headlines are asked about again with every letter.
_folded = lru_cache(maxsize=4_000)(fold)


def _named(terms: list[str], language: str, at: datetime.datetime) -> dict[str, list[Suggestion]]:
    """Of each kind. Mostly there are none of most, and what readers may be offered is a long question."""
    begun: dict[str, list[int]] = {}
    for kind, pk in sorted(_begun(*(f" {term}" for term in terms))):
        begun.setdefault(kind, []).append(pk)
    found = {}
    for kind, ids in begun.items():
        things = _offered(padded(ids[:NAMES_LOOKED_AT], 32), *moments_of(kind, at), kind=kind, language=language)
        suggested = [
            Suggestion(kind, name, getattr(thing, attr("slug", language)))
            for thing in things
            if (name := _name(thing, language))
        ]
        found[kind] = sorted(
            suggested, key=lambda one: (not _folded(one.text).startswith(terms[0]), sort_key(one.text))
        )
    return found


@prepared
def _begun(*starts: str) -> QuerySet[Any, Any]:
    """(kind, id) of what has all of these in its names."""
    asked = [
        MODELS[kind]
        ._default_manager.alias(
            **{f"place{number}": StrIndex("names", Value(start)) for number, start in enumerate(starts)}
        )
        .filter(**{f"place{number}__gt": 0 for number, _start in enumerate(starts)})
        .order_by()
        .values_list(Value(str(kind)), "pk")
        for kind in SHARES
    ]
    return asked[0].union(*asked[1:])


@prepared
def _offered(ids: tuple[int, ...], *moments: Any, kind: str, language: str) -> QuerySet[Any]:
    return all_offered(kind, language, *moments).filter(pk__in=ids)


def _name(thing: object, language: str) -> str:
    return thing.full_name(language) if isinstance(thing, Official) else getattr(thing, attr("name", language)) or ""


def _headlines(terms: list[str], language: str, at: datetime.datetime) -> list[Suggestion]:
    found: list[Edition] = []
    for texts in _texts_with(max(terms, key=len)[: HeadlineWord.LONGEST], language, at):
        found += (edition for edition in texts if _has_all(edition.headline, terms))
        if len(found) >= MOST:
            break
    found.sort(key=lambda edition: (edition.published_at, edition.pk), reverse=True)
    return [Suggestion("headline", one.headline, one.slug, one) for one in found[:MOST]]


def _texts_with(start: str, language: str, at: datetime.datetime) -> Iterator[list[Edition]]:
    """In steps, those with a word in their headline that begins so; of a common beginning the newest with any word."""
    begun = HeadlineWord.objects.filter(_beginning("word", start), language=language)
    ids = list(begun.values_list("edition_id", flat=True)[:COMMON])
    # By number, not by publication, which no index has beside the word: a text that was changed since counts as new.
    latest = sorted(set(ids), reverse=True)
    for low, high in STEPS:
        if len(ids) == COMMON:
            yield _newest(at, language=language, low=low, high=high)
        else:
            yield _of_these(padded(latest[low:high], 32), at, language=language)


@prepared
def _newest(at: datetime.datetime, *, language: str, low: int, high: int) -> EditionQuerySet:
    return Edition.objects.live(language, at).listed().only(*SHOWN).newest_first()[low:high]


@prepared
def _of_these(ids: tuple[int, ...], at: datetime.datetime, *, language: str) -> EditionQuerySet:
    """In no order: asked for the newest first, SQLite would walk all texts of the language for the sake of a few."""
    return Edition.objects.live(language, at).listed().filter(pk__in=ids).only(*SHOWN).order_by()


def _has_all(text: str, terms: list[str]) -> bool:
    words = f" {_folded(text)}"
    return all(f" {term}" in words for term in terms)


def _beginning(column: str, start: str) -> Q:
    """Read off an index by both: SQLite's LIKE knows none, PostgreSQL's alphabet is not by code points."""
    if connection.vendor == "sqlite":
        return Q(**{f"{column}__gte": start, f"{column}__lt": f"{start}\U0010ffff"})
    return Q(**{f"{column}__startswith": start})

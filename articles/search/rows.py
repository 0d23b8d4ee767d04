"""How the words of a text are kept: one string a field, ` =form term term =form term `. Pure.

A form begins with `=`; the terms it may be read as follow it. From these strings alone the ranking counts, and the
databases' own indexes are written.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from articles.search.terms import Token

# Between two passages stands a form that nobody can type: no phrase reaches across it.
SEAM = "\ue000"
# Beyond it a text is indexed no further: a vector of PostgreSQL knows 16,383 positions.
MOST_TOKENS = 12_000
# PostgreSQL takes no longer lexeme than 2 KB; nobody looks for a word by its sixtieth letter.
LONGEST_WORD = 60
# 2^30 editions a site, and seconds until the year 2242.
BITS = 30
LAST_SECOND = 2**33 - 1
END = 2**63 - 1


def place(published_at: datetime.datetime, edition_id: int) -> int:
    """Where an edition stands in the walk by publication, to the second; within it by id. Fits 63 bits."""
    return second(published_at) << BITS | edition_id


def second(moment: datetime.datetime) -> int:
    """Of the epoch, downwards, within what `place` can hold."""
    return min(max(int(moment.timestamp()), 0), LAST_SECOND)


def spelled(passages: Iterable[list[Token]], most: int = MOST_TOKENS) -> str:
    parts: list[str] = []
    left = most
    for tokens in passages:
        for token in tokens[:left]:
            parts += [f"={token.form[:LONGEST_WORD]}", *(term[:LONGEST_WORD] for term in token.terms)]
        if tokens:
            parts.append(f"={SEAM}")
        left = max(left - len(tokens), 0)
    return f" {' '.join(parts)} "


def terms_in(words: str) -> list[str]:
    return [word for word in words.split() if word[0] != "="]


def forms_in(words: str) -> list[str]:
    """In their order, with the seams."""
    return [word[1:] for word in words.split() if word[0] == "="]


class Thing(NamedTuple):
    """What a text names: `kind` is tag, official or organisation; `slug` is empty where it has no page."""

    kind: str
    id: int
    slug: str
    name: str


def listed(things: Iterable[Thing]) -> str:
    """A line for each. JSON would take three times the room and the time."""
    return "\n".join(f"{one.kind}\t{one.id}\t{one.slug}\t{' '.join(one.name.split())}" for one in things)


def things_in(lines: str) -> list[Thing]:
    found = []
    for line in lines.splitlines():
        kind, pk, slug, name = line.split("\t")
        found.append(Thing(kind, int(pk), slug, name))
    return found

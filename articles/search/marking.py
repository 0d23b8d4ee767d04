"""What was found, shown in the text as it was written."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsroom.lib.text import APOSTROPHES, fold

# A word as it stands in a text: with apostrophes, stress marks and soft hyphens inside, which `fold` leaves out.
WORD = re.compile(rf"[^\W_](?:[^\W_]|[{APOSTROPHES}\u0300-\u036f\u00ad\u200b-\u200d\u2060])*")
ELLIPSIS = "…"


class Part(NamedTuple):
    """A run of text, and whether it was looked for. The template escapes it."""

    text: str
    is_found: bool


def marked(text: str, terms: list[str]) -> list[Part]:
    """The whole text in runs; the words that begin with a term are the found ones."""
    parts, done = [], 0
    for start, end in _found(text, terms):
        parts += [Part(text[done:start], False), Part(text[start:end], True)]
        done = end
    return [part for part in (*parts, Part(text[done:], False)) if part.text]


def excerpt(text: str, terms: list[str], length: int = 220) -> list[Part]:
    """About `length` characters around the first found word, cut between words; [] when none is found."""
    first = next(iter(_found(text, terms)), None)
    if first is None:
        return []
    start = max(0, first[0] - length // 3)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = start + length
    end = text.rfind(" ", first[1], end + 1) if end < len(text) else len(text)
    end = end if end > 0 else first[1]
    shown = f"{ELLIPSIS if start else ''}{text[start:end]}{ELLIPSIS if end < len(text) else ''}"
    return marked(shown, terms)


def _found(text: str, terms: list[str]) -> list[tuple[int, int]]:
    beginnings = tuple(terms)
    words = WORD.finditer(text) if beginnings else ()
    return [word.span() for word in words if fold(word.group()).startswith(beginnings)]

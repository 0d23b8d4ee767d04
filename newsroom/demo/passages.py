"""Passages of generated texts, read once: what search and the fingerprints of a text made of them will hold.

Many texts are put together from few passages, so nothing of a text is analysed as a whole. A test compares the rows
with what `articles.search` and `articles.workflow.chain` write.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from articles.formats.words import SHINGLE, fingerprint, sentence_starts, shingles, thinned
from articles.search.known_words import forms_in as known_forms_in
from articles.search.rows import forms_in, spelled, terms_in
from articles.search.terms import analyse
from newsroom.lib.text import folded


@dataclass(frozen=True, eq=False)
class Passage:
    """A line of text without markup. `spelled` has no space around it; the rest says what its name says elsewhere."""

    text: str
    spelled: str
    terms: tuple[str, ...]
    forms: tuple[str, ...]
    known: dict[str, str]
    words: tuple[str, ...]
    starts: tuple[int, ...]
    shingles: tuple[int, ...]


def read(text: str) -> Passage:
    words = spelled([analyse(text, "uk")])
    split = tuple(folded(text).split())
    return Passage(
        text=text,
        spelled=words.strip(" "),
        terms=tuple(dict.fromkeys(terms_in(words))),
        forms=tuple(forms_in(words)),
        known=known_forms_in([text]),
        words=split,
        starts=tuple(sentence_starts(text)),
        shingles=tuple(shingles(text)) if len(split) >= SHINGLE else (),
    )


# For what is repeated but not of the pool: names, titles, captions, tags.
read_again = lru_cache(maxsize=10_000)(read)


def spelled_together(passages: Iterable[Passage]) -> str:
    """As `articles.search.rows.spelled` gives."""
    return f" {' '.join(one.spelled for one in passages if one.spelled)} "


def fingerprints(headline: Passage, lead: Passage, body: Sequence[Passage]) -> set[int]:
    """As `articles.formats.words.fingerprints` gives."""
    passages = [headline, lead, *body]
    words = [word for one in passages for word in one.words]
    every: list[int] = []
    starts: list[int] = []
    last = len(words) - SHINGLE
    end = 0
    for one in passages:
        starts += [end + at for at in one.starts]
        every += one.shingles
        end += len(one.words)
        every += [fingerprint(" ".join(words[at : at + SHINGLE])) for at in range(len(every), min(end - 1, last) + 1)]
    first = {every[at] for at in starts if at < len(every)}
    return {*thinned(every), *first, *headline.shingles, *lead.shingles}


@dataclass(frozen=True)
class Text:
    """The passages of one generated text in the orders in which they are met."""

    headline: Passage
    lead: Passage
    rest: list[Passage]  # of what is published, as `articles.search.passages` has them
    copy: list[Passage]  # of the working copy
    lines: list[Passage]  # of the body, as its fingerprints are taken

    @property
    def published(self) -> list[Passage]:
        return [self.headline, self.lead, *self.rest]

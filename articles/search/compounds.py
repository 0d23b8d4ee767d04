"""What the parts of a hyphenated word mean together: «чорно-білий» is чорний too, «прес-служба» is пресслужба."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from articles.search.alternation import one_spelling
from articles.search.lemmas import adjectives, english_stem, is_adjective, joined
from articles.search.normal import clean, folded, is_cyrillic

# No dash: «Київ–Львів» are two words.
HYPHENS = "-‐‑"
_SHORTEST = 3  # «по-друге» is no «подруга»
# Beyond either it is no word but noise, which must not fill the cache.
_MOST_PARTS = 6
_LONGEST = 40
_LETTERS = re.compile(r"[^\W\d_']+(?:'[^\W\d_']+)*")


def groups(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[range]:
    """Of words at `spans`: the indexes of those that hyphens join, two to six together."""
    first = 0
    for at, ((_start, end), (start, _end)) in enumerate(pairwise(spans), 1):
        if start != end + 1 or text[end] not in HYPHENS:
            yield from _if_few(range(first, at))
            first = at
    yield from _if_few(range(first, len(spans)))


def _if_few(group: range) -> Iterator[range]:
    if 1 < len(group) <= _MOST_PARTS:
        yield group


@lru_cache(maxsize=2_000)
def together(parts: tuple[str, ...], language: str) -> tuple[tuple[str, ...], ...]:
    """For each part the terms it has besides its own."""
    words = [clean(part, language).lower()[:_LONGEST] for part in parts]
    found: list[list[str]] = [[] for _word in words]
    if is_adjective(words[-1]):
        for at, word in enumerate(words[:-1]):
            found[at] += adjectives(word)
    for at, (one, other) in enumerate(pairwise(words)):
        if len(one) >= _SHORTEST and _LETTERS.fullmatch(one) and _LETTERS.fullmatch(other):
            terms = _joined(one + other)
            found[at] += terms
            found[at + 1] += terms
    return tuple(tuple(one_spelling(form) for term in terms if (form := folded(term))) for terms in found)


def _joined(word: str) -> list[str]:
    """«прес-служба» as «пресслужба», if there is such a word; "cease-fire" as "ceasefire", of which no list tells."""
    return joined(word) if is_cyrillic(word) else [english_stem(word)]

"""What was found, shown in the text as it was written: the very forms that matched, by the analyser's spans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from articles.search.query import Both, Item, Phrase, Prefix, Query, Word
from articles.search.terms import Token, analyse
from newsroom.lib.sentences import sentences

ELLIPSIS = "…"
LENGTH = 220


class Part(NamedTuple):
    """A run of text, and whether it was looked for. The template escapes it."""

    text: str
    is_found: bool


class Found(NamedTuple):
    """A place of the text that answers a part of the query: half-open, and the number of that part (its group)."""

    start: int
    end: int
    group: int


def places(text: str, query: Query, language: str) -> list[Found]:
    """Every place of the text that answers the query, in order."""
    if not query.groups or not text:
        return []
    tokens = analyse(text, language)
    found = {
        Found(tokens[first].start, tokens[last].end, number)
        for number, group in enumerate(query.groups)
        for item in group
        for first, last in _runs(tokens, item)
    }
    return sorted(found)


def marked(text: str, found: Iterable[Found]) -> list[Part]:
    """The whole text in runs; `found` as `places` gives them."""
    parts, done = [], 0
    for start, end, _group in found:
        if end > done:
            start = max(start, done)
            parts += [Part(text[done:start], False), Part(text[start:end], True)]
            done = end
    return [part for part in (*parts, Part(text[done:], False)) if part.text]


def excerpt(text: str, found: list[Found], length: int = LENGTH) -> list[Part]:
    """The whole sentences of at most `length` characters together that answer most of the query; [] when none does.

    A sentence longer than that is cut between words, and an ellipsis stands where it was.
    """
    if not found:
        return []
    start, end = max(_windows(text, found, length), key=lambda span: (_worth(found, *span), -span[0]))
    if end - start > length:
        return _cut(text, start, end, found, length)
    return marked(text[start:end], _moved(found, start, end))


def _windows(text: str, found: list[Found], length: int) -> Iterator[tuple[int, int]]:
    spans = sentences(text)
    for number, (start, end) in enumerate(spans):
        if not any(start <= place.start < end for place in found):
            continue
        for _later, until in spans[number + 1 :]:
            if until - start > length:
                break
            end = until
        yield start, end


def _worth(found: list[Found], start: int, end: int) -> tuple[int, int]:
    inside = [place for place in found if start <= place.start and place.end <= end]
    return len({place.group for place in inside}), min(len(inside), 3)


def _cut(text: str, start: int, end: int, found: list[Found], length: int) -> list[Part]:
    """A piece of one long sentence, around the place from which on most of the query is answered."""
    inside = [place for place in found if start <= place.start < end]
    best = max(inside, key=lambda place: (_worth(found, place.start, place.start + length * 2 // 3), -place.start))
    first = start if best.start - start <= length // 3 else _word_start(text, best.start - length // 3, best.start)
    last = end if end - first <= length else _word_end(text, best.end, first + length)
    parts = marked(text[first:last], _moved(found, first, last))
    before, after = Part(ELLIPSIS, False), Part(ELLIPSIS, False)
    return [*([before] if first > start else []), *parts, *([after] if last < end else [])]


def _word_start(text: str, wanted: int, limit: int) -> int:
    space = text.find(" ", wanted, limit)
    return space + 1 if space >= 0 else limit


def _word_end(text: str, limit: int, wanted: int) -> int:
    space = text.rfind(" ", limit, wanted + 1)
    return space if space >= 0 else max(limit, wanted)


def _moved(found: list[Found], start: int, end: int) -> list[Found]:
    inside = (place for place in found if place.end > start and place.start < end)
    return [Found(max(one.start, start) - start, min(one.end, end) - start, one.group) for one in inside]


def _runs(tokens: list[Token], item: Item) -> Iterator[tuple[int, int]]:
    """(first, last) token of every place where the item is."""
    match item:
        case Phrase(forms=forms):
            yield from _sequences([token.form for token in tokens], list(forms))
        case Both(parts=parts):
            yield from _together(tokens, list(parts))
        case _:
            yield from ((number, number) for number, token in enumerate(tokens) if _meets(token, item))


def _meets(token: Token, item: Item) -> bool:
    match item:
        case Word(terms=terms, form=form):
            return token.form == form or not set(terms).isdisjoint(token.terms)
        case Prefix(start=start):
            return token.form.startswith(start)
    return False


def _sequences(forms: list[str], wanted: list[str]) -> Iterator[tuple[int, int]]:
    for first in range(len(forms) - len(wanted) + 1):
        if forms[first : first + len(wanted)] == wanted:
            yield first, first + len(wanted) - 1


def _together(tokens: list[Token], parts: list[Item]) -> Iterator[tuple[int, int]]:
    """The parts one after the other, as a long name is written; where they never stand so, each by itself."""
    size = len(parts)
    starts = range(len(tokens) - size + 1)
    runs = [at for at in starts if all(map(_meets, tokens[at : at + size], parts))]
    if runs:
        yield from ((at, at + size - 1) for at in runs)
    else:
        for part in parts:
            yield from _runs(tokens, part)

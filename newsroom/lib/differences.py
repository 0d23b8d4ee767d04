"""What changed between two texts, word by word. Pure, and its time is bounded whatever the texts are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "removed", "added"]
Span = tuple[int, int, int, int]  # from, until in the one text; from, until in the other

# A word with the white space before it: the pieces put together are the text again.
WORD = re.compile(r"\s*\S+")
# difflib's time grows with the product of the lengths. A gap without a landmark that is larger is one replacement.
LARGEST_GAP = 60_000
# Words shown around a change, and of each end of a long one.
CONTEXT = 12
LONG = 60
# More words than this that begin or end a part are an addition, not what some other words became.
REPLACING = 3


@dataclass(frozen=True)
class Piece:
    """A run of words. "removed" stands only in the text before, "added" only in the one after."""

    kind: Kind
    text: str


def differences(before: str, after: str, key: Callable[[str], str] = str) -> list[Piece]:
    """The text after, with what was removed from the one before in its place.

    Words are compared by `key`, white space is not compared at all. Where both have a word, the one before is shown.
    """
    one, two = WORD.findall(before), WORD.findall(after)
    found: list[Piece] = []
    for kind, words in _runs(one, two, [key(word.strip()) for word in one], [key(word.strip()) for word in two]):
        text = "".join(words)
        if text:  # the first word of a text has no white space before it, yet here others may come first
            found.append(Piece(kind, text if not found or text[0].isspace() else f" {text}"))
    return found


def is_same(pieces: Iterable[Piece]) -> bool:
    return all(piece.kind == "same" for piece in pieces)


def shared_words(pieces: Iterable[Piece]) -> int:
    """How many words both texts have."""
    return sum(len(piece.text.split()) for piece in pieces if piece.kind == "same")


def excerpt(pieces: list[Piece], words: int = CONTEXT) -> list[Piece]:
    """The changes with this many unchanged words around each; what is left out is an ellipsis."""
    return [
        Piece("same", _middle_out(piece.text, words, first=at == 0, last=at == len(pieces) - 1))
        if piece.kind == "same"
        else Piece(piece.kind, _middle_out(piece.text, LONG))
        for at, piece in enumerate(pieces)
    ]


def inside(pieces: list[Piece]) -> list[Piece]:
    """For a part of a text held against the whole: without what the whole has before and after that part.

    A removed word beside an added one at either end stays: it is what the added one stands for.
    """
    same = [at for at, piece in enumerate(pieces) if piece.kind == "same"]
    if not same:
        return pieces
    first, last = same[0], same[-1]
    found = [*_near(pieces[:first], ends=True), *pieces[first : last + 1], *_near(pieces[last + 1 :], ends=False)]
    return [Piece(found[0].kind, found[0].text.lstrip()), *found[1:]]


def _near(pieces: list[Piece], *, ends: bool) -> list[Piece]:
    """Of a change at an end: as many of the removed words as were added, on the side of the part (its `ends`)."""
    added = sum(len(piece.text.split()) for piece in pieces if piece.kind == "added")
    kept = added if added <= REPLACING else 0
    near = []
    for piece in pieces:
        words = WORD.findall(piece.text)
        if piece.kind == "removed":
            words = words[max(0, len(words) - kept) :] if ends else words[:kept]
        near += [Piece(piece.kind, "".join(words))] if words else []
    return near


def _middle_out(text: str, words: int, *, first: bool = False, last: bool = False) -> str:
    found = WORD.findall(text)
    if len(found) <= 2 * words:
        return text
    head = "" if first else "".join(found[:words]) + " "
    tail = "" if last else " " + "".join(found[-words:]).lstrip()
    return f"{head}…{tail}"


def _runs(one: list[str], two: list[str], keys: list[str], other: list[str]) -> Iterator[tuple[Kind, list[str]]]:
    """Alternating runs; of neighbouring changes the removed words come before the added ones."""
    at = new_at = 0
    for start, end, new_start, new_end in _merged(_same(keys, other, 0, 0)):
        yield "removed", one[at:start]
        yield "added", two[new_at:new_start]
        yield "same", one[start:end]
        at, new_at = end, new_end
    yield "removed", one[at:]
    yield "added", two[new_at:]


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Neighbouring equal spans as one."""
    held: Span | None = None
    for span in spans:
        if held and (held[1], held[3]) == (span[0], span[2]):
            held = (held[0], span[1], held[2], span[3])
            continue
        if held:
            yield held
        held = span
    if held:
        yield held


def _same(one: list[str], two: list[str], at: int, new_at: int) -> Iterator[Span]:
    """Equal spans in order. Words that stand once in each text are landmarks; difflib fills what lies between them."""
    ahead = _common(zip(one, two, strict=False))
    behind = _common(zip(reversed(one[ahead:]), reversed(two[ahead:]), strict=False))
    if ahead:
        yield at, at + ahead, new_at, new_at + ahead
    last, new_last = len(one) - behind, len(two) - behind
    yield from _between(one[ahead:last], two[ahead:new_last], at + ahead, new_at + ahead)
    if behind:
        yield at + last, at + len(one), new_at + new_last, new_at + len(two)


def _common(pairs: Iterable[tuple[str, str]]) -> int:
    """How many pairs at the start are equal."""
    count = 0
    for first, second in pairs:
        if first != second:
            break
        count += 1
    return count


def _between(one: list[str], two: list[str], at: int, new_at: int) -> Iterator[Span]:
    if not one or not two:
        return
    begin, new_begin = 0, 0
    for mark, new_mark in [*_landmarks(one, two), (len(one), len(two))]:
        yield from _gap(one[begin:mark], two[new_begin:new_mark], at + begin, new_at + new_begin)
        if mark < len(one):
            yield at + mark, at + mark + 1, new_at + new_mark, new_at + new_mark + 1
        begin, new_begin = mark + 1, new_mark + 1


def _gap(one: list[str], two: list[str], at: int, new_at: int) -> Iterator[Span]:
    if not one or not two or len(one) * len(two) > LARGEST_GAP:
        return
    for start, new_start, size in SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks():
        if size:
            yield at + start, at + start + size, new_at + new_start, new_at + new_start + size


def _landmarks(one: list[str], two: list[str]) -> list[tuple[int, int]]:
    """The longest rising series of places of words that stand once in each text (patience sorting)."""
    counts, other_counts = Counter(one), Counter(two)
    place = {word: at for at, word in enumerate(two) if other_counts[word] == 1}
    pairs = [(at, place[word]) for at, word in enumerate(one) if counts[word] == 1 and word in place]
    tops: list[int] = []  # the smallest end of a rising series of each length
    at_top: list[int] = []  # the index in `pairs` of that end
    before: list[int] = []  # for each pair the one that comes before it in its series, -1 for none
    for index, (_, new_place) in enumerate(pairs):
        length = bisect_left(tops, new_place)
        before.append(at_top[length - 1] if length else -1)
        tops[length : length + 1] = [new_place]
        at_top[length : length + 1] = [index]
    series, index = [], at_top[-1] if at_top else -1
    while index >= 0:
        series.append(pairs[index])
        index = before[index]
    return series[::-1]

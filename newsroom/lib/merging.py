"""Two texts made from one: what is joined by itself, and what a person must choose. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True)
class Settled:
    """Pieces that only one of the two changed, or nobody, or both alike."""

    pieces: tuple[str, ...]


@dataclass(frozen=True)
class Clash:
    """Pieces that both changed, each in their own way."""

    theirs: tuple[str, ...]
    yours: tuple[str, ...]


Part = Settled | Clash


def merge(base: Sequence[str], theirs: Sequence[str], yours: Sequence[str]) -> list[Part]:
    """The three-way merge of lists of pieces (the paragraphs of a text, or one value). No piece is ever lost.

    Both must have left a piece alone for the text to be parted there; a gap in which each still has as many pieces as
    before is judged piece by piece.
    """
    in_theirs, in_yours = _places(base, theirs), _places(base, yours)
    anchors = [at for at in range(len(base)) if at in in_theirs and at in in_yours]
    parts: list[Part] = []
    begin = their = your = 0
    for at in [*anchors, len(base)]:
        their_end, your_end = in_theirs.get(at, len(theirs)), in_yours.get(at, len(yours))
        parts += _gap(tuple(base[begin:at]), tuple(theirs[their:their_end]), tuple(yours[your:your_end]))
        parts += [Settled((base[at],))] if at < len(base) else []
        begin, their, your = at + 1, their_end + 1, your_end + 1
    return _joined(parts)


def settled(parts: Sequence[Part]) -> bool:
    return all(isinstance(part, Settled) for part in parts)


def _gap(base: tuple[str, ...], theirs: tuple[str, ...], yours: tuple[str, ...]) -> list[Part]:
    if len(base) == len(theirs) == len(yours) > 1:
        return [_one((b,), (t,), (y,)) for b, t, y in zip(base, theirs, yours, strict=True)]
    return [_one(base, theirs, yours)]


def _one(base: tuple[str, ...], theirs: tuple[str, ...], yours: tuple[str, ...]) -> Part:
    if theirs in (base, yours):
        return Settled(yours)
    return Settled(theirs) if yours == base else Clash(theirs, yours)


def _places(base: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    """Where an unchanged piece of `base` stands in the other list; both rise."""
    matches = SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks()
    return {at + step: place + step for at, place, size in matches for step in range(size)}


def _joined(parts: list[Part]) -> list[Part]:
    """Neighbouring settled parts as one; empty ones go."""
    joined: list[Part] = []
    for part in parts:
        if isinstance(part, Settled) and joined and isinstance(joined[-1], Settled):
            joined[-1] = Settled(joined[-1].pieces + part.pieces)
        elif part != Settled(()):
            joined.append(part)
    return joined

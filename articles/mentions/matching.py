"""The matcher: a gazetteer and a text in, spans out. Pure; what it knows of the newsroom stands in its arguments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from articles.mentions.bodies import Bodies, Body, bodies, named
from articles.mentions.eponyms import is_eponym
from articles.mentions.people import (
    Match,
    People,
    Person,
    families,
    full_names,
    people,
)
from articles.mentions.strangers import Surname, continues_as_anothers, follows_unknown_place, is_anothers
from articles.mentions.titles import Title, follows_title, titles
from articles.mentions.words import Text

OFFICIAL, ORGANISATION = "official", "organisation"
Key = tuple[str, int]
# How sure: nothing else can be meant · read from what stands around · worth a look · the editor must choose.
CERTAIN, LIKELY, POSSIBLE, CHOICE = "certain", "likely", "possible", "choice"
# Why.
FULL_NAME, AFTER_NAME, AFTER_TITLE, INITIALS, NAME, ABBREVIATION, SEVERAL = (
    *("full_name", "surname_after_name", "surname_after_title", "initials"),
    *("name", "abbreviation", "several"),
)


@dataclass(frozen=True)
class Span:
    """`[start, end)` of the text means one of `keys`, several of which are a choice for the editor."""

    start: int
    end: int
    keys: tuple[Key, ...]
    sure: str
    why: str


@dataclass(frozen=True)
class Gazetteer:
    language: str
    people: People
    bodies: Bodies
    titles: dict[int, list[Title]]


@dataclass(frozen=True)
class _Piece:
    """A span in words while it competes with others."""

    start: int
    end: int
    keys: tuple[Key, ...]
    sure: str
    why: str

    @property
    def rank(self) -> tuple[int, int]:
        return (self.start - self.end, self.start)


def gazetteer(persons: Iterable[Person], organisations: Iterable[Body], language: str) -> Gazetteer:
    known, persons = bodies(list(organisations), language), list(persons)
    held = {person.key: titles(person.titles, language, known) for person in persons}
    return Gazetteer(language, people(persons, language), known, held)


def match(text: str, known: Gazetteer) -> list[Span]:
    """Everybody and everything that the text names, in its order; spans do not overlap."""
    read = Text(text, known.language)
    pieces = _longest([*_full(read, known), *_bodies(read, known)])
    pieces = _longest([*pieces, *_surnames(read, known, pieces)])
    return [
        Span(read.words[one.start].start, _stop(read, one), one.keys, one.sure, one.why)
        for one in sorted(pieces, key=lambda one: one.start)
    ]


def _stop(text: Text, piece: _Piece) -> int:
    """With the full stop of a last initial («Коваль Ю. П.»), and the closing mark of a quotation opened inside."""
    last, end = piece.end - 1, text.words[piece.end - 1].end
    if piece.keys[0][0] == OFFICIAL:
        return end + text.ends_in_dot(last)
    said = text.text[text.words[piece.start].start : end]
    return end + (text.text[end : end + 1] == "»" and said.count("«") > said.count("»"))


def _longest(pieces: Iterable[_Piece]) -> list[_Piece]:
    taken: set[int] = set()
    kept = []
    for piece in sorted(pieces, key=lambda one: one.rank):
        if taken.isdisjoint(range(piece.start, piece.end)):
            taken.update(range(piece.start, piece.end))
            if piece.keys:
                kept.append(piece)
    return kept


def _full(text: Text, known: Gazetteer) -> list[_Piece]:
    """Full names and names with initials. A piece without keys only keeps its words from others: a street's name."""
    found: dict[tuple[int, int], list[Match]] = defaultdict(list)
    for index in range(len(text.words)):
        for one in full_names(text, index, known.people):
            found[one.start, one.end].append(one)
    return [_piece(text, start, end, matches) for (start, end), matches in found.items()]


def _piece(text: Text, start: int, end: int, matches: list[Match]) -> _Piece:
    if any(is_eponym(text, start, end, one.cases) for one in matches):
        return _Piece(start, end, (), CERTAIN, FULL_NAME)
    keys = tuple(dict.fromkeys((OFFICIAL, one.person) for one in matches))
    if len(keys) > 1:
        return _Piece(start, end, keys, CHOICE, SEVERAL)
    is_full = any(one.kind == "full" for one in matches)
    return _Piece(start, end, keys, CERTAIN if is_full else POSSIBLE, FULL_NAME if is_full else INITIALS)


def _bodies(text: Text, known: Gazetteer) -> list[_Piece]:
    found: dict[tuple[int, int], dict[int, str]] = defaultdict(dict)
    for index in range(len(text.words)):
        for hit in named(text, index, known.bodies):
            found[hit.start, hit.end].setdefault(hit.body, hit.kind)
    pieces = []
    for (start, end), hits in found.items():
        living = _living(hits, known.bodies.successors)
        keys = tuple((ORGANISATION, body) for body in living)
        several, kind = len(keys) > 1, hits[living[0]]
        pieces.append(_Piece(start, end, keys, CHOICE if several else CERTAIN, SEVERAL if several else kind))
    return pieces


def _living(found: Iterable[int], successors: dict[int, int]) -> list[int]:
    """Of bodies that share a name, one that another of them has replaced is not meant."""
    bodies = list(found)

    def became(body: int) -> set[int]:
        seen: set[int] = set()
        while (body := successors.get(body, 0)) and body not in seen:
            seen.add(body)
        return seen

    return [body for body in bodies if became(body).isdisjoint(set(bodies) - {body})] or bodies


@dataclass(frozen=True)
class _Read:
    """What a text has told of its surnames up to a word.

    `strangers`: family names that it gives to somebody else; `bodies_by_end`: where its bodies begin, by their ends.
    """

    full: set[int]
    strangers: set[str]
    bodies_by_end: dict[int, int]


def _surnames(text: Text, known: Gazetteer, pieces: list[_Piece]) -> list[_Piece]:
    """Surnames alone: of who was named in full before, or directly after the words of the post."""
    covered = {place: piece for piece in pieces for place in range(piece.start, piece.end)}
    bodies_by_end = {one.end: one.start for one in pieces if one.keys and one.keys[0][0] == ORGANISATION}
    read = _Read(set(), set(), bodies_by_end)
    found = []
    for index in range(len(text.words)):
        if piece := covered.get(index):
            if piece.why == FULL_NAME:
                read.full.add(piece.keys[0][1])
            continue
        if one := _surname(text, index, known, read):
            found.append(one)
    return found


def _surname(text: Text, index: int, known: Gazetteer, read: _Read) -> _Piece | None:
    fitting: dict[int, str] = {}
    ends: dict[int, int] = {}
    for entry, end, cases in families(text, index, known.people):
        family = " ".join(entry.family.nominative)
        is_titled = follows_title(text, index, cases, known.titles[entry.person], read.bodies_by_end)
        surname = Surname(index, end, entry, cases)
        before = not is_titled and is_anothers(text, surname, known.people)
        if before or continues_as_anothers(text, end, known.people):
            read.strangers.add(family)
            continue
        if not text.is_whole_name(index, end) or is_eponym(text, index, end, cases):
            continue
        if not is_titled and follows_unknown_place(text, index, known.people):
            continue
        if is_titled:
            fitting[entry.person] = AFTER_TITLE
        elif entry.person in read.full and family not in read.strangers:
            fitting.setdefault(entry.person, AFTER_NAME)
        else:
            continue
        ends[entry.person] = end
    if not fitting:
        return None
    end = max(ends.values())
    titled = [person for person, why in fitting.items() if why == AFTER_TITLE and ends[person] == end]
    persons = titled or [person for person in fitting if ends[person] == end]
    keys = tuple((OFFICIAL, person) for person in persons)
    if len(keys) > 1:
        return _Piece(index, end, keys, CHOICE, SEVERAL)
    return _Piece(index, end, keys, LIKELY, fitting[persons[0]])

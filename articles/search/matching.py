"""A query as each database's own index reads it. Pure.

Every word is quoted and comes from the analyser, which gives letters and digits only: nothing that was typed can be
read as an operator.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise

from articles.search.items import Part, parts_of
from articles.search.query import Both, Item, Phrase, Prefix, Query, Word
from articles.search.rows import LONGEST_WORD

# Of words in PostgreSQL's vectors: as it was written, and two that stand side by side (`pair`). A term has none.
FORM, PAIR = "=", "+"


def fts5(query: Query, letter: str, facts: Sequence[Sequence[str]] = ()) -> str:
    """The match of FTS5. `facts`: terms of which each group needs one; with none at all the list itself is asked."""
    needed = [" OR ".join(f"terms : {_quoted(letter, term)}" for term in group) for group in (("",), *facts)]
    if query.groups or facts:
        needed = needed[1:]
    needed += [" OR ".join(_fts5(item, letter) for item in group) for group in query.groups]
    asked = " AND ".join(f"({one})" for one in needed)
    return " NOT ".join([f"({asked})", *(f"({_fts5(item, letter)})" for item in query.without)])


def _fts5(item: Item, letter: str) -> str:
    match item:
        case Word():
            return "(" + " OR ".join(f"terms : {_quoted(letter, term)}" for term in item.terms) + ")"
        case Phrase():
            return "forms : (" + " + ".join(_quoted(letter, form) for form in item.forms) + ")"
        case Prefix():
            return f"forms : {_quoted(letter, item.start)} *"
        case Both():
            return "(" + " AND ".join(_fts5(part, letter) for part in item.parts) + ")"


def tsquery(query: Query, letter: str, facts: Sequence[Sequence[str]] = (), *, in_order: bool = True) -> str:
    """The same for PostgreSQL's vectors. See `fts5`.

    Not `in_order`: what has all pairs of neighbours of its phrases, somewhere: more than what was asked for, and no
    vector needs to be read for it.
    """
    needed = [_any(_ts(letter, "", term) for term in group) for group in (("",), *facts)]
    if query.groups or facts:
        needed = needed[1:]
    needed += [_any(_tsquery(item, letter, in_order) for item in group) for group in query.groups]
    without = [item for item in query.without if in_order or not any(map(_is_ordered, parts_of(item)))]
    needed += [f"!{_tsquery(item, letter, in_order)}" for item in without]
    return " & ".join(needed)


def _tsquery(item: Item, letter: str, in_order: bool) -> str:
    match item:
        case Word():
            return _any(_ts(letter, "", term) for term in item.terms)
        case Phrase() if in_order or not _is_ordered(item):
            return f"({' <-> '.join(_ts(letter, FORM, form) for form in item.forms)})"
        case Phrase():
            return f"({' & '.join(_ts(letter, PAIR, pair(*two)) for two in pairwise(item.forms))})"
        case Prefix():
            return f"{_ts(letter, FORM, item.start)}:*"
        case Both():
            return f"({' & '.join(_tsquery(part, letter, in_order) for part in item.parts)})"


def has_order(query: Query) -> bool:
    """Whether words must stand in their order, which PostgreSQL reads off each text's own vector."""
    return any(_is_ordered(part) for item in (*chain(*query.groups), *query.without) for part in parts_of(item))


def pair(form: str, other: str) -> str:
    """Two words side by side, in one of a million drawers: it makes the index half as large again, pairs in full would
    make it threefold."""
    return f"{zlib.crc32(f'{form[:LONGEST_WORD]} {other[:LONGEST_WORD]}'.encode()) & 0xFFFFF:05x}"


def _is_ordered(part: Part) -> bool:
    return isinstance(part, Phrase) and len(part.forms) > 1


def _any(words: Iterable[str]) -> str:
    return f"({' | '.join(words)})"


def _quoted(letter: str, word: str) -> str:
    return f'"{letter}{word[:LONGEST_WORD]}"'


def _ts(letter: str, mark: str, word: str) -> str:
    return f"'{letter}{mark}{word[:LONGEST_WORD]}'"

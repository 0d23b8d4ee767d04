"""The databases' own index of words: FTS5 on SQLite, vectors and GIN on PostgreSQL. The migration lays it.

`texts` has a row for each SearchRow, `copies` one for each ArticleWords; each row has the terms (a set) and the forms
(in their order): in two columns on SQLite, in one vector on PostgreSQL, so that one index answers a whole query. Both
databases get ready words: neither tokenises, folds or stems by itself. A word begins with the letter of its list (see
LETTERS), so that what one language has never makes another's search longer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.db import connection

from articles.search.matching import FORM, PAIR, pair
from articles.search.rows import SEAM

TEXTS = "articles_search_texts"
COPIES = "articles_search_copies"
# Of each language of editions, and of working copies, where both languages stand in one row.
LETTERS = {"uk": "1", "en": "2"}
COPY = "0"


@dataclass(frozen=True)
class Entry:
    """What the index holds of one row. `forms` may hold seams."""

    id: int
    letter: str
    terms: Sequence[str]
    forms: Sequence[str]


def write(table: str, entries: Iterable[Entry]) -> None:
    """Rows that are not there yet: `forget` an older state first."""
    if connection.vendor == "sqlite":
        statement = f"INSERT INTO {table}(rowid, terms, forms) VALUES(%s, %s, %s)"
    else:
        statement = (
            f"INSERT INTO {table}(rowid, words) VALUES(%s, %s::tsvector) "
            "ON CONFLICT(rowid) DO UPDATE SET words = excluded.words"
        )
    with connection.cursor() as cursor:
        cursor.executemany(statement, [values(one) for one in entries])


def columns() -> tuple[str, ...]:
    return ("rowid", "terms", "forms") if connection.vendor == "sqlite" else ("rowid", "words")


def values(entry: Entry) -> tuple[int | str, ...]:
    """As the database at hand takes `columns`."""
    return (entry.id, *_texts(entry)) if connection.vendor == "sqlite" else (entry.id, _vector(entry))


def forget(table: str, entries: Iterable[Entry]) -> None:
    """`entries` as they were written: FTS5 must be told the old words, as it keeps none itself."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            statement = f"INSERT INTO {table}({table}, rowid, terms, forms) VALUES('delete', %s, %s, %s)"
            cursor.executemany(statement, [(one.id, *_texts(one)) for one in entries])
        else:
            cursor.execute(f"DELETE FROM {table} WHERE rowid = ANY(%s)", [[one.id for one in entries]])  # noqa: S608


def empty(table: str) -> None:
    with connection.cursor() as cursor:
        is_sqlite = connection.vendor == "sqlite"
        cursor.execute(f"INSERT INTO {table}({table}) VALUES('delete-all')" if is_sqlite else f"TRUNCATE {table}")


def _texts(entry: Entry) -> tuple[str, str]:
    terms = dict.fromkeys(entry.terms)
    return " ".join(entry.letter + term for term in terms), " ".join(entry.letter + form for form in entry.forms)


def _vector(entry: Entry) -> str:
    """As PostgreSQL reads one, which puts the places of a word together and keeps the first 256 of them.

    A seam takes a place and is no lexeme. What readers search has pairs of neighbours too: for a phrase of words that
    most texts have, the index would otherwise name most texts.
    """
    letter = entry.letter
    words = [f"'{letter}{term}'" for term in dict.fromkeys(entry.terms)]
    words += [f"'{letter}{FORM}{form}':{place}" for place, form in enumerate(entry.forms, 1) if form != SEAM]
    if letter != COPY:
        pairs = {pair(*two) for two in pairwise(entry.forms) if SEAM not in two}
        words += [f"'{letter}{PAIR}{one}'" for one in pairs]
    return " ".join(words)

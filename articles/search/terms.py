"""The analyser: which terms stand where in a text. One function for what is indexed, asked and highlighted."""

from __future__ import annotations

import hashlib
import re
import threading
from functools import cache, lru_cache
from importlib.metadata import version
from typing import NamedTuple

import snowballstemmer

from articles.search import lemmas
from articles.search.normal import clean, designations, folded, is_cyrillic, pieces
from articles.search.stems import stem

# Raise it with every change of what `analyse` gives: rows of an older version are then written anew.
RULES = 1
CACHE = 20_000

_CAPITALS = re.compile(r"[^\W\d_a-zа-яіїєґ]{2,6}")
_INFLECTED_CAPITALS = re.compile("([А-ЯІЇЄҐ]{2,6})(?:[аиіую]|ом|ою|ові|ів|ам|ами|ах)")
_LONGEST_LOOKED_UP = 40
_english = snowballstemmer.stemmer("english")
_english_lock = threading.Lock()  # a stemmer keeps the word it works on in itself


class Token(NamedTuple):
    """A word of a text, `[start, end)` of the original.

    `terms` are its alternatives, never empty, of letters and digits only; two words meet when they share one.
    `form` is the word as it was written, folded in the same way; a designation is joined ("f16").
    """

    start: int
    end: int
    terms: tuple[str, ...]
    form: str


def analyse(text: str, language: str) -> list[Token]:
    """The words of a text in their order. Each is read by its own script; `language` decides where both would do."""
    tokens = []
    for piece in pieces(text):
        form, terms = _read(piece.raw, piece.sort, language)
        if form:
            tokens.append(Token(piece.start, piece.end, terms, form))
    return tokens


@cache
def analyser_version() -> str:
    """Eight letters that change with our rules, the libraries and the dictionary."""
    parts = [f"rules {RULES}", f"snowball {version('snowballstemmer')}", *sorted(lemmas.packages().items())]
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:8]


@lru_cache(maxsize=CACHE)
def _read(raw: str, sort: str, language: str) -> tuple[str, tuple[str, ...]]:
    """The form and the terms of a piece."""
    word = clean(raw, language)
    form = folded(word)
    if sort in ("number", "digits"):
        found = [form]
    elif sort == "designation":
        found = designations(word)
    elif is_cyrillic(word):
        found = _ukrainian(word, form)
    else:
        found = _latin(word, form)
    return form, tuple(dict.fromkeys(term for term in found if term))


def _ukrainian(word: str, form: str) -> list[str]:
    short = [form] if _CAPITALS.fullmatch(word) else []
    if inflected := _INFLECTED_CAPITALS.fullmatch(word):
        short = [folded(inflected[1])]
    word = word.lower()
    known = lemmas.known(word) if len(word) <= _LONGEST_LOOKED_UP else []
    if known:
        return [*short, *map(folded, known)]
    guesses = lemmas.guessed(word) if len(word) <= _LONGEST_LOOKED_UP else []
    return [*short, form, *map(folded, guesses), stem(form)]


def _latin(word: str, form: str) -> list[str]:
    with _english_lock:
        stemmed = _english.stemWord(word.lower())
    return [*([form] if _CAPITALS.fullmatch(word) else []), folded(stemmed) or form]

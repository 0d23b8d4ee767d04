"""The analyser: which terms stand where in a text. One function for what is indexed, asked and highlighted."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Callable
from functools import cache, lru_cache, partial
from importlib.metadata import version
from sys import intern
from typing import NamedTuple

import snowballstemmer

from articles.search.lemmas import guesses, lemmas, packages
from articles.search.normal import clean, designations, folded, is_cyrillic, pieces
from articles.search.stems import stem
from newsroom.lib.languages import LANGUAGES

# Raise it with every change of what `analyse` gives: rows of an older version are then written anew.
RULES = 1
# Words that each language's cache holds; 400 bytes each, so a full analyser stays below 35 MB.
CACHE = 8_000

_CAPITALS = re.compile(r"[^\W\d_a-zа-яіїєґ]{2,6}")
_INFLECTED_CAPITALS = re.compile("([А-ЯІЇЄҐ]{2,6})(?:[аиіую]|ом|ою|ові|ів|ам|ами|ах)")
_DIGIT = re.compile(r"\d")
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
    read = _readers[language]
    tokens = []
    for found in pieces(text, language):
        form, *terms = read(found.group())
        if form:
            tokens.append(Token(found.start(), found.end(), tuple(terms), form))
    return tokens


@cache
def analyser_version() -> str:
    """Eight letters that change with our rules, the libraries and the dictionary."""
    parts = [f"rules {RULES}", f"snowball {version('snowballstemmer')}", *sorted(packages().items())]
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:8]


def _read(raw: str, language: str) -> tuple[str, ...]:
    """The form of a piece, and its terms."""
    word = clean(raw, language)
    form = folded(word)
    if form.isdecimal():
        found = [form]
    elif _DIGIT.search(form):
        found = designations(word)
    elif is_cyrillic(word):
        found = _ukrainian(word, form)
    else:
        found = _latin(word, form)
    return form, *dict.fromkeys(intern(term) for term in found if term)


_readers: dict[str, Callable[[str], tuple[str, ...]]] = {}


def hold(words: int) -> None:
    """How many words each language's cache holds from now on: a command that reads the whole archive asks for more."""
    for language in LANGUAGES:
        _readers[language] = lru_cache(maxsize=words)(partial(_read, language=language))


hold(CACHE)


def _ukrainian(word: str, form: str) -> list[str]:
    short = [form] if _CAPITALS.fullmatch(word) else []
    if inflected := _INFLECTED_CAPITALS.fullmatch(word):
        short = [folded(inflected[1])]
    word = word.lower()[:_LONGEST_LOOKED_UP]
    known = lemmas(word)
    return [*short, *map(folded, known or (form, *guesses(word))), *([] if known else [stem(form)])]


def _latin(word: str, form: str) -> list[str]:
    with _english_lock:
        stemmed = _english.stemWord(word.lower())
    return [*([form] if _CAPITALS.fullmatch(word) else []), folded(stemmed) or form]

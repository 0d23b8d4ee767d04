"""The analyser: which terms stand where in a text. One function for what is indexed, asked and highlighted."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from functools import cache, lru_cache, partial
from sys import intern
from typing import NamedTuple

from articles.search.alternation import one_spelling
from articles.search.compounds import HYPHENS, groups, together
from articles.search.lemmas import abbreviations, english_stem, guesses, lemmas, versions
from articles.search.normal import clean, designations, folded, is_cyrillic, number_in, pieces
from articles.search.stems import stem
from newsroom.lib.languages import LANGUAGES

# Raise it with every change of what `analyse` gives: rows of an older version are then written anew.
RULES = 4
# Words that each language's cache holds; 400 bytes each, so a full analyser stays below 35 MB.
CACHE = 8_000

_CAPITALS = re.compile(r"[^\W\d_a-zа-яіїєґ]{2,6}")
_INFLECTED_CAPITALS = re.compile("([А-ЯІЇЄҐ]{2,6})(?:[аиіую]|ом|ою|ові|ів|ам|ами|ах)")
_DIGIT = re.compile(r"\d")
# Of a word as it stands: sixty letters, each with marks. Composing takes the square of the number of marks.
MOST_CHARACTERS = 240
_LONGEST_LOOKED_UP = 40


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
        form, *terms = read(found.group()[:MOST_CHARACTERS])
        if form:
            tokens.append(Token(found.start(), found.end(), tuple(terms), form))
    if any(hyphen in text for hyphen in HYPHENS):
        _read_together(text, tokens, language)
    return tokens


def _read_together(text: str, tokens: list[Token], language: str) -> None:
    """Give the parts of hyphenated words what they mean together."""
    for group in groups(text, [token[:2] for token in tokens]):
        parts = tuple(text[tokens[at].start : tokens[at].end][:MOST_CHARACTERS] for at in group)
        for at, more in zip(group, together(parts, language), strict=True):
            if more:
                tokens[at] = tokens[at]._replace(terms=tuple(dict.fromkeys((*tokens[at].terms, *more))))


@cache
def analyser_version() -> str:
    """Eight letters that change with our rules, the libraries and the dictionary."""
    return hashlib.sha256(repr((RULES, sorted(versions().items()))).encode()).hexdigest()[:8]


def _read(raw: str, language: str) -> tuple[str, ...]:
    """The form of a piece, and its terms."""
    word = clean(raw, language)
    form = number_in(word) or folded(word)
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
    """All the lemmas of a word; the unknown has its own form, the lemmas it may have, and its stem."""
    lowered = word.lower()[:_LONGEST_LOOKED_UP]
    in_capitals = _CAPITALS.fullmatch(word) is not None
    if in_capitals and (short := abbreviations(lowered)):
        return [form, *map(folded, short)]
    known = [one_spelling(folded(lemma)) for lemma in lemmas(lowered)]
    if known:
        return [form, *known] if in_capitals else known
    inflected = _INFLECTED_CAPITALS.fullmatch(word)  # «МЗСу» is an abbreviation with an ending
    first = folded(inflected[1]) if inflected else form
    return [first, form, *map(folded, guesses(lowered)), stem(form)]


def _latin(word: str, form: str) -> list[str]:
    """Its stem in English; of capitals the form too, as "HIMARS" is no plural."""
    return [*([form] if _CAPITALS.fullmatch(word) else []), folded(english_stem(word.lower())) or form]

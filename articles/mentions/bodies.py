"""Names of organisations in a row of words: what declines is met by its lemma, the rest must stand as it is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from articles.mentions.foreign import goes_on, has_demonym, is_home
from articles.mentions.words import Text, Word, forms_of
from articles.search.lemmas import readings
from articles.search.normal import clean
from articles.search.terms import analyse

# «Генштаб», «Держспецтрансслужба»: made of pieces, so no common noun, though the dictionary has them among those.
_CLIPPED = re.compile("(мін|ген|держ|укр|нац|каб|обл|рай|спец|військ)(.{3,})")
_INNER = re.compile("(спец|транс|пром|енерго|палив|еко|гео|прод|спожив|молодь|стратег|ком)(.{3,})")
_PIECES = {"фін", "мін", "юст", "стат", "пром", "енерго"}
_SHORTEST_WORD = 4  # «держ-ава» is none
# No dictionary has the adjectives of all towns and villages.
_LOCAL = re.compile("[а-яіїєґ']+[сзц]ьк(?:ий|а|е|і)")
# A name of so many words is known by them, written with a capital or not; so is one with «…» in it.
MANY_WORDS = 3
_HAS_QUOTES = re.compile('[«"“„]')
_OPENING = re.compile('.*[«"“„]$')
_CLOSING = re.compile('^[»"”“].*', re.DOTALL)
_FORM = {"партія", "фонд", "компанія", "підприємство", "товариство", "корпорація", "концерн", "об'єднання"}
_FORM_SHORT = {"ТОВ", "ДП", "АТ", "ПАТ", "ПрАТ", "КП", "ГО", "БФ", "НАК", "ДК"}
# «ЄДАПСу»: what is read as a word declines like one.
_ENDING = re.compile("(?:а|у|і|ом|ові|ів|ам|ами|ах|ою)")
_CONSONANT = re.compile("[бвгґджзклмнпрстфхцчшщБВГҐДЖЗКЛМНПРСТФХЦЧШЩ]$")


@dataclass(frozen=True)
class Body:
    """An organisation. `names` as they are said in full or in short, `successor`: the key of what it became."""

    key: int
    names: tuple[str, ...]
    abbreviations: tuple[str, ...] = ()
    successor: int | None = None


class Pattern(NamedTuple):
    """`head`: the lemmas of each word that declines; `tail`: the forms of those that do not."""

    body: int
    head: tuple[frozenset[str], ...]
    tail: tuple[str, ...]
    must_be_quoted: bool
    must_be_capital: bool

    @property
    def length(self) -> int:
        return len(self.head) + len(self.tail)


@dataclass(frozen=True)
class Bodies:
    patterns: dict[str, list[Pattern]]
    abbreviations: dict[str, list[int]]
    successors: dict[int, int]
    said: dict[int, tuple[str, ...]]  # by key, all that a body is called


def bodies(known: list[Body], language: str) -> Bodies:
    patterns: dict[str, list[Pattern]] = defaultdict(list)
    abbreviations: dict[str, list[int]] = defaultdict(list)
    for body in known:
        for name in dict.fromkeys(body.names):
            if pattern := _pattern(body.key, name, language):
                for first in pattern.head[0] if pattern.head else pattern.tail[:1]:
                    patterns[first].append(pattern)
        for short in dict.fromkeys(body.abbreviations):
            if len(short) > 1:
                abbreviations[short].append(body.key)
    successors = {one.key: one.successor for one in known if one.successor}
    said = {one.key: (*one.names, *one.abbreviations) for one in known}
    return Bodies(dict(patterns), dict(abbreviations), successors, said)


def _pattern(key: int, name: str, language: str) -> Pattern | None:
    tokens = analyse(name, language)
    if not tokens or len(name.strip()) < 2:
        return None
    if language == "en":
        return Pattern(key, (), tuple(token.form for token in tokens), False, True)
    raws = [clean(name[token.start : token.end], language).lower() for token in tokens]
    hyphens = [name[one.end : other.start] in ("-", "‑", "‐") for one, other in pairwise(tokens)]
    size = _head(raws, [*hyphens, False])
    head = tuple(frozenset({*token.terms, token.form}) for token in tokens[:size])
    tail = tuple(token.form for token in tokens[size:])
    is_common_word = len(tokens) == 1 and is_common(raws[0])
    return Pattern(key, head, tail, is_common_word, len(tokens) < MANY_WORDS and not _HAS_QUOTES.search(name))


def _head(raws: list[str], hyphens: list[bool]) -> int:
    """How many words from the first decline: numbers and adjectives, then a noun.

    `hyphens`: does one follow the word?
    """
    for place, raw in enumerate(raws):
        if raw[0].isdecimal() or _is_beginning(raw, hyphens[place]):
            continue
        nominative = {one.kind for one in readings(raw) if one.case == 0}
        if not readings(raw):
            nominative = {"adjective"} if _LOCAL.fullmatch(raw) else {"noun"}
        if "adjective" not in nominative and "noun" in nominative:
            return place + 1
        if "adjective" in nominative and not _noun_follows(raws, hyphens, place + 1):
            return place + 1
    return len(raws)


def _noun_follows(raws: list[str], hyphens: list[bool], place: int) -> bool:
    """May an adjective's noun, or another adjective, stand here? A word unknown to the dictionary is taken for one."""
    if place >= len(raws):
        return False
    found = readings(raws[place])
    return not found or _is_beginning(raws[place], hyphens[place]) or any(one.case == 0 for one in found)


def _is_beginning(raw: str, is_hyphenated: bool) -> bool:
    """The «десантно» of «десантно-штурмова», which stays as it is."""
    return is_hyphenated and raw.endswith(("о", "е"))


def is_common(word: str) -> bool:
    """Would the word in lower case be an ordinary noun? («Батьківщина», «Свобода»)"""
    if not any(one.kind in ("noun", "adjective") for one in readings(word)):
        return False
    return not any(
        rest in _PIECES or (len(rest) >= _SHORTEST_WORD and readings(rest)) for rest in _without_first_pieces(word)
    )


def _without_first_pieces(word: str) -> Iterator[str]:
    """Of «держспецтрансслужба»: спецтрансслужба, трансслужба, служба."""
    found = _CLIPPED.fullmatch(word)
    while found:
        yield found[2]
        found = _INNER.fullmatch(found[2])


class Hit(NamedTuple):
    start: int
    end: int
    body: int
    kind: str  # "name" or "abbreviation"


def named(text: Text, index: int, known: Bodies) -> Iterator[Hit]:
    """Organisations whose name begins with this word, if it is not said to be another country's."""
    return (hit for hit in _met(text, index, known) if _is_ours(text, hit, known))


def _met(text: Text, index: int, known: Bodies) -> Iterator[Hit]:
    word = text.words[index]
    seen = set()
    for key in dict.fromkeys((word.form, *word.terms)):
        for pattern in known.patterns.get(key, ()):
            if pattern not in seen and _meets(text, index, pattern):
                seen.add(pattern)
                yield Hit(index, index + pattern.length, pattern.body, "name")
    if (short := _abbreviation(word, known)) and text.is_whole(index, index + 1):
        yield from (Hit(index, index + 1, body, "abbreviation") for body in known.abbreviations[short])


def _meets(text: Text, index: int, pattern: Pattern) -> bool:
    end = index + pattern.length
    if end > len(text.words) or any(not text.flows(place) for place in range(index, end - 1)):
        return False
    words = text.words[index:end]
    head, tail = words[: len(pattern.head)], words[len(pattern.head) :]
    if not all(_shares(word, terms) for word, terms in zip(head, pattern.head, strict=True)):
        return False
    if tuple(word.form for word in tail) != pattern.tail or not text.is_whole(index, end):
        return False
    if (pattern.must_be_capital or pattern.must_be_quoted) and not words[0].is_capital:
        return False
    return not pattern.must_be_quoted or _is_quoted(text, index, end)


def _is_ours(text: Text, hit: Hit, known: Bodies) -> bool:
    """A name that says whose it is («… України») needs no look at what stands beside it."""
    if hit.kind == "name" and is_home(text.words[hit.end - 1]):
        return True
    if has_demonym(text, hit.start):
        return False

    def body_end(index: int) -> int:
        return max((other.end for other in _met(text, index, known)), default=0)

    return _goes_on_as_itself(text, hit, known.said[hit.body]) or not goes_on(text, hit.end, body_end)


def _goes_on_as_itself(text: Text, hit: Hit, names: tuple[str, ...]) -> bool:
    """ "The Support Group of Partners", where a longer name of "Support Group" begins so."""
    longer = hit.end + 2 + (hit.end + 1 < len(text.words) and text.words[hit.end + 1].form == "the")
    said = tuple(word.form for word in text.words[hit.start : longer])
    is_long = len(said) == longer - hit.start
    return is_long and any(forms_of(name, text.language)[: len(said)] == said for name in names)


def _shares(word: Word, terms: frozenset[str]) -> bool:
    return word.form in terms or not terms.isdisjoint(word.terms)


def _is_quoted(text: Text, index: int, end: int) -> bool:
    """«Батьківщина» in quotation marks, or after the word that says what it is."""
    before, after = text.gap(index - 1) if index else text.text[: text.words[0].start], text.gap(end - 1)
    if end == len(text.words):
        after = text.text[text.words[-1].end :]
    if _OPENING.fullmatch(before.replace("\n", " ")) and _CLOSING.match(after):
        return True
    if index == 0 or not text.joins(index - 1):
        return False
    previous = text.words[index - 1]
    return previous.raw in _FORM_SHORT or not _FORM.isdisjoint(_apostrophes(previous))


def _apostrophes(word: Word) -> set[str]:
    return {one.lemma for one in word.readings} | set(word.terms)


def _abbreviation(word: Word, known: Bodies) -> str:
    if word.raw in known.abbreviations:
        return word.raw
    for length in range(len(word.raw) - 1, max(1, len(word.raw) - 4), -1):
        short, ending = word.raw[:length], word.raw[length:]
        if short in known.abbreviations and short.isupper() and _CONSONANT.search(short) and _ENDING.fullmatch(ending):
            return short
    return ""

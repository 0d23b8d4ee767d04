"""Streets, orders and prizes bear people's names without speaking of the people."""

from __future__ import annotations

import re

from articles.mentions.words import Text
from articles.search.terms import analyse

GENITIVE = 1
_SHORT = {"вул", "ім", "просп", "пр", "пл", "пров", "бул", "бульв", "наб"}
# Ranks and titles may stand between: «вулиця генерала Івана Коваля».
_PLACES = _SHORT | {"вулиця", "проспект", "площа", "провулок", "бульвар", "узвіз", "набережна", "ім'я"}
_AWARDS = {"орден", "медаль", "премія", "стипендія", "блок", "партія", "кубок", "відзнака"}
_BETWEEN = 3
_LOOSE = re.compile(r"\.?[\s«\"“„]*")
_AFTER = {"street", "avenue", "square", "boulevard", "lane", "prize", "award", "scholarship", "cup", "bloc"}
_BEFORE = {("order", "of"), ("named", "after"), ("named", "for"), ("medal", "of")}


def _terms(words: set[str]) -> frozenset[str]:
    """As the analyser gives them, but for the words written in full only what they themselves mean."""
    return frozenset(term for word in words for token in analyse(word, "uk") for term in (token.terms[0], token.form))


_place_terms: dict[str, frozenset[str]] = {}


def _known(which: str) -> frozenset[str]:
    if which not in _place_terms:
        _place_terms[which] = _terms(_PLACES if which == "places" else _AWARDS)
    return _place_terms[which]


def is_eponym(text: Text, start: int, end: int, cases: frozenset[int]) -> bool:
    """Does the name at `[start, end)` belong to a street, an order or a prize? Only a genitive can in Ukrainian."""
    if text.language == "en":
        after = end < len(text.words) and text.joins(end - 1) and text.words[end].form in _AFTER
        return after or tuple(word.form for word in text.words[max(0, start - 2) : start]) in _BEFORE
    if GENITIVE not in cases or start == 0:
        return False
    if _means(text, start - 1, _known("places") | _known("awards")):
        return True
    place = start - 1
    while place > 0 and start - place <= _BETWEEN and text.joins(place) and _is_genitive(text, place):
        place -= 1
        if _means(text, place, _known("places")):
            return True
    return False


def _means(text: Text, index: int, wanted: frozenset[str]) -> bool:
    word = text.words[index]
    if _LOOSE.fullmatch(text.gap(index)) is None:
        return False
    return word.form in _SHORT or word.form == "імені" or not wanted.isdisjoint(word.terms)


def _is_genitive(text: Text, index: int) -> bool:
    return any(one.case == GENITIVE for one in text.words[index].readings)

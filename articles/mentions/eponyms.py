"""Streets, orders, prizes and ships bear people's names without speaking of the people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.mentions.words import Text
from articles.search.terms import analyse

GENITIVE = 1
_SHORT = {"вул", "ім", "просп", "пр", "пл", "пров", "бул", "бульв", "наб"}
_HYPHENATED = {("б", "р"), ("пр", "т"), ("пр", "кт"), ("м", "н"), ("ж", "м")}
_PLACES = {
    *("вулиця", "проспект", "площа", "провулок", "бульвар", "узвіз", "набережна", "ім'я", "майдан", "сквер", "парк"),
    *("алея", "проїзд", "метро", "театр", "бібліотека", "пам'ятник", "фонд"),
}
_AWARDS = {"орден", "медаль", "премія", "стипендія", "блок", "партія", "кубок", "відзнака"}
_SHIPS = {"корвет", "фрегат", "катер", "корабель", "судно", "крейсер", "човен", "тральщик", "криголам", "буксир"}
# Ranks and honours may stand between («імені двічі Героя України генерал-майора Івана Коваля»), and another's name.
_BETWEEN = {"двічі", "тричі", "та", "і", "й"}
_DOTTED = {"ген", "полк", "підполк", "кап", "лейт", "серж", "ст", "мол", "гол", "адм"}
_FARTHEST = 8
_LOOSE = re.compile(r"\.?[\s«\"“„]*")
_OPENING_QUOTE = re.compile(r"\s*[«\"“„]")
_AFTER = {"street", "avenue", "square", "boulevard", "lane", "prize", "award", "scholarship", "cup", "bloc"}
_BEFORE = {("order", "of"), ("named", "after"), ("named", "for"), ("medal", "of")}
_ENGLISH_SHIPS = {"corvette", "frigate", "ship", "vessel", "minesweeper", "icebreaker"}
# Of a name in quotation marks: «Гетьман Іван Коваль».
_MOST_RANKS = 2


def _terms(words: set[str]) -> frozenset[str]:
    """As the analyser gives them, but for the words written in full only what they themselves mean."""
    return frozenset(term for word in words for token in analyse(word, "uk") for term in (token.terms[0], token.form))


_terms_of: dict[str, frozenset[str]] = {}
_KNOWN = {"places": _PLACES, "awards": _AWARDS, "ships": _SHIPS}


def _known(which: str) -> frozenset[str]:
    if which not in _terms_of:
        _terms_of[which] = _terms(_KNOWN[which])
    return _terms_of[which]


def is_eponym(text: Text, start: int, end: int, cases: frozenset[int]) -> bool:
    """Does the name at `[start, end)` belong to a street, an order, a prize or a ship?

    In Ukrainian only a genitive can, but for a ship, whose name stands in quotation marks.
    """
    if _is_ship(text, start):
        return True
    if text.language == "en":
        after = end < len(text.words) and text.joins(end - 1) and text.words[end].form in _AFTER
        return after or tuple(word.form for word in text.words[max(0, start - 2) : start]) in _BEFORE
    if GENITIVE not in cases or start == 0:
        return False
    if _means(text, start - 1, "awards"):
        return True
    return any(_means(text, place, "places") for place in _before(text, start))


def _is_ship(text: Text, start: int) -> bool:
    """«Корвет «Гетьман Іван Коваль»», and "the corvette Ivan Koval" without quotation marks too."""
    place = start - 1
    while place > 0 and start - place <= _MOST_RANKS and text.joins(place) and text.words[place].is_capital:
        place -= 1
    if place < 0:
        return False
    if text.language == "en":
        return text.words[place].form in _ENGLISH_SHIPS
    return _OPENING_QUOTE.fullmatch(text.gap(place)) is not None and _means(text, place, "ships")


def _before(text: Text, start: int) -> Iterator[int]:
    """The words before a name, backwards, as far as they may stand between it and the street that bears it."""
    commas = 0
    for place in range(start - 1, max(start - 1 - _FARTHEST, 0) - 1, -1):
        yield place
        gap = text.gap(place)
        commas += "," in gap
        is_dotted = text.words[place].form in _DOTTED and gap[:1] == "."
        parted = gap.removeprefix("." if is_dotted else ",").strip(" \u00a0")
        if commas > 1 or parted not in ("", "\n", "-", "‑") or not (is_dotted or _may_stand_between(text, place)):
            return


def _may_stand_between(text: Text, place: int) -> bool:
    word = text.words[place]
    return (
        word.form in _BETWEEN
        or text.hyphenates(place)  # the «генерал» of «генерал-майора»
        or any(one.case == GENITIVE for one in word.readings)
    )


def _means(text: Text, index: int, which: str) -> bool:
    word = text.words[index]
    if _LOOSE.fullmatch(text.gap(index)) is None:
        return False
    if which == "places" and (word.form in _SHORT or word.form == "імені" or _is_hyphenated(text, index)):
        return True
    return not _known(which).isdisjoint(word.terms)


def _is_hyphenated(text: Text, index: int) -> bool:
    """«Б-р», «пр-т»."""
    return text.hyphenates(index - 1) and (text.words[index - 1].form, text.words[index].form) in _HYPHENATED

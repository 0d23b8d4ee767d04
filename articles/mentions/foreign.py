"""A body of another country bears our body's name: «Міністерство оборони Литви», "the Russian General Staff"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from articles.mentions.words import Text, Word

GENITIVE = 1
# Written in lower case too: «Генштаб рф», «міноборони росії».
_STATES = {"рф", "срср", "сша", "кнр", "кндр", "оае", "фрн", "юар", "днр", "лнр", "урср", "росія", "білорусь"}
_COUNTRY = {"країна", "держава"}
_STATE_NOUNS = {"республіка", "федерація", "королівство"}
# No countries: the body above («управління розвідки Міністерства оборони»), or the people of this one.
_NO_COUNTRIES = {
    *("міністерство", "міноборони", "секретаріат", "штаб", "генштаб", "кабмін", "кабінет", "управління", "служба"),
    *("командування", "сила", "сили", "військо", "рада", "офіс", "апарат", "адміністрація", "академія", "департамент"),
    *("армія", "флот", "президент", "голова", "міністр", "герой"),
}
_FARTHEST = 8
_DEMONYM = re.compile("[а-яіїєґ']+[сзц]ьк(?:ий|ого|ому|им|ім|а|ої|ій|у|ою|е|і|их|ими)")
_OUR_DEMONYM = re.compile("(?:все)?україн")
_ENGLISH_HOME = {"ukraine", "ukrainian"}
# Russian, Polish, Japanese, Iraqi, Czech, Dutch, Greek, Swiss …
_ENGLISH_DEMONYM = re.compile("[a-z]+(?:ian|ean|can|ish|ese|stani|eli|aqi|aiti|eni|udi)|uk|us|usa|eu")
_ENGLISH_DEMONYMS = {
    *("french", "dutch", "czech", "greek", "swiss", "welsh", "slovak", "slovene", "croat", "serb", "turk", "icelandic"),
    *("thai", "uzbek", "tajik", "kazakh", "kyrgyz", "azeri", "soviet", "british", "german", "african", "cypriot"),
}
# "The Ministry’s Legal Department", "Today’s General Staff briefing".
_NO_ENGLISH_COUNTRIES = {
    *("ministry", "government", "minister", "president", "parliament", "cabinet", "state", "country", "nation"),
    *("army", "forces", "staff", "command", "department", "office", "academy", "kyiv", "today", "yesterday"),
}
_POSSESSIVE = re.compile(r"['’]s?\s")
_JOINING = {"of", "the", "and"}

# Where the longest name of a body of the register ends that begins at a word; 0 where none does.
BodyEnd = Callable[[int], int]


def is_home(word: Word) -> bool:
    """«України», "Ukraine", "Ukrainian"."""
    return word.form.startswith("україн") or word.form in _ENGLISH_HOME


def goes_on(text: Text, end: int, body_end: BodyEnd) -> bool:
    """Does another country follow the name that ends before `end`?

    Bodies above may stand between: «Департамент кадрів Міністерства оборони Литви».
    """
    return (_goes_on_in_english if text.language == "en" else _goes_on_in_ukrainian)(text, end, body_end)


def has_demonym(text: Text, start: int) -> bool:
    """Is the body or the post whose name begins at `start` another country's by the word before?"""
    return _has_english_demonym(text, start) if text.language == "en" else _has_demonym(text, start)


def _has_demonym(text: Text, start: int) -> bool:
    """«Російське Міноборони». With a capital it may be a surname («Зеленський Генштабу доручив»), «війська» is none."""
    if start == 0 or not text.joins(start - 1):
        return False
    before = text.words[start - 1]
    if not _DEMONYM.fullmatch(before.form) or _OUR_DEMONYM.match(before.form):
        return False
    adjectives = {one.case for one in before.readings if one.kind == "adjective"}
    if not adjectives and (before.readings or before.is_capital):
        return False
    if before.is_capital and not text.begins_sentence(start - 1):
        return False
    cases = {one.case for one in text.words[start].readings}
    return not cases or not adjectives or not adjectives.isdisjoint(cases)


def _goes_on_in_ukrainian(text: Text, end: int, body_end: BodyEnd) -> bool:
    """«Генштаб Збройних Сил РФ»."""
    is_inside = False  # of the name of a body above, where common words belong to the name
    for index, after, is_body in _beyond(text, end, body_end):
        word = text.words[index]
        lemmas = {one.lemma for one in word.readings} | {word.form}
        is_abbreviation = word.raw.isupper() and len(word.raw) > 1
        if is_home(text.words[after - 1]):
            return False
        if not lemmas.isdisjoint(_STATES):
            return index > end or not word.readings or _is_genitive(word)
        if not lemmas.isdisjoint(_COUNTRY) and text.hyphenates(index):  # «країни-агресора»
            return True
        if not lemmas.isdisjoint(_STATE_NOUNS) and _is_genitive(word, "noun"):
            return index > end or word.is_capital
        if is_body or is_abbreviation or not lemmas.isdisjoint(_NO_COUNTRIES):
            is_inside = True
        elif _is_genitive(word, "adjective"):
            if index == end and not word.is_capital:
                return False
        elif word.is_capital:
            return _is_genitive(word, "noun") and not _is_genitive(word, "name")
        elif not (is_inside and _is_genitive(word, "noun")):
            return False
    return False


def _beyond(text: Text, end: int, body_end: BodyEnd) -> Iterator[tuple[int, int, bool]]:
    """What follows, word by word and body by body: where each begins and ends, and whether it is a body."""
    index = end
    while index < min(end + _FARTHEST, len(text.words)) and text.joins(index - 1):
        after = body_end(index)
        yield index, after or index + 1, bool(after)
        index = after or index + 1


def _is_genitive(word: Word, kind: str = "") -> bool:
    return any(one.case == GENITIVE and kind in ("", one.kind) for one in word.readings)


def _has_english_demonym(text: Text, start: int) -> bool:
    """ "The Russian General Staff", "Lithuania’s Ministry of Defence"."""
    if start == 0:
        return False
    before = text.words[start - 1]
    if not before.is_capital or before.form in _ENGLISH_HOME:
        return False
    if _POSSESSIVE.fullmatch(text.gap(start - 1)):
        return before.form not in _NO_ENGLISH_COUNTRIES
    is_demonym = before.form in _ENGLISH_DEMONYMS or _ENGLISH_DEMONYM.fullmatch(before.form)
    return text.joins(start - 1) and bool(is_demonym)


def _goes_on_in_english(text: Text, end: int, body_end: BodyEnd) -> bool:
    """ "The General Staff of the Republic of Lithuania"; not "the General Staff of the Armed Forces of Ukraine"."""
    if end >= len(text.words) or not text.joins(end - 1) or text.words[end].form != "of":
        return False
    is_named = False
    for index, after, is_body in _beyond(text, end, body_end):
        word = text.words[index]
        if is_home(text.words[after - 1]):
            return False
        if not word.is_capital and word.form not in _JOINING:
            break
        is_named = is_named or (word.is_capital and not is_body)
    return is_named

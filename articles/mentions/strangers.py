"""A surname that somebody else bears: the words beside it tell."""

from __future__ import annotations

import re
from typing import NamedTuple

from articles.mentions.people import (
    NOMINATIVE,
    Entry,
    People,
    given_names,
    initials_before,
    is_given_name,
    is_only_registered,
    looks_patronymic,
)
from articles.mentions.words import Text
from articles.search.lemmas import Reading
from articles.search.normal import is_cyrillic

# The dictionary lacks a few common words, which would pass for foreign given names where they open a sentence.
_UNKNOWN_TO_DICTIONARY = {"ще", "вже", "теж", "немає", "нема", "ой", "ох", "ах", "ех", "ого", "ура", "нум"}
# «Умєров» has «Умєрова» beside it: a form of one is a form of the other in another case.
_PAIRED = re.compile(".+(?:[оеє]в|[иії]н|[оеє]ва|[иії]на|ий|ій)")
_KIN = {"брат", "сестра", "дружина", "подружжя", "родина", "сім'я", "син", "донька", "дочка", "вдова", "мати", "батько"}
_ENGLISH = {
    *("mr", "mrs", "ms", "dr", "minister", "president", "general", "colonel", "major", "captain", "lieutenant"),
    *("prime", "secretary", "deputy", "chief", "head", "admiral", "brigadier", "commander", "director", "ambassador"),
    *("ukraine", "defence", "defense", "staff", "forces", "and", "the", "said", "ministry", "chairman", "sergeant"),
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
}
# Without a dictionary of English every word that opens a sentence may be a given name; these are none.
_OPENERS = {
    *("a", "an", "in", "on", "at", "by", "for", "from", "of", "to", "with", "as", "after", "before", "during", "since"),
    *("until", "under", "over", "about", "against", "between", "through", "without", "within", "upon", "despite"),
    *("according", "but", "or", "nor", "so", "yet", "if", "when", "while", "where", "because", "although", "though"),
    *("that", "this", "these", "those", "what", "who", "why", "how", "both", "neither", "then", "there", "here", "now"),
    *("today", "yesterday", "tomorrow", "later", "earlier", "recently", "meanwhile", "however", "also", "still"),
    *("only", "even", "again", "once", "finally", "instead", "thus", "therefore", "moreover", "furthermore"),
    *("additionally", "previously", "afterwards", "did", "does", "is", "was", "were", "has", "had", "will", "would"),
}
_BEFORE_PLACE = {"in", "at", "near", "outside", "across"}


class Surname(NamedTuple):
    """The words `[start, end)` as a family name of `entry`, and in which cases."""

    start: int
    end: int
    entry: Entry
    cases: frozenset[int]


def is_anothers(text: Text, surname: Surname, known: People) -> bool:
    """A given name, an initial, a patronymic, a word of kin or of a woman stands before.

    It is not this person's: theirs made it a full name.
    """
    start = surname.start
    if initials_before(text, start) or _is_of_kin(text, surname) or _is_a_womans(text, surname):
        return True
    if not _has_name_like_before(text, start):
        return False
    before = text.words[start - 1]
    if text.language == "en":
        is_unknown = _is_unknown(text, start - 1) and not _is_after_place_word(text, start - 1)
        return is_unknown or before.form in known.given
    names = given_names(text, start - 1)
    return (
        looks_patronymic(before)
        or any(_make_one_person(one, text, surname) for one in names)
        or is_only_registered(text, start - 1, known)
        or _is_unknown(text, start - 1)
    )


def continues_as_anothers(text: Text, end: int, known: People) -> bool:
    """«Коваленко Тарас» or «Коваленко Т.» after Олег Коваленко; his own name or initial made it a full name."""
    if end >= len(text.words) or not text.joins(end - 1):
        return False
    return is_given_name(text, end, known) or text.ends_in_dot(end)


def follows_unknown_place(text: Text, start: int, known: People) -> bool:
    """ "In Brussels Umerov": most likely a place, so the surname stays his in the rest of the text."""
    return (
        text.language == "en"
        and _has_name_like_before(text, start)
        and _is_unknown(text, start - 1)
        and text.words[start - 1].form not in known.given
    )


def _has_name_like_before(text: Text, start: int) -> bool:
    return start > 0 and text.joins(start - 1) and text.words[start - 1].is_capital


def _is_of_kin(text: Text, surname: Surname) -> bool:
    """«Брати Коваленко», «дружина Коваленко»; in «дружина Коваленка» the two do not agree, and it is he."""
    if surname.start == 0 or not text.joins(surname.start - 1):
        return False
    return any(
        one.kind == "noun" and one.lemma in _KIN and one.case in surname.cases
        for one in text.words[surname.start - 1].readings
    )


def _is_a_womans(text: Text, surname: Surname) -> bool:
    """«Речниця Коваленко», «пані Коваленко» after Олег Коваленко: a feminine noun in the nominative beside his."""
    if surname.start == 0 or not text.joins(surname.start - 1):
        return False
    if surname.entry.family.gender != "m" or NOMINATIVE not in surname.cases:
        return False
    nouns = [one for one in text.words[surname.start - 1].readings if not one.is_plural and one.case == NOMINATIVE]
    return bool(nouns) and all(one.kind == "noun" and one.gender == "f" for one in nouns)


def _make_one_person(name: Reading, text: Text, surname: Surname) -> bool:
    """Do a given name and a surname make one person? In «Любов Коваленка», «Роман Коваленка» they are two things.

    A woman's surname of most kinds does not decline, so before a basic form («Віру Коваленко») hers may stand in any
    case; where both genders have forms of their own, one's may look like the other's («Айше Умєрова»).
    """
    family = surname.entry.family
    if "" in (name.gender, family.gender) or name.gender == family.gender:
        return name.case in surname.cases
    if not family.nominative or _PAIRED.fullmatch(family.nominative[-1]):
        return True
    is_basic = tuple(word.form for word in text.words[surname.start : surname.end]) == family.nominative
    return is_basic and (name.gender == "f" or name.case == NOMINATIVE)


def _is_unknown(text: Text, index: int) -> bool:
    """A capitalised word that no dictionary has: a foreign given name, most likely."""
    word = text.words[index]
    if text.language == "en":
        return word.form not in _ENGLISH and not (text.begins_sentence(index) and word.form in _OPENERS)
    return (
        not word.readings
        and not word.raw.isupper()
        and is_cyrillic(word.raw)
        and word.form not in _UNKNOWN_TO_DICTIONARY
    )


def _is_after_place_word(text: Text, index: int) -> bool:
    return index > 0 and text.joins(index - 1) and text.words[index - 1].form in _BEFORE_PLACE

"""Names of people in a row of words: which person each may mean, and in which grammatical cases."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from articles.mentions.words import Text, Word, common_cases, forms_of
from articles.search.lemmas import Reading, readings
from articles.search.normal import clean, folded, pieces

CASES = range(7)
NOMINATIVE, GENITIVE = 0, 1
VOCATIVE = 6
DATIVE, LOCATIVE = 2, 5  # «Ковалю» and «Ковалеві» are both, in every mixture
# A vowel that the other cases of a noun drop or change, and a last consonant: «Вітер», «Корец(ь)», «Сокіл».
_KEPT = re.compile("[еєоі][^аеєиіїоуюяй]$")
_SET_OFF = re.compile(r"[»”\"]?[^\S\n]*(?:[,!?…]|\n|$)")
_PATRONYMIC = re.compile("[^ ]{2,}(?:(?:ович|евич|йович|лліч|уміч)(?:а|у|ем|еві|і)?|[іїє]вн(?:а|и|і|у|ою|о))")


@dataclass(frozen=True)
class Name:
    """What one person may be called: seven forms of each part in Ukrainian, one in English. `gender`: "m", "f", ""."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    patronymic: tuple[str, ...] = ()
    gender: str = ""


@dataclass(frozen=True)
class Person:
    """`titles`: those of the posts that the person holds on the day."""

    key: int
    names: tuple[Name, ...]
    titles: tuple[str, ...] = ()


class Part:
    """One part of a name: its forms, and its lemmas for the forms that nobody has written down."""

    def __init__(
        self, forms: tuple[str, ...], language: str, gender: str, more: Iterable[tuple[int, str]] = ()
    ) -> None:
        """`more`: forms, each with its case, that are said beside the seven."""
        found: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for case, form in (*enumerate(forms), *more):
            alike = {DATIVE, LOCATIVE} if case in (DATIVE, LOCATIVE) else {case}
            if words := forms_of(form, language):
                found[words] |= alike if len(forms) > 1 else {*CASES}
        self.forms = {words: frozenset(cases) for words, cases in found.items()}
        self.nominative = forms_of(forms[0], language) if forms else ()
        self.gender = gender
        self._basic = forms[0] if forms and language == "uk" else ""
        self.lengths = sorted({len(words) for words in self.forms}, reverse=True)

    @cached_property
    def lemmas(self) -> list[frozenset[str]]:
        """Of each word, in Ukrainian; asked only where the forms do not tell."""
        return [self._lemmas(raw) for raw in _raw(self._basic, "uk")]

    def _lemmas(self, raw: str) -> frozenset[str]:
        own = [one for one in readings(raw) if one.case == 0 and not one.is_plural and self._fits(one.gender)]
        names = [one for one in own if one.kind in ("name", "surname")]
        return frozenset(one.lemma for one in names or own)

    def _fits(self, gender: str) -> bool:
        return not self.gender or gender in ("", self.gender)

    def cases(self, words: list[Word]) -> frozenset[int]:
        """The cases in which these words are this part of the name; none: they are not."""
        if written := self.forms.get(tuple(word.form for word in words)):
            return written
        if len(words) != len(self.lemmas):
            return frozenset()
        return common_cases([self._agrees(word, place) for place, word in enumerate(words)])

    def _agrees(self, word: Word, place: int) -> frozenset[int]:
        if len(self.nominative) > 1 and word.form == self.nominative[place]:
            return frozenset(CASES)
        lemmas = self.lemmas[place]
        return frozenset(
            one.case
            for one in word.readings
            if one.lemma in lemmas and one.case is not None and not one.is_plural and self._fits(one.gender)
        )


def _also_said(family: tuple[str, ...], gender: str) -> Iterator[tuple[int, str]]:
    """Of a family name: beside a vocative the nominative («Шановний Юрію Коваль»), and forms with the vowel kept.

    The noun «вітер» is «вітру», the surname «Вітер» may be «Вітеру»; so «Заєця», «Лебідя», «Сокілом».
    """
    if len(family) < len(CASES):
        return
    yield VOCATIVE, family[0]
    basic, oblique = family[0].removesuffix("ь"), family[GENITIVE][:-1]
    is_shortened = gender == "m" and basic != oblique and _KEPT.search(basic) and basic[-1:] == oblique[-1:]
    if is_shortened and family[GENITIVE][-1:] in ("а", "я"):
        for case, form in enumerate(family):
            if case and form.startswith(oblique):
                yield case, basic + form.removeprefix(oblique)


def _raw(name: str, language: str) -> list[str]:
    return [clean(piece.group(), language).lower() for piece in pieces(name, language)]


@dataclass(frozen=True)
class Entry:
    person: int
    given: Part
    family: Part
    patronymic: Part | None


class Match(NamedTuple):
    """The words `[start, end)` mean the person with this key. `full`, `initials` or `surname`."""

    start: int
    end: int
    person: int
    cases: frozenset[int]
    kind: str


@dataclass(frozen=True)
class People:
    """Everybody who may be named, by the first word of their family names."""

    by_family: dict[str, list[Entry]]
    given: frozenset[str] = field(default_factory=frozenset)


def people(persons: list[Person], language: str) -> People:
    by_family: dict[str, list[Entry]] = defaultdict(list)
    given: set[str] = set()
    for person in persons:
        for name in person.names:
            entry = _entry(person.key, name, language)
            firsts = {words[0] for words in entry.family.forms}
            if language == "uk":
                firsts |= {folded(one.lemma) for raw in _raw(name.family[0], language)[:1] for one in readings(raw)}
            for first in firsts:
                by_family[first].append(entry)
            given |= {words[0] for words in entry.given.forms}
    return People(dict(by_family), frozenset(given))


def _entry(person: int, name: Name, language: str) -> Entry:
    family = Part(name.family, language, name.gender, _also_said(name.family, name.gender))
    patronymic = Part(name.patronymic, language, name.gender)
    return Entry(person, Part(name.given, language, name.gender), family, patronymic if patronymic.forms else None)


def families(text: Text, index: int, known: People) -> Iterator[tuple[Entry, int, frozenset[int]]]:
    """(who, the end, cases) for every family name that begins with this word."""
    word = text.words[index]
    keys = dict.fromkeys((word.form, *word.terms))
    seen = set()
    for entry in (entry for key in keys for entry in known.by_family.get(key, ())):
        if id(entry) in seen:
            continue
        seen.add(id(entry))
        for length in entry.family.lengths or (1,):
            end = index + length
            if cases := _part_cases(text, index, end, entry.family):
                yield entry, end, cases
                break


def _part_cases(text: Text, start: int, end: int, part: Part | None) -> frozenset[int]:
    """Of a part of a name that stands as the words `[start, end)`, joined by spaces or hyphens, its last a capital."""
    if part is None or start < 0 or end > len(text.words) or not text.words[end - 1].is_capital:
        return frozenset()
    if not all(
        text.joins(place) or text.hyphenates(place) or text.may_hyphenate(place) for place in range(start, end - 1)
    ):
        return frozenset()
    return part.cases(text.words[start:end])


def full_names(text: Text, index: int, known: People) -> Iterator[Match]:
    """Full names whose family name begins with this word: in both orders, with a patronymic or initials."""
    for entry, end, cases in families(text, index, known):
        for start, shared in _given_before(text, index, end, entry, cases):
            if text.is_whole_name(start, end):
                yield Match(start, end, entry.person, shared, "full")
        for stop, shared in _given_after(text, end, entry, cases):
            if text.is_whole_name(index, stop) and not _is_taken(text, index, known):
                yield Match(index, stop, entry.person, shared, "full")
        yield from _initials(text, index, end, entry, cases)


def _given_before(
    text: Text, index: int, stop: int, entry: Entry, cases: frozenset[int]
) -> Iterator[tuple[int, frozenset[int]]]:
    for end, shared in ((index, cases), *_patronymic(text, index - 1, entry, cases, index - 1)):
        if text.language == "en" and end > 1 and text.is_initial(end - 1):
            end -= 1  # a middle initial
        elif end < 1 or not text.joins(end - 1):
            continue
        for length in entry.given.lengths:
            given = _part_cases(text, end - length, end, entry.given)
            both = shared & given
            if both and (not _is_ambiguous(given, both) or _is_addressed(text, end - length, stop)):
                yield end - length, both


def _given_after(text: Text, end: int, entry: Entry, cases: frozenset[int]) -> Iterator[tuple[int, frozenset[int]]]:
    if not text.joins(end - 1):
        return
    for length in entry.given.lengths:
        stop = end + length
        given = _part_cases(text, end, stop, entry.given)
        shared = cases & given
        if not shared or _is_ambiguous(given, shared):
            continue
        longer = [further for _at, further in _patronymic(text, stop, entry, shared, stop - 1)]
        if longer:
            yield stop + 1, longer[0]
        elif not (stop < len(text.words) and text.joins(stop - 1) and looks_patronymic(text.words[stop])):
            yield stop, shared


def _is_ambiguous(given: frozenset[int], shared: frozenset[int]) -> bool:
    """«Юрію Коваль»: Юрій Коваль is spoken to, unless Коваль did something to somebody called Юрій."""
    return shared == {VOCATIVE} and DATIVE in given


def _is_addressed(text: Text, start: int, end: int) -> bool:
    """Set off from what follows, and from what stands before unless that is addressed too: «Шановний Юрію Коваль!»"""
    if not _SET_OFF.match(text.text, text.words[end - 1].end):
        return False
    before = text.words[start - 1] if start else None
    return before is None or not text.joins(start - 1) or any(one.case == VOCATIVE for one in before.readings)


def _patronymic(
    text: Text, place: int, entry: Entry, cases: frozenset[int], gap: int
) -> Iterator[tuple[int, frozenset[int]]]:
    """The word at `place` is this person's patronymic: where it begins, and the cases it leaves. Another's is not."""
    if not 0 <= place < len(text.words) or not text.joins(gap) or not text.words[place].is_capital:
        return
    if entry.patronymic:
        if shared := cases & _part_cases(text, place, place + 1, entry.patronymic):
            yield place, shared
    elif looks_patronymic(text.words[place]):
        yield place, cases


def looks_patronymic(word: Word) -> bool:
    return word.language == "uk" and word.is_capital and _PATRONYMIC.fullmatch(word.form) is not None


def is_given_name(text: Text, index: int, known: People) -> bool:
    return text.words[index].is_capital and (bool(given_names(text, index)) or is_only_registered(text, index, known))


def given_names(text: Text, index: int) -> list[Reading]:
    """The ways to read a word as one person's given name.

    Where a sentence opens, the capital tells nothing: a verb, an adverb, a conjunction or a pronoun («Має», «Тому»,
    «Далі») is a name there only in the nominative («Яким»).
    """
    readings = text.words[index].readings
    tells_nothing = text.begins_sentence(index) and any(not one.kind for one in readings)
    return [
        one
        for one in readings
        if one.kind == "name" and not one.is_plural and (one.case == NOMINATIVE or not tells_nothing)
    ]


def is_only_registered(text: Text, index: int, known: People) -> bool:
    """A given name that the register has and the dictionary does not."""
    word = text.words[index]
    return word.form in known.given and not any(one.kind == "name" for one in word.readings)


def _is_taken(text: Text, index: int, known: People) -> bool:
    """«Олена Коваль Юрій Бойко»: each of the two words has its own neighbour."""
    return index > 0 and text.joins(index - 1) and is_given_name(text, index - 1, known)


def _initials(text: Text, index: int, end: int, entry: Entry, cases: frozenset[int]) -> Iterator[Match]:
    """«Д. Шмигаль», «Д. А. Шмигаль», «Шмигаль Д. А.»"""
    given, patronymic = entry.given.nominative, entry.patronymic.nominative if entry.patronymic else ()
    before = initials_before(text, index)
    if before and _spell(text, before, given, patronymic) and text.is_whole_name(index, end):
        yield Match(before[0], end, entry.person, cases, "initials")
    after: list[int] = []
    while end + len(after) < len(text.words) and len(after) < 2 and text.ends_in_dot(end + len(after)):
        if not text.joins(end - 1):
            break
        after.append(end + len(after))
    if after and _spell(text, after, given, patronymic) and text.is_whole_name(index, end):
        yield Match(index, after[-1] + 1, entry.person, cases, "initials")


def initials_before(text: Text, index: int) -> list[int]:
    found: list[int] = []
    while index - 1 - len(found) >= 0 and len(found) < 2 and text.is_initial(index - 1 - len(found)):
        found.insert(0, index - 1 - len(found))
    return found


def _spell(text: Text, places: list[int], given: tuple[str, ...], patronymic: tuple[str, ...]) -> bool:
    letters = [text.words[place].form for place in places]
    if not given or not given[0].startswith(letters[0]):
        return False
    return len(letters) < 2 or not patronymic or patronymic[0].startswith(letters[1])

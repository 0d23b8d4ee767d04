"""The words of a post before a surname: «міністр оборони Коваль»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from articles.mentions.bodies import Bodies, named
from articles.mentions.foreign import has_demonym
from articles.mentions.people import DATIVE, LOCATIVE, NOMINATIVE, VOCATIVE
from articles.mentions.words import Text, Word
from articles.search.terms import analyse

_ADJOINING = {"і", "й", "та"}
# Between the post and the name: «начальник Генштабу генерал-лейтенант Коваль», «командувач генерал армії Коваль».
_RANKS = {
    *("генерал", "полковник", "підполковник", "майор", "капітан", "лейтенант", "сержант", "старшина", "солдат"),
    *("адмірал", "віцеадмірал", "контрадмірал", "командор", "комодор", "матрос", "мічман", "прапорщик", "хорунжий"),
    # As the analyser gives English words: without their ends.
    *("general", "colonel", "major", "captain", "lieuten", "sergeant", "admir", "brigadi", "commodor", "mr", "ms"),
}
_BEFORE_RANKS = {"бригадний", "старший", "молодший", "головний", "vice", "rear", "senior", "junior", "chief"}
_HYPHENATED_TO_RANKS = {"штаб", "майстер", "віце", "контр"}
_AFTER_RANKS = {"армія", "корпус", "ранг", "перший", "другий", "третій", "1", "2", "3"}
_MOST_WORDS_OF_RANK = 4
# «В. о. директора Тимченко»: the post stays in the genitive whatever the case of the name.
_ACTING = {"обовязків", "обовязки", "тво"}
# Who serves under the post, in the case of the name: «заступника міністра Коваля» may be the one or the other.
_DEPUTIES = {
    *("заступник", "заступниця", "помічник", "помічниця", "радник", "радниця", "речник", "речниця"),
    *("представник", "представниця", "керівник", "секретар", "прессекретар"),
}
# No post by themselves, though a title begins so: «First Deputy Minister», «Major General».
_ENGLISH_BEGINNINGS = {"first", "deputy", "senior", "state", "permanent", "acting", "the"}
_FORMER = {"колишній", "екс"}
_ENGLISH_DEPUTIES = {"deputy", "vice", "assistant", "associate", "under", "former"}


class Title(NamedTuple):
    """The terms of each word of a post; `of_body`: its last words name a body of the register."""

    words: tuple[frozenset[str], ...]
    of_body: bool


def titles(held: Iterable[str], language: str, known: Bodies) -> list[Title]:
    """Posts as they are said: with the body's other names too («начальник Генштабу»), and from the first noun on."""
    found = []
    for title in held:
        text = Text(title, language)
        terms = tuple(frozenset(word.terms) for word in text.words)
        hits = [hit for index in range(1, len(terms)) for hit in named(text, index, known) if hit.end == len(terms)]
        said = [Title(terms, bool(hits))] if terms else []
        for hit in hits:
            for other in known.said[hit.body]:
                words = tuple(frozenset(token.terms) for token in analyse(other, language))
                said.append(Title(terms[: hit.start] + words, of_body=True))
        found += said
        if first := _first_noun(text):
            found += [Title(one.words[first:], one.of_body) for one in said]
    return list(dict.fromkeys(found))


def _first_noun(text: Text) -> int:
    """«Посол» of «Надзвичайний і Повноважний Посол»; 0 where something else stands before, or where it is a rank."""
    for index, word in enumerate(text.words):
        kinds = {one.kind for one in word.readings if one.case == NOMINATIVE}
        if "noun" in kinds and "adjective" not in kinds:
            return 0 if _RANKS.intersection(word.terms) else index
        if "adjective" not in kinds and word.form not in _ADJOINING:  # «уповноважений Верховної …» is the noun itself
            return 0
    return 0


def follows_title(
    text: Text, index: int, cases: frozenset[int], held: Iterable[Title], bodies_by_end: Mapping[int, int]
) -> bool:
    """The words before are the beginning of one of these titles, from its first word to its first noun or further.

    The noun stands in one of the `cases` of the surname: «заступник міністра Коваль» does not speak of the minister.
    A rank may follow the post, and a body the body: «начальник Генштабу ЗСУ генерал Коваль». `bodies_by_end`: where
    those bodies of the text begin that end before a word.
    """
    for end in _without_ranks(text, index):
        above = bodies_by_end.get(end, 0)
        if any(_ends(text, end, cases, title) for title in held):
            return True
        if above and text.joins(above - 1) and any(_is_whole(text, above, cases, title) for title in held):
            return True
    return False


def _ends(text: Text, end: int, cases: frozenset[int], title: Title) -> bool:
    return any(
        _stands(text, end - length, end, title) and _is_holder(text, end - length, end, cases)
        for length in range(len(title.words), 0, -1)
    )


def _is_whole(text: Text, end: int, cases: frozenset[int], title: Title) -> bool:
    start = end - len(title.words)
    return title.of_body and _stands(text, start, end, title) and _is_holder(text, start, end, cases)


def _without_ranks(text: Text, index: int) -> Iterator[int]:
    """This word, and those before it with which a rank begins."""
    yield index
    is_ranked = False
    for start in range(index - 1, max(index - 1 - _MOST_WORDS_OF_RANK, -1), -1):
        terms = text.words[start].terms
        if not (text.joins(start) or text.hyphenates(start)):
            return
        begins = not _RANKS.isdisjoint(terms) or (
            is_ranked and not (_HYPHENATED_TO_RANKS if text.hyphenates(start) else _BEFORE_RANKS).isdisjoint(terms)
        )
        is_ranked = is_ranked or begins
        if begins:
            yield start
        elif _AFTER_RANKS.isdisjoint(terms):
            return


def _stands(text: Text, start: int, end: int, title: Title) -> bool:
    if start < 0 or not all(text.joins(place) or text.hyphenates(place) for place in range(start, end)):
        return False
    return all(
        not terms.isdisjoint(word.terms) for word, terms in zip(text.words[start:end], title.words, strict=False)
    )


def _is_holder(text: Text, start: int, end: int, cases: frozenset[int]) -> bool:
    if text.hyphenates(start - 1) or has_demonym(text, start):  # «екс-міністр», «прем’єр-міністр», «данський міністр»
        return False
    before = text.words[start - 1] if start and text.joins(start - 1) else None
    if text.language == "en":
        says_more = any(
            _RANKS.isdisjoint(word.terms) and word.form not in _ENGLISH_BEGINNINGS for word in text.words[start:end]
        )
        return says_more and (before is None or before.form not in _ENGLISH_DEPUTIES)
    if not any(one.kind == "noun" and one.case is not None for one in text.words[end - 1].readings):
        return False
    if _is_acting(text, start):
        return True
    if before and not _FORMER.isdisjoint(before.terms):
        return False
    if before and _agrees(_cases(before, "noun"), cases) and not _DEPUTIES.isdisjoint(before.terms):
        return False
    return _agrees(_first_cases(text, start, end), cases)


def _first_cases(text: Text, start: int, end: int) -> frozenset[int]:
    """Of the first word of a post that declines: «прем’єр» of «прем’єр-міністра» does not, «уповноважений» does."""
    declining = (word for place, word in enumerate(text.words[start:end], start) if not text.hyphenates(place))
    return next((found for word in declining if (found := _cases(word, "noun", "adjective"))), frozenset())


def _cases(word: Word, *kinds: str) -> frozenset[int]:
    """In which one may stand: nobody's post is plural."""
    return frozenset(
        one.case for one in word.readings if one.kind in kinds and one.case is not None and not one.is_plural
    )


def _agrees(noun: frozenset[int], surname: frozenset[int]) -> bool:
    """Dative and locative are one case; a surname beside a vocative may stay in the nominative («міністре Коваль»)."""
    if VOCATIVE in noun:
        noun |= {NOMINATIVE}
    if noun & {DATIVE, LOCATIVE}:
        noun |= {DATIVE, LOCATIVE}
    return not noun.isdisjoint(surname)


def _is_acting(text: Text, start: int) -> bool:
    """«В. о.», «т. в. о.», «виконувач обов’язків» before the post."""
    if start == 0:
        return False
    last, letter = text.words[start - 1], text.words[start - 2] if start > 1 else None
    return last.form in _ACTING or (last.form == "о" and letter is not None and letter.form == "в")

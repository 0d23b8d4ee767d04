"""The words of a post before a surname: «міністр оборони Коваль»."""

from __future__ import annotations

from collections.abc import Iterable

from articles.mentions.people import DATIVE, LOCATIVE, NOMINATIVE, VOCATIVE
from articles.mentions.words import Text, Word

Title = tuple[frozenset[str], ...]
# «В. о. директора Тимченко»: the post stays in the genitive whatever the case of the name.
_ACTING = {"обовязків", "обовязки", "тво"}
# Who serves under the post, in the case of the name: «заступника міністра Коваля» may be the one or the other.
_DEPUTIES = {
    "заступник",
    "заступниця",
    "помічник",
    "помічниця",
    "радник",
    "радниця",
    "речник",
    "речниця",
    "представник",
}
_ENGLISH_DEPUTIES = {"deputy", "vice", "assistant", "associate", "under", "former"}


def follows_title(text: Text, index: int, cases: frozenset[int], titles: Iterable[Title]) -> bool:
    """The words before are the beginning of one of these titles, from its first word to its first noun or further.

    The noun stands in one of the `cases` of the surname: «заступник міністра Коваль» does not speak of the minister.
    """
    return any(
        _stands(text, index - length, index, title) and _is_holder(text, index - length, index, cases)
        for title in titles
        for length in range(len(title), 0, -1)
    )


def _stands(text: Text, start: int, end: int, title: Title) -> bool:
    if start < 0 or not all(text.joins(place) or text.hyphenates(place) for place in range(start, end)):
        return False
    return all(not terms.isdisjoint(word.terms) for word, terms in zip(text.words[start:end], title, strict=False))


def _is_holder(text: Text, start: int, end: int, cases: frozenset[int]) -> bool:
    if text.hyphenates(start - 1):  # «екс-міністр», «прем’єр-міністр»
        return False
    before = text.words[start - 1] if start and text.joins(start - 1) else None
    if text.language == "en":
        return before is None or before.form not in _ENGLISH_DEPUTIES
    words = text.words[start:end]
    if not _noun_cases(words[-1]):
        return False
    if _is_acting(text, start):
        return True
    if before and _agrees(_noun_cases(before), cases) and not _DEPUTIES.isdisjoint(before.terms):
        return False
    return _agrees(next(found for word in words if (found := _noun_cases(word))), cases)


def _noun_cases(word: Word) -> frozenset[int]:
    return frozenset(one.case for one in word.readings if one.kind == "noun" and one.case is not None)


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

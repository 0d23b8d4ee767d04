"""Words that mean the same, added to a query as alternatives: «ЗСУ» finds «Збройних Сил України», and back."""

from __future__ import annotations

from functools import lru_cache

from articles.search.function_words import FUNCTION_WORDS
from articles.search.items import Both, Group, Item, Word
from articles.search.terms import Token, analyse

MOST_ALTERNATIVES = 6
KEPT = 4  # tables of synonyms, read and ready: two languages, and the table before it was edited

Rows = tuple[tuple[str, ...], ...]
Words = tuple[Word, ...]
# The variants that begin with a term, each with the others of its row.
Table = dict[str, list[tuple[Words, tuple[Words, ...]]]]


def word(text: str, token: Token) -> Word:
    return Word(text[token.start : token.end], token.terms[:MOST_ALTERNATIVES], token.form)


def words_of(text: str, language: str) -> Words:
    """The words of a text that are looked for: function words only where there is nothing else."""
    words = tuple(word(text, token) for token in analyse(text, language))
    return tuple(one for one in words if one.form not in FUNCTION_WORDS) or words


def _joined(parts: tuple[Word, ...]) -> Item:
    return parts[0] if len(parts) == 1 else Both(parts)


def with_synonyms(words: Words, rows: Rows, language: str) -> list[Group]:
    """A group for each word, or one for several that are a variant of a row; the longest variant wins."""
    table = _table(rows, language)
    groups: list[Group] = []
    place = 0
    while place < len(words):
        rest = words[place:]
        variant, others = _variant_at(rest, table)
        typed = rest[: max(len(variant), 1)]
        groups.append(tuple(dict.fromkeys([_joined(typed), *map(_joined, others)]))[:MOST_ALTERNATIVES])
        place += len(typed)
    return groups


def _variant_at(words: Words, table: Table) -> tuple[Words, tuple[Words, ...]]:
    """The longest variant that these words begin with, and the others of its row."""
    found: tuple[Words, tuple[Words, ...]] = ((), ())
    for variant, others in (entry for term in words[0].terms for entry in table.get(term, ())):
        longer = len(found[0]) < len(variant) <= len(words)
        if longer and all(set(asked.terms) & set(own.terms) for asked, own in zip(words, variant, strict=False)):
            found = variant, others
    return found


@lru_cache(maxsize=KEPT)
def _table(rows: Rows, language: str) -> Table:
    table: Table = {}
    for row in rows:
        variants = [words for text in row if (words := words_of(text, language))]
        for variant in variants:
            others = tuple(other for other in variants if other != variant)
            for term in variant[0].terms:
                table.setdefault(term, []).append((variant, others))
    return table

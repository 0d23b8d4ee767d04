"""What a reader asks for: the line they typed, taken apart. Pure, and never raises.

All words must be found · "exact words", also «…» and „…“ · -without, with any dash before a word · one OR another, also
АБО, або, | · begin* · what a lone quotation mark opens is plain text. A query that only excludes asks nothing: SQLite
cannot answer it, and "everything but" is a list, not a search.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from articles.search.function_words import FUNCTION_WORDS
from articles.search.items import Both, Group, Item, Phrase, Prefix, Query, Word
from articles.search.normal import HYPHENS
from articles.search.synonyms import MOST_ALTERNATIVES, Rows, with_synonyms, word
from articles.search.terms import Token, analyse

__all__ = ["Both", "Item", "Phrase", "Prefix", "Query", "Word", "parse"]

LONGEST = 200
MOST_TERMS = 12
SHORTEST_PREFIX = 2

QUOTED = re.compile(r"""(?<![^\W_])(?:"[^"]*"|«[^»]*»|„[^“”"]*[“”"]|“[^”"]*[”"])""")
EXCLUDES = re.compile(rf"(?:^|[\s(|])[{HYPHENS}]+[^\w\s]*$")
PARTS = re.compile(r"[\s|]")
NOWHERE = -1
# Lower-case `or` is a word; «або» is one that no text is looked for by.
OR = frozenset({"OR", "АБО", "Або", "або"})


class Unit(NamedTuple):
    """What stands between spaces, or between quotation marks."""

    items: tuple[Word | Phrase | Prefix, ...]
    excludes: bool = False
    after_or: bool = False


def parse(text: str, language: str, synonyms: Iterable[tuple[str, ...]] = ()) -> Query:
    """`synonyms` are rows of variants that mean the same, in any language."""
    line = _shortened(text)
    typed = _without_function_words(list(_units(line, language)))
    units = _fewer(typed)
    wanted = [unit for unit in units if not unit.excludes]
    if not wanted:
        return Query(is_cut=bool(units))
    rows = tuple(map(tuple, synonyms))
    lists = _either(wanted)
    groups = tuple(dict.fromkeys(_groups(lists, rows, language)))
    without = tuple(dict.fromkeys(_one(unit) for unit in units if unit.excludes))
    is_cut = line != text or units != typed or any(len(units) > MOST_ALTERNATIVES for units in lists)
    return Query(groups, without, is_cut)


def _shortened(text: str) -> str:
    """Cut between words where that can be."""
    return text if len(text) <= LONGEST else text[:LONGEST].rpartition(" ")[0] or text[:LONGEST]


def _units(line: str, language: str) -> Iterator[Unit]:
    """In their order, `OR` taken out and remembered."""
    end, is_first, after_or = 0, True, False
    for tokens, is_quoted in _stretches(line, language):
        gap = line[end : tokens[0].start]
        after_or |= "|" in gap and not is_first
        end = tokens[-1].end
        if not is_first and not is_quoted and _is_or(line, tokens):
            after_or = True
            continue
        excludes = EXCLUDES.search(gap) is not None
        items = (_phrase(line, tokens),) if is_quoted else tuple(_item(line, token) for token in tokens)
        yield Unit(items, excludes, after_or and not excludes)
        is_first, after_or = False, False


def _stretches(line: str, language: str) -> Iterator[tuple[list[Token], bool]]:
    """The tokens of each quotation, and of each run without a space; and whether it is a quotation."""
    quotations = [quoted.span() for quoted in QUOTED.finditer(line)]
    stretch: list[Token] = []
    last = NOWHERE
    for token in analyse(line, language):
        inside = next((start for start, end in quotations if start < token.start < end), NOWHERE)
        is_apart = inside == NOWHERE and stretch and PARTS.search(line[stretch[-1].end : token.start])
        if stretch and (inside != last or is_apart):
            yield stretch, last != NOWHERE
            stretch = []
        stretch, last = [*stretch, token], inside
    if stretch:
        yield stretch, last != NOWHERE


def _is_or(line: str, tokens: list[Token]) -> bool:
    start, end = tokens[0].start, tokens[-1].end
    stands_alone = not line[start - 1 : start].strip() and not line[end : end + 1].strip()
    return stands_alone and line[start:end] in OR


def _phrase(line: str, tokens: list[Token]) -> Phrase:
    return Phrase(line[tokens[0].start : tokens[-1].end], tuple(token.form for token in tokens))


def _item(line: str, token: Token) -> Word | Prefix:
    if line[token.end : token.end + 1] == "*" and len(token.form) >= SHORTEST_PREFIX:
        return Prefix(line[token.start : token.end + 1], token.form)
    return word(line, token)


def _fewer(units: list[Unit]) -> list[Unit]:
    """With `MOST_TERMS` items in all."""
    left, kept = MOST_TERMS, []
    for unit in units:
        items = unit.items[:left]
        left -= len(items)
        if items:
            kept.append(unit._replace(items=items))
    return kept


def _without_function_words(units: list[Unit]) -> list[Unit]:
    """The units without them; as they are where nothing else is asked."""
    lean = [unit if unit.excludes else unit._replace(items=_telling(unit.items)) for unit in units]
    return [unit for unit in lean if unit.items] if any(unit.items and not unit.excludes for unit in lean) else units


def _telling(items: Iterable[Word | Phrase | Prefix]) -> tuple[Word | Phrase | Prefix, ...]:
    return tuple(item for item in items if not _is_function_word(item))


def _is_function_word(item: Item) -> bool:
    """An abbreviation is none: "WHO", "US". An OR that joins nothing is one."""
    if not isinstance(item, Word) or item.form not in FUNCTION_WORDS:
        return False
    return item.text in OR or len(item.text) == 1 or not item.text.isupper()


def _either(units: list[Unit]) -> list[list[Unit]]:
    """The units that OR joins, together."""
    lists: list[list[Unit]] = []
    for unit in units:
        if unit.after_or and lists:
            lists[-1].append(unit)
        else:
            lists.append([unit])
    return lists


def _groups(lists: list[list[Unit]], rows: Rows, language: str) -> Iterator[Group]:
    """Words that follow each other may be a synonym together, so they are gathered first."""
    words: tuple[Word, ...] = ()
    for units in lists:
        for item in units[0].items if len(units) == 1 else ():
            if isinstance(item, Word):
                words += (item,)
            else:
                yield from with_synonyms(words, rows, language)
                yield (item,)
                words = ()
        if len(units) > 1:
            yield from with_synonyms(words, rows, language)
            yield _alternatives(units, rows, language)
            words = ()
    yield from with_synonyms(words, rows, language)


def _alternatives(units: list[Unit], rows: Rows, language: str) -> Group:
    """What was typed, then its synonyms while there is room."""
    own = [_one(unit) for unit in units]
    others: list[Item] = []
    for unit in units:
        words = tuple(item for item in unit.items if isinstance(item, Word))
        found = with_synonyms(words, rows, language) if words == unit.items else []
        others += found[0] if len(found) == 1 else ()
    return tuple(dict.fromkeys([*own, *others]))[:MOST_ALTERNATIVES]


def _one(unit: Unit) -> Item:
    return unit.items[0] if len(unit.items) == 1 else Both(unit.items)

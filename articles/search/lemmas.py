"""The two libraries that know words, behind one small interface: pymorphy3 with the VESUM dictionary, and Snowball.

Imported at the first word: together they take 18 MB and 0.1 s, which a command that never searches must not pay.
Without the dictionary's packages no Ukrainian word is known here, and `articles.search.terms` lives on stems.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any, NamedTuple

MOST_GUESSES = 3
DICTIONARY = ("pymorphy3", "pymorphy3-dicts-uk")

# For loading once, and for the stemmer, which keeps the word it works on in itself.
_lock = threading.RLock()

_PARTICIPLE = re.compile("(?P<stem>.+?)(?P<ending>[юуяа]чи|вши|ши)(?P<itself>с[ья])?")
_VERB_FORM = {"ючи": "ють", "учи": "уть", "ячи": "ять", "ачи": "ать", "вши": "в", "ши": ""}
_BEFORE_APOSTROPHE = re.compile("(?<=[бпвмфрзджткгхнсцчш])(?=[єїюя])")


def versions() -> dict[str, str]:
    """Of the libraries; without the dictionary's two packages when either is missing."""
    found = {"pystemmer": version("pystemmer")}
    try:
        return found | {name: version(name) for name in DICTIONARY}
    except PackageNotFoundError:
        return found


def has_dictionary() -> bool:
    return DICTIONARY[0] in versions()


@cache
def _morph() -> Any:
    """None without the dictionary."""
    if not has_dictionary():
        return None
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="uk")


@cache
def _snowball() -> Any:
    import Stemmer

    return Stemmer.Stemmer("english")


def _loaded() -> Any:
    """Two threads that begin together would load it twice, and the memory of one is never given back."""
    with _lock:
        return _morph()


def english_stem(word: str) -> str:
    """Of a lower-case word with ASCII apostrophes."""
    with _lock:
        return str(_snowball().stemWord(word))


def lemmas(word: str) -> list[str]:
    """Every lemma of a lower-case word with ASCII apostrophes; [] when the dictionary does not have it.

    A word typed without its apostrophe, or with г for ґ or the other way, is known as well. An adverbial participle
    has its verb too.
    """
    morph = _loaded()
    if morph is None:
        return []
    for spelling in _spellings(word):
        parses = _known(morph, spelling)
        if parses:
            return _distinct([*(parse.normal_form for parse in parses), *_verbs(morph, spelling)])
    return []


def abbreviations(word: str) -> list[str]:
    """The lemmas of a lower-case word as an abbreviation: «НАТО» in capitals is no form of the name «Ната»."""
    morph = _loaded()
    return _distinct(parse.normal_form for parse in _known(morph, word) if "Abbr" in parse.tag) if morph else []


def guesses(word: str) -> list[str]:
    """Up to three lemmas that a word which the dictionary does not have may belong to."""
    morph = _loaded()
    if morph is None:
        return []
    return _distinct([*_verbs(morph, word), *(parse.normal_form for parse in morph.parse(word))])[:MOST_GUESSES]


def is_adjective(word: str) -> bool:
    """Whether a lower-case word may be one; a participle is."""
    return any(reading.kind == "adjective" for reading in readings(word))


def adjectives(beginning: str) -> list[str]:
    """What a part of a compound comes from: «чорно-» → чорний, «східньо-» → східний, «медико-» → медичний."""
    stem = beginning[:-1].removesuffix("ь") if beginning.endswith("о") else ""
    ends = [f"{stem}ий", f"{stem}ій"] if stem else []
    if stem.endswith(("ик", "ік")):
        ends.append(f"{stem[:-1]}чний")
    return next(([end] for end in ends if is_adjective(end)), [])


def joined(word: str) -> list[str]:
    """The lemmas of two words written as one, if the dictionary has it so."""
    morph = _loaded()
    return lemmas(word) if morph and morph.word_is_known(word) else []


def _known(morph: Any, word: str) -> list[Any]:
    """The parses of a word that the dictionary has: if it has one of them, then all."""
    parses = morph.parse(word)
    return parses if parses and parses[0].is_known else []


def _spellings(word: str) -> Iterator[str]:
    yield word
    if "'" in word:
        yield word.replace("'", "")
    else:
        yield from (f"{word[: gap.start()]}'{word[gap.start() :]}" for gap in _BEFORE_APOSTROPHE.finditer(word))
    if "ґ" in word:
        yield word.replace("ґ", "г")


def _verbs(morph: Any, word: str) -> list[str]:
    """The verb of an adverbial participle: чекаючи → чекають → чекати, ставши → став → стати (and no pond)."""
    match = _PARTICIPLE.fullmatch(word)
    if match is None:
        return []
    form = match["stem"] + _VERB_FORM[match["ending"]] + ("ся" if match["itself"] else "")
    tense = "past" if match["ending"].endswith("ши") else "3per"
    return [parse.normal_form for parse in _known(morph, form) if tense in parse.tag]


def _distinct(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))


class Reading(NamedTuple):
    """One way to read a word. `case` counts from the nominative, 0 to 6, None of what has none; `gender` is "m", "f",
    "n" or ""; `kind` "name", "surname", "adjective", "noun" or ""."""

    lemma: str
    case: int | None
    gender: str
    is_plural: bool
    kind: str


_CASES = {"nomn": 0, "gent": 1, "datv": 2, "accs": 3, "ablt": 4, "loct": 5, "voct": 6}
_GENDERS = {"masc": "m", "femn": "f", "neut": "n"}


@lru_cache(maxsize=4_000)
def readings(word: str) -> tuple[Reading, ...]:
    """Every reading of a lower-case word with ASCII apostrophes; () when the dictionary does not have it."""
    morph = _loaded()
    if morph is None:
        return ()
    found: list[Any] = next(filter(None, (_known(morph, spelling) for spelling in _spellings(word))), [])
    return tuple(_reading(parse) for parse in found)


def _reading(parse: Any) -> Reading:
    """Of a few nouns («завод») the dictionary does not say that their basic form is the nominative."""
    tag = parse.tag
    unsaid = 0 if tag.POS == "NOUN" and parse.word == parse.normal_form else None
    kinds = {"name": "Name" in tag, "surname": "Surn" in tag, "adjective": "ADJF" in tag, "noun": "NOUN" in tag}
    return Reading(
        parse.normal_form,
        _CASES.get(tag.case, unsaid),
        _GENDERS.get(tag.gender, ""),
        tag.number == "plur",
        next((kind for kind, is_so in kinds.items() if is_so), ""),
    )

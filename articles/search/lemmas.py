"""The dictionary behind one small interface: pymorphy3 with the VESUM dictionary, loaded at the first word.

The one lazy import of the project: the dictionary takes 30 MB and 0.2 s, which a command that never searches must not
pay. Without the packages nothing here is known, and `articles.search.terms` lives on stems.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import Any

MOST_GUESSES = 3
PACKAGES = ("pymorphy3", "pymorphy3-dicts-uk")

_lock = threading.Lock()
_loaded: list[Any] = []

_PARTICIPLE = re.compile("(?P<stem>.+?)(?P<ending>[юуяа]чи|вши|ши)(?P<itself>с[ья])?")
_VERB_FORM = {"ючи": "ють", "учи": "уть", "ячи": "ять", "ачи": "ать", "вши": "в", "ши": ""}
_BEFORE_APOSTROPHE = re.compile("(?<=[бпвмфрзджткгхнсцчш])(?=[єїюя])")


def packages() -> dict[str, str]:
    """The installed versions of the dictionary and its reader; {} when either is missing."""
    try:
        return {name: version(name) for name in PACKAGES}
    except PackageNotFoundError:
        return {}


def _dictionary() -> Any:
    """None without the packages."""
    with _lock:
        if not _loaded:
            try:
                import pymorphy3

                _loaded.append(pymorphy3.MorphAnalyzer(lang="uk"))
            except (ImportError, ValueError):  # ValueError: the reader is there, the dictionary is not
                _loaded.append(None)
        return _loaded[0]


def lemmas(word: str) -> list[str]:
    """Every lemma of a lower-case word with ASCII apostrophes; [] when the dictionary does not have it.

    A word typed without its apostrophe, or with г for ґ or the other way, is known as well. An adverbial participle
    has its verb too.
    """
    morph = _dictionary()
    if morph is None:
        return []
    for spelling in _spellings(word):
        parses = _known(morph, spelling)
        if parses:
            return _distinct([*(parse.normal_form for parse in parses), *_verbs(morph, spelling)])
    return []


def guesses(word: str) -> list[str]:
    """Up to three lemmas that a word which the dictionary does not have may belong to."""
    morph = _dictionary()
    return _distinct(parse.normal_form for parse in morph.parse(word))[:MOST_GUESSES] if morph else []


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
    """The verb of an adverbial participle: чекаючи → чекають → чекати; "VERB" keeps the pond out of ставши → став."""
    match = _PARTICIPLE.fullmatch(word)
    if match is None:
        return []
    form = match["stem"] + _VERB_FORM[match["ending"]] + ("ся" if match["itself"] else "")
    return [parse.normal_form for parse in _known(morph, form) if "VERB" in parse.tag]


def _distinct(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))

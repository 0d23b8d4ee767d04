"""The dictionary behind one small interface: pymorphy3 with the VESUM dictionary, loaded at the first word.

The one lazy import of the project: the dictionary takes 30 MB and 0.2 s, which a command that never searches must not
pay. Without the packages nothing here is known, and `articles.search.terms` lives on stems.
"""

from __future__ import annotations

import re
import threading
from importlib.metadata import PackageNotFoundError, version
from typing import Any

MOST_GUESSES = 3
PACKAGES = ("pymorphy3", "pymorphy3-dicts-uk")

_lock = threading.Lock()
_loaded: list[Any] = []

# Adverbial participles: the ending, and what stands for it in a form of the verb. чекаючи → чекають, ставши → став.
_PARTICIPLE = re.compile("(?P<stem>.+?)(?P<ending>[юуяа]чи|вши|ши)(?P<self>с[ья])?$")
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


def known(word: str) -> list[str]:
    """Every lemma of a lower-case word with ASCII apostrophes; [] when the dictionary does not have it.

    A word typed without its apostrophe, or with г for ґ or the other way, is known as well. An adverbial participle
    has its verb too.
    """
    morph = _dictionary()
    if morph is None:
        return []
    for spelling in _spellings(word):
        if morph.word_is_known(spelling):
            return _lemmas(morph, spelling)
    return []


def guessed(word: str) -> list[str]:
    """Up to three lemmas that a word which the dictionary does not have may belong to."""
    morph = _dictionary()
    if morph is None:
        return []
    return _distinct(parse.normal_form for parse in morph.parse(word))[:MOST_GUESSES]


def _spellings(word: str) -> list[str]:
    inserted = [f"{word[: gap.start()]}'{word[gap.start() :]}" for gap in _BEFORE_APOSTROPHE.finditer(word)]
    others = [*inserted] if "'" not in word else [word.replace("'", "")]
    return [word, *others, *([word.replace("ґ", "г")] if "ґ" in word else [])]


def _lemmas(morph: Any, word: str) -> list[str]:
    parses = morph.parse(word)
    verbs = _verbs(morph, word) if any("GRND" in parse.tag for parse in parses) else []
    return _distinct([*(parse.normal_form for parse in parses), *verbs])


def _verbs(morph: Any, word: str) -> list[str]:
    match = _PARTICIPLE.match(word)
    if match is None:
        return []
    form = match["stem"] + _VERB_FORM[match["ending"]]
    if match["self"]:
        form += "ся"
    if not morph.word_is_known(form):
        return []
    return [parse.normal_form for parse in morph.parse(form) if "VERB" in parse.tag]


def _distinct(words: Any) -> list[str]:
    return list(dict.fromkeys(words))

"""What somebody may have meant who typed something else: pure functions, which know no texts.

Three ways to go wrong: the keyboard was set to the other language («ivbufkm» is Шмигаль), Ukrainian was written in
Latin letters («shmyhal»), or a letter slipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz.distance import OSA

from articles.search.query import OR
from newsroom.lib.text import APOSTROPHES, romanise

# The same keys under the two layouts, row by row. `"` is left out: it is a sign of the query language.
LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`" + "QWERTYUIOP{}ASDFGHJKL:ZXCVBNM<>"
CYRILLIC_KEYS = "йцукенгшщзхїфівапролджєячсмитьбю'" + "ЙЦУКЕНГШЩЗХЇФІВАПРОЛДЖЯЧСМИТЬБЮ"
TO_CYRILLIC = str.maketrans(LATIN_KEYS, CYRILLIC_KEYS)
# The keys of the Russian layout that differ type Latin letters too.
TO_LATIN = str.maketrans(CYRILLIC_KEYS + "ыэъёґ", LATIN_KEYS + "s']``")

LATIN = re.compile("[a-z]", re.IGNORECASE)
CYRILLIC = re.compile("[а-яєіїґёыэъ]", re.IGNORECASE)
WORDS = re.compile(r"(\s+)")
# What stands before a word as a sign of the query language and is no key of the other layout.
SIGNS = re.compile(r"^([-−«(]*)(.*?)([»)*]*)$", re.DOTALL)

# Of shorter words too many are alike.
SHORTEST = 4

ALIKE = [
    ("shch|sch", "š"),
    ("sh", "š"),
    ("zgh|zh", "ž"),
    ("kh|gh|g", "h"),
    ("tch|ch", "č"),
    ("ck|q", "k"),
    ("x", "ks"),
    ("tz", "ts"),
    ("ph", "f"),
    ("w", "v"),
    ("[yij]+(?=[aeou])", ""),  # ia ya ja, ie ye, iu yu, yo
    ("[yij]+", "i"),  # y i yi iy yj
    (r"(.)\1", r"\1"),
]


def other_layout(text: str) -> str:
    """The text as the same keys type it in the other language; words that mix the two stay.

    Signs of the query language keep their meaning where they cannot be letters: -слово, «…», слово*.
    """
    return "".join(_retyped(word) for word in WORDS.split(text))


def _retyped(word: str) -> str:
    is_latin, is_cyrillic = bool(LATIN.search(word)), bool(CYRILLIC.search(word))
    if word in OR or is_latin == is_cyrillic:
        return word
    match = SIGNS.match(word)
    assert match
    before, core, after = match.groups()
    return before + (core.translate(TO_CYRILLIC) if is_latin else core.translate(TO_LATIN)) + after


def is_latin(word: str) -> bool:
    return word.isascii() and word.isalpha()


def sound(word: str) -> str:
    """A Ukrainian word, or what its Latin spelling sounds like, in one spelling of many.

    By resolution 55, and then without what people spell differently: zelenskyi, zelensky, zelenskiy, Зеленський →
    «zelenski»; shmyhal, Shmygal', Шмигаль → «šmihal». "" for what has no letters.
    """
    latin = re.sub(f"[^a-z{APOSTROPHES}]", "", romanise(word).lower())
    latin = re.sub(f"[{APOSTROPHES}]", "", latin)
    for pattern, replacement in ALIKE:
        latin = re.sub(pattern, replacement, latin)
    return latin


def deletions(word: str) -> set[str]:
    """The word without each of its letters: two words one slip apart share one of these, or one is the other's."""
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


def closest(word: str, known: Iterable[str]) -> list[str]:
    """Those one slip away: a letter too many, too few, wrong, or two swapped. The word itself is none of them."""
    return sorted(other for other in set(known) if OSA.distance(word, other, score_cutoff=1) == 1)

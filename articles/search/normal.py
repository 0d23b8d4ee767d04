"""Words and characters: where the words of a text stand, and which letters are the same however they were typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from newsroom.lib.text import APOSTROPHES, fold, romanise

# Stress marks, soft hyphens, zero-width and direction marks stand inside words without being letters.
INVISIBLE = "\u0300\u0301\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe0e\ufe0f\ufeff"
HYPHENS = "-‐‑‒–—−"
ANY_APOSTROPHE = f"{APOSTROPHES}\u201b\uff07"
# PostgreSQL takes no lexeme above 2 KB; nobody looks for a word by its sixtieth letter.
LONGEST = 60

_LETTER = r"[^\W\d_\u02b0-\u02ff]"
_SOFT = rf"[{INVISIBLE}\u0302-\u036f]*+"  # possessive: a letter with 100,000 marks would cost minutes otherwise
# «об"єкт»: a straight quotation mark is an apostrophe where only an apostrophe can stand.
_APOSTROPHE = rf"(?:[{ANY_APOSTROPHE}]|\"(?=[єїюяЄЇЮЯ]|[іІ]\u0308))"
_REST = rf"(?:[^\W_]{_SOFT}){{0,8}}"
_END = r"(?![^\W_]|[\u0300-\u036f])"
# «3-тя», «24-го», «90-х», «5-ма», "24th": the ending of a number is no word of its own.
_ENDING = "[гмтш]?ь?(?:[иі]й|[йаяеєіїую]|о?го|о?му|о[їю]|[еє]ю|[иі]?(?:м|х|ми)|о[хм]|ома)|т[иь]"
_NUMBERED = rf"[{HYPHENS}](?:{_ENDING})|(?i:st|nd|rd|th)"


def _piece(thousands: str) -> re.Pattern[str]:
    """Numbers whose thousands are parted are one word; designations have so few letters that no word hides there."""
    return re.compile(
        rf"""
          (?<![\d.,]) \d{{1,3}} (?:[{thousands}]\d{{3}}){{1,4}} (?![{thousands}]?\d | [.,]\d{{3}})
        | {_LETTER}(?:{_SOFT}{_LETTER}){{0,2}}{_SOFT} [{HYPHENS}]?{_SOFT} \d{{1,4}}(?!\d) {_REST} {_END}
        | \d{{1,2}} (?: {_LETTER}{_SOFT}\d{_REST} | [A-Za-z] ) {_END}
        | \d+ (?:{_NUMBERED}) {_END}
        | \d+
        | {_LETTER} (?:{_SOFT}(?:{_APOSTROPHE}{_SOFT})?{_LETTER})* {_SOFT}
        """,
        re.VERBOSE,
    )


_SPACES = r"\ \u00a0\u2009\u202f"
PIECES = {"uk": _piece(_SPACES), "en": _piece(rf"{_SPACES},")}

_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_ANY_APOSTROPHE = re.compile(f'[{ANY_APOSTROPHE}"]')
_LATIN = re.compile("[a-zA-ZïÏ]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_PLAIN = re.compile("[a-z0-9а-щьюяєіїґ']+")
_FOLD = str.maketrans("ґ", "г", "'")
_NO_LETTER = re.compile(r"[\W_]+")
_LATIN_LIKE = "aceiopxyïkABCEHIKMOPTXYÏ"
_CYRILLIC_LIKE = "асеіорхуїкАВСЕНІКМОРТХУЇ"
TO_CYRILLIC = str.maketrans(_LATIN_LIKE, _CYRILLIC_LIKE)
TO_LATIN = str.maketrans(_CYRILLIC_LIKE, _LATIN_LIKE)
_ROMAN_NUMBER = re.compile("[ІХіх]{2,}")
_NUMBER = re.compile(rf"(\d+)(?:{_NUMBERED})")


def pieces(text: str, language: str) -> Iterator[re.Match[str]]:
    """The words, numbers and designations of a text in their order.

    A hyphen parts words («дрон-перехоплювач») and joins designations («F-16», «С-300В4»); «155мм» are two words,
    «9К720» is one. «10 000» is one number, and so is "10,000" in English; «24-го» is one too.
    """
    return PIECES[language].finditer(text)


def clean(raw: str, language: str) -> str:
    """As it would be typed with care: composed, with ASCII apostrophes, in letters of one script where that can be.

    The stress mark may be part of a letter («зáмок» with a Latin á), so everything is taken apart first.
    """
    if not raw.isascii():
        raw = unicodedata.normalize("NFC", _INVISIBLE.sub("", unicodedata.normalize("NFD", raw)))
    raw = _ANY_APOSTROPHE.sub("'", raw)
    return one_script(raw, language)


def one_script(word: str, language: str) -> str:
    """«мiнiстр» with a Latin i in Cyrillic, «NАТО» with a Cyrillic А in Latin; what is neither stays.

    Where both would do, the letters of `language` win. «ХХІ» in Cyrillic letters is a Roman number.
    """
    if not _CYRILLIC.search(word):
        return word
    cyrillic, latin = word.translate(TO_CYRILLIC), word.translate(TO_LATIN)
    if _ROMAN_NUMBER.fullmatch(cyrillic):
        return latin
    if not _LATIN.search(word):
        return word
    fitting = [cyrillic] if not _LATIN.search(cyrillic) else []
    fitting += [latin] if not _CYRILLIC.search(latin) else []
    return (fitting[-1] if language == "en" else fitting[0]) if fitting else word


def number_in(word: str) -> str:
    """The number of «24-го», «3-тя» and "24th"; "" of what is none with an ending."""
    found = _NUMBER.fullmatch(word)
    return found[1] if found else ""


def folded(word: str) -> str:
    """Only letters and digits, lower case, ґ as г, without apostrophes and marks; "" when nothing is left."""
    lowered = word.lower()
    if _PLAIN.fullmatch(lowered):  # what `fold` would give, five times as fast
        return lowered.translate(_FOLD)[:LONGEST]
    return _NO_LETTER.sub("", fold(word)).lower()[:LONGEST]


def is_cyrillic(word: str) -> bool:
    return _CYRILLIC.search(word) is not None


def designations(word: str) -> list[str]:
    """How a designation may have been typed: as it stands, and a Cyrillic one in Latin letters by sound and by look.

    «Ф-16» is F-16, «С-300» is S-300 and C-300, «МіГ-29» is MiG-29 (г as g here), «Х-101» is Kh-101 and X-101.
    A Latin one is only itself, or C-300 would find S-17. "F-16s" is F-16 too.
    """
    own = folded(word)
    if not is_cyrillic(word):
        return [own, own[:-1]] if re.fullmatch(r"[a-z]+\d+s", own) else [own]
    letters = _NO_LETTER.sub("", word)
    alike = letters.translate(TO_LATIN)
    sound = folded(romanise(letters.replace("г", "ґ").replace("Г", "Ґ")))
    return list(dict.fromkeys([own, sound, *([] if is_cyrillic(alike) else [folded(alike)])]))

"""Where sentences of running text end, in Ukrainian and English."""

from __future__ import annotations

import re

# A full stop after these ends a word, not a sentence: «вул. Хрещатик», «2026 р. Міністр», "Mr. Smith".
SHORTENED = frozenset(
    [
        "акад",
        "арх",
        "бл",
        "бульв",
        "буд",
        "вид",
        "вип",
        "вул",
        "газ",
        "гв",
        "ген",
        "гр",
        "грн",
        "губ",
        "див",
        "доц",
        "ел",
        "заст",
        "зб",
        "зв",
        "ім",
        "інд",
        "інж",
        "кап",
        "кв",
        "кн",
        "коп",
        "корп",
        "лейт",
        "літ",
        "м",
        "майд",
        "мал",
        "мед",
        "млн",
        "млрд",
        "наб",
        "напр",
        "обл",
        "о",
        "окр",
        "оф",
        "п",
        "пер",
        "пл",
        "пол",
        "полк",
        "пор",
        "пос",
        "пп",
        "пр",
        "пров",
        "прог",
        "просп",
        "проф",
        "р",
        "рис",
        "рр",
        "рос",
        "с",
        "св",
        "сек",
        "серж",
        "смт",
        "сол",
        "ст",
        "стор",
        "та",
        "т",
        "тел",
        "тис",
        "трлн",
        "ув",
        "укр",
        "укл",
        "упр",
        "ур",
        "філ",
        "хв",
        "хм",
        "ч",
        "чл",
        "шт",
        "щ",
        "adm",
        "approx",
        "apr",
        "aug",
        "capt",
        "co",
        "col",
        "corp",
        "dec",
        "dept",
        "dr",
        "est",
        "feb",
        "fig",
        "gen",
        "gov",
        "inc",
        "jan",
        "jr",
        "lt",
        "ltd",
        "maj",
        "mr",
        "mrs",
        "ms",
        "mt",
        "no",
        "nov",
        "oct",
        "op",
        "prof",
        "rep",
        "rev",
        "sen",
        "sep",
        "sept",
        "sgt",
        "sr",
        "st",
        "vol",
        "vs",
    ]
)
END = re.compile(r"(?P<word>[^\W_]*)(?P<stop>[.!?…]+)[»”’\"')\]]*(?P<gap>\s+)(?=[«“„\"'(—–-]*\s*(?:[A-ZА-ЯЄІЇҐ]|\d))")


def sentences(text: str) -> list[tuple[int, int]]:
    """The half-open spans of the sentences, in order; a line break ends one too. What is between them is white space.

    When in doubt a sentence goes on: an initial («Т. Шевченко») or a shortened word («вул.», «2026 р.») ends none.
    """
    spans = []
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for end in END.finditer(text, line.start(), line.end()):
            if not _is_shortened(end.group("word"), end.group("stop")):
                spans.append((start, end.start("gap")))
                start = end.end("gap")
        spans.append((start, line.end()))
    return [(start, end) for start, end in spans if not text[start:end].isspace()]


def _is_shortened(word: str, stop: str) -> bool:
    is_initial = len(word) == 1 and word.isalpha()
    return stop == "." and (is_initial or word.lower() in SHORTENED)

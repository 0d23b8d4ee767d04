"""A word without its ending, by its letters alone: for words that no dictionary knows, and for when there is none."""

from __future__ import annotations

import re

MARK = "ъ"  # begins no Ukrainian word, so a stem never meets a lemma
SHORTEST = 3

_ENDINGS = re.compile(
    "(?:"
    "ами|ями|ому|ього|ьому|ого|ими|іми|ові|еві|єві|ість|істю|ості|"
    "ах|ях|ам|ям|ом|ем|єм|ою|ею|єю|ів|їв|ей|их|іх|їх|им|ім|їм|ий|ій|ої|ьої|ая|яя|ую|юю|ою|"
    "ати|яти|ити|іти|їти|ути|ють|уть|ать|ять|ить|їть|ємо|емо|имо|їмо|єте|ете|ите|їте|єш|еш|иш|їш|"
    "ав|яв|ив|ив|ув|ала|яла|ила|іла|ула|али|яли|или|іли|ули|ало|яло|ило|іло|"
    "а|я|о|е|є|у|ю|и|і|ї|ь|й"
    ")$"
)


def stem(word: str) -> str:
    """Marked, so that it meets stems only. `word` is folded."""
    short = _ENDINGS.sub("", word)
    return MARK + (short if len(short) >= SHORTEST else word)

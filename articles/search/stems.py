"""A word without its ending, by its letters alone: for words that no dictionary knows, and for when there is none."""

from __future__ import annotations

import re

MARK = "ъ"  # begins no Ukrainian word, so a stem never meets a lemma

_NOUN = "а|я|о|е|є|у|ю|и|і|ї|ь|й|ий|ій|ом|ем|єм|ою|ею|єю|ам|ям|ами|ями|ах|ях|ів|їв|ей|ові|еві|єві|ість|істю|ості"
_ADJECTIVE = "ого|ього|ому|ьому|им|ім|їм|их|іх|їх|ими|іми|їми|ої|ьої|ою|ьою|ая|яя|ую|юю"
_BASE = "(?:у|ю|о)?(?:ва)?(?:а|я|и|і|ї|у|ю)?"
_VERB = (
    f"{_BASE}(?:ти(?:м(?:у|еш|е|емо|ете|уть))?|в|ла|ло|ли|вши)"
    "|(?:у|ю|а|я)?(?:ю|єш|є|ємо|єте|ють|ючи|й|ймо|йте)|у|еш|емо|ете|уть|учи|иш|ить|имо|ите|ать|ять|ачи|ячи|їш|їть|їмо|їте"
)
# At least three letters stay; the longest ending goes.
_WORD = re.compile(f"(?P<stem>...+?)(?:{_NOUN}|{_ADJECTIVE}|(?:{_VERB})?(?:т?ь?с[яь])?)")


def stem(word: str) -> str:
    """Marked, so that it meets stems only. `word` is folded."""
    found = _WORD.fullmatch(word)
    return MARK + (found["stem"] if found else word)

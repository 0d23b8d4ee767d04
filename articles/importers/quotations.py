"""Quotations in the running text of a news page: «слова», - заявив мовець."""

import re
from dataclasses import dataclass
from itertools import accumulate, islice

OPENING, CLOSING = '«“„"', '»”"'
# What parts the words from who said them. Without the comma (or !, ?, …) it is a definition: «Дія» - це застосунок.
BREAK = re.compile(r"(?:(?<=[!?…])[»”\"]|[»”\"][,.]|(?<=,)[»”\"])\s*[-–—]{1,2}\s+(?=\w)")
ENGLISH_BREAK = re.compile(r"(?<=[,!?…])[”\"»]\s+(?=\w)")
SPEECH_VERB = re.compile(
    r"\b(?:said|says|stated|told|added|noted|stressed|emphasi[sz]ed|underlined|underscored|concluded|remarked|wrote)\b"
)
# A full stop after an initial or a short abbreviation («ім.», «м.») ends no sentence.
SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3})[.!?…]+\s+(?=[A-ZА-ЯІЇЄҐ«“„\"])")
FEWEST_WORDS = 4
# Real paragraphs have one or two; weighing thousands of them would take minutes.
MOST_ENDS = 20


@dataclass(frozen=True)
class Quoted:
    """`words` keep their quotation marks; `attribution` has no dash and no full stop; `rest` is what follows."""

    words: str
    attribution: str
    rest: str


def part(line: str, language: str) -> Quoted | None:
    """The quotation a paragraph begins with, or None if it begins with something else."""
    if not line or line[0] not in OPENING:
        return None
    ends = [match.span() for match in islice(BREAK.finditer(line), MOST_ENDS)]
    if language == "en":
        breaks = islice(ENGLISH_BREAK.finditer(line), MOST_ENDS)
        ends += [match.span() for match in breaks if _says(line[match.end() :])]
    if not ends:
        return Quoted(line, "", "") if _is_quoted_whole(line) else None
    # The fewer marks are left open inside, the surer that this is the end; of equals the first one.
    start, end = min(ends, key=lambda span: (_left_open(line[1 : span[0]]), span[0]))
    attribution, rest = _first_sentence(line[end:])
    return Quoted(line[: start + 1], attribution.rstrip(" ."), rest)


def is_left_open(line: str) -> bool:
    """A mark is opened at the start and never closed: the quotation seems to go on in the next paragraph."""
    return line[:1] in ("«", "“") and _left_open(line) > 0 and not any(mark in line for mark in CLOSING)


def _says(text: str) -> bool:
    return bool(SPEECH_VERB.search(_first_sentence(text)[0]))


def _first_sentence(text: str) -> tuple[str, str]:
    match = SENTENCE_END.search(text)
    return (text[: match.start()], text[match.end() :]) if match else (text, "")


def _is_quoted_whole(line: str) -> bool:
    core = line.rstrip(".,!?…")
    inside = core[1:-1]
    closes_early = any(depth < 0 for depth in accumulate(map(_step, inside)))
    return len(inside.split()) >= FEWEST_WORDS and core[-1] in CLOSING and not closes_early and not _left_open(inside)


def _step(mark: str) -> int:
    return (mark in "«“„") - (mark in "»”")


def _left_open(text: str) -> int:
    return abs(sum(map(_step, text))) + text.count('"') % 2

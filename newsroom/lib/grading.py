"""How grave a change of a text is for whoever translated it: a typo, other wording, or other facts.

Rules of thumb, not a reader. In doubt the graver answer: a needless look at a passage costs a minute, a wrong figure
that lives on in the translation costs a correction.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal

from newsroom.lib.differences import Piece, differences
from newsroom.lib.text import folded

Grade = Literal["", "typo", "wording", "facts"]
# From nothing to the gravest.
GRADES: tuple[Grade, ...] = ("", "typo", "wording", "facts")

# Letters and digits with what may stand inside: «п'ять», «прем'єр-міністр», «3,5», «18:05», «24.08.2026».
TOKEN = re.compile(r"\d+(?:[.,:/-]\d+)*|[^\W\d_]+(?:['-][^\W\d_]+)*")
GROUPED = re.compile(r"(?<!\d)\d{1,3}(?: \d{3})+(?!\d)")
ACTING = re.compile(r"\b[вт]\. ?[ов]\. ?(?:о\.)?")  # «в. о.», «т. в. о.»
QUOTED = re.compile('"([^"]+)"')
SENTENCE_END = re.compile(r"[.!?…:;](?:[\"')\]]*)\s*$|\n\s*$")

# Words that say how many, when, who or "not". Each is the beginning of a word unless it ends in "$".
NUMBERS = (
    "нуль нул один$ одна$ одне$ одні$ одного$ одній$ одну$ одним$ двоє$ двох двом двома обидв обоє$ три$ трьо троє$ "
    "троьх чотир п'ят шіст шест сім$ семи$ сімо сімна сімд вісім восьм дев'ят десят одинадцят дванадцят тринадцят "
    "двадцят тридцят сорок ст$ сто$ ста$ сотн двіст трист чотирист півтор тисяч мільйон мільярд трильйон половин "
    "третин чверт вдвіч удвіч втрич утрич два$ дві$ перший$ перша$ перше$ перші$ перших$ другий$ друга$ друге$ "
    "трет zero$ one$ two$ three$ four$ five$ six$ seven$ eight$ nine$ ten$ eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand "
    "million billion trillion half$ third$ quarter first$ second$ double twice$"
)
DATES = (
    "січн лют березн квітн травн червн липн серпн вересн жовтн листопад грудн понеділ вівтор серед$ середа$ середу$ "
    "середи$ четвер$ четверга$ п'ятниц субот неділ учора$ вчора$ сьогодн завтра позавчора післязавтра торік торіш "
    "цьогор минул наступн january february march$ april may$ june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow last$ next$"
)
ROLES = (
    "міністр міністер заступни голов$ голова$ голови$ голові$ голову$ головою$ директор керівни секретар радни "
    "командувач командир начальник президент прем'єр посол$ посла$ послом$ послу$ речни депутат генерал полковник "
    "підполковник майор капітан лейтенант сержант солдат прокурор суддя$ судді$ комісар виконувач виконувала minister "
    "deputy$ head$ director secretary adviser advisor commander chief president ambassador spokes general$ colonel "
    "major$ captain lieutenant acting$ prosecutor judge commissioner"
)
NEGATIONS = (
    "не$ ні$ ані$ без$ нема$ немає$ жоден$ жодн ніхто нікого ніколи нічого ніщо ніде не- заборон not$ no$ never$ "
    "without$ none$ nobody nothing nowhere neither$ nor$ cannot$ can't$ don't$ didn't$ won't$ isn't$ wasn't$ aren't$ "
    "haven't$ hasn't$ ban$ bans$ banned$ forbid prohibit"
)
# Words that begin a sentence without being anybody's name; any verb of an ending in VERB too.
OPENERS = (
    "а або адже але б без біля в вже ви водночас вона вони воно все всі втім від відтак він головне де для до "
    "за завдяки загалом зараз зокрема зі й його кожен кожна коли крім лише ми мова між на навіть над "
    "найближчим наш наша наше наші не нині но нова нове новий нового нової нові ні окремо окрім отже перед по "
    "понад поряд при про протягом під після разом раніше сам саме свій серед та так така таке такий також такі "
    "там тепер ти тим то тоді тому тут у уже усього усі утім хто це цей цих цього цьому ця ці частина через чи "
    "ще що щоб щодо я як яка який якщо які і із інші їх їхній її "
    "a after all also an and as at before but by during each every for from he her his if in it it's its many "
    "more most new of on or our she so some that the their there these they this those to under we when where "
    "while who with you your "
)
VERB = re.compile(
    r"(?:[аиоуюя]в|[аеиіїуюяоє](?:ла|ло|ли|вши|ть)|[нт]о|ти|ться|тися|вся|лася|лося|лися|ють|уть|ать|ять|ить|імо|емо|ймо|ed|ing)$"
)
# Case endings of Ukrainian nouns and adjectives: «Коваль» and «Ковалем» are one name, «Коваленко» is another.
ENDINGS = (
    ",а,я,у,ю,і,ї,о,е,є,ь,й,и,ом,ем,єм,ою,ею,єю,ові,еві,єві,ів,їв,ам,ям,ами,ями,ах,ях,ий,ій,им,ім,їм,их,іх,їх,ого,"
    "ього,ому,ьому,ої,ими,іми,ова,єва,еву,ову,єву,овом,євом,ева,ька,ький,'s,s,'"
)


def gravest(grades: Iterator[Grade] | list[Grade]) -> Grade:
    """The gravest of these; "" of none."""
    return max(grades, key=GRADES.index, default="")


def grade(before: str, after: str, *, quoted: bool = False) -> Grade:
    """How grave it is that the plain text `before` became `after`; `quoted`: all of it is somebody's words.

    "" when nothing but quotation marks, dashes and spaces are set differently.
    """
    old, new = _plain(before), _plain(after)
    if old == new:
        return ""
    if any(not _alike(list(found(old)), list(found(new))) for found in FACTS):
        return "facts"
    changed = _only_typos(old, new)
    if quoted or _quotations(old) != _quotations(new):
        spelling = len(_quotations(old)) == len(_quotations(new)) and changed
        return "typo" if spelling else "facts"
    return "typo" if changed else "wording"


def _plain(text: str) -> str:
    """One kind of quotation marks, apostrophes and spaces; thousands without a space. Lines stay apart."""
    lines = (GROUPED.sub(lambda found: found[0].replace(" ", ""), folded(line)) for line in text.split("\n"))
    return ACTING.sub("виконувач ", "\n".join(filter(None, lines)))


def _quotations(text: str) -> list[str]:
    return [" ".join(_words(found)) for found in QUOTED.findall(text)]


def _words(text: str) -> list[str]:
    return [token.casefold() for token in TOKEN.findall(text)]


def _starting(words: str) -> re.Pattern[str]:
    return re.compile("|".join(f"{word[:-1]}$" if word.endswith("$") else word for word in words.split()))


def _finder(words: str) -> Callable[[str], Iterator[str]]:
    pattern = _starting(words)

    def find(text: str) -> Iterator[str]:
        return (word for word in _words(text) if pattern.match(word))

    return find


def _digits(text: str) -> Iterator[str]:
    return (token.replace(",", ".") for token in TOKEN.findall(text) if token[0].isdigit())


def _names(text: str) -> Iterator[str]:
    """Words with a capital that no sentence's beginning explains."""
    for found in TOKEN.finditer(text):
        word = found[0]
        if not word[0].isupper():
            continue
        before = text[: found.start()].rstrip(" \"'([")
        opens = not before or SENTENCE_END.search(text[: found.start()].rstrip(" \"'([") or "\n")
        if opens and len(word) > 1 and not word.isupper() and _is_common(word.casefold()):
            continue
        if len(word) == 1 and opens:
            continue
        yield word.casefold()


def _is_common(word: str) -> bool:
    return word in _OPENERS or bool(VERB.search(word)) or any(pattern.match(word) for pattern in COMMON)


_ENDINGS = frozenset(ENDINGS.split(","))
_OPENERS = frozenset(OPENERS.split())
COMMON = tuple(_starting(words) for words in (NUMBERS, DATES, NEGATIONS))
FACTS: tuple[Callable[[str], Iterator[str]], ...] = (
    _digits,
    _finder(NUMBERS),
    _finder(DATES),
    _finder(ROLES),
    _finder(NEGATIONS),
    _names,
)


def _alike(old: list[str], new: list[str]) -> bool:
    """The same things in the same order, whatever case they stand in."""
    return len(old) == len(new) and all(map(_same_word, old, new))


def _same_word(one: str, two: str) -> bool:
    if one == two:
        return True
    if one[0].isdigit() or two[0].isdigit():
        return False
    stem = 0
    for first, second in zip(one, two, strict=False):
        if first != second:
            break
        stem += 1
    # Every shorter stem is tried: «Львів», «Львова».
    return any(one[at:] in _ENDINGS and two[at:] in _ENDINGS for at in range(min(2, stem), stem + 1))


def _only_typos(old: str, new: str) -> bool:
    """Is every changed word the same word, spelt or punctuated differently?"""
    removed: list[str] = []
    added: list[str] = []
    for piece in (*differences(old, new), Piece("same", "")):
        if piece.kind == "same":
            if not _misspelt(_words(" ".join(removed)), _words(" ".join(added))):
                return False
            removed, added = [], []
        else:
            (removed if piece.kind == "removed" else added).append(piece.text)
    return True


def _misspelt(old: list[str], new: list[str]) -> bool:
    if "".join(old).replace("-", "") == "".join(new).replace("-", ""):
        return True  # joined, parted or hyphened
    return len(old) == len(new) and all(map(_one_slip, old, new))


def _one_slip(one: str, two: str) -> bool:
    """One letter wrong, missing, added or swapped, not at the end: endings are grammar, and grammar is meaning."""
    if one == two:
        return True
    if min(len(one), len(two)) < 4 or one[-2:] != two[-2:]:
        return False
    while one and two and one[0] == two[0]:
        one, two = one[1:], two[1:]
    while one and two and one[-1] == two[-1]:
        one, two = one[:-1], two[:-1]
    return max(len(one), len(two)) <= 1 or (len(one) == len(two) == 2 and one == two[::-1])

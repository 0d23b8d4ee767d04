"""Typography an editor would put right by hand: quotation marks, dashes, apostrophes, no-break spaces.

Tidying twice changes nothing more. Addresses (web, e-mail) and code are never touched.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape, unescape
from itertools import accumulate

NBSP = "\u00a0"
# Stands in the string for an element whose content is none of our business.
OBJECT = "\ufffc"
# How much text is shown on either side of a change; changes nearer to each other are shown as one.
EXCERPT = 16

CYRILLIC = "А-Яа-яІіЇїЄєҐґЁё"
CAPITAL = "А-ЯІЇЄҐ"
SHORT_WORDS = "в|у|і|й|з|о|а|є|я|та|на|до|не|за|по|від|із|зі|ні|об|чи"
UNITS = r"(?:рр?\.|рок[иуі]\b|році\b|ст\.|млн\b|млрд\b|тис\.|грн\b|км\b|кг\b|[%‰°])"
PROTECTED = re.compile(
    r"(?:https?://|www\.)[^\s<>\"«»“”„‟]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:[\w-]+\.)+(?:ua|com|org|net|eu)\b/?[\w/.-]*"
)

Replacement = str | Callable[[re.Match[str]], str]
Rule = tuple[re.Pattern[str], Replacement]


def _rule(pattern: str, replacement: Replacement) -> Rule:
    return re.compile(pattern, re.MULTILINE), replacement


def _range(match: re.Match[str]) -> str:
    """A score, a code or a negative number also has a hyphen: only what counts upwards is a range."""
    first, last = match["first"], match["last"]
    return f"{first}–{last}" if _number(first) < _number(last) else match[0]


def _number(digits: str) -> float:
    return float(digits.replace(",", "."))


# A dash beside another dash, with or without a space between them, is a line somebody drew and not a mark.
AFTER_NO_DASH, BEFORE_NO_DASH = r"(?<=[^\s–—−-])", r"(?=\S)(?![-–—−](?:\s|$))"
NUMBER = r"(?:0|[1-9]\d{0,3})(?:,\d+)?"
LETTERS: list[Rule] = [
    _rule(r"[ \t\u00a0]+$", ""),
    _rule(r"[ \t\u00a0]{2,}|\t", " "),
    _rule(rf"(?<=[{CYRILLIC}])['`´ʼ‘′](?=[{CYRILLIC}])", "’"),
]
APOSTROPHE_TYPED_AS_QUOTE = _rule(r"(?<=[бпвмфкгрнздтБПВМФКГРНЗДТ])\"(?=[яюєїЯЮЄЇ])", "’")
COMMON: list[Rule] = [
    _rule(r"\.{3,}", "…"),
    _rule(
        rf"(?<![\w№§.,:/–—-])(?<![№§)][ \u00a0])(?P<first>{NUMBER})-(?P<last>{NUMBER})(?![\w–—-]|[.,:/]\d)",
        _range,
    ),
    _rule(r"(?<![\w.,:/–—-])(\d\d?:\d\d)-(\d\d?:\d\d)(?![\w:–—-])", r"\1–\2"),
    _rule(rf"{AFTER_NO_DASH}(?<!\d)[ \u00a0][-–—−][ \u00a0]{BEFORE_NO_DASH}", f"{NBSP}— "),
    _rule(rf"(?<=\d)[ \u00a0][-–—−][ \u00a0](?=\D){BEFORE_NO_DASH}", f"{NBSP}— "),
]
UKRAINIAN: list[Rule] = [
    _rule(r"^[ \u00a0]?[-–—−][ \u00a0](?=\S)", f"—{NBSP}"),
    _rule(rf"(?<=[,!?…»])[-–—][ \u00a0]{BEFORE_NO_DASH}", f"{NBSP}— "),
    _rule(rf"(?<![\w’'-])(?i:{SHORT_WORDS}) (?=[^\s—])", lambda match: match[0][:-1] + NBSP),
    _rule(rf"(?<=\d) (?={UNITS})", NBSP),
    _rule(r"([№§])[ \u00a0]?(?=\d)", rf"\1{NBSP}"),
    _rule(rf"(?<=\b[{CAPITAL}]\.) (?=[{CAPITAL}](?:\.|[а-яіїєґ’]))", NBSP),
    _rule(r"(?<=\bт\.) (?=[пдзч]\.)", NBSP),
]
ENGLISH: list[Rule] = [
    _rule(r"(?<=\w)--(?=\w)", "—"),
    _rule(r"(?<=[^\s-])[ \u00a0]--[ \u00a0](?=\S)", f"{NBSP}— "),
    _rule(r"(?<=[^\W\d_])'(?=[^\W\d_])|(?<=[sS])'(?=[\s.,;:!?)]|$)|(?<![\w'])'(?=\d\ds?\b)", "’"),
]
# Quotation marks are paired between the two: dashes look at the marks, and the marks must not be apostrophes.
BEFORE_QUOTES = {"uk": [*LETTERS, APOSTROPHE_TYPED_AS_QUOTE], "en": LETTERS}
AFTER_QUOTES = {"uk": [*COMMON, *UKRAINIAN], "en": [*COMMON, *ENGLISH]}


@dataclass(frozen=True)
class Change:
    """A short excerpt as it was and as it is."""

    before: str
    after: str


@dataclass(frozen=True)
class Tidied:
    """The tidied text and what an editor would want to see changed; a mere no-break space is not listed."""

    text: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class _Draft:
    """A text on its way: `origins[i]` is the place in the source that character i came from."""

    text: str
    origins: list[int]

    def edit(self, edits: Iterator[tuple[int, int, str]]) -> "_Draft":
        """Apply (start, end, replacement) edits, given in order and none of them empty."""
        text, origins, at = "", [], 0
        for start, end, new in edits:
            text += self.text[at:start] + new
            origins += self.origins[at:start]
            origins += [self.origins[min(start + step, end - 1)] for step in range(len(new))]
            at = end
        return _Draft(text + self.text[at:], origins + self.origins[at:])


def tidy(text: str, language: str) -> Tidied:
    """Tidy plain text; every line is a paragraph. KeyError for a language we do not write."""
    draft = _tidy(text, language)
    return Tidied(draft.text, tuple(_changes(text, draft)))


def _tidy(text: str, language: str) -> _Draft:
    draft = _Draft(text, list(range(len(text))))
    for rule in BEFORE_QUOTES[language]:
        draft = draft.edit(_matches(draft.text, rule))
    draft = draft.edit(_quotes(draft.text, language))
    for rule in AFTER_QUOTES[language]:
        draft = draft.edit(_matches(draft.text, rule))
    return draft


def _matches(text: str, rule: Rule) -> Iterator[tuple[int, int, str]]:
    pattern, replacement = rule
    protected = [match.span() for match in PROTECTED.finditer(text)]
    for match in pattern.finditer(text):
        new = replacement(match) if callable(replacement) else match.expand(replacement)
        if new != match[0] and not _touches(match.span(), protected):
            yield *match.span(), new


def _touches(span: tuple[int, int], protected: list[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in protected)


# --- quotation marks ---

QUOTES = {"uk": '"“”„‟«»', "en": '"'}
OUTER = {"uk": "«»", "en": "“”"}
INNER = {"uk": "„“", "en": "“”"}


def _quotes(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Pair the marks of each line with a stack: the outermost pair gets the outer form, all within it the inner."""
    protected = [match.span() for match in PROTECTED.finditer(text)]
    depth, opened_at = 0, -1
    for place, char in enumerate(text):
        if char == "\n":
            depth = 0
        if char not in QUOTES[language] or _touches((place, place + 1), protected):
            continue
        opens = _opens(text, place, opened_at)
        marks = INNER[language] if depth > (0 if opens else 1) else OUTER[language]
        if opens:
            depth, opened_at = depth + 1, place
        elif depth == 0 and _is_inch(text, place):
            continue
        else:
            depth = max(0, depth - 1)
        new = marks[0 if opens else 1]
        if new != char and _keeps_sense(text, place, opened_at, opens, new):
            yield place, place + 1, new


def _opens(text: str, place: int, opened_at: int) -> bool:
    if text[place] in "«„‟":
        return True
    if text[place] == "»":
        return False
    before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    at_start = not before or before.isspace() or before in "([{—–-/" or opened_at == place - 1
    return at_start and bool(after) and not after.isspace()


def _is_inch(text: str, place: int) -> bool:
    return text[place] == '"' and text[place - 1 : place].isdigit()


def _keeps_sense(text: str, place: int, opened_at: int, opens: bool, new: str) -> bool:
    """Whether the new mark would be read the same way next time: “ closes in Ukrainian and opens in English."""
    return new != "“" or opens or not _opens(f"{text[:place]}“{text[place + 1 :]}", place, opened_at)


# --- what to show the editor ---


def _changes(source: str, draft: _Draft) -> Iterable[Change]:
    """Excerpts of the source and the draft around each group of visible changes."""
    groups = _groups(source, draft)
    return dict.fromkeys(_change(source, old, draft.text[slice(*new)]) for old, new in groups)


def _change(source: str, old: tuple[int, int], new: str) -> Change:
    start, end = old
    before, after = _before(source, start), _after(source, end)
    return Change((before + source[start:end] + after).strip(), (before + new + after).strip())


def _before(text: str, end: int) -> str:
    """The word or so before a place, within its line."""
    line = text[max(0, end - EXCERPT) : end].rpartition("\n")[2]
    return line if len(line) < EXCERPT or end == EXCERPT else line.partition(" ")[2]


def _after(text: str, start: int) -> str:
    line = text[start : start + EXCERPT].partition("\n")[0]
    return line if len(line) < EXCERPT or start + EXCERPT == len(text) else line.rpartition(" ")[0]


def _groups(source: str, draft: _Draft) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Pairs of (start, end) in source and draft of neighbouring visible changes."""
    group: tuple[tuple[int, int], tuple[int, int]] | None = None
    for (start, end), (new_start, new_end) in _gaps(source, draft):
        if source[start:end].replace(NBSP, " ") == draft.text[new_start:new_end].replace(NBSP, " "):
            continue
        if group and start - group[0][1] <= EXCERPT and "\n" not in source[group[0][1] : start]:
            group = (group[0][0], end), (group[1][0], new_end)
            continue
        if group:
            yield group
        group = (start, end), (new_start, new_end)
    if group:
        yield group


def _gaps(source: str, draft: _Draft) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """What lies between the characters that stayed."""
    at, new_at = 0, 0
    kept = [(o, n) for n, o in enumerate(draft.origins) if source[o] == draft.text[n]]
    for place, new_place in [*kept, (len(source), len(draft.text))]:
        if place < at:  # one source character that became two equal ones
            continue
        if place > at or new_place > new_at:
            yield (at, place), (new_at, new_place)
        at, new_at = place + 1, new_place + 1


# --- HTML ---

TOKEN = re.compile(
    r"<!--.*?-->|<(?P<skip>code|pre|script|style|kbd|samp|textarea)\b.*?</(?P=skip)\s*>"
    r"|</?(?P<tag>[a-zA-Z][^\s/>]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>",
    re.DOTALL | re.IGNORECASE,
)
INLINE = {"a", "abbr", "b", "cite", "em", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u"}


def tidy_html(html: str, language: str) -> Tidied:
    """Tidy the text of HTML block by block, so that quotation marks may lie in different inline tags.

    Tags, attributes, comments and code stay byte for byte; changed text has only & < > escaped.
    """
    written, changes, block = "", [], []
    for piece, is_text, ends_block in _tokens(html):
        if not ends_block:
            block.append((piece, is_text))
            continue
        text, found = _tidy_block(block, language)
        written, block = written + text + piece, []
        changes += found
    text, found = _tidy_block(block, language)
    return Tidied(written + text, tuple(dict.fromkeys([*changes, *found])))


def _tokens(html: str) -> Iterator[tuple[str, bool, bool]]:
    """(piece, whether it is text, whether it is a tag that ends the block)"""
    at = 0
    for match in TOKEN.finditer(html):
        if at < match.start():
            yield html[at : match.start()], True, False
        tag = (match["tag"] or "").lower()
        yield match[0], False, bool(tag) and tag not in INLINE and tag != "br"
        at = match.end()
    if at < len(html):
        yield html[at:], True, False


def _tidy_block(block: list[tuple[str, bool]], language: str) -> tuple[str, list[Change]]:
    """Tidy the text pieces as one string and cut it again where the tags stood."""
    texts = [_as_line(piece) if is_text else _standing_for(piece) for piece, is_text in block]
    source = "".join(texts)
    if not source.strip():
        return "".join(piece for piece, _ in block), []
    draft = _tidy(source, language)
    ends = list(accumulate(map(len, texts)))
    tidied = [""] * len(block)
    for char, origin in zip(draft.text, draft.origins, strict=True):
        tidied[bisect_right(ends, origin)] += char
    written = (
        escape(new, quote=False) if is_text and new != old else piece
        for (piece, is_text), old, new in zip(block, texts, tidied, strict=True)
    )
    return "".join(written), list(_changes(source, draft))


def _as_line(piece: str) -> str:
    """The text of a text node; in HTML a line break in the source is only a space."""
    return re.sub(r"[\r\n]", " ", unescape(piece))


def _standing_for(tag: str) -> str:
    if tag.lower().startswith("<br"):
        return "\n"
    match = TOKEN.fullmatch(tag)
    return OBJECT if match and match["skip"] else ""

"""A text as the passages that are translated one by one, and which of them were made from which.

Pure: two lists of passages and what was remembered go in, pairs with their grade come out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from html import escape, unescape
from itertools import product
from typing import Any

from newsroom.lib.grading import GRADES, Grade, grade, gravest
from newsroom.lib.html import Block, elements, plain, render
from newsroom.lib.languages import attr

# The plain fields of a text, in the order in which a translator meets them.
FIELDS = ("headline", "short_headline", "lead", "dateline", "seo_description", "social_text")
# Those that may have several lines.
LINES = ("lead", "social_text")
BREAK = re.compile(r"\s*\n\s*")
FIGURES = ("photo", "gallery")
# Kinds that stand for one another in a translation.
LIKE = {"h3": "h2", "ol": "ul"}
TAG = re.compile(r"<(\w+)")
NAMED = re.compile(r'data-(speaker|photo|gallery)="(\d+)"')
LINK = re.compile(r'href="([^"]*)"')
# Two versions of one passage share at least this part of their words.
SIMILAR = 0.4
# More comparisons than this would take seconds: then the order alone decides.
MOST = 10_000


@dataclass(frozen=True)
class Passage:
    """`kind`: the name of a field, or of the body p, h2, h3, ul, ol, table, quotation, photo or gallery (a caption).

    `html` is safe. `key` names the passage within its text and lives as long as its words; `at` is its place among
    the `elements` of the body, None for a field.
    """

    key: str
    kind: str
    html: str
    at: int | None = None

    @cached_property
    def text(self) -> str:
        return shown(self.kind, self.html)

    @property
    def is_plain(self) -> bool:
        """Can it be rewritten as lines of text, without losing a link or an emphasis?"""
        return self.at is None or written(self.kind, self.html, self.text) == self.html


@dataclass(frozen=True)
class Made:
    """A passage of a translation (its HTML) and the source it was made from. Either may be "": see the model."""

    kind: str
    source: str
    translation: str


@dataclass(frozen=True)
class Pair:
    """A source beside its translation; None where there is none. `made`: what is remembered of the two.

    `grade`: how far the translation is behind its source.
    """

    source: Passage | None
    translation: Passage | None
    made: Made | None
    grade: Grade

    @property
    def passage(self) -> Passage:
        passage = self.translation or self.source
        assert passage  # one of the two is there
        return passage

    @property
    def key(self) -> str:
        return self.translation.key if self.translation else f"source-{self.passage.key}"


def shown(kind: str, html: str) -> str:
    """A passage as lines of text; of a field exactly as it was typed."""
    return unescape(html) if kind in FIELDS else plain(html)


def written(kind: str, shell: str, text: str) -> str:
    """A passage of the body with these words, a line for each paragraph or item, in place of the ones `shell` has."""
    lines = [escape(line.strip(), quote=False) for line in text.splitlines() if line.strip()]
    if not lines:
        return ""
    opening = shell[: shell.index(">") + 1]
    match kind:
        case "ul" | "ol":
            return f"{opening}{''.join(f'<li>{line}</li>' for line in lines)}</{kind}>"
        case "quotation":
            return f"{opening}{''.join(f'<p>{line}</p>' for line in lines)}</blockquote>"
        case "photo" | "gallery":
            return f"{opening}<figcaption>{'<br>'.join(lines)}</figcaption></figure>"
        case "table":
            return ""
    return f"<{kind}>{'<br>'.join(lines)}</{kind}>"


def rewrite(article: Any, language: str, found: Sequence[Pair], typed: dict[str, str]) -> None:
    """Put what was typed for the pairs of these keys into the working copy. Saves nothing; KeyError for a stray key.

    A body passage without words goes; one that had no translation comes after the translation before it.
    """
    pieces = [render(piece) for piece in elements(getattr(article, attr("body", language)) or "")]
    after: dict[int, list[str]] = {}
    last = -1
    for pair in found:
        at = pair.translation.at if pair.translation else None
        if pair.key in typed and pair.passage.at is None:
            setattr(article, attr(pair.passage.kind, language), _field(pair.passage.kind, typed[pair.key]))
        elif pair.key in typed and at is not None:
            pieces[at] = written(pair.passage.kind, pair.passage.html, typed[pair.key])
        elif pair.key in typed:
            new = written(pair.passage.kind, pair.passage.html, typed[pair.key])
            after.setdefault(last, []).append(new)
        last = at if at is not None else last
    body = after.get(-1, []) + [html for at, piece in enumerate(pieces) for html in (piece, *after.get(at, []))]
    setattr(article, attr("body", language), "".join(body))


def _field(name: str, text: str) -> str:
    text = text.replace("\r\n", "\n").strip()
    return text if name in LINES else BREAK.sub(" ", text)


def digest(html: str) -> str:
    """SHA-256 by which a translated passage remembers its source, 64 hexadecimal digits; "" of nothing."""
    return sha256(html.encode()).hexdigest() if html else ""


def passages(article: Any, language: str) -> list[Passage]:
    """The passages of a working copy that have words."""
    values = {name: getattr(article, attr(name, language)) or "" for name in FIELDS}
    return _passages(values, elements(getattr(article, attr("body", language)) or ""))


def passages_in(content: dict[str, Any]) -> list[Passage]:
    """The passages of an edition's content."""
    pieces = (piece for block in content["body"] for piece in _pieces(block))
    return _passages({name: content.get(name) or "" for name in FIELDS}, pieces)


def _passages(values: dict[str, str], pieces: Iterable[Block]) -> list[Passage]:
    found = [Passage(name, name, escape(values[name], quote=False)) for name in FIELDS if values[name].strip()]
    seen: Counter[str] = Counter()
    for at, piece in enumerate(pieces):
        html = render(piece)
        if not plain(html):
            continue  # a photo without words of its own: the library's caption is nobody's translation here
        mark = digest(html)[:16]
        seen[mark] += 1
        key = mark if seen[mark] == 1 else f"{mark}-{seen[mark]}"
        found.append(Passage(key, _kind(piece), html, at))
    return found


def _pieces(block: dict[str, Any]) -> Iterator[Block]:
    """The elements that a block of an edition's content was merged from."""
    caption = escape(block.get("caption") or block.get("footer") or "", quote=False)
    match block["kind"]:
        case "quotation":
            speaker = block.get("speaker") or {}
            yield Block("quotation", block["html"], speaker.get("id"), caption)
        case "photo" | "gallery" as kind:
            thing = block.get(kind) or {}
            yield Block(kind, "", thing.get("id", block.get("missing")), caption)
        case _:
            yield from elements(block.get("html", ""))


def _kind(piece: Block) -> str:
    tag = TAG.match(piece.html)
    return tag[1] if piece.kind == "html" and tag else piece.kind


def grade_html(kind: str, before: str, after: str) -> Grade:
    """How grave it is that a passage changed: its words, who says them, where its links lead."""
    if before == after:
        return ""
    if before and after and NAMED.findall(before) != NAMED.findall(after):
        return "facts"
    links: Grade = "wording" if before and after and LINK.findall(before) != LINK.findall(after) else ""
    return gravest([links, grade(plain(before), plain(after), quoted=kind == "quotation")])


def pairs(sources: Sequence[Passage], translations: Sequence[Passage], made: Sequence[Made]) -> list[Pair]:
    """Each source beside its translation in the source's order; what has no source follows what it follows now.

    `made` is empty for a translation of which nothing is remembered yet: then nothing is behind.
    """
    found = [*_fields(sources, translations, made), *_body(sources, translations, made)]
    if not made:
        return [Pair(one.source, one.translation, None, "") for one in found]
    begun = {one.translation.at is not None for one in found if one.translation}
    # A field that is left empty, or a body that is not begun, can't be behind.
    return [
        one
        if one.translation or (one.passage.at is not None and True in begun)
        else Pair(one.source, None, one.made, "")
        for one in found
    ]


def _fields(sources: Sequence[Passage], translations: Sequence[Passage], made: Sequence[Made]) -> Iterator[Pair]:
    source = {one.key: one for one in sources if one.at is None}
    translation = {one.key: one for one in translations if one.at is None}
    known = {one.kind: one for one in made}
    for name in FIELDS:
        if name in source or name in translation:
            yield _pair(source.get(name), translation.get(name), known.get(name))


def _body(sources: Sequence[Passage], translations: Sequence[Passage], made: Sequence[Made]) -> list[Pair]:
    sources = [one for one in sources if one.at is not None]
    translations = [one for one in translations if one.at is not None]
    made = [one for one in made if one.kind not in FIELDS]
    by_translation = match([_Side(one.kind, one.translation) for one in made], [_side(one) for one in translations])
    by_source = match([_Side(one.kind, one.source) for one in made], [_side(one) for one in sources])
    known = {new: row for row, new in by_translation.items()}
    # The source of each translation: the one it was made from, else one that stands in the same place.
    source_of = {new: by_source[row] for new, row in known.items() if row in by_source}
    unmoved = {
        new for new, row in known.items() if not made[row].source or made[row].translation == translations[new].html
    }
    source_of = beside(translations, sources, source_of, passed_over=unmoved - source_of.keys())
    left_out = {by_source[row]: row for row in by_source if row not in by_translation}
    return list(_in_order(sources, translations, made, source_of, known, left_out))


def _in_order(
    sources: Sequence[Passage],
    translations: Sequence[Passage],
    made: Sequence[Made],
    source_of: dict[int, int],
    known: dict[int, int],
    left_out: dict[int, int],
) -> Iterator[Pair]:
    translation_of = {source: at for at, source in source_of.items()}
    alone = [at for at in range(len(translations)) if at not in source_of]

    def pair(source: int | None, translation: int | None) -> Pair:
        row = known.get(translation) if translation is not None else left_out.get(source)  # type: ignore[arg-type]
        return _pair(
            None if source is None else sources[source],
            None if translation is None else translations[translation],
            None if row is None else made[row],
        )

    def followers(at: int) -> Iterator[Pair]:
        while at in alone:
            yield pair(None, at)
            at += 1

    yield from followers(0)
    for source in range(len(sources)):
        at = translation_of.get(source)
        yield pair(source, at)
        if at is not None:
            yield from followers(at + 1)


def _pair(source: Passage | None, translation: Passage | None, made: Made | None) -> Pair:
    if made is None:
        # A translation that is not remembered yet is made from what stands beside it; a source nobody knew is new.
        return Pair(
            source, translation, None, grade_html(source.kind, "", source.html) if source and not translation else ""
        )
    if not made.source:
        return Pair(source, translation, made, "")
    return Pair(source, translation, made, grade_html(made.kind, made.source, source.html if source else ""))


@dataclass(frozen=True)
class _Side:
    kind: str
    html: str

    @cached_property
    def words(self) -> Counter[str]:
        return Counter(re.findall(r"\w+", plain(self.html).casefold()))

    @property
    def figure(self) -> str:
        """The photo or gallery that a caption belongs to."""
        named = NAMED.search(self.html) if self.kind in FIGURES else None
        return named[0] if named else ""


def _side(passage: Passage) -> _Side:
    return _Side(passage.kind, passage.html)


def match(old: Sequence[_Side], new: Sequence[_Side]) -> dict[int, int]:
    """Place among `old` → place among `new` of the same passage, changed or not. Empty ones are nobody's."""
    found: dict[int, int] = {}
    present = [at for at, one in enumerate(old) if one.html]
    _take(found, present, range(len(new)), lambda one, two: old[one].html == new[two].html)
    _take(
        found, present, range(len(new)), lambda one, two: old[one].figure != "" and old[one].figure == new[two].figure
    )
    _take_similar(found, present, old, new)
    return _fill(found, present, [one.kind for one in old], [one.kind for one in new])


def beside(
    translations: Sequence[Passage],
    sources: Sequence[Passage],
    source_of: dict[int, int],
    *,
    passed_over: Iterable[int],
) -> dict[int, int]:
    """`source_of` with the translations that nothing is remembered of, each put beside what stands in its place."""
    found = dict(source_of)
    old, new = [_side(one) for one in translations], [_side(one) for one in sources]
    present = [at for at in range(len(old)) if at not in set(passed_over)]
    _take(
        found, present, range(len(new)), lambda one, two: old[one].figure != "" and old[one].figure == new[two].figure
    )
    return _fill(found, present, [one.kind for one in old], [one.kind for one in new])


def _take(found: dict[int, int], old: Iterable[int], new: Iterable[int], same: Callable[[int, int], bool]) -> None:
    taken = set(found.values())
    for one in old:
        if one in found:
            continue
        two = next((two for two in new if two not in taken and same(one, two)), None)
        if two is not None:
            found[one] = two
            taken.add(two)


def _take_similar(found: dict[int, int], present: Sequence[int], old: Sequence[_Side], new: Sequence[_Side]) -> None:
    """The most similar first."""
    ones = [at for at in present if at not in found and not old[at].figure]
    twos = [at for at in range(len(new)) if at not in set(found.values()) and not new[at].figure]
    if len(ones) * len(twos) > MOST:
        return
    scored = sorted(((-_likeness(old[one], new[two]), one, two) for one, two in product(ones, twos)))
    taken: set[int] = set()
    for score, one, two in scored:
        if -score < SIMILAR:
            break
        if one not in found and two not in taken:
            found[one] = two
            taken.add(two)


def _likeness(one: _Side, two: _Side) -> float:
    """The part of their words that two passages share, from 0 to 1."""
    shared = (one.words & two.words).total()
    return 2 * shared / max(1, one.words.total() + two.words.total())


def _fill(found: dict[int, int], present: Sequence[int], old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Between two neighbours that were found, pair what is left in order, kind by kind."""
    filled = dict(found)
    after = -1
    run: list[int] = []
    for at in (*present, None):
        if at is not None and at not in found:
            run.append(at)
            continue
        before = found[at] if at is not None else len(new)
        if run:
            until = before if before > after else len(new)
            gap = [two for two in range(after + 1, until) if two not in set(filled.values())]
            filled |= _in_gap(run, gap, old, new)
            run = []
        after = before
    return filled


def _in_gap(ones: list[int], twos: list[int], old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """The longest pairing in order of passages of one kind; captions only ever follow their figure."""
    if len(ones) * len(twos) > MOST:
        return dict(zip(ones, twos, strict=False))

    def fits(one: int, two: int) -> bool:
        kind = old[one]
        return kind not in FIGURES and LIKE.get(kind, kind) == LIKE.get(new[two], new[two])

    best = [[0] * (len(twos) + 1) for _ in range(len(ones) + 1)]
    for i in reversed(range(len(ones))):
        for j in reversed(range(len(twos))):
            longer = best[i + 1][j + 1] + 1 if fits(ones[i], twos[j]) else 0
            best[i][j] = max(longer, best[i + 1][j], best[i][j + 1])
    found: dict[int, int] = {}
    i = j = 0
    while i < len(ones) and j < len(twos):
        if fits(ones[i], twos[j]) and best[i][j] == best[i + 1][j + 1] + 1:
            found[ones[i]] = twos[j]
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return found


def behind(found: Iterable[Pair]) -> Grade:
    """The gravest grade of these pairs: how far the whole translation is behind."""
    return gravest([one.grade for one in found])


def remembered(found: Sequence[Pair], made: Sequence[Made]) -> list[Made]:
    """What to remember once the translation is saved as it stands.

    A passage that says something new is made from the source of today. One that is as it was, or had a typo mended,
    keeps the source it had: so does everything when only the source was saved.
    """
    if not any(one.translation for one in found):
        return []
    return [kept for one in found if (kept := _remember(one, is_first=not made))]


def _remember(pair: Pair, is_first: bool) -> Made | None:
    kind, translation = pair.passage.kind, pair.translation.html if pair.translation else ""
    if pair.made and (not pair.translation or _says_the_same(pair.made, pair.translation)):
        return Made(pair.made.kind, pair.made.source, translation)
    if not pair.translation and not is_first:
        return None  # new since: nobody has looked at it yet
    return Made(kind, pair.source.html if pair.source else "", translation)


def _says_the_same(made: Made, translation: Passage) -> bool:
    changed = grade_html(made.kind, made.translation, translation.html)
    return bool(made.translation) and GRADES.index(changed) <= GRADES.index("typo")


def confirmed(found: Sequence[Pair], key: str = "") -> list[Made]:
    """What to remember once somebody said that the passage `key`, or every passage, is up to date."""
    kept = []
    for one in found:
        if not key or one.key == key:
            source, translation = (side.html if side else "" for side in (one.source, one.translation))
            kept.append(Made(one.passage.kind, source, translation))
        elif one.made:
            kept.append(Made(one.made.kind, one.made.source, one.translation.html if one.translation else ""))
        elif one.translation:
            kept.append(Made(one.passage.kind, one.source.html if one.source else "", one.translation.html))
    return kept

"""The body of a content as what a reader takes for its paragraphs, so that two of them can be held side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.utils.text import capfirst

from newsroom.lib.html import elements, plain
from newsroom.lib.text import folded


@dataclass(frozen=True)
class Paragraph:
    """`text` is plain, a line for each item or row; `source` differs where anything does: a link, an emphasis."""

    text: str
    source: str


@dataclass(frozen=True)
class Stretch:
    """Paragraphs of the one body, and those of the other that stand in their place."""

    is_same: bool
    before: list[Paragraph]
    after: list[Paragraph]


def paragraphs(content: dict[str, Any]) -> list[Paragraph]:
    return [paragraph for block in content["body"] for paragraph in _paragraphs(block)]


def _paragraphs(block: dict[str, Any]) -> Iterator[Paragraph]:
    for piece in elements(block["html"]) if block.get("html") else ():
        yield Paragraph(plain(piece.html), piece.html)
    if block["kind"] == "quotation":
        speaker = block["speaker"]
        said_by = ", ".join(filter(None, (speaker["name"], capfirst(speaker["title"])))) if speaker else block["footer"]
        if said_by:
            yield Paragraph(f"— {said_by}", f"footer {said_by}")
    elif block["kind"] in ("photo", "gallery"):
        thing = block[block["kind"]] or {}
        name = thing.get("number") or thing.get("title") or f"№ {block['missing']}"
        yield Paragraph(f"[{name}] {block['caption']}".strip(), f"{block['kind']} {thing.get('id')} {block['caption']}")


def stretches(before: list[Paragraph], after: list[Paragraph]) -> Iterator[Stretch]:
    """Both bodies from top to bottom, in turns of what is the same and what is not."""
    matcher = SequenceMatcher(None, [one.source for one in before], [one.source for one in after], autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        yield Stretch(kind == "equal", before[start:end], after[new_start:new_end])


def paired(stretch: Stretch) -> Iterator[tuple[Paragraph | None, Paragraph | None]]:
    """Each paragraph beside the one that it became; None where it became nothing or came from nothing."""
    waiting = list(stretch.after)
    for one in stretch.before:
        place = next((at for at, other in enumerate(waiting) if is_alike(one.text, other.text)), None)
        if place is None and len(stretch.before) == len(stretch.after) == 1:
            place = 0
        if place is None:
            yield one, None
            continue
        yield from ((None, other) for other in waiting[:place])
        yield one, waiting[place]
        waiting = waiting[place + 1 :]
    yield from ((None, other) for other in waiting)


ALIKE = 0.35  # of the words of the shorter one


def is_alike(one: str, other: str) -> bool:
    words, others = set(folded(one).casefold().split()), set(folded(other).casefold().split())
    return bool(words and others) and len(words & others) >= ALIKE * min(len(words), len(others))


def changed_paragraphs(before: dict[str, Any], after: dict[str, Any]) -> int:
    """How many paragraphs were written, rewritten or taken out."""
    found = (stretch for stretch in stretches(paragraphs(before), paragraphs(after)) if not stretch.is_same)
    return sum(max(len(stretch.before), len(stretch.after)) for stretch in found)

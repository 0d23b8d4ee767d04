"""Links put into the words of cleaned HTML: never inside a heading or another link, and only where a run of text is
whole between two tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape

TAG = re.compile(r"(<[^>]*>)")
CLOSED = re.compile(r"<(/?)(h2|h3|a|th|footer)\b")


def runs(html: str) -> list[str]:
    """The pieces of text, as a reader reads them, in which a link may stand."""
    return [unescape(piece) for piece, is_open in _pieces(html) if is_open]


def with_links(html: str, waiting: dict[str, str]) -> str:
    """The first appearance of each of these words becomes a link to its address; what was found leaves `waiting`.

    `newsroom.lib.html` escapes every `<` of a text, so a tag is what looks like one.
    """
    if not waiting:
        return html
    return "".join(_linked(piece, waiting) if is_open else piece for piece, is_open in _pieces(html))


def _pieces(html: str) -> Iterator[tuple[str, bool]]:
    closed = 0
    for piece in TAG.split(html):
        if not piece.startswith("<"):
            yield piece, not closed
            continue
        if found := CLOSED.match(piece):
            closed += -1 if found[1] else 1
        yield piece, False


def _linked(piece: str, waiting: dict[str, str]) -> str:
    places = []
    for words in waiting:
        # Letters on either side would make it another word; a name's own last full stop is part of it.
        found = re.search(rf"(?<!\w){re.escape(escape(words, quote=False))}(?!\w)", piece)
        if found:
            places.append((found.start(), found.end(), words))
    end, made = 0, ""
    for start, stop, words in sorted(places):
        if start < end:
            continue
        address = escape(waiting.pop(words))
        made += f'{piece[end:start]}<a href="{address}">{piece[start:stop]}</a>'
        end = stop
    return made + piece[end:]

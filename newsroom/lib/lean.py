"""A page as text alone: no pictures, fonts or scripts, for a line that carries little more.

Works on any page of ours, as it reads the page's own HTML: what is hidden from screen readers or waits for a script
goes, what is there for them stays. A page that is still too long comes in parts, cut between paragraphs, items and
rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import takewhile

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsroom.lib.addresses import is_page

PARAMETER = "text"
LIMIT = 15_000  # bytes of the whole page, uncompressed
# What the links between the parts take.
PAGER_ROOM = 600

DROPPED = (
    "script, style, svg, source, link:not([rel=canonical]), meta[property], meta[name^=twitter], [aria-hidden=true],"
    " [hidden]"  # what scripts would bring to life
)
KEPT_ATTRIBUTES = {
    *(
        "href",
        "lang",
        "hreflang",
        "rel",
        "id",
        "for",
        "name",
        "content",
        "charset",
        "type",
        "value",
        "action",
        "method",
    ),
    *("role", "aria-label", "aria-labelledby", "aria-current", "datetime", "scope", "colspan", "rowspan", "selected"),
    *("checked", "open", "maxlength", "placeholder", "download", "title", "tabindex"),
}
# What stands on one line with its neighbours: where the two have nothing between them, the stylesheet kept them apart.
ON_A_LINE = "a, button, code, del, input, ins, time"
# A part does not end inside one of these, unless it is a list within a list or the like, of more bytes than this.
WHOLE = ("p", "li", "h1", "h2", "h3", "h4", "dt", "dd", "tr", "figcaption", "form", "caption")
HEADINGS = ("h1", "h2", "h3", "h4")
LARGEST_PIECE = 3_000
# Not the cells of a table: the empty ones keep the others in their columns.
CONTAINERS = "ul, ol, dl, li, table, thead, tbody, tr, section, nav, aside, article, div, header, blockquote, figure"
BLANK_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True)
class Words:
    """What the reader is told in the page's language. `part` has places for {number} and {count}."""

    photo: str
    part: str
    earlier: str
    later: str


def text_only(html: str, stylesheet: str, words: Words, query: str = "", part: int = 1) -> str:
    """The page, or its `part` (the nearest one there is) if it is longer than `LIMIT`.

    `query` is the rest of the page's own query string. Words and a paragraph too long for a page stay whole.
    """
    page = LexborHTMLParser(html)
    for node in page.css(DROPPED):
        node.replace_with(" ")
    for image in page.css("img"):
        alt = (image.attributes.get("alt") or "").strip()
        image.replace_with(f" [{words.photo}: {alt}] " if alt else " ")
    for picture in page.css("picture"):
        picture.unwrap()
    for node in page.css("span, small, b"):
        node.insert_before(" ")  # the stylesheet of the full page keeps them apart
        node.insert_after(" ")
    for node in page.css(ON_A_LINE):
        if node.prev is not None and node.prev.tag != "-text":
            node.insert_before(" ")
    for node in page.css("*"):
        for name in node.attributes.keys() - KEPT_ATTRIBUTES:
            del node.attrs[name]
    for link in page.css("a[href]"):
        if "alternate" not in (link.attributes.get("rel") or "").split() and "download" not in link.attributes:
            link.attrs["href"] = keep_parameter(link.attributes["href"] or "")
    for form in page.css("form"):
        _keep_in_form(form)
    if page.head is not None:
        page.head.insert_child(_element(f'<link rel="stylesheet" href="{stylesheet}">'))
    _keep_part(page, part, words, query)
    return BLANK_LINES.sub("\n", (page.html or "").replace("&nbsp;", "\u00a0"))  # a third of the bytes


def keep_parameter(address: str) -> str:
    """The address of the text-only version of a page of ours; any other address as it is."""
    path, mark, fragment = address.partition("#")
    is_ours = path.startswith("/") and not path.startswith(("//", "/\\")) and is_page(path)
    if not is_ours and not path.startswith("?"):
        return address
    return f"{path}{'&' if '?' in path else '?'}{PARAMETER}{mark}{fragment}"


def _keep_in_form(form: LexborNode) -> None:
    """A form that is posted keeps the parameter in its address, any other among its fields, which become the query."""
    if (form.attributes.get("method") or "").lower() == "post":
        form.attrs["action"] = keep_parameter(form.attributes.get("action") or "?")
    else:
        form.insert_child(_element(f'<input type="hidden" name="{PARAMETER}" value="">'))


def _element(html: str) -> LexborNode:
    body = LexborHTMLParser(f"<!doctype html><body>{html}").body
    assert body is not None
    assert body.first_child is not None
    return body.first_child


def _keep_part(page: LexborHTMLParser, number: int, words: Words, query: str) -> None:
    """Leave in `main` only what belongs to one part of it, and say which part it is."""
    main = page.css_first("main")
    size = _size(page.html)
    if main is None or size <= LIMIT:
        return
    pieces = list(_pieces(main))
    parts = list(_parts(pieces, LIMIT - PAGER_ROOM - (size - sum(_size(piece.html) for piece in pieces))))
    chosen = min(max(number, 1), len(parts)) - 1
    _settle_sections(main, {node.mem_id for node in parts[chosen]})
    for place, part in enumerate(parts):
        for node in part if place != chosen else ():
            if node.tag != "h1":
                node.decompose()
    _drop_empty(main)
    main.insert_child(_pager(chosen + 1, len(parts), words, query))


def _parts(pieces: list[LexborNode], room: int) -> Iterator[list[LexborNode]]:
    """The pieces in order, as many in each part as the room (in bytes) holds, at least one.

    A heading goes with what follows it.
    """
    part: list[LexborNode] = []
    used = 0
    for piece in pieces:
        size = _size(piece.html)
        if part and used + size > room:
            headings = list(takewhile(lambda node: node.tag in HEADINGS, reversed(part)))[::-1]
            if len(headings) < len(part):
                yield part[: len(part) - len(headings)]
                part, used = headings, sum(_size(node.html) for node in headings)
        part.append(piece)
        used += size
    yield part


def _pieces(parent: LexborNode) -> Iterator[LexborNode]:
    for node in parent.iter():
        if node.tag in WHOLE and (_size(node.html) <= LARGEST_PIECE or len(node.css(", ".join(WHOLE))) == 1):
            yield node
        else:
            yield from _pieces(node)


def _settle_sections(main: LexborNode, chosen: set[int]) -> None:
    """A section of which nothing is chosen goes, links beside its heading too; one cut from its heading is none."""
    for section in reversed(main.css("section")):
        inside = [node for node in section.css(", ".join(WHOLE)) if node.mem_id in chosen]
        if not inside:
            section.decompose()
        elif not any(node.tag in HEADINGS for node in inside):
            section.unwrap()


def _drop_empty(main: LexborNode) -> None:
    """Lists and sections that nothing is left of, innermost first."""
    for node in reversed(main.css(CONTAINERS)):
        if not (node.text() or "").strip() and not node.css("input"):
            node.decompose()


def _pager(number: int, count: int, words: Words, query: str) -> LexborNode:
    links = [(number - 1, words.earlier)] if number > 1 else []
    links += [(number + 1, words.later)] if number < count else []
    start = escape(f"?{query}&{PARAMETER}=" if query else f"?{PARAMETER}=")
    shown = [
        words.part.format(number=number, count=count),
        *(f'<a href="{start}{to}">{word}</a>' for to, word in links),
    ]
    return _element(f"<p>{' · '.join(shown)}</p>")


def _size(html: str | None) -> int:
    return len((html or "").encode())

"""The HTML of a body: what may be in it, its pieces, its plain text.

Untrusted HTML goes through nh3 first; what is left is then written anew, tag by tag, in the small grammar below, so
the output never depends on how two parsers disagree about odd markup.

    body       = (p | h2 | h3 | ul | ol | table | blockquote | figure)*
    blockquote = (p | ul | ol | table)* footer?         data-speaker = the official's id
    figure     = figcaption?                            data-photo or data-gallery = an id
    li, td, th = inline, or (p | ul | ol)* when more than one paragraph
    inline     = text, strong, em, a[href], br
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Literal

import nh3
from selectolax.lexbor import LexborHTMLParser, LexborNode

Kind = Literal["html", "quotation", "photo", "gallery"]

INLINE = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "a": "a", "br": "br"}
HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
LISTS = {"ul", "ol"}
TABLE = {"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"}
# Kept for `elements`, which makes paragraphs of them.
CONTAINERS = {"p", "div", "section", "article", "main", "header", "aside", "address", "pre", "dl", "dt", "dd", "hr"}
SEEN = {*INLINE, *HEADINGS, *LISTS, "li", *TABLE, *CONTAINERS, "blockquote", "footer", "figure", "figcaption"}
BLOCKS = SEEN - INLINE.keys()

DROPPED_WHOLE = {
    *("script", "style", "template", "iframe", "object", "embed", "noscript", "noembed", "noframes", "svg", "math"),
    *("select", "textarea", "button", "title", "xmp", "plaintext", "audio", "video", "canvas", "head"),
}
ATTRIBUTES = {
    "a": {"href"},
    "blockquote": {"data-speaker"},
    "figure": {"data-photo", "data-gallery"},
    "td": {"colspan", "rowspan", "scope"},
    "th": {"colspan", "rowspan", "scope"},
}
# A second slash or a backslash would make a site-relative address leave the site.
ADDRESS = re.compile(r"(?:https?://[^/\\].*|mailto:.+|tel:.+|/(?![/\\]).*)", re.IGNORECASE)
ID = re.compile(r"[0-9]{1,18}")
SPAN = re.compile(r"[2-9]|[1-9][0-9]{1,2}")
SCOPE = re.compile(r"row|col|rowgroup|colgroup")
# Not allowed in XML (feeds, exports) or not encodable at all.
UNSPEAKABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
SPACE = re.compile(r"[ \t\r\n\f]+")
EDGE = re.compile(r"^(?:\s|<br>)+|(?:\s|<br>)+$")
# Deeper than any editor nests; beyond it only paragraphs survive, so that recursion stays shallow.
DEEPEST = 60


@dataclass(frozen=True)
class Block:
    """A top-level piece of a body.

    `html` is the inner HTML of a quotation without its footer, empty for a photo or gallery; `id` is the speaker's
    (an official), the photo's or the gallery's; `caption` is plain text.
    """

    kind: Kind
    html: str
    id: int | None = None
    caption: str = ""


def clean(html: str) -> str:
    """The HTML rewritten in our grammar; safe to show, and unchanged when cleaned again."""
    return "".join(pieces(html))


def pieces(html: str) -> list[str]:
    """The cleaned body's top-level elements in order; put together they are `clean(html)`."""
    return [render(piece) for piece in elements(html)]


def elements(html: str) -> list[Block]:
    """The body's top-level pieces in order, each paragraph, heading, list and table one of them.

    Captions are inline HTML here; the pieces rendered one after another are the body again.
    """
    return list(_pieces(_body(_sanitise(html, SEEN)), top=True))


def blocks(html: str) -> list[Block]:
    """The body's top-level pieces in order, neighbouring plain elements merged into one `html` piece."""
    merged: list[Block] = []
    for piece in elements(html):
        if piece.kind == "html" and merged and merged[-1].kind == "html":
            merged[-1] = Block("html", merged[-1].html + piece.html)
        else:
            merged.append(Block(piece.kind, piece.html, piece.id, plain(piece.caption)))
    return merged


@lru_cache(maxsize=64)  # one move reads the same paragraphs for readers, for search, for what is said of it
def plain(html: str) -> str:
    """The text alone: a line for each paragraph, heading, item, row or caption; cells parted by a tab."""
    text = "".join(_texts(_body(html)))
    lines = (re.sub(" +", " ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def hrefs(html: str) -> list[str]:
    """The addresses its links lead to, in order."""
    return [address for link in _parse(html).css("a[href]") if (address := link.attributes.get("href"))]


def words(html: str) -> int:
    """How many words a reader reads; a hyphen or an apostrophe does not part a word."""
    return len(re.findall(r"\w+(?:[-'’ʼ]\w+)*", plain(html)))


def _body(html: str) -> LexborNode:
    body = _parse(UNSPEAKABLE.sub("", html))
    return body if _depth(body) <= DEEPEST else _parse(_sanitise(html, {"p", "br"}))


def _parse(html: str) -> LexborNode:
    # The doctype matters: without it a table may stand inside a paragraph.
    body = LexborHTMLParser("<!doctype html><body>" + html).body
    assert body is not None  # the parser always makes one
    return body


def _sanitise(html: str, tags: set[str]) -> str:
    return nh3.clean(
        UNSPEAKABLE.sub("", html),
        tags=tags,
        clean_content_tags=DROPPED_WHOLE,
        attributes={tag: names for tag, names in ATTRIBUTES.items() if tag in tags},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )


def _depth(root: LexborNode) -> int:
    deepest, waiting = 0, [(root, 0)]
    while waiting:
        node, depth = waiting.pop()
        deepest = max(deepest, depth)
        waiting.extend((child, depth + 1) for child in node.iter())
    return deepest


def render(piece: Block) -> str:
    """One of `elements` as HTML."""
    if piece.kind == "html":
        return piece.html
    if piece.kind == "quotation":
        speaker = "" if piece.id is None else f' data-speaker="{piece.id}"'
        footer = piece.caption and f"<footer>{piece.caption}</footer>"
        return f"<blockquote{speaker}>{piece.html}{footer}</blockquote>"
    caption = piece.caption and f"<figcaption>{piece.caption}</figcaption>"
    return f'<figure data-{piece.kind}="{piece.id}">{caption}</figure>'


def _pieces(parent: LexborNode, top: bool = False, tables: bool = True) -> Iterator[Block]:
    """The blocks inside a node, stray inline content wrapped in paragraphs. Captions are inline HTML here."""
    run = ""
    for node in parent.iter(include_text=True):
        if not _holds_block(node):
            run += _inline(node)
            continue
        yield from _paragraph(run)
        run = ""
        yield from _block(node, top, tables)
    yield from _paragraph(run)


def _holds_block(node: LexborNode) -> bool:
    return node.is_element_node and any(inner.tag in BLOCKS for inner in node.traverse())


def _paragraph(run: str, tag: str = "p") -> Iterator[Block]:
    if text := _trim(run):
        yield Block("html", f"<{tag}>{text}</{tag}>")


def _block(node: LexborNode, top: bool, tables: bool) -> Iterator[Block]:
    tag = node.tag or ""
    if tag in HEADINGS:
        yield from _paragraph(_inline_inside(node), HEADINGS[tag] if top else "p")
    elif tag in LISTS:
        yield from _list(node, tag)
    elif tag == "table" and tables:
        yield from _table(node)
    elif tag == "blockquote" and top:
        yield from _quotation(node)
    elif tag == "figure" and top and (placed := _placed(node)):
        yield placed
    else:
        yield from _pieces(node, top, tables)


def _list(node: LexborNode, tag: str) -> Iterator[Block]:
    items = "".join(f"<li>{item}</li>" for child in node.iter() if (item := _cell(child)))
    if items:
        yield Block("html", f"<{tag}>{items}</{tag}>")


def _table(node: LexborNode) -> Iterator[Block]:
    head, rows = "", ""
    for child in node.iter():
        if child.tag == "caption":
            yield from _paragraph(_inline_inside(child))
        elif child.tag == "thead":
            head += _rows(child)
        else:
            rows += _rows(child)
    if head or rows:
        head = head and f"<thead>{head}</thead>"
        rows = rows and f"<tbody>{rows}</tbody>"
        yield Block("html", f"<table>{head}{rows}</table>")


def _rows(section: LexborNode) -> str:
    rows = ("".join(map(_table_cell, row.iter())) for row in section.iter() if row.tag == "tr")
    return "".join(f"<tr>{row}</tr>" for row in rows if row)


def _table_cell(node: LexborNode) -> str:
    given = node.attributes
    allowed = (("colspan", SPAN), ("rowspan", SPAN), ("scope", SCOPE))
    kept = "".join(f' {name}="{given[name]}"' for name, shape in allowed if shape.fullmatch(given.get(name) or ""))
    return f"<{node.tag}{kept}>{_cell(node)}</{node.tag}>"


def _cell(node: LexborNode) -> str:
    """What an item or a cell holds; a lone paragraph loses its tags, for editors that insist on writing them."""
    inside = [piece.html for piece in _pieces(node, tables=False)]
    if len(inside) == 1 and inside[0].startswith("<p>"):
        return inside[0][3:-4]
    return "".join(inside)


def _quotation(node: LexborNode) -> Iterator[Block]:
    footers = [_trim(_inline_inside(footer)) for footer in node.css("footer")]
    for footer in node.css("footer"):
        footer.decompose()
    inside = "".join(piece.html for piece in _pieces(node))
    caption = _trim("<br>".join(filter(None, footers)))
    if inside or caption:
        yield Block("quotation", inside, _id(node, "data-speaker"), caption)


def _placed(node: LexborNode) -> Block | None:
    """The photo or gallery a figure places; None for a figure that names neither, which is then only a container."""
    kinds: tuple[Kind, Kind] = ("photo", "gallery")
    for kind in kinds:
        if (placed := _id(node, f"data-{kind}")) is not None:
            return Block(kind, "", placed, _trim(_inline_inside(node)))
    return None


def _id(node: LexborNode, name: str) -> int | None:
    value = node.attributes.get(name) or ""
    return int(value) if ID.fullmatch(value) else None


def _inline_inside(parent: LexborNode, within: frozenset[str] = frozenset()) -> str:
    return "".join(_inline(node, within) for node in parent.iter(include_text=True))


def _inline(node: LexborNode, within: frozenset[str] = frozenset()) -> str:
    """A node as inline HTML; `within` holds the inline tags it already stands in, which may not nest."""
    if node.is_text_node:
        return escape(UNSPEAKABLE.sub("", node.text_content or ""), quote=False)
    tag = INLINE.get(node.tag or "")
    if tag == "br":
        return "<br>"
    href = _href(node) if tag == "a" else ""
    if not tag or tag in within or (tag == "a" and not href):
        inside = _inline_inside(node, within)
        return f" {inside} " if node.tag in BLOCKS else inside
    inside = _inline_inside(node, within | {tag})
    if not re.sub(r"<[^>]*>", "", inside).strip():
        return inside
    return f"<{tag}{href}>{inside}</{tag}>"


def _href(link: LexborNode) -> str:
    # Browsers ignore tabs and line breaks in an address, so they go before it is judged.
    address = UNSPEAKABLE.sub("", link.attributes.get("href") or "").strip()
    address = re.sub(r"\s", "%20", re.sub(r"[\t\r\n]", "", address))
    return f' href="{escape(address)}"' if ADDRESS.fullmatch(address) else ""


def _trim(run: str) -> str:
    return EDGE.sub("", SPACE.sub(" ", run))


def _texts(parent: LexborNode) -> Iterator[str]:
    for node in parent.iter(include_text=True):
        if node.is_text_node:
            yield SPACE.sub(" ", node.text_content or "")
        elif node.tag == "br":
            yield "\n"
        elif node.tag in ("td", "th"):
            yield from (re.sub(r"\s+", " ", "".join(_texts(node))).strip(), "\t")
        elif node.tag in BLOCKS:
            yield from ("\n", *_texts(node), "\n")
        elif node.tag not in DROPPED_WHOLE:
            yield from _texts(node)

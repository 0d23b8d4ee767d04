"""What differs between two contents of one text (see `articles.workflow.snapshot`), in the words of an editor.

Nothing is shortened: whoever answers for the difference must see all of it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from selectolax.lexbor import LexborHTMLParser

from articles.models import Article, Kind, Mention
from media.models import DigitalSourceType
from newsroom.lib.differences import Piece, differences, is_same
from newsroom.lib.html import plain

Content = dict[str, Any]

FIELDS = ("headline", "short_headline", "lead", "slug", "dateline", "seo_description", "social_text")


@dataclass(frozen=True)
class Difference:
    """A part of the text that differs: its words, removed and added, or a `note` where no word changed."""

    part: str
    pieces: list[Piece] = field(default_factory=list)
    note: str = ""


def content_differences(before: Content, after: Content) -> list[Difference]:
    """In the order in which a reader meets the parts. [] only when both are the same to the last byte."""
    if before == after:
        return []
    found = [*_fields(before, after), *_passages(before, after), *_photos(before, after), *_things(before, after)]
    if found:
        return found
    note = _("Only details without words of their own changed, such as the size of a picture or the address of a page.")
    return [Difference(_("Details"), note=note)]


def _compared(part: str, one: str, two: str) -> Iterator[Difference]:
    pieces = differences(one, two)
    if not is_same(pieces):
        yield Difference(part, pieces)


def _fields(before: Content, after: Content) -> Iterator[Difference]:
    for name in FIELDS:
        yield from _compared(_label(name), before[name], after[name])
    for name in ("kind", "urgency", "event_on"):
        yield from _compared(_label(name), _said(name, before[name]), _said(name, after[name]))
    one, two = [(content["organisation"] or {}).get("name", "") for content in (before, after)]
    yield from _compared(_label("organisation"), one, two)


def _label(name: str) -> str:
    return str(capfirst(str(getattr(Article._meta.get_field(name), "verbose_name", name))))


def _said(name: str, value: Any) -> str:
    if name == "kind":
        return str(Kind(value).label)
    return date_format(datetime.date.fromisoformat(value), "DATE_FORMAT") if name == "event_on" else str(value)


@dataclass(frozen=True)
class _Passage:
    """A paragraph, heading, list, table, quotation, photo or gallery of a body. Equal only if all of it is."""

    text: str
    whole: str


def _passages(before: Content, after: Content) -> Iterator[Difference]:
    one, two = [[*_passages_of(content)] for content in (before, after)]
    for kind, start, end, new_start, new_end in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        numbers = range(new_start, new_end) if new_end > new_start else range(start, end)
        old, new = ["\n".join(passage.text for passage in some) for some in (one[start:end], two[new_start:new_end])]
        pieces = differences(old, new)
        note = _("The words are the same: the formatting changed.") if is_same(pieces) else ""
        yield Difference(_where(numbers), pieces, note)


def _where(numbers: range) -> str:
    if len(numbers) == 1:
        return _("Text, passage %(number)d") % {"number": numbers[0] + 1}
    return _("Text, passages %(first)d to %(last)d") % {"first": numbers[0] + 1, "last": numbers[-1] + 1}


def _passages_of(content: Content) -> Iterator[_Passage]:
    for block in content["body"]:
        if block["kind"] == "html":
            yield from _elements(block["html"])
        elif block["kind"] == "quotation":
            speaker = block["speaker"]
            said_by = f"{speaker['name']}, {speaker['title']}" if speaker else block["footer"]
            lines = [passage.text for passage in _elements(block["html"])] + ([f"— {said_by}"] if said_by else [])
            yield _Passage("\n".join(lines), f"{block['html']}{said_by}")
        else:
            yield _placed(block)


def _placed(block: dict[str, Any]) -> _Passage:
    thing = block.get("photo") or block.get("gallery")
    name = _("Photo %(number)s") if block["kind"] == "photo" else _("Gallery “%(number)s”")
    number = (thing.get("number") or thing.get("title")) if thing else block["missing"]
    text = "\n".join(filter(None, [f"[{name % {'number': number}}]", block["caption"]]))
    return _Passage(text, f"{text}{thing and thing['id']}")


def _elements(html: str) -> Iterator[_Passage]:
    """Each top-level element; where a link leads is told beside its words, for that can change alone."""
    body = LexborHTMLParser("<!doctype html><body>" + html).body
    assert body is not None  # the parser always makes one
    for node in list(body.iter()):
        whole = node.html or ""
        for link in node.css("a[href]"):
            link.insert_after(f" ‹{link.attributes['href']}›")
        yield _Passage(plain(node.html or ""), whole)


def _photos(before: Content, after: Content) -> Iterator[Difference]:
    one, two = [{photo["id"]: photo for photo in content["photos"]} for content in (before, after)]
    leads = [(content["lead_photo"] or {}).get("number", "") for content in (before, after)]
    yield from _compared(_label("lead_photo"), *leads)
    for pk in [*two, *(pk for pk in one if pk not in two)]:
        photo = two.get(pk) or one[pk]
        part = _("Photo %(number)s") % {"number": photo["number"]}
        if pk in one and pk in two and one[pk]["sha256"] != two[pk]["sha256"]:
            yield Difference(part, note=_("The picture itself was replaced."))
        texts = ["\n".join(_photo_lines(photos[pk])) if pk in photos else "" for photos in (one, two)]
        yield from _compared(part, *texts)
    if [pk for pk in one if pk in two] != [pk for pk in two if pk in one]:
        yield Difference(_("Photos"), note=_("Their order changed."))


def _photo_lines(photo: dict[str, Any]) -> Iterator[str]:
    for label, text in (
        (_("caption"), photo["caption"]),
        (_("alt text"), photo["alt_text"]),
        (_("credit"), photo["credit"]),
        (_("people"), ", ".join(person["name"] for person in photo["people"])),
        (_("taken on"), photo["taken_on"]),
        (_("usage terms"), photo["usage_terms"]),
        (_("how it was made"), str(DigitalSourceType(photo["digital_source_type"]).label)),
    ):
        if text:
            yield f"{capfirst(label)}: {text}"


def _things(before: Content, after: Content) -> Iterator[Difference]:
    for part, lines in ((_("Mentions"), _mentions), (_("Galleries"), _galleries), (_("Tags"), _tags)):
        yield from _compared(part, "\n".join(lines(before)), "\n".join(lines(after)))


def _mentions(content: Content) -> Iterator[str]:
    for mention in content["mentions"]:
        title = f", {mention['title']}" if mention["title"] else ""
        yield f"{mention['name']}{title} — {Mention.Role(mention['role']).label}"


def _galleries(content: Content) -> Iterator[str]:
    for gallery in content["galleries"]:
        numbers = ", ".join(photo["number"] for photo in gallery["photos"])
        yield ": ".join(filter(None, [gallery["title"], gallery["description"], numbers]))


def _tags(content: Content) -> Iterator[str]:
    return (tag["name"] for tag in content["tags"])

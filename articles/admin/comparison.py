"""Two states of an article, held side by side word by word: texts, photos, galleries, mentions, tags, dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles.formats.paragraphs import Paragraph, paired, paragraphs, stretches
from articles.models import Kind, Mention
from articles.workflow.snapshot import Content
from media.models import Photo
from newsroom.lib.differences import Piece, differences
from newsroom.lib.languages import LANGUAGES
from newsroom.lib.text import sort_key

# So many unchanged paragraphs in a row are shown; more are folded away.
SHOWN = 1

TEXTS: tuple[tuple[str, Promise], ...] = (
    ("headline", _("headline")),
    ("short_headline", _("short headline")),
    ("lead", _("lead")),
    ("dateline", _("dateline")),
    ("slug", _("address")),
    ("seo_description", _("description for search engines")),
    ("social_text", _("text for social networks")),
)
PHOTO_TEXTS: tuple[tuple[str, Promise], ...] = (
    ("caption", _("caption")),
    ("alt_text", _("alt text")),
    ("credit", _("credit")),
)


@dataclass(frozen=True)
class Row:
    """One thing before and after. An empty side: it was not there. `unchanged`: paragraphs both have, folded away.

    `remark` tells what no word shows: another file, another link.
    """

    label: str
    before: list[Piece] = field(default_factory=list)
    after: list[Piece] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    remark: str = ""
    photo: Photo | None = None
    photo_before: bool = False
    photo_after: bool = False


@dataclass(frozen=True)
class Part:
    """`language` is "" for what both languages share."""

    title: str
    language: str
    rows: list[Row]


def compare(before: dict[str, Content], after: dict[str, Content]) -> list[Part]:
    """What differs, of the languages that both have; [] when nothing does. One query, for the photos."""
    languages = [language for language in LANGUAGES if language in before and language in after]
    photos = Photo.objects.in_bulk(
        {photo["id"] for content in (*before.values(), *after.values()) for photo in content["photos"]}
    )
    parts, told = [], set()
    shown: set[tuple[str, str]] = set()  # a picture that came or went is shown once, its words in each language
    for language in languages:
        one, two = before[language], after[language]
        shared = [row for row in _shared(one, two) if row.label not in told]
        told |= {row.label for row in shared}
        parts += [
            Part(_t("For both languages"), "", shared),
            Part(_t("Text"), language, [*_texts(one, two), *_body(one, two)]),
            Part(
                _t("Photos"),
                language,
                [row for row in _photos(one, two, photos) if (row.label, row.remark) not in shown],
            ),
            Part(_t("Galleries"), language, list(_galleries(one, two))),
        ]
        shown |= {_key(each) for each in parts[-2].rows if each.remark}
    return [part for part in parts if part.rows]


def _key(row: Row) -> tuple[str, str]:
    return row.label, row.remark


def row(label: Any, before: str, after: str) -> Row:
    pieces = differences(before, after)
    return Row(
        capfirst(str(label)),
        [piece for piece in pieces if piece.kind != "added"],
        [piece for piece in pieces if piece.kind != "removed"],
    )


def _texts(one: Content, two: Content) -> Iterator[Row]:
    for name, label in TEXTS:
        if one[name] != two[name]:
            yield row(label, one[name], two[name])


def _body(one: Content, two: Content) -> Iterator[Row]:
    if one["body"] == two["body"]:
        return
    found = list(stretches(paragraphs(one), paragraphs(two)))
    if all(stretch.is_same for stretch in found):  # what a caption or a title says is told elsewhere
        return
    for stretch in found:
        if not stretch.is_same:
            yield from (_paragraph(old, new) for old, new in paired(stretch))
        elif len(stretch.before) > SHOWN:
            yield Row(_t("Paragraphs"), unchanged=[paragraph.text for paragraph in stretch.before])
        else:
            yield from (row(_t("Paragraph"), paragraph.text, paragraph.text) for paragraph in stretch.before)


def _paragraph(old: Paragraph | None, new: Paragraph | None) -> Row:
    found = row(_t("Paragraph"), old.text if old else "", new.text if new else "")
    if old and new and old.text == new.text:
        return Row(found.label, found.before, found.after, remark=_t("Only an emphasis, a link or a heading changed."))
    return found


def _lines(label: Any, before: Iterable[str], after: Iterable[str]) -> Iterator[Row]:
    """A list of names: each beside what it became."""
    one, two = ([Paragraph(line, line) for line in lines] for lines in (before, after))
    for stretch in stretches(one, two):
        if not stretch.is_same:
            yield from (row(label, old.text if old else "", new.text if new else "") for old, new in paired(stretch))


def _shared(one: Content, two: Content) -> Iterator[Row]:
    for label, read in (
        (_("kind"), lambda content: str(Kind(content["kind"]).label)),
        (_("urgency"), lambda content: str(content["urgency"])),
        (_("event date"), lambda content: ".".join(reversed(content["event_on"].split("-")))),
        (_("issuing organisation"), lambda content: (content["organisation"] or {}).get("name", "")),
        (_("lead photo"), lambda content: (content["lead_photo"] or {}).get("number", "")),
    ):
        if read(one) != read(two):
            yield row(label, read(one), read(two))
    yield from _lines(_t("Mentions"), map(_mention, one["mentions"]), map(_mention, two["mentions"]))
    tags = (sorted((tag["name"] for tag in content["tags"]), key=sort_key) for content in (one, two))
    yield from _lines(_t("Tags"), *tags)


def _mention(mention: dict[str, Any]) -> str:
    named = ", ".join(filter(None, (mention["name"], mention["title"])))
    return f"{named} ({Mention.Role(mention['role']).label})"


def _photos(one: Content, two: Content, photos: dict[int, Photo]) -> Iterator[Row]:
    old, new = ({photo["id"]: photo for photo in content["photos"]} for content in (one, two))
    for pk in {**old, **new}:
        yield from _photo(old.get(pk), new.get(pk), photos.get(pk))


def _photo(old: dict[str, Any] | None, new: dict[str, Any] | None, photo: Photo | None) -> Iterator[Row]:
    said = old or new
    assert said  # one of the two has it
    changed = [
        row(f"{said['number']}: {label}", (old or {}).get(name, ""), (new or {}).get(name, ""))
        for name, label in PHOTO_TEXTS
        if (old or {}).get(name, "") != (new or {}).get(name, "")
    ]
    replaced = bool(old and new and old["sha256"] != new["sha256"])
    if not changed and not replaced and old and new:
        return
    remark = _t("The file was replaced.") if replaced else ""
    remark = remark or ("" if old and new else _t("The photo was taken out.") if old else _t("The photo was added."))
    yield Row(said["number"], remark=remark, photo=photo, photo_before=bool(old), photo_after=bool(new))
    yield from changed


def _galleries(one: Content, two: Content) -> Iterator[Row]:
    old, new = ({gallery["id"]: gallery for gallery in content["galleries"]} for content in (one, two))
    for pk in {**old, **new}:
        before, after = old.get(pk, {}), new.get(pk, {})
        title = (before or after)["title"]
        for name, label in (("title", _("title")), ("description", _("description"))):
            if before.get(name, "") != after.get(name, ""):
                yield row(f"«{title}»: {label}", before.get(name, ""), after.get(name, ""))
        numbers = ([photo["number"] for photo in gallery.get("photos", [])] for gallery in (before, after))
        yield from _lines(f"«{title}»: {_t('photos')}", *numbers)

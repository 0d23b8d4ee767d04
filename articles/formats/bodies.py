"""A text as HTML that stands alone, wherever a feed reader may show it: full addresses, no class, no script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext

from articles.addresses import absolute, address
from articles.formats.shots import Shot, file_of
from articles.models import Edition

SPEC = "full"


def standalone(edition: Edition, shots: dict[int, Shot], corrections: Iterable[Edition]) -> str:
    """The lead photo, the lead, the body and the corrections; `shots` by the id of the photo."""
    content = edition.content
    lead_photo = content["lead_photo"] or {}
    return mark_safe("\n").join(
        piece
        for piece in (
            figure(shots.get(lead_photo.get("id", 0))),
            paragraph(edition.lead),
            *(_block(block, shots, edition.language) for block in content["body"]),
            *_galleries_beside(content, shots, edition.language),
            *(_correction(one) for one in corrections),
        )
        if piece
    )


def paragraph(text: str) -> str:
    return format_html("<p>{}</p>", text) if text else ""


def figure(shot: Shot | None, caption: str = "") -> str:
    """ "" for a photo whose file readers may not have."""
    file = shot and file_of(shot.photo, SPEC)
    if not (shot and file):
        return ""
    words = [caption or shot.caption, shot.credit and f"{gettext('Photo:')} {shot.credit}"]
    return format_html(
        '<figure><img src="{}" width="{}" height="{}" alt="{}"><figcaption>{}</figcaption></figure>',
        file.address,
        file.width,
        file.height,
        shot.alt,
        " ".join(filter(None, words)),
    )


def _block(block: dict[str, Any], shots: dict[int, Shot], language: str) -> str:
    match block["kind"]:
        case "quotation":
            return _quotation(block)
        case "photo":
            return figure(shots.get((block["photo"] or {}).get("id", 0)), block["caption"])
        case "gallery":
            return _gallery(block["gallery"], shots, language) if block["gallery"] else ""
        case _:
            return with_full_addresses(block["html"])


def with_full_addresses(html: str) -> SafeString:
    """`newsroom.lib.html` writes a link in one way only and escapes every `<` of a text, so this finds links alone."""
    return mark_safe(html.replace('<a href="/', f'<a href="{settings.SITE_URL}/'))


def _quotation(block: dict[str, Any]) -> str:
    speaker = block["speaker"]
    said_by = ", ".join(filter(None, [speaker["name"], speaker["title"]])) if speaker else block["footer"]
    footer = format_html("<footer>{}</footer>", said_by) if said_by else ""
    return format_html("<blockquote>{}{}</blockquote>", with_full_addresses(block["html"]), footer)


def _gallery(gallery: dict[str, Any], shots: dict[int, Shot], language: str) -> str:
    figures = [figure(shots.get(photo["id"])) for photo in gallery["photos"]]
    if not any(figures):
        return ""
    title: str = gallery["title"]
    if gallery["slug"]:
        title = format_html('<a href="{}">{}</a>', absolute(address(language, "gallery", gallery["slug"])), title)
    return format_html("<h2>{}</h2>{}", title, format_html_join("", "{}", ((one,) for one in figures if one)))


def _galleries_beside(content: dict[str, Any], shots: dict[int, Shot], language: str) -> Iterator[str]:
    """Those attached to the article and not placed in its text."""
    inside = {block["gallery"]["id"] for block in content["body"] if block.get("gallery")}
    yield from (_gallery(one, shots, language) for one in content["galleries"] if one["id"] not in inside)


def _correction(edition: Edition) -> str:
    moment = date_format(localtime(edition.live_from), "DATETIME_FORMAT")
    return format_html("<p><strong>{}, {}</strong><br>{}</p>", gettext("Correction"), moment, correction_text(edition))


def correction_text(edition: Edition) -> str:
    """What a correction tells readers, in the language that is active."""
    found = getattr(edition, "correction", None)
    words = [edition.change_note]
    if found:
        words += [f"{gettext('It said:')} {found.was_wrong}", f"{gettext('Correct is:')} {found.is_right}"]
    return " ".join(filter(None, words))

"""`{% load photos %}{% photo photo "card" %}`: a whole `<picture>`, without a query."""

from collections.abc import Callable
from typing import Any

from django import template
from django.core.files.storage import storages
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from ..imaging import MIME
from ..models import Photo
from ..renditions import SPECS, choices, public_path

register = template.Library()

# The address of one of a photo's files, by its name.
Address = Callable[[Photo, str], str]


@register.simple_tag(takes_context=True)
def photo(context: template.Context, photo: Photo | None, spec: str, **options: Any) -> SafeString:
    """See `picture`. In a page whose context says `is_preview`, photos that are not public show to staff, or to whom
    its `photo_address` leads."""
    if photo is None:
        return SafeString("")
    return picture(
        photo, spec, **{"preview": bool(context.get("is_preview")), "address": context.get("photo_address"), **options}
    )


def picture(
    photo: Photo,
    spec: str,
    *,
    sizes: str = "",
    alt: str | None = None,
    priority: bool = False,
    caption_language: str = "",
    preview: bool = False,
    address: Address | None = None,
    css: str = "",
) -> SafeString:
    """`<picture>` of a photo in one of the named specs (`media.renditions.SPECS`).

    `alt=""` is for a picture that only decorates; by default the alt text in `caption_language` or the page's
    language. `priority` is for the one picture at the top of a page. Nothing is shown of a photo that is not public,
    unless `preview` asks for staff-only addresses, or `address` names one for each file: then a public photo too is
    shown from there, for a page that not everybody may read tells nobody its public address. `css` adds classes.
    """
    if address is None:
        address = _staff_address if preview else _public_address
    jpegs = choices(photo, spec, "jpeg")
    if not jpegs or not (address is not _public_address or photo.is_public):
        return SafeString("")
    language = caption_language or get_language() or "uk"
    context = {
        "sources": [source for kind in ("avif", "webp") if (source := _source(photo, spec, kind, address))],
        "fallback": jpegs[-1],
        "src": address(photo, jpegs[-1]["name"]),
        "sizes": sizes or SPECS[spec].sizes,
        "alt": photo.text("alt_text", language[:2]) if alt is None else alt,
        "priority": priority,
        "classes": f"{tone(photo.colour)} {css}".strip(),
    }
    return mark_safe(render_to_string("media/_picture.html", context).strip())


def tone(colour: str) -> str:
    """The class of the nearest of 64 placeholder colours (`media/tones.css`): the page's policy forbids `style=`."""
    steps = (round(int(colour[at : at + 2], 16) / 85) * 5 for at in (1, 3, 5))
    return "tone-" + "".join(f"{step:x}" for step in steps)


def _source(photo: Photo, spec: str, kind: str, address: Address) -> dict[str, str] | None:
    found = choices(photo, spec, kind)
    srcset = ", ".join(f"{address(photo, rendition['name'])} {rendition['width']}w" for rendition in found)
    return {"type": MIME[kind], "srcset": srcset} if found else None


def _public_address(photo: Photo, name: str) -> str:
    return storages["default"].url(public_path(photo.public_token, name))


def _staff_address(photo: Photo, name: str) -> str:
    return _public_address(photo, name) if photo.is_public else reverse("media:preview", args=[photo.pk, name])

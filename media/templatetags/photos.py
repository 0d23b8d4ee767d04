"""`{% load photos %}{% photo photo "card" %}`: a whole `<picture>`, without a query."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django import template
from django.core.files.storage import storages
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from newsroom.lib.remembering import Texts

from ..imaging import MIME
from ..models import Photo
from ..renditions import SPECS, Rendition, choices, public_path

register = template.Library()

HIGH = "fetchpriority=high"

# The address of one of a photo's files, by its name.
Address = Callable[[Photo, str], str]


@register.simple_tag(takes_context=True)
def photo(context: template.Context, photo: Photo | None, spec: str, **options: Any) -> SafeString:
    """See `picture`. In a page whose context says `is_preview`, photos that are not public show to staff, or to whom
    its `photo_address` leads. Of a public page's `priority` picture the answer tells ahead of the page itself."""
    if photo is None:
        return SafeString("")
    is_public_page = not context.get("is_preview") and not context.get("photo_address")
    if options.get("priority") and is_public_page and "request" in context:
        context["request"].preload = preload(photo, spec, options.get("sizes", ""))
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
    if alt is None:
        alt = photo.text("alt_text", (caption_language or get_language() or "uk")[:2])
    shown = (spec, sizes or SPECS[spec].sizes, alt, priority, css)
    if address or preview:
        return _picture(photo, address or _staff_address, *shown)
    if not photo.is_public:
        return SafeString("")
    key = (photo.public_token, photo.colour, *shown)
    return SafeString(pictures.get(key, lambda: _picture(photo, _public_address, *shown)))


# Pictures by their token, which changes with their files, and all else that is written of them.
pictures = Texts(2_000_000)


def _picture(photo: Photo, address: Address, spec: str, sizes: str, alt: str, priority: bool, css: str) -> SafeString:
    jpegs = choices(photo, spec, "jpeg")
    if not jpegs:
        return SafeString("")
    sources = (_source(photo, spec, kind, sizes, address) for kind in ("avif", "webp"))
    return format_html(
        '<picture>{}<img src="{}" width="{}" height="{}" alt="{}" class="{}" {} decoding="async"></picture>',
        SafeString("".join(sources)),
        address(photo, jpegs[-1]["name"]),
        jpegs[-1]["width"],
        jpegs[-1]["height"],
        alt,
        f"{tone(photo.colour)} {css}".strip(),
        SafeString('fetchpriority="high"' if priority else 'loading="lazy"'),
    )


def preload(photo: Photo, spec: str, sizes: str = "") -> str:
    """The `Link` header by which a browser begins with the file that it will choose in `picture`; "" for none.

    Of the first format alone, and under its type: a browser that does not read it waits for the page. One that reads
    it but not `imagesrcset` gets the narrowest file for nothing.
    """
    if not photo.is_public:
        return ""
    sizes = sizes or SPECS[spec].sizes
    return pictures.get(("preload", photo.public_token, spec, sizes), lambda: _preload(photo, spec, sizes))


def _preload(photo: Photo, spec: str, sizes: str) -> str:
    kind = next((kind for kind in ("avif", "webp", "jpeg") if choices(photo, spec, kind)), "")
    if not kind:
        return ""
    found = choices(photo, spec, kind)
    if kind == "jpeg":  # <img> has one file, the widest
        return f'<{_public_address(photo, found[-1]["name"])}>; rel=preload; as=image; type="{MIME[kind]}"; {HIGH}'
    return (
        f'<{_public_address(photo, found[0]["name"])}>; rel=preload; as=image; type="{MIME[kind]}"; '
        f'imagesrcset="{_srcset(photo, found, _public_address)}"; imagesizes="{sizes}"; {HIGH}'
    )


def tone(colour: str) -> str:
    """The class of the nearest of 64 placeholder colours (`media/tones.css`): the page's policy forbids `style=`."""
    steps = (round(int(colour[at : at + 2], 16) / 85) * 5 for at in (1, 3, 5))
    return "tone-" + "".join(f"{step:x}" for step in steps)


def _source(photo: Photo, spec: str, kind: str, sizes: str, address: Address) -> SafeString:
    found = choices(photo, spec, kind)
    source = '<source type="{}" srcset="{}" sizes="{}">'
    return format_html(source, MIME[kind], _srcset(photo, found, address), sizes) if found else SafeString("")


def _srcset(photo: Photo, found: list[Rendition], address: Address) -> str:
    return ", ".join(f"{address(photo, rendition['name'])} {rendition['width']}w" for rendition in found)


def _public_address(photo: Photo, name: str) -> str:
    return _public_folder(photo.public_token) + name


@lru_cache(maxsize=5_000)
def _public_folder(token: str) -> str:
    return storages["default"].url(public_path(token, ""))


def _staff_address(photo: Photo, name: str) -> str:
    return _public_address(photo, name) if photo.is_public else reverse("media:preview", args=[photo.pk, name])

"""What a file tells besides its picture: suggestions for the form, and words for what intake takes away."""

import contextlib
import datetime as dt
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from PIL import ExifTags, Image, ImageFile, IptcImagePlugin

from .decode import BROKEN

MAX_XMP_BYTES = 1024 * 1024
MAX_TEXT = 2000

_BASE, _IFD = ExifTags.Base, ExifTags.IFD
# IPTC-IIM record 2 data sets.
_HEADLINE, _CAPTION, _BYLINE, _CREDIT, _CREATED, _CITY, _PLACE = 105, 120, 80, 110, 55, 90, 92
_XMP = {
    "headline": "{http://ns.adobe.com/photoshop/1.0/}Headline",
    "title": "{http://purl.org/dc/elements/1.1/}title",
    "caption": "{http://purl.org/dc/elements/1.1/}description",
    "creator": "{http://purl.org/dc/elements/1.1/}creator",
    "credit": "{http://ns.adobe.com/photoshop/1.0/}Credit",
    "created": "{http://ns.adobe.com/photoshop/1.0/}DateCreated",
    "latitude": "{http://ns.adobe.com/exif/1.0/}GPSLatitude",
    "longitude": "{http://ns.adobe.com/exif/1.0/}GPSLongitude",
    "city": "{http://ns.adobe.com/photoshop/1.0/}City",
    "place": "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}Location",
    "pictured_city": "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}City",
    "pictured_place": "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}Sublocation",
}
# XMP writes "50,27.0N" or "50,27,0N".
_XMP_DEGREES = re.compile(r"(\d+),([\d.]+)(?:,([\d.]+))?([NSEW])")
FIRST_PHOTO = dt.date(1826, 1, 1)


@dataclass(frozen=True)
class Baggage:
    """Suggestions ("" or None when the file has none) and the list of what must go."""

    headline: str
    caption: str
    credit: str
    taken_on: dt.date | None
    removed: tuple[tuple[str, str], ...]  # (what it is, what it said or "")
    had_location: bool


def unpack(image: ImageFile.ImageFile, *, trailing: int = 0) -> Baggage:
    """Read the labels of an opened picture. Broken labels count as none: a photo is not refused for its label."""
    exif, details, gps = _exif(image)
    iptc, xmp = _iptc(image), _xmp(image)
    created = (
        details.get(_BASE.DateTimeOriginal) or exif.get(_BASE.DateTime) or iptc.get(_CREATED) or xmp.get("created")
    )
    location = tuple(_location(image, gps, iptc, xmp))
    return Baggage(
        headline=_first(iptc.get(_HEADLINE), xmp.get("headline"), xmp.get("title")),
        caption=_first(iptc.get(_CAPTION), xmp.get("caption"), exif.get(_BASE.ImageDescription)),
        credit=_first(
            iptc.get(_CREDIT), xmp.get("credit"), iptc.get(_BYLINE), xmp.get("creator"), exif.get(_BASE.Artist)
        ),
        taken_on=_day(created),
        removed=(*location, *_removed(image, exif, details, trailing)),
        had_location=bool(location),
    )


def _location(image: Image.Image, gps: dict, iptc: dict[int, str], xmp: dict[str, str]) -> Iterator[tuple[str, str]]:
    """All that tells where the picture was taken, in whatever label."""
    if gps or xmp.get("latitude") or b"GPSL" in _packet(image):  # in a packet nobody dares to read, too
        point = _point(gps) or _point_in_xmp(xmp)
        yield _("coordinates"), "{latitude:.5g}, {longitude:.5g}".format(**point) if point else ""
    names = [iptc.get(_CITY), iptc.get(_PLACE)]
    names += [xmp.get(field) for field in ("city", "place", "pictured_city", "pictured_place")]
    if any(names):
        yield _("the name of the place"), ", ".join(dict.fromkeys(filter(None, names)))


def _removed(image: ImageFile.ImageFile, exif: dict, details: dict, trailing: int) -> Iterator[tuple[str, str]]:
    yield from _camera(exif, details)
    yield from ((kind, "") for kind in _containers(image, exif, details, trailing))


def _containers(image: ImageFile.ImageFile, exif: dict, details: dict, trailing: int) -> Iterator[str]:
    if _BASE.MakerNote in details:
        yield _("the camera maker's notes")
    if exif or details:
        yield _("other camera data (EXIF)")
    if _has_thumbnail(image):
        yield _("a small copy of the picture, perhaps an older one")
    if image.info.get("photoshop") or _iptc(image):
        yield _("captions in the file (IPTC)")
    if _packet(image):
        yield _("editing data (XMP)")
    if _has_comments(image):
        yield _("comments")
    frames = _frames(image)
    if frames > 1:
        yield ngettext("%(count)d further picture", "%(count)d further pictures", frames - 1) % {"count": frames - 1}
    if trailing:
        yield ngettext("%(count)d byte after the picture", "%(count)d bytes after the picture", trailing) % {
            "count": trailing
        }


def _camera(exif: dict, details: dict) -> Iterator[tuple[str, str]]:
    found = {
        _("camera serial number"): _text(details.get(_BASE.BodySerialNumber) or exif.get(_BASE.CameraSerialNumber)),
        _("lens serial number"): _text(details.get(_BASE.LensSerialNumber)),
        _("camera owner"): _text(details.get(_BASE.CameraOwnerName)),
        _("camera model"): _text(f"{_text(exif.get(_BASE.Make))} {_text(exif.get(_BASE.Model))}"),
    }
    return ((kind, value) for kind, value in found.items() if value)


def _exif(image: Image.Image) -> tuple[dict, dict, dict]:
    """Main, detail and GPS directories of EXIF; empty ones when absent or broken."""
    try:
        exif = image.getexif()
        return _mere_labels(dict(exif)), dict(exif.get_ifd(_IFD.Exif)), dict(exif.get_ifd(_IFD.GPSInfo))
    except BROKEN:
        return {}, {}, {}


# A TIFF keeps the layout of its pixels in the same directory as its labels.
_LAYOUT_BELOW = 0x0200
_LABELS = {
    _BASE.ImageDescription,
    _BASE.Make,
    _BASE.Model,
    _BASE.Software,
    _BASE.DateTime,
    _BASE.Artist,
    _BASE.HostComputer,
}


def _mere_labels(directory: dict) -> dict:
    return {tag: value for tag, value in directory.items() if tag in _LABELS or tag > _LAYOUT_BELOW}


def _iptc(image: ImageFile.ImageFile) -> dict[int, str]:
    try:
        records = IptcImagePlugin.getiptcinfo(image) or {}
        return {tag[1]: _text(value) for tag, value in records.items() if tag[0] == 2}
    except BROKEN:
        return {}


def _packet(image: Image.Image) -> bytes:
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    return packet.encode() if isinstance(packet, str) else bytes(packet)


def _xmp(image: Image.Image) -> dict[str, str]:
    """Our few fields of the XMP packet. One with a DTD is not looked at: entities are a way to hang a reader."""
    packet = _packet(image).strip(b"\x00 \t\r\n")
    if not packet or len(packet) > MAX_XMP_BYTES or b"<!" in packet.replace(b"<!--", b""):
        return {}
    try:
        root = ET.fromstring(packet)  # noqa: S314 - no DTD gets here
    except (ET.ParseError, ValueError):
        return {}
    return {name: text for name, key in _XMP.items() if (text := _xmp_value(root, key))}


def _xmp_value(root: ET.Element, key: str) -> str:
    """A field is an element with text, an element with a list (the first counts), or an attribute."""
    for element in root.iter():
        if key in element.attrib:
            return _text(element.attrib[key])
        if element.tag == key:
            return next((text for part in element.iter() if (text := _text(part.text))), "")
    return ""


def _has_thumbnail(image: Image.Image) -> bool:
    """Cameras and editors keep one in EXIF, and not all of them renew it when the picture is cropped."""
    try:
        return _BASE.JpegIFOffset in image.getexif().get_ifd(_IFD.IFD1)
    except BROKEN:
        return False


def _has_comments(image: Image.Image) -> bool:
    """PNG's texts may stand behind the pixels, so asking for them decodes; a broken file then shows here first."""
    try:
        return bool(image.info.get("comment") or getattr(image, "text", None))
    except BROKEN:
        return False


def _frames(image: Image.Image) -> int:
    try:
        return getattr(image, "n_frames", 1)
    except BROKEN:
        return 1


def _point(gps: dict) -> dict[str, float] | None:
    try:
        latitude, longitude = _degrees(gps[2]), _degrees(gps[4])
    except (KeyError, TypeError, ValueError, IndexError, ZeroDivisionError):
        return None
    south, west = _text(gps.get(1)).upper() == "S", _text(gps.get(3)).upper() == "W"
    return {"latitude": -latitude if south else latitude, "longitude": -longitude if west else longitude}


def _point_in_xmp(xmp: dict[str, str]) -> dict[str, float] | None:
    found = {name: _XMP_DEGREES.fullmatch(xmp.get(name, "")) for name in ("latitude", "longitude")}
    try:
        return (
            {
                name: _degrees((match[1], match[2], match[3] or 0)) * (-1 if match[4] in "SW" else 1)
                for name, match in found.items()
                if match
            }
            if all(found.values())
            else None
        )
    except ValueError:
        return None


def _degrees(parts: Any) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    return degrees + minutes / 60 + seconds / 3600


def _day(value: Any) -> dt.date | None:
    """The day of an EXIF ("2025:08:22 10:00:00"), IPTC ("20250822") or XMP ("2025-08-22T…") moment.

    A day before photography or still to come (the clocks of the world are a day apart) is a camera's error.
    """
    found = re.match(r"(\d{4})[:\-]?(\d\d)[:\-]?(\d\d)", _text(value))
    try:
        day = dt.date(*(int(part) for part in found.groups())) if found else None
    except ValueError:
        return None
    return day if day and FIRST_PHOTO <= day <= dt.date.today() + dt.timedelta(days=1) else None


def _decoded(raw: bytes) -> str:
    """UTF-8, or what Ukrainian agencies wrote before it."""
    for encoding in ("utf-8", "cp1251"):
        with contextlib.suppress(UnicodeError):
            return raw.decode(encoding)
    return raw.decode("utf-8", "replace")


def _first(*candidates: Any) -> str:
    return next((text for value in candidates if (text := _text(value))), "")


def _text(value: Any) -> str:
    """Plain text of a label: decoded, without control characters, not endless."""
    if isinstance(value, list | tuple):
        value = value[0] if value else ""
    if isinstance(value, str):  # Pillow reads EXIF as Latin-1, editors write it in UTF-8
        with contextlib.suppress(UnicodeError):
            value = value.encode("latin-1").decode()
    if isinstance(value, bytes):
        value = _decoded(value)
    if value is None:
        return ""
    return "".join(letter for letter in str(value)[:MAX_TEXT] if letter.isprintable() or letter == "\n").strip()

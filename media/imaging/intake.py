"""The one door for bytes: `receive` turns any uploaded file into a clean picture or a sentence why not."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import IO, cast

from django.utils.translation import gettext as _
from PIL import Image

from .containers import EXTENSIONS, recognise, trailing_bytes
from .decode import clean_pixels, open_within_limits
from .encode import encode_finest
from .errors import Refused
from .metadata import Baggage, unpack
from .sandbox import examine_apart

MAX_BYTES = 25 * 1024 * 1024
MIN_EDGE = 16


@dataclass(frozen=True)
class Facts:
    """What is known of a picture that came in; plain enough for JSON."""

    width: int
    height: int
    colour: str  # average, "#rrggbb"
    perceptual_hash: str  # 16 hex digits: near pictures differ in few bits
    extension: str  # of the received bytes by their content, without a dot
    headline: str
    caption: str
    credit: str
    taken_on: str  # ISO, "" when the file does not say
    removed: tuple[str, ...]  # phrases for the editor: what was in the file and is in the master no more
    removed_kinds: tuple[str, ...]  # the same without what it said
    had_location: bool


@dataclass(frozen=True)
class Intake:
    """A picture that came in: clean, and what was known about it before it was cleaned (see Facts)."""

    image: bytes  # the master: JPEG, sRGB, upright, full size, no metadata
    width: int
    height: int
    colour: str
    sha256: str  # of the received bytes: finds the very same file again
    perceptual_hash: str
    received: bytes
    extension: str
    headline: str
    caption: str
    credit: str
    taken_on: dt.date | None
    removed: tuple[str, ...]
    removed_kinds: tuple[str, ...]
    had_location: bool


def receive(file: bytes | IO[bytes]) -> Intake:
    """Read, check, clean, in a process apart. Raises Refused with an editor's sentence; keeps nothing of it."""
    content = _read(file)
    known, image = examine_apart(content)
    known["taken_on"] = dt.date.fromisoformat(known["taken_on"]) if known["taken_on"] else None
    known.update({name: tuple(known[name]) for name in ("removed", "removed_kinds")})
    return Intake(image=image, sha256=hashlib.sha256(content).hexdigest(), received=content, **known)


def examine(content: bytes) -> tuple[Facts, bytes]:
    """The work itself, without a limit of time: the facts and the master's bytes. Raises Refused."""
    kind = recognise(content)
    picture, baggage = _unpacked(content, kind)
    if min(picture.size) < MIN_EDGE:
        raise Refused(_("The picture is too small to show: at least %(edge)d pixels each way.") % {"edge": MIN_EDGE})
    facts = Facts(
        width=picture.width,
        height=picture.height,
        colour=_average_colour(picture),
        perceptual_hash=_difference_hash(picture),
        extension=EXTENSIONS[kind],
        headline=baggage.headline,
        caption=baggage.caption,
        credit=baggage.credit,
        taken_on=baggage.taken_on.isoformat() if baggage.taken_on else "",
        removed=tuple(f"{kind} {value}".strip() for kind, value in baggage.removed),
        removed_kinds=tuple(kind for kind, _value in baggage.removed),
        had_location=baggage.had_location,
    )
    return facts, encode_finest(picture)


def _unpacked(content: bytes, kind: str) -> tuple[Image.Image, Baggage]:
    """On return the opened picture is gone: two copies of 60 megapixels are half a gigabyte."""
    with open_within_limits(content, kind) as opened:
        baggage = unpack(opened, trailing=trailing_bytes(content, kind))
        return clean_pixels(opened), baggage


def _read(file: bytes | IO[bytes]) -> bytes:
    """Never more than the limit and one byte, however long the file says it is."""
    if isinstance(file, bytes):
        content = file
    else:
        file.seek(0)
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise Refused(_("The file is too large: at most %(size)d MB.") % {"size": MAX_BYTES // 1024 // 1024})
    return content


def _average_colour(picture: Image.Image) -> str:
    average = picture.reduce(max(1, min(picture.size) // 16)).resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    return f"#{bytes(cast('tuple[int, int, int]', average)).hex()}"


def _difference_hash(picture: Image.Image) -> str:
    """Is each of 8 × 8 points darker than its right neighbour? The `dhash` of imagehash, bit for bit."""
    tiny = picture.convert("L").resize((9, 8), Image.Resampling.LANCZOS).tobytes()
    bits = "".join("01"[tiny[at + 1] > tiny[at]] for row in range(0, 72, 9) for at in range(row, row + 8))
    return f"{int(bits, 2):016x}"

"""The one door for bytes: `receive` turns any uploaded file into a clean picture or a sentence why not."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import IO, cast

import imagehash
from django.utils.translation import gettext as _
from PIL import Image

from .containers import EXTENSIONS, recognise, trailing_bytes
from .decode import clean_pixels, open_within_limits
from .encode import encode_finest
from .errors import Refused
from .metadata import Baggage, unpack

MAX_BYTES = 25 * 1024 * 1024
MIN_EDGE = 16


@dataclass(frozen=True)
class Intake:
    """A picture that came in: clean, and what was known about it before it was cleaned."""

    image: bytes  # the master: JPEG, sRGB, upright, full size, no metadata
    width: int
    height: int
    colour: str  # average, "#rrggbb"
    sha256: str  # of the received bytes: finds the very same file again
    perceptual_hash: str  # 16 hex digits: near pictures differ in few bits
    received: bytes
    extension: str  # of the received bytes by their content, without a dot
    headline: str
    caption: str
    credit: str
    taken_on: dt.date | None
    removed: tuple[str, ...]  # phrases for the editor: what was in the file and is in the master no more


def receive(file: bytes | IO[bytes]) -> Intake:
    """Read, check, clean. Raises Refused with an editor's sentence; keeps nothing of a refused file."""
    content = _read(file)
    kind = recognise(content)
    opened = open_within_limits(content, kind)
    baggage = unpack(opened, trailing=trailing_bytes(content, kind))
    picture = clean_pixels(opened)
    opened.close()
    if min(picture.size) < MIN_EDGE:
        raise Refused(_("The picture is too small to show: at least %(edge)d pixels each way.") % {"edge": MIN_EDGE})
    return _intake(content, kind, picture, baggage)


def _intake(content: bytes, kind: str, picture: Image.Image, baggage: Baggage) -> Intake:
    return Intake(
        image=encode_finest(picture),
        width=picture.width,
        height=picture.height,
        colour=_average_colour(picture),
        sha256=hashlib.sha256(content).hexdigest(),
        perceptual_hash=str(imagehash.dhash(picture)),
        received=content,
        extension=EXTENSIONS[kind],
        headline=baggage.headline,
        caption=baggage.caption,
        credit=baggage.credit,
        taken_on=baggage.taken_on,
        removed=baggage.removed,
    )


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

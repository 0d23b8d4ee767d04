"""Redaction: what lies under a box is destroyed in the pixels, not covered."""

import random
import secrets
from collections.abc import Iterable
from typing import TypedDict

from PIL import Image

# All that is kept of a box: averages over at most this many fields along its longer side. A face or a number plate
# needs about ten times as many to be told from another, and pages that show it again with other noise add nothing.
FIELDS = 3
CELLS = 9  # shown along the longer side, so that everybody sees that something was destroyed
NOISE = 28  # of 255, up and down, for each cell and channel


class Box(TypedDict):
    """A part of a picture: the top left corner and the size as fractions (0–1) of its width and height."""

    x: float
    y: float
    width: float
    height: float


def redact(image: Image.Image, boxes: Iterable[Box]) -> Image.Image:
    """A copy of an RGB picture without what the boxes hold. Never twice the same: the noise is not reproducible."""
    copy = image.copy()
    for box in boxes:
        corners = _in_pixels(box, image.size)
        copy.paste(_destroyed(image.crop(corners)), corners)
    return copy


def _in_pixels(box: Box, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Rounded outwards, cut at the edges, at least a pixel."""
    width, height = size
    left, top = min(int(box["x"] * width), width - 1), min(int(box["y"] * height), height - 1)
    right, bottom = -int(-(box["x"] + box["width"]) * width // 1), -int(-(box["y"] + box["height"]) * height // 1)
    return (max(0, left), max(0, top), max(left + 1, min(right, width)), max(top + 1, min(bottom, height)))


def _destroyed(part: Image.Image) -> Image.Image:
    averages = part.resize(_grid(part.size, FIELDS), Image.Resampling.BOX)
    cells = averages.resize(_grid(part.size, CELLS), Image.Resampling.BILINEAR)
    noise = random.Random(secrets.randbits(256))  # noqa: S311 - seeded by the system's own randomness, never kept
    noisy = bytes(max(0, min(255, value + noise.randint(-NOISE, NOISE))) for value in cells.tobytes())
    return Image.frombytes("RGB", cells.size, noisy).resize(part.size, Image.Resampling.NEAREST)


def _grid(size: tuple[int, int], along: int) -> tuple[int, int]:
    """Square fields, `along` of them on the longer side."""
    longer = max(size)
    return max(1, round(size[0] * along / longer)), max(1, round(size[1] * along / longer))

"""Where a picture may show faces: suggestions for a person to judge. The detector is OpenCV's, an optional extra.

It misses faces and sees some where there are none; what it says is never a verdict.
"""

import importlib.util
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

from .redact import Box

EDGE = 1600  # pixels: faces smaller than a fiftieth of that can't be told by anybody
MOST = 40
MARGIN = 0.15  # of a face's width, all around: the detector frames eyes to mouth, a redaction wants hair and chin
_FRONT, _PROFILE = "haarcascade_frontalface_alt2.xml", "haarcascade_profileface.xml"


def is_available() -> bool:
    """Is the extra installed? Looks for it without loading it: it is large, and only `sandbox` needs it."""
    return importlib.util.find_spec("cv2") is not None


def find_faces(content: bytes) -> list[Box]:
    """Boxes around what looks like a face in a JPEG of ours, largest first, at most MOST; needs OpenCV."""
    import cv2
    import numpy

    cv2.setNumThreads(1)
    grey = numpy.asarray(_small_grey(content))
    height, width = grey.shape
    found: list[tuple[float, float, float]] = []
    for left, top, side in _faces(cv2, grey):
        across, down = left + side / 2, top + side / 2
        if not any(x <= across <= x + size and y <= down <= y + size for x, y, size in found):  # seen from elsewhere
            found.append((left, top, side))
    found.sort(key=lambda face: -face[2])
    return [_with_margin(*face, width, height) for face in found[:MOST]]


def _small_grey(content: bytes) -> Image.Image:
    with Image.open(io.BytesIO(content), formats=["JPEG"]) as picture:
        picture.draft("L", (EDGE, EDGE))
        small = picture.convert("L")
    small.thumbnail((EDGE, EDGE), Image.Resampling.LANCZOS)
    return ImageOps.equalize(small)


def _faces(cv2: Any, grey: Any) -> Iterator[tuple[float, float, float]]:
    """(left, top, side) in pixels: seen from the front, then from either side."""
    width = grey.shape[1]
    least = (max(24, EDGE // 50),) * 2
    looks = ((_FRONT, grey, False), (_PROFILE, grey, False), (_PROFILE, grey[:, ::-1].copy(), True))
    for name, image, mirrored in looks:
        cascade = cv2.CascadeClassifier(str(Path(cv2.data.haarcascades) / name))
        for left, top, side, _side in cascade.detectMultiScale(image, scaleFactor=1.1, minNeighbors=4, minSize=least):
            yield float(width - left - side if mirrored else left), float(top), float(side)


def _with_margin(left: float, top: float, side: float, width: int, height: int) -> Box:
    """As fractions, grown by MARGIN, cut at the picture's edges."""
    margin = side * MARGIN
    x, y = max(0.0, left - margin), max(0.0, top - margin)
    right, bottom = min(float(width), left + side + margin), min(float(height), top + side + margin)
    return Box(x=x / width, y=y / height, width=(right - x) / width, height=(bottom - y) / height)

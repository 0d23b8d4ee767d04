"""Arithmetic of crops and boxes, no pictures."""

from collections.abc import Mapping
from typing import Any

# Boxes travel through forms in percent with two decimals.
NEARLY = 0.0002


def crop_box(width: int, height: int, ratio: float | None, focal_x: int, focal_y: int) -> tuple[int, int, int, int]:
    """The largest box of `ratio` (width / height) whose middle lies as near the focal point as the edges let it.

    The focal point is in percent of the picture (0–100 from the left, 0–100 from the top); without a ratio the box
    is the whole picture. Returns (left, top, right, bottom).
    """
    if ratio is None:
        return (0, 0, width, height)
    box_width = max(1, min(width, round(height * ratio)))
    box_height = max(1, min(height, round(width / ratio)))
    left = _slide(box_width, width, focal_x)
    top = _slide(box_height, height, focal_y)
    return (left, top, left + box_width, top + box_height)


def _slide(part: int, whole: int, percent: int) -> int:
    """Where a part starts so that its middle is at `percent` of the whole, kept inside the whole."""
    return min(max(0, round(whole * percent / 100 - part / 2)), whole - part)


def widths_within(wanted: tuple[int, ...], available: int) -> tuple[int, ...]:
    """The wanted widths that need no enlarging; when none does, the width there is."""
    return tuple(width for width in wanted if width <= available) or (available,)


def height_for(width: int, box: tuple[int, int, int, int]) -> int:
    """The height that keeps the box's proportions at this width."""
    left, top, right, bottom = box
    return max(1, round(width * (bottom - top) / (right - left)))


def covers(outer: Mapping[str, Any], inner: Mapping[str, Any]) -> bool:
    """Does a box (x, y, width, height: fractions of the picture) cover all of another one, but for rounding?"""
    return (
        outer["x"] <= inner["x"] + NEARLY
        and outer["y"] <= inner["y"] + NEARLY
        and outer["x"] + outer["width"] >= inner["x"] + inner["width"] - NEARLY
        and outer["y"] + outer["height"] >= inner["y"] + inner["height"] - NEARLY
    )

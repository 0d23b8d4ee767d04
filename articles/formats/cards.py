"""The picture that stands for a text without a photo when somebody shares it: 1200 × 630, drawn when asked for."""

from __future__ import annotations

import hashlib
import io
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from newsroom.lib import lettering
from newsroom.lib.html import SPACE
from newsroom.lib.text import LATIN

SIZE = (1200, 630)
VERSION = 3  # raised when the drawing changes, so that no cache shows the old one
MARGIN = 80
TOP, HEIGHT = 176, 352  # of the field for the headline
SIZES = (72, 64, 56, 50, 44, 40, 36)
NAVY, PAPER, QUIET, BLUE, SUN = "#0b2545", "#ffffff", "#c3d1e3", "#0057b8", "#ffd500"
# What is not drawn and a headline must not lose: its apostrophes, its hyphens.
SPELLED_OUT = str.maketrans({"ʼ": "’", "′": "’", "‐": "-", "‑": "-", "―": "—", "\u00ad": ""})

Font = ImageFont.FreeTypeFont
Pair = dict[str, Font]


@dataclass(frozen=True)
class Card:
    """Everything that is drawn."""

    house: str
    kind: str
    headline: str
    date: str

    @property
    def digest(self) -> str:
        """16 hexadecimal digits that change with every word drawn."""
        words = "\x00".join([str(VERSION), self.house, self.kind, self.headline, self.date])
        return hashlib.sha256(words.encode()).hexdigest()[:16]


@lru_cache(maxsize=32)
def draw(card: Card) -> bytes:
    """A PNG. The last few are kept: networks ask for the same picture several times in the same minute."""
    image = Image.new("RGB", SIZE, NAVY)
    canvas = ImageDraw.Draw(image)
    _mark(canvas, MARGIN, 64, 64)
    _write(canvas, (MARGIN + 88, 78), drawable(card.house), _fonts(30, 700), PAPER)
    size, lines = _fit(drawable(card.headline), SIZE[0] - 2 * MARGIN)
    leading = _leading(size)
    top = TOP + (HEIGHT - leading * len(lines)) // 2
    for place, line in enumerate(lines):
        _write(canvas, (MARGIN, top + place * leading), line, _fonts(size, 700), PAPER)
    canvas.rectangle((MARGIN, 548, MARGIN + 64, 553), fill=SUN)
    _write(canvas, (MARGIN, 564), drawable(f"{card.kind} · {card.date}"), _fonts(26, 500), QUIET)
    file = io.BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


def drawable(text: str) -> str:
    """What our two fonts can draw: foreign marks fall off their letters, pictures and other scripts are left out."""
    composed = unicodedata.normalize("NFC", SPACE.sub(" ", text).translate(SPELLED_OUT))
    return SPACE.sub(" ", "".join(map(_drawn, composed))).strip()


def _drawn(char: str) -> str:
    if char in lettering.DRAWN:
        return char
    plain = char.lower().translate(LATIN)
    letters = unicodedata.normalize("NFKD", plain.upper() if char.isupper() else plain)
    return "".join(letter for letter in letters if letter in lettering.DRAWN)


def _fonts(size: int, weight: int) -> Pair:
    return {name: lettering.font(name, size, weight) for name in ("text", "rest")}


def _width(text: str, fonts: Pair) -> float:
    return sum(fonts[name].getlength(run) for name, run in lettering.runs(text))


def _write(canvas: ImageDraw.ImageDraw, place: tuple[float, float], text: str, fonts: Pair, colour: str) -> None:
    x, y = place
    baseline = y + fonts["text"].getmetrics()[0]
    for name, run in lettering.runs(text):
        canvas.text((x, baseline), run, font=fonts[name], fill=colour, anchor="ls")
        x += fonts[name].getlength(run)


def _mark(canvas: ImageDraw.ImageDraw, x: int, y: int, size: int) -> None:
    """site/mark.svg, with a thin edge so that its blue stands out from the navy."""
    radius, middle = size * 6 // 40, y + size // 2
    canvas.rounded_rectangle((x, y, x + size, y + size), radius, fill=BLUE)
    canvas.rounded_rectangle((x, middle, x + size, y + size), radius, fill=SUN)
    canvas.rectangle((x, middle, x + size, middle + radius), fill=SUN)


def _fit(text: str, width: int) -> tuple[int, list[str]]:
    """The largest size at which the text fits its field, and its lines, as even as they get."""
    for size in SIZES:
        fonts, most = _fonts(size, 700), HEIGHT // _leading(size)
        lines = _wrap(text, fonts, width)
        if len(lines) <= most and not (size > SIZES[-1] and _has_split_word(text, lines)):
            return size, _balance(text, fonts, width, lines)
    return size, [*lines[: most - 1], _shortened(lines[most - 1], fonts, width)]


def _leading(size: int) -> int:
    return round(size * 1.22)


def _has_split_word(text: str, lines: list[str]) -> bool:
    return " ".join(lines) != text


def _wrap(text: str, fonts: Pair, width: float) -> list[str]:
    """A word that is wider than a line is broken where the line ends."""
    lines, line = [], ""
    for word in text.split(" "):
        candidate = f"{line} {word}" if line else word
        if _width(candidate, fonts) <= width:
            line = candidate
            continue
        if line:
            lines.append(line)
        while _width(word, fonts) > width:
            fitting = next(end for end in range(len(word), 0, -1) if end == 1 or _width(word[:end], fonts) <= width)
            lines.append(word[:fitting])
            word = word[fitting:]
        line = word
    return [*lines, line] if line else lines


def _balance(text: str, fonts: Pair, width: float, lines: list[str]) -> list[str]:
    """The same number of lines in the narrowest column that holds them."""
    low, high = width / 2, width
    while high - low > 4:
        middle = (low + high) / 2
        tried = _wrap(text, fonts, middle)
        if len(tried) == len(lines) and _has_split_word(text, tried) == _has_split_word(text, lines):
            high = middle
        else:
            low = middle
    return _wrap(text, fonts, high)


def _shortened(line: str, fonts: Pair, width: float) -> str:
    while line and _width(f"{line}…", fonts) > width:
        line = line[:-1]
    return f"{line.rstrip()}…"

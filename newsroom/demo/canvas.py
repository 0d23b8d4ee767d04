"""A small drawing board: coordinates are fractions of width and height, radii and line widths fractions of height."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PIL import Image, ImageColor, ImageDraw, ImageFilter

Point = tuple[float, float]


@dataclass(frozen=True)
class Palette:
    sky: tuple[str, ...]
    far: str
    middle: str
    near: str
    light: str


PALETTES = {
    "dawn": Palette(("#2f4a78", "#8c86ad", "#efb393", "#fce6bd"), "#9a8fae", "#5f6a90", "#2c3c5a", "#fff0c8"),
    "day": Palette(("#4f8cc6", "#9cc8e6", "#e9f2ec"), "#9bbcc4", "#6d9f88", "#3c6a50", "#fffbe6"),
    "dusk": Palette(("#1b2450", "#5b4b80", "#c9737c", "#f6bb7c"), "#6a5684", "#3f3d68", "#1c2342", "#ffdf9e"),
    "winter": Palette(("#7f9bb8", "#bfd0de", "#eef1f1"), "#aebdcb", "#8296aa", "#51687e", "#ffffff"),
    "overcast": Palette(("#71899b", "#adbcc3", "#e0e4df"), "#98a9ab", "#6f8583", "#3f5553", "#f6f4e6"),
    "night": Palette(("#0a1230", "#1a2858", "#46548c"), "#33407a", "#1d2854", "#0d1534", "#ffe2a0"),
    "autumn": Palette(("#6f8fae", "#c3cdd0", "#f4e2bd"), "#b79f85", "#a8703e", "#5c4330", "#fff1cf"),
}


def mix(first: str, second: str, share: float) -> str:
    """The colour `share` (0..1) of the way from `first` to `second`, as #rrggbb."""
    one, two = ImageColor.getrgb(first), ImageColor.getrgb(second)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in zip(one[:3], two[:3], strict=True))


class Canvas:
    def __init__(self, size: tuple[int, int], rng: random.Random) -> None:
        self.width, self.height = size
        self.rng = rng
        self.image = Image.new("RGB", size)
        self.pen = ImageDraw.Draw(self.image, "RGBA")

    def _points(self, points: Iterable[Point]) -> list[Point]:
        return [(x * self.width, y * self.height) for x, y in points]

    def sky(self, colours: Sequence[str], until: float = 1.0) -> None:
        """A vertical gradient through the colours, from the top down to `until`."""
        strip = Image.new("RGB", (1, len(colours)))
        strip.putdata([ImageColor.getrgb(colour)[:3] for colour in colours])
        smooth = strip.resize((1, 256), Image.Resampling.BICUBIC)
        self.image.paste(smooth.resize((self.width, round(self.height * until)), Image.Resampling.BILINEAR), (0, 0))

    def fade(self, top: float, bottom: float, colour: str, strength: float, rising: bool = True) -> None:
        """A veil of colour between two heights, growing downwards when `rising`, upwards otherwise."""
        height = max(1, round((bottom - top) * self.height))
        ramp = Image.linear_gradient("L").resize((1, height))
        if not rising:
            ramp = ramp.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        mask = ramp.point([round(value * strength) for value in range(256)]).resize((self.width, height))
        self.image.paste(Image.new("RGB", (self.width, height), colour), (0, round(top * self.height)), mask)

    def glow(self, x: float, y: float, radius: float, colour: str, strength: float = 0.8) -> None:
        side = max(2, round(radius * self.height * 2))
        falloff = [round(max(0.0, 1 - value / 180) ** 2 * 255 * strength) for value in range(256)]
        mask = Image.radial_gradient("L").point(falloff).resize((side, side))
        corner = (round(x * self.width - side / 2), round(y * self.height - side / 2))
        self.image.paste(Image.new("RGB", (side, side), colour), corner, mask)

    def polygon(self, points: Iterable[Point], fill: str) -> None:
        self.pen.polygon(self._points(points), fill=fill)

    def curve(self, corners: Sequence[Point], fill: str) -> None:
        """A closed shape with rounded corners: Chaikin's corner cutting, three times over."""
        points = list(corners)
        for _ in range(3):
            pairs = zip(points, [*points[1:], points[0]], strict=True)
            points = [
                (a[0] + (b[0] - a[0]) * cut, a[1] + (b[1] - a[1]) * cut) for a, b in pairs for cut in (0.25, 0.75)
            ]
        self.polygon(points, fill)

    def line(self, points: Iterable[Point], fill: str, width: float = 0.004) -> None:
        self.pen.line(self._points(points), fill=fill, width=max(1, round(width * self.height)), joint="curve")

    def box(self, x0: float, y0: float, x1: float, y1: float, fill: str, radius: float = 0.0) -> None:
        corners = self._points([(x0, y0), (x1, y1)])
        self.pen.rounded_rectangle(corners, radius * self.height, fill=fill)

    def oval(self, x: float, y: float, rx: float, ry: float, fill: str) -> None:
        """An ellipse whose half-axes are both fractions of the height, so that equal ones make a circle."""
        x, y, rx, ry = x * self.width, y * self.height, rx * self.height, ry * self.height
        self.pen.ellipse((x - rx, y - ry, x + rx, y + ry), fill=fill)

    def ridge(self, level: float, swing: float, fill: str, steps: int = 7) -> None:
        """Land from a rolling skyline around `level` to the bottom edge: midpoint displacement over 2**steps spans."""
        heights = [self.rng.uniform(-1, 1), self.rng.uniform(-1, 1)]
        spread = 1.0
        for _ in range(steps):
            spread *= 0.48
            middles = [(a + b) / 2 + self.rng.uniform(-spread, spread) for a, b in pairwise(heights)]
            heights = [value for pair in zip(heights, [*middles, 0.0], strict=True) for value in pair][:-1]
        last = len(heights) - 1
        skyline = [(index / last, level + value * swing) for index, value in enumerate(heights)]
        self.polygon([*skyline, (1, 1), (0, 1)], fill)

    def finish(self, blur: float = 0.0007) -> Image.Image:
        """The picture with soft edges, a breath of light and fine grain."""
        soft = self.image.filter(ImageFilter.GaussianBlur(max(0.8, blur * self.height)))
        small = (self.width // 8, self.height // 8)
        bloom = soft.resize(small).filter(ImageFilter.GaussianBlur(8)).resize(soft.size, Image.Resampling.BILINEAR)
        soft = Image.blend(soft, bloom, 0.14)
        return Image.blend(soft, self._grain(), 0.045)

    def _grain(self) -> Image.Image:
        tile = Image.new("L", (400, 400))
        tile.putdata(self.rng.choices(range(40, 216), k=160_000))
        grain = Image.new("L", self.image.size)
        for left in range(0, self.width, 400):
            for top in range(0, self.height, 400):
                grain.paste(tile, (left, top))
        return grain.convert("RGB")


def tree(c: Canvas, x: float, base: float, height: float, fill: str, snow: str = "") -> None:
    """A fir of four tiers standing on `base`."""
    for tier in range(4):
        top = base - height * (1 - tier * 0.2)
        half = height * (0.1 + tier * 0.07) * c.height / c.width
        foot = top + height * 0.34
        c.polygon([(x, top), (x + half, foot), (x - half, foot)], fill)
        if snow:
            c.polygon([(x, top), (x + half * 0.55, top + height * 0.17), (x - half * 0.2, top + height * 0.2)], snow)
    c.box(x - 0.002, base - height * 0.1, x + 0.002, base, fill)


SKINS = ("#f0cdb0", "#e6b893", "#d9a681", "#f3d6c0", "#c98f6a")
HAIRS = ("#2b2320", "#4a3425", "#7a5a3a", "#b9935d", "#8d8a86", "#1d1b1e")


def person(c: Canvas, x: float, base: float, height: float, coat: str, seen_from_behind: bool = False) -> None:
    """A standing flat figure without features; `base` is where the feet are."""
    ratio = c.height / c.width
    half = height * 0.135 * ratio
    shoulder = base - height * 0.8
    c.box(x - half * 0.75, base - height * 0.5, x - half * 0.06, base, mix(coat, "#101820", 0.45), 0.006)
    c.box(x + half * 0.06, base - height * 0.5, x + half * 0.75, base, mix(coat, "#101820", 0.5), 0.006)
    c.box(x - half, shoulder, x + half, base - height * 0.4, coat, height * 0.07)
    c.box(
        x - half * 1.22,
        shoulder + height * 0.03,
        x - half * 0.86,
        base - height * 0.42,
        mix(coat, "#000000", 0.14),
        0.01,
    )
    c.box(
        x + half * 0.86,
        shoulder + height * 0.03,
        x + half * 1.22,
        base - height * 0.42,
        mix(coat, "#000000", 0.2),
        0.01,
    )
    skin, hair = c.rng.choice(SKINS), c.rng.choice(HAIRS)
    c.box(
        x - half * 0.22, shoulder - height * 0.05, x + half * 0.22, shoulder + height * 0.03, mix(skin, "#7a4a30", 0.3)
    )
    c.oval(x, shoulder - height * 0.1, height * 0.068, height * 0.082, hair)
    if not seen_from_behind:
        c.oval(x, shoulder - height * 0.088, height * 0.06, height * 0.07, skin)


def flag(c: Canvas, x: float, top: float, bottom: float, fields: tuple[str, str], width: float = 0.1) -> None:
    """A flag hanging from a standing pole in three folds: two colours, one above the other."""
    c.box(x - 0.0025, top - 0.03, x + 0.0025, bottom, "#c8b27a")
    c.oval(x, top - 0.035, 0.012, 0.012, "#e2cc8c")
    fall = (bottom - top) * 0.72
    for fold in range(4):
        left, right = x + width * fold / 4, x + width * (fold + 1) / 4
        drop, tone = 0.022 * fold, 0.16 if fold % 2 else 0.0
        middle = top + fall * 0.5 + drop
        c.polygon(
            [(left, top + drop), (right, top + drop + 0.022), (right, middle), (left, middle)],
            mix(fields[0], "#0a1530", tone),
        )
        c.polygon(
            [(left, middle), (right, middle), (right, top + fall + drop * 1.3), (left, top + fall + drop)],
            mix(fields[1], "#0a1530", tone),
        )


UKRAINE = ("#1f5fb8", "#ffd21f")
PARTNERS = ("#16357a", "#2550a4")

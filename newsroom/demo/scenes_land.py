"""Scenes under the sky: hills, fields, city, sea, roads and training grounds."""

import math

from newsroom.demo.canvas import UKRAINE, Canvas, Palette, flag, mix, person, tree


def backdrop(c: Canvas, p: Palette, horizon: float = 0.55) -> None:
    """Sky with a low sun and two far ridges."""
    c.sky(p.sky, min(1.0, horizon + 0.15))
    sun = c.rng.uniform(0.2, 0.8)
    c.glow(sun, horizon - 0.06, 0.75, p.light, 0.75)
    c.oval(sun, horizon - 0.12, 0.05, 0.05, p.light)
    for _ in range(5):
        x, y = c.rng.random(), c.rng.uniform(0.05, horizon - 0.25)
        for _ in range(3):
            c.oval(x + c.rng.uniform(-0.08, 0.08), y + c.rng.uniform(-0.01, 0.01), 0.22, 0.009, p.light + "30")
    c.ridge(horizon, 0.05, p.far)
    c.fade(horizon - 0.02, horizon + 0.16, p.light, 0.35)
    c.ridge(horizon + 0.08, 0.05, mix(p.far, p.middle, 0.6))


def hills(c: Canvas, p: Palette) -> None:
    backdrop(c, p, 0.46)
    for index in range(4):
        level = 0.62 + index * 0.1
        c.fade(level - 0.06, level + 0.06, p.light, 0.22)
        colour = mix(p.middle, p.near, index / 3)
        c.ridge(level, 0.055, colour, 6)
        for _ in range(5 + index * 5):
            x = c.rng.random()
            tree(c, x, level + 0.075 + c.rng.uniform(0, 0.03), 0.05 + index * 0.028, mix(colour, "#0c1a22", 0.3))


def wheat(c: Canvas, p: Palette) -> None:
    backdrop(c, p, 0.44)
    c.ridge(0.6, 0.015, "#c99a3c", 5)
    for row in range(46):
        depth = row / 45
        y, colour = 0.6 + depth**1.5 * 0.42, mix("#d7a944", "#8a5d1e", depth * 0.75)
        for _ in range(60):
            x = c.rng.uniform(-0.02, 1.02)
            tall, lean = 0.02 + depth * 0.15, c.rng.uniform(-0.006, 0.012)
            shade = mix(colour, p.light, c.rng.uniform(0, 0.5 - depth * 0.2))
            c.line([(x, y + 0.04), (x + lean, y - tall)], shade, 0.0015 + depth * 0.0025)
            c.oval(x + lean, y - tall, 0.002 + depth * 0.006, 0.006 + depth * 0.018, shade)


def _block(c: Canvas, x: float, base: float, width: float, height: float, colour: str, lit: str) -> None:
    c.box(x, base - height, x + width, base, colour)
    for column in range(int(width / 0.012)):
        for row in range(int(height / 0.03)):
            if c.rng.random() < 0.3:
                left, top = x + 0.005 + column * 0.012, base - height + 0.014 + row * 0.03
                c.box(left, top, left + 0.005, top + 0.014, lit + "b0")


def _church(c: Canvas, x: float, base: float, scale: float, wall: str) -> None:
    """White walls under five gilded domes."""
    gold = "#d9ad45"
    c.box(x - 0.06 * scale, base - 0.1 * scale, x + 0.06 * scale, base, wall)
    for offset, tall, wide in (
        (-0.046, 0.12, 0.8),
        (0.046, 0.12, 0.8),
        (-0.025, 0.15, 0.9),
        (0.025, 0.15, 0.9),
        (0.0, 0.19, 1.2),
    ):
        cx, top, size = x + offset * scale, base - tall * scale, scale * wide
        c.box(cx - 0.0085 * size, top, cx + 0.0085 * size, base - 0.05 * scale, mix(wall, "#8a93a5", 0.18))
        c.oval(cx, top - 0.002 * size, 0.021 * size, 0.016 * size, gold)
        c.oval(cx, top - 0.017 * size, 0.0105 * size, 0.009 * size, gold)
        c.oval(cx, top - 0.029 * size, 0.0075 * size, 0.0075 * size, gold)
        c.oval(cx - 0.005 * size, top - 0.005 * size, 0.005 * size, 0.008 * size, "#f6dc92")
        c.line([(cx, top - 0.03 * size), (cx, top - 0.05 * size)], gold, 0.0025)
    for column in range(5):
        left = x - 0.05 * scale + column * 0.022 * scale
        c.box(left, base - 0.075 * scale, left + 0.009 * scale, base - 0.02 * scale, "#7d879a", 0.008)


def city(c: Canvas, p: Palette) -> None:
    backdrop(c, p, 0.48)
    x = -0.02
    while x < 1:
        width = c.rng.uniform(0.03, 0.08)
        _block(c, x, 0.66, width, c.rng.uniform(0.06, 0.24), mix(p.far, p.middle, c.rng.uniform(0.3, 0.9)), p.light)
        x += width + c.rng.uniform(-0.005, 0.02)
    c.fade(0.46, 0.66, p.light, 0.3)
    c.ridge(0.63, 0.035, mix(p.middle, "#2f4a3a", 0.5), 6)
    _church(c, c.rng.uniform(0.25, 0.4), 0.66, 1.25, "#e9e4d6")
    _church(c, c.rng.uniform(0.66, 0.8), 0.655, 0.85, "#dfe3dc")
    for _ in range(60):
        tx = c.rng.random()
        c.oval(tx, 0.67 + c.rng.uniform(-0.01, 0.012), 0.025, 0.022, mix(p.near, "#2f5a40", c.rng.uniform(0.2, 0.7)))
    river(c, p, 0.68)


def river(c: Canvas, p: Palette, top: float) -> None:
    c.box(0, top, 1, 1, mix(p.sky[1], p.near, 0.35))
    c.fade(top, 1, p.near, 0.75)
    c.fade(top, top + 0.12, p.light, 0.4, rising=False)
    for _ in range(230):
        y = c.rng.uniform(top + 0.005, 1)
        x, long = c.rng.random(), 0.01 + (y - top) * c.rng.uniform(0.05, 0.3)
        c.line([(x, y), (x + long, y)], p.light + "3c", 0.0015 + (y - top) * 0.006)


def bridge(c: Canvas, p: Palette) -> None:
    backdrop(c, p, 0.45)
    c.ridge(0.6, 0.03, mix(p.middle, "#3a5a44", 0.4), 6)
    river(c, p, 0.66)
    deck, steel = "#d8d3c6", "#39495a"
    for pier in (0.14, 0.38, 0.62, 0.86):
        c.polygon([(pier - 0.018, 0.55), (pier + 0.018, 0.55), (pier + 0.026, 0.8), (pier - 0.026, 0.8)], "#a9a698")
        c.box(pier + 0.006, 0.55, pier + 0.02, 0.8, "#7f7e75")
        c.oval(pier, 0.8, 0.06, 0.012, p.light + "40")
    for start in (-0.1, 0.14, 0.38, 0.62, 0.86):
        arch = [(start + 0.24 * t / 24, 0.54 - math.sin(math.pi * t / 24) * 0.17) for t in range(25)]
        c.line(arch, steel, 0.013)
        for x, y in arch[2:-1:2]:
            c.line([(x, y), (x, 0.545)], steel + "cc", 0.003)
    c.box(0, 0.535, 1, 0.572, deck)
    c.box(0, 0.562, 1, 0.576, "#8c897d")


def winter(c: Canvas, p: Palette) -> None:
    backdrop(c, p, 0.4)
    for index in range(4):
        level = 0.54 + index * 0.11
        for _ in range(26 - index * 4):
            x = c.rng.random()
            if index < 3 or abs(x - 0.5) > 0.2:
                shade = mix(p.middle, "#1f3a44", 0.25 + index * 0.2)
                tree(c, x, level + c.rng.uniform(0, 0.05), 0.14 + index * 0.09, shade, "#f4f8fb")
        c.ridge(level + 0.06, 0.02, mix("#cfdbe6", "#f7fafc", index / 3), 5)
    c.polygon([(0.45, 0.9), (0.5, 0.84), (0.53, 0.84), (0.78, 1), (0.2, 1)], "#c3d0dc")
    for _ in range(260):
        size = c.rng.uniform(0.001, 0.005)
        c.oval(c.rng.random(), c.rng.random(), size, size, "#ffffffb8")


def ambulance(c: Canvas, x: float, base: float, size: float) -> None:
    """A boxy white ambulance facing right; `size` is its length as a fraction of the width."""
    tall = size * 0.62
    c.oval(x + size / 2, base + tall * 0.02, size * 0.85, tall * 0.06, "#0b182466")
    c.polygon(
        [
            (x + size * 0.66, base - tall * 0.86),
            (x + size * 0.8, base - tall * 0.8),
            (x + size * 0.92, base - tall * 0.46),
            (x + size, base - tall * 0.4),
            (x + size, base - tall * 0.12),
            (x + size * 0.6, base - tall * 0.12),
        ],
        "#eef1f2",
    )
    c.box(x, base - tall * 0.98, x + size * 0.7, base - tall * 0.12, "#f6f8f8", tall * 0.07)
    c.polygon(
        [
            (x + size * 0.74, base - tall * 0.78),
            (x + size * 0.8, base - tall * 0.75),
            (x + size * 0.89, base - tall * 0.48),
            (x + size * 0.74, base - tall * 0.48),
        ],
        "#4a6f8c",
    )
    c.box(x, base - tall * 0.4, x + size * 0.995, base - tall * 0.28, "#c7342f")
    c.box(x + size * 0.46, base - tall * 0.82, x + size * 0.62, base - tall * 0.52, "#5d7f99", 0.006)
    cx, cy, arm = x + size * 0.24, base - tall * 0.66, tall * 0.05
    c.box(cx - arm * 0.7, cy - arm * 2.8, cx + arm * 0.7, cy + arm * 2.8, "#c7342f")
    c.box(cx - arm * 1.9, cy - arm * 1, cx + arm * 1.9, cy + arm * 1, "#c7342f")
    c.box(x + size * 0.56, base - tall * 1.04, x + size * 0.66, base - tall * 0.96, "#3b7fd0", 0.006)
    for wheel in (0.2, 0.8):
        c.oval(x + size * wheel, base - tall * 0.12, tall * 0.145, tall * 0.145, "#1d242b")
        c.oval(x + size * wheel, base - tall * 0.12, tall * 0.07, tall * 0.07, "#aab4ba")


def ambulances(c: Canvas, p: Palette) -> None:
    backdrop(c, p, 0.4)
    c.ridge(0.56, 0.03, mix(p.middle, p.near, 0.4), 6)
    for _ in range(26):
        tree(c, c.rng.random(), 0.63, c.rng.uniform(0.08, 0.16), mix(p.near, "#203a2c", 0.4))
    c.box(0, 0.62, 1, 1, "#6d757b")
    c.fade(0.62, 1, "#363d44", 0.75)
    for x in range(7):
        c.polygon(
            [(x * 0.17, 0.93), (x * 0.17 + 0.09, 0.93), (x * 0.17 + 0.085, 0.945), (x * 0.17 - 0.01, 0.945)], "#e8e4d2"
        )
    for index in range(4):
        ambulance(c, 0.03 + index * 0.155, 0.7 + index * 0.045, 0.15 + index * 0.065)


def ship(c: Canvas, p: Palette) -> None:
    c.sky(p.sky, 0.62)
    c.glow(0.7, 0.5, 0.8, p.light, 0.8)
    c.oval(0.7, 0.47, 0.055, 0.055, p.light)
    river(c, p, 0.58)
    for _ in range(60):
        c.oval(0.7 + c.rng.gauss(0, 0.03), c.rng.uniform(0.6, 0.98), 0.04, 0.002, p.light + "88")
    x, y, hull = c.rng.uniform(0.14, 0.24), 0.66, mix(p.near, "#8795a1", 0.35)
    c.polygon([(x, y - 0.06), (x + 0.42, y - 0.085), (x + 0.385, y + 0.012), (x + 0.03, y + 0.012)], hull)
    c.polygon(
        [(x + 0.08, y - 0.06), (x + 0.1, y - 0.14), (x + 0.27, y - 0.14), (x + 0.3, y - 0.07)],
        mix(hull, "#ffffff", 0.2),
    )
    c.polygon(
        [(x + 0.13, y - 0.14), (x + 0.14, y - 0.21), (x + 0.23, y - 0.21), (x + 0.25, y - 0.14)],
        mix(hull, "#ffffff", 0.32),
    )
    c.box(x + 0.15, y - 0.195, x + 0.235, y - 0.175, "#23384c")
    c.line([(x + 0.18, y - 0.21), (x + 0.18, y - 0.36)], hull, 0.006)
    c.line([(x + 0.15, y - 0.3), (x + 0.21, y - 0.3)], hull, 0.004)
    c.box(x + 0.02, y - 0.13, x + 0.052, y - 0.11, UKRAINE[0])
    c.box(x + 0.02, y - 0.11, x + 0.052, y - 0.09, UKRAINE[1])
    c.line([(x + 0.02, y - 0.06), (x + 0.02, y - 0.135)], hull, 0.003)
    c.line([(x - 0.04, y + 0.013), (x + 0.42, y + 0.013)], p.light, 0.005)


def helicopters(c: Canvas, p: Palette) -> None:
    hills(c, p)
    for x, y, size in ((0.27, 0.24, 0.1), (0.5, 0.17, 0.075), (0.68, 0.27, 0.055)):
        dark = mix(p.near, "#0d1620", 0.4)
        c.oval(x, y, size * 0.55, size * 0.22, dark)
        c.polygon(
            [
                (x - size * 0.25, y - size * 0.1),
                (x - size * 0.95, y - size * 0.16),
                (x - size * 0.95, y - size * 0.06),
                (x - size * 0.2, y + size * 0.12),
            ],
            dark,
        )
        c.polygon(
            [
                (x - size * 0.95, y - size * 0.36),
                (x - size * 0.88, y - size * 0.36),
                (x - size * 0.9, y),
                (x - size * 0.97, y),
            ],
            dark,
        )
        c.oval(x + size * 0.2, y - size * 0.05, size * 0.16, size * 0.11, "#9fc0d4")
        c.line([(x, y - size * 0.2), (x, y - size * 0.34)], dark, 0.005)
        c.oval(x, y - size * 0.34, size * 1.15, size * 0.022, dark + "90")


def training_ground(c: Canvas, p: Palette) -> None:
    backdrop(c, p, 0.42)
    c.ridge(0.56, 0.025, mix(p.middle, "#55663c", 0.5), 6)
    for _ in range(30):
        tree(c, c.rng.random(), 0.6, c.rng.uniform(0.06, 0.13), mix(p.near, "#2c3d2a", 0.5))
    c.ridge(0.66, 0.01, "#a49562", 5)
    c.fade(0.62, 1, "#5c5532", 0.7)
    for index in range(5):
        x = 0.08 + index * 0.2
        c.polygon([(x, 0.72), (x + 0.05, 0.64), (x + 0.1, 0.72)], "#8a7a4e")
        c.polygon([(x + 0.05, 0.64), (x + 0.1, 0.72), (x + 0.06, 0.72)], "#6d6040")
    flag(c, 0.9, 0.3, 0.74, UKRAINE, 0.05)
    for index in range(9):
        person(
            c, 0.12 + index * 0.085, 0.9 + (index % 2) * 0.015, 0.27, mix("#5e6b45", "#3c4a37", c.rng.random()), True
        )


def markers(c: Canvas, p: Palette) -> None:
    backdrop(c, p, 0.42)
    c.ridge(0.56, 0.015, "#7f9a52", 5)
    c.fade(0.55, 1, "#47682f", 0.85)
    for row in range(16):
        y = 0.6 + (row / 15) ** 1.5 * 0.42
        for _ in range(70):
            x, tall = c.rng.random(), 0.006 + row * 0.0025
            c.line(
                [(x, y), (x + c.rng.uniform(-0.004, 0.004), y - tall)], mix("#9db65d", "#3f6130", c.rng.random()), 0.002
            )
    c.polygon([(0.44, 0.58), (0.5, 0.58), (0.74, 1), (0.28, 1)], "#b99a6a")
    c.polygon([(0.47, 0.58), (0.5, 0.58), (0.74, 1), (0.5, 1)], "#a88a5c")
    for row in range(7):
        y = 0.6 + (row / 6) ** 1.4 * 0.36
        for x, colour in ((0.437 - (y - 0.58) * 0.42, "#c4332c"), (0.505 + (y - 0.58) * 0.6, "#f3f1e8")):
            tall = 0.03 + (y - 0.58) * 0.25
            c.line([(x, y), (x, y - tall)], "#e7dfc8", 0.002 + (y - 0.58) * 0.01)
            c.polygon([(x, y - tall), (x + tall * 0.42, y - tall * 0.82), (x, y - tall * 0.62)], colour)
    person(c, 0.49, 0.79, 0.24, "#3d6a8d", True)
    person(c, 0.535, 0.85, 0.3, "#3d6a8d", True)


def track(c: Canvas, p: Palette) -> None:
    c.sky(p.sky, 0.5)
    c.glow(0.3, 0.3, 0.8, p.light, 0.7)
    c.ridge(0.4, 0.03, p.middle, 6)
    c.box(0, 0.44, 1, 0.56, "#5f8f57")
    c.box(0, 0.54, 1, 1, "#b9583f")
    c.fade(0.54, 1, "#7d3527", 0.55)
    for lane in range(7):
        c.line([(0.5 + (lane - 3) * 0.06, 0.54), (0.5 + (lane - 3) * 0.46, 1)], "#f6e9dc", 0.005)
    colours = ("#2463b0", "#f2c230", "#2f8f78", "#d8dee2", "#274060")
    for index in range(5):
        x, base = 0.16 + index * 0.17, 0.76 + (index % 3) * 0.05
        person(c, x, base, 0.34, colours[index])
        if index % 2:
            c.line([(x + 0.012, base - 0.14), (x + 0.014, base - 0.02)], "#d9dfe4", 0.012)
            c.line([(x + 0.014, base - 0.02), (x + 0.03, base)], "#1d2730", 0.012)


def saplings(c: Canvas, p: Palette) -> None:
    backdrop(c, p, 0.42)
    c.ridge(0.58, 0.02, "#7fa05a", 5)
    c.fade(0.58, 1, "#49702f", 0.8)
    for row in range(4):
        for column in range(5 + row):
            x, base = (column + 0.5) / (5 + row) + c.rng.uniform(-0.01, 0.01), 0.63 + row * 0.1
            tall = 0.09 + row * 0.045
            c.line([(x, base), (x, base - tall)], "#5b4331", 0.004 + row * 0.001)
            for _ in range(7):
                leaf = mix("#8fb64a", "#4d8a3c", c.rng.random())
                c.oval(
                    x + c.rng.uniform(-0.02, 0.02),
                    base - tall + c.rng.uniform(-0.03, 0.03),
                    0.014 + row * 0.004,
                    0.014 + row * 0.004,
                    leaf,
                )
            c.oval(x, base, 0.03, 0.006, "#5a4327")
    for x in (0.2, 0.44, 0.7):
        person(c, x, 0.93, 0.34, c.rng.choice(("#3c6f9e", "#d99a3a", "#7a8f4a", "#a8514a")))

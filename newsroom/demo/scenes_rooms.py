"""Scenes under a roof and still pictures: briefings, talks, workshops, halls, memorial light."""

import math

from newsroom.demo.canvas import HAIRS, PARTNERS, UKRAINE, Canvas, Palette, flag, mix, person

COATS = ("#27364d", "#3a4a5c", "#4b5a46", "#5b4a57", "#2f4a4a", "#6a6f78")


def room(c: Canvas, p: Palette, wall: str, floor: str, level: float = 0.72) -> None:
    """A wall with soft window light and a floor that darkens towards us."""
    c.sky((mix(wall, "#000000", 0.25), wall, mix(wall, p.light, 0.25)), level)
    c.box(0, level, 1, 1, floor)
    c.fade(level, 1, mix(floor, "#000000", 0.5), 0.8)
    c.glow(0.25, 0.3, 0.7, p.light, 0.45)


def windows(c: Canvas, p: Palette, count: int, top: float, bottom: float) -> None:
    for index in range(count):
        x = (index + 0.5) / count
        half = 0.32 / count
        c.box(x - half, top, x + half, bottom, p.sky[-1], 0.008)
        c.box(x - half, top, x + half, (top + bottom) / 2, mix(p.sky[-1], p.sky[1], 0.5), 0.008)
        c.line([(x, top), (x, bottom)], "#f2efe6", 0.006)
        c.line([(x - half, top + (bottom - top) * 0.4), (x + half, top + (bottom - top) * 0.4)], "#f2efe6", 0.005)
        c.glow(x, bottom, 0.3, p.light, 0.25)


def briefing(c: Canvas, p: Palette) -> None:
    room(c, p, mix("#2b4f80", p.middle, 0.35), "#3a3f4c", 0.8)
    for column in range(9):
        c.box(column * 0.115, 0.06, column * 0.115 + 0.1, 0.7, mix("#2f568a", "#1f3a63", (column % 3) / 3), 0.004)
    c.glow(0.5, 0.35, 0.6, p.light, 0.5)
    flag(c, 0.2, 0.22, 0.82, UKRAINE, 0.09)
    flag(c, 0.74, 0.22, 0.82, PARTNERS, 0.09)
    person(c, 0.5, 0.96, 0.66, c.rng.choice(COATS))
    c.polygon([(0.42, 0.62), (0.58, 0.62), (0.565, 0.98), (0.435, 0.98)], "#caa36a")
    c.polygon([(0.41, 0.6), (0.59, 0.6), (0.58, 0.645), (0.42, 0.645)], "#e0be88")
    c.box(0.475, 0.72, 0.525, 0.79, UKRAINE[0])
    c.box(0.475, 0.755, 0.525, 0.79, UKRAINE[1])
    for lean in (-0.02, 0.0, 0.02):
        c.line([(0.5 + lean, 0.605), (0.5 + lean * 0.4, 0.545)], "#1c232c", 0.005)
        c.oval(0.5 + lean * 0.4, 0.54, 0.01, 0.014, "#1c232c")
    for index in range(9):
        x = 0.06 + index * 0.11
        c.oval(x, 1.0 - (index % 2) * 0.02, 0.06, 0.075, mix(c.rng.choice(HAIRS), "#10151c", 0.4))
        c.box(x - 0.055, 1.035 - (index % 2) * 0.02, x + 0.055, 1.2, "#141b26", 0.05)


def flags(c: Canvas, p: Palette) -> None:
    c.sky(p.sky)
    c.glow(0.6, 0.6, 1.0, p.light, 0.7)
    c.ridge(0.86, 0.02, mix(p.middle, p.near, 0.4), 5)
    for index in range(4):
        fields = PARTNERS if index % 2 else UKRAINE
        x, top = 0.08 + index * 0.235, 0.13 + (index % 2) * 0.05
        c.box(x - 0.003, top - 0.04, x + 0.003, 1, "#dfe3e6")
        steps, wide, tall = 28, 0.19, 0.26
        for step in range(steps):
            left = x + wide * step / steps
            wave = math.sin(step / 4.2 + index) * 0.022 * (0.3 + step / steps)
            light = 0.22 * (math.cos(step / 4.2 + index) + 1) / 2
            for half, colour in enumerate(fields):
                y = top + wave + half * tall / 2
                c.box(left, y, left + wide / steps + 0.001, y + tall / 2, mix(colour, "#071433", light))
        if fields is PARTNERS:
            for star in range(8):
                angle = star * math.pi / 4
                cx, cy = x + wide / 2 + math.cos(angle) * 0.038, top + tall / 2 + math.sin(angle) * 0.057
                c.oval(cx, cy + math.sin(14 / 4.2 + index) * 0.014, 0.009, 0.009, "#e9eefc")


def round_table(c: Canvas, p: Palette) -> None:
    """The table from above, with people around it."""
    c.sky((mix("#7b6a58", p.far, 0.3), mix("#5a4c40", p.near, 0.2)))
    for plank in range(24):
        c.line([(0, plank / 24), (1, plank / 24)], "#00000018", 0.003)
    c.glow(0.4, 0.4, 0.9, p.light, 0.5)
    for index in range(16):
        angle = index * math.pi / 8 + 0.1
        x, y = 0.5 + math.cos(angle) * 0.335, 0.5 + math.sin(angle) * 0.42
        c.oval(x, y, 0.082, 0.075, c.rng.choice(COATS))
        c.oval(x - math.cos(angle) * 0.008, y - math.sin(angle) * 0.01, 0.043, 0.045, c.rng.choice(HAIRS))
    c.oval(0.505, 0.515, 0.44, 0.365, "#00000050")
    c.oval(0.5, 0.5, 0.43, 0.355, "#d9b98a")
    c.oval(0.5, 0.5, 0.415, 0.34, "#e6cba2")
    c.oval(0.5, 0.5, 0.22, 0.17, "#8a6f52")
    c.oval(0.5, 0.5, 0.21, 0.16, "#4e6a4d")
    for _ in range(40):
        angle, far = c.rng.uniform(0, math.tau), c.rng.uniform(0, 0.13)
        c.oval(
            0.5 + math.cos(angle) * far * 0.8,
            0.5 + math.sin(angle) * far,
            0.02,
            0.018,
            mix("#7ea35e", "#f2d14c", c.rng.random() ** 2),
        )
    for index in range(16):
        angle = index * math.pi / 8 + 0.1
        x, y = 0.5 + math.cos(angle) * 0.222, 0.5 + math.sin(angle) * 0.285
        c.box(x - 0.018, y - 0.022, x + 0.018, y + 0.022, "#fbfaf4", 0.002)
        c.line([(x - 0.012, y - 0.008), (x + 0.012, y - 0.008)], "#9aa4ad", 0.003)
        c.line([(x - 0.012, y + 0.004), (x + 0.008, y + 0.004)], "#9aa4ad", 0.003)
        c.oval(x + 0.028, y + 0.012, 0.013, 0.013, "#dcebf2")


def _drone(c: Canvas, x: float, y: float, size: float) -> None:
    for dx, dy in ((-1, -0.45), (1, -0.45), (-0.75, 0.4), (0.75, 0.4)):
        tip = (x + dx * size * 0.62, y + dy * size)
        c.line([(x, y), tip], "#333d47", 0.007)
        c.oval(tip[0], tip[1] - 0.008, size * 0.6, size * 0.11, "#9fb4c288")
        c.oval(tip[0], tip[1], 0.009, 0.012, "#20272e")
    c.oval(x, y, size * 0.36, size * 0.2, "#4a5763")
    c.oval(x, y - size * 0.06, size * 0.26, size * 0.1, "#73838f")
    c.oval(x, y + size * 0.12, size * 0.08, size * 0.08, "#12181d")


def workshop(c: Canvas, p: Palette) -> None:
    room(c, p, mix("#7d8f92", p.far, 0.3), "#59605f", 0.66)
    windows(c, p, 5, 0.06, 0.34)
    for index in range(4):
        x = 0.15 + index * 0.24
        c.line([(x, 0), (x, 0.4)], "#27313a", 0.003)
        c.polygon([(x - 0.035, 0.43), (x + 0.035, 0.43), (x + 0.014, 0.39), (x - 0.014, 0.39)], "#e0b13c")
        c.glow(x, 0.47, 0.3, "#fff2c4", 0.5)
    for index in range(5):
        person(
            c,
            0.12 + index * 0.19 + c.rng.uniform(-0.02, 0.02),
            0.84,
            0.42,
            c.rng.choice(("#2f6690", "#3a7ca5", "#52606b", "#d08c3a")),
        )
    for level, bottom, size in ((0.66, 0.7, 0.055), (0.82, 0.87, 0.085)):
        c.box(0, level, 1, bottom, "#d3b184")
        c.box(0, bottom - 0.012, 1, bottom + 0.03, "#8b6c49")
        for x in (0.03, 0.5, 0.96):
            c.box(x, bottom, x + 0.012, bottom + 0.12, "#3a4149")
        count = 6 if size < 0.07 else 4
        for index in range(count):
            _drone(c, (index + 0.5) / count + c.rng.uniform(-0.015, 0.015), level - 0.03, size)


def medical_tent(c: Canvas, p: Palette) -> None:
    c.sky(p.sky, 0.7)
    c.glow(0.5, 0.55, 0.9, p.light, 0.6)
    c.ridge(0.56, 0.04, p.middle, 6)
    c.ridge(0.68, 0.01, mix("#8b8a5a", p.near, 0.3), 5)
    c.fade(0.68, 1, p.near, 0.55)
    for x, size in ((0.04, 0.3), (0.36, 0.42), (0.74, 0.28)):
        base, peak = 0.6 + size * 0.55, 0.6 - size * 0.62
        c.polygon(
            [(x, base), (x, base - size * 0.6), (x + size / 2, peak), (x + size, base - size * 0.6), (x + size, base)],
            "#a9ad86",
        )
        c.polygon(
            [(x + size / 2, peak), (x + size, base - size * 0.6), (x + size, base), (x + size / 2, base)], "#8b9070"
        )
        c.polygon([(x + size * 0.34, base), (x + size / 2, base - size * 0.85), (x + size * 0.66, base)], "#fff0bf")
        c.glow(x + size / 2, base - size * 0.2, size * 0.7, "#ffe9a8", 0.5)
        cx, cy, arm = x + size * 0.17, base - size * 0.42, size * 0.03
        c.oval(cx, cy, size * 0.11, size * 0.11, "#f8f6ee")
        c.box(cx - arm * 0.55, cy - arm * 2.4, cx + arm * 0.55, cy + arm * 2.4, "#c7342f")
        c.box(cx - arm * 1.6, cy - arm * 0.8, cx + arm * 1.6, cy + arm * 0.8, "#c7342f")
    for x, base in ((0.33, 0.86), (0.6, 0.93), (0.66, 0.9)):
        person(c, x, base, 0.27, c.rng.choice(("#5c6b4a", "#eef2f2", "#47563c")))


def candle(c: Canvas, p: Palette) -> None:
    c.sky((mix(p.near, "#05080f", 0.5), p.near, mix(p.near, "#3a2a24", 0.5)))
    for _ in range(70):
        size = c.rng.uniform(0.01, 0.06)
        c.oval(
            c.rng.random(), c.rng.uniform(0.1, 0.75), size, size, c.rng.choice(("#ffcf7024", "#ffb35a20", "#fff0c81c"))
        )
    c.fade(0.7, 1, "#04070d", 0.7)
    for index in range(15):
        x, depth = (index + 0.5) / 15 + c.rng.uniform(-0.015, 0.015), c.rng.random()
        if 0.36 < x < 0.64:
            continue
        base, tall = 0.78 + depth * 0.16, 0.1 + depth * 0.06
        c.glow(x, base - tall - 0.03, 0.22, "#ffb74d", 0.6)
        c.box(x - 0.013, base - tall, x + 0.013, base, mix("#a5372e", "#3c1512", 0.3), 0.012)
        c.oval(x, base - tall - 0.012, 0.008, 0.022, "#fff1c0")
    c.glow(0.5, 0.4, 0.75, "#ffb648", 0.85)
    c.box(0.455, 0.52, 0.545, 0.93, "#efe3c8", 0.02)
    c.box(0.515, 0.52, 0.545, 0.93, "#c9ae82", 0.02)
    c.oval(0.5, 0.525, 0.067, 0.016, "#fff3cf")
    c.line([(0.5, 0.52), (0.5, 0.47)], "#3a2b20", 0.005)
    flame = [
        (0.5 + math.sin(t / 20 * math.pi) * 0.026 * (1 - t / 26) * side, 0.5 - t / 20 * 0.2)
        for side in (1, -1)
        for t in (range(21) if side == 1 else range(20, -1, -1))
    ]
    c.polygon(flame, "#ffc04d")
    c.polygon([(0.5 + (x - 0.5) * 0.55, 0.495 + (y - 0.5) * 0.62) for x, y in flame], "#fff6d6")
    c.polygon([(0.36, 0.86), (0.64, 0.82), (0.64, 0.855), (0.36, 0.895)], UKRAINE[0])
    c.polygon([(0.36, 0.895), (0.64, 0.855), (0.64, 0.89), (0.36, 0.93)], UKRAINE[1])


def ribbons(c: Canvas, p: Palette) -> None:
    c.sky(("#123a78", "#1d57a5", "#3573c4"))
    c.glow(0.75, 0.2, 1.0, p.light, 0.55)
    for band in range(7):
        colour = (UKRAINE[1], "#f4e6a8", "#0e3168", UKRAINE[0], "#ffe27a", "#dfe9f7", "#17498f")[band]
        phase, base, thick = c.rng.uniform(0, 6), 0.25 + band * 0.1, c.rng.uniform(0.05, 0.1)
        upper = [(t / 60, base + math.sin(t / 11 + phase) * 0.12 + (t / 60 - 0.5) * -0.2) for t in range(61)]
        lower = [(x, y + thick * (0.45 + 0.55 * abs(math.sin(x * 5 + phase)))) for x, y in upper]
        c.polygon([(x + 0.006, y + 0.025) for x, y in [*upper, *reversed(lower)]], "#06173350")
        c.polygon([*upper, *reversed(lower)], colour)
        c.line(upper, mix(colour, "#ffffff", 0.4), 0.004)
    for index, x in enumerate((0.36, 0.5, 0.64)):
        y = 0.66 + (index % 2) * 0.03
        c.polygon([(x - 0.03, y - 0.2), (x + 0.03, y - 0.2), (x + 0.02, y - 0.06), (x - 0.02, y - 0.06)], UKRAINE[0])
        c.box(x - 0.008, y - 0.2, x + 0.008, y - 0.06, UKRAINE[1])
        c.oval(x + 0.004, y + 0.008, 0.076, 0.076, "#00000050")
        c.oval(x, y, 0.072, 0.072, "#b98a2c")
        c.oval(x, y, 0.063, 0.063, "#e9c463")
        star = [
            (
                x + math.sin(k * math.pi / 8) * (0.034 if k % 2 == 0 else 0.017) * 0.92,
                y - math.cos(k * math.pi / 8) * (0.05 if k % 2 == 0 else 0.024),
            )
            for k in range(16)
        ]
        c.polygon(star, "#fff2c2")


def phone(c: Canvas, p: Palette) -> None:
    c.sky(("#e7edf3", "#cfdcea", mix("#b5c9df", p.middle, 0.3)))
    c.glow(0.3, 0.3, 1.0, "#ffffff", 0.8)
    c.oval(0.82, 0.85, 0.5, 0.5, "#1f5fb822")
    c.oval(0.15, 0.2, 0.34, 0.34, "#ffd21f38")
    c.box(0.085, 0.35, 0.62, 0.9, "#25303c", 0.03)
    c.box(0.1, 0.375, 0.605, 0.86, "#f5f8fb", 0.012)
    c.polygon([(0.03, 0.9), (0.675, 0.9), (0.65, 0.945), (0.055, 0.945)], "#9aa7b4")
    c.box(0.1, 0.375, 0.605, 0.45, "#1d4f96", 0.012)
    for row in range(5):
        y = 0.5 + row * 0.068
        c.box(0.13, y, 0.16, y + 0.045, ("#2f8f78", "#2f8f78", "#e0b13c", "#8fa6bd", "#8fa6bd")[row], 0.02)
        c.box(0.18, y + 0.004, 0.36 + (row * 37 % 11) / 100, y + 0.02, "#5c6d7f", 0.006)
        c.box(0.18, y + 0.028, 0.3 + (row * 53 % 9) / 100, y + 0.04, "#b4c0cc", 0.005)
    c.box(0.672, 0.185, 0.877, 0.825, "#00000028", 0.045)
    c.box(0.66, 0.16, 0.865, 0.8, "#18222d", 0.045)
    c.box(0.669, 0.175, 0.856, 0.785, "#ffffff", 0.035)
    c.box(0.669, 0.175, 0.856, 0.36, "#1f5fb8", 0.035)
    c.oval(0.7625, 0.28, 0.055, 0.055, "#ffffff")
    c.line([(0.749, 0.28), (0.759, 0.297), (0.777, 0.262)], "#2f8f78", 0.011)
    for row in range(4):
        y = 0.4 + row * 0.078
        c.box(0.685, y, 0.84, y + 0.06, "#eaf0f6", 0.014)
        c.box(0.697, y + 0.014, 0.75 + (row * 29 % 7) / 100, y + 0.026, "#5c6d7f", 0.005)
        c.box(0.697, y + 0.036, 0.73 + (row * 17 % 6) / 100, y + 0.046, "#aebbc8", 0.004)
    c.box(0.7, 0.72, 0.825, 0.765, "#ffd21f", 0.02)


def classroom(c: Canvas, p: Palette) -> None:
    room(c, p, mix("#a9b3a4", p.far, 0.25), "#7d6b55", 0.7)
    c.box(0.24, 0.08, 0.76, 0.5, "#f2efe4", 0.01)
    c.box(0.25, 0.095, 0.75, 0.485, "#24453d", 0.006)
    c.line([(0.3, 0.4), (0.38, 0.28), (0.46, 0.33), (0.55, 0.19), (0.68, 0.24)], "#f4e9b8", 0.006)
    for x, y in ((0.38, 0.28), (0.46, 0.33), (0.55, 0.19), (0.68, 0.24)):
        c.oval(x, y, 0.012, 0.012, "#ffd21f")
    for row in range(3):
        c.line([(0.3, 0.42 + row * 0.018), (0.5 + row * 0.05, 0.42 + row * 0.018)], "#dfe8df88", 0.004)
    flag(c, 0.1, 0.18, 0.74, UKRAINE, 0.08)
    person(c, 0.83, 0.8, 0.5, "#4b5a46")
    for row in range(2):
        for seat in range(6 - row):
            x, y = 0.1 + row * 0.08 + seat * 0.165, 0.8 + row * 0.14
            c.box(x - 0.04, y - 0.01, x + 0.04, y + 0.2, c.rng.choice(COATS), 0.05)
            c.oval(x, y - 0.05, 0.042, 0.05, c.rng.choice(HAIRS))
            c.box(x - 0.07, y + 0.09, x + 0.07, y + 0.115, "#c79f6b", 0.004)


def warehouse(c: Canvas, p: Palette) -> None:
    room(c, p, mix("#8795a0", p.far, 0.3), "#6b6f72", 0.74)
    for side in (0, 1):
        for bay in range(4):
            near = bay / 3
            x = 0.36 - near * 0.28 if side == 0 else 0.64 + near * 0.28
            wide, top, base = 0.06 + near * 0.08, 0.36 - near * 0.24, 0.76 + near * 0.2
            for shelf in range(4):
                y = top + (base - top) * (shelf + 1) / 4
                for crate in range(3):
                    left = x - wide / 2 + crate * wide / 3
                    tall = (base - top) / 4 * c.rng.uniform(0.55, 0.85)
                    shade = c.rng.choice(("#c79a5f", "#b48650", "#d4b07c", "#6d8a74", "#7f96a8"))
                    c.box(left + 0.002, y - tall, left + wide / 3 - 0.002, y, mix(shade, "#1b232b", 0.35 * (1 - near)))
                c.box(x - wide / 2 - 0.004, y, x + wide / 2 + 0.004, y + 0.012, "#c9702c")
            for post in (-0.5, 0.5):
                c.box(x + wide * post - 0.003, top - 0.02, x + wide * post + 0.003, base + 0.02, "#2f5d8f")
    c.glow(0.5, 0.42, 0.5, p.light, 0.75)
    person(c, 0.46, 0.88, 0.36, "#d98f2e")
    person(c, 0.55, 0.86, 0.33, "#3f5566")


def rehabilitation(c: Canvas, p: Palette) -> None:
    room(c, p, mix("#cfd8d6", p.far, 0.15), "#c2a47c", 0.66)
    windows(c, p, 4, 0.08, 0.5)
    c.oval(0.82, 0.84, 0.13, 0.13, "#2f7fb8")
    c.oval(0.8, 0.8, 0.05, 0.04, "#7db6dd")
    c.polygon([(0.05, 0.93), (0.3, 0.93), (0.26, 0.86), (0.08, 0.86)], "#3f9a86")
    for y, width in ((0.62, 0.008), (0.7, 0.012)):
        c.line([(0.22, y), (0.74, y)], "#e9eef0", width)
        for x in (0.24, 0.48, 0.72):
            c.line([(x, y), (x, y + 0.2)], "#8f9ba3", width * 0.8)
    person(c, 0.43, 0.9, 0.5, "#3c6f9e")
    c.line([(0.442, 0.7), (0.447, 0.87)], "#d7dde1", 0.018)
    c.line([(0.447, 0.87), (0.466, 0.9)], "#20272e", 0.016)
    person(c, 0.58, 0.9, 0.48, "#f2f5f5")
    c.line([(0.22, 0.7), (0.74, 0.7)], "#f6f8f8", 0.012)


def train(c: Canvas, p: Palette) -> None:
    room(c, p, mix("#8fa3b3", p.far, 0.5), "#8a8478", 0.78)
    c.sky(p.sky, 0.4)
    c.polygon([(0, 0.03), (1, 0.16), (1, 0.22), (0, 0.12)], "#3f4a55")
    for x in (0.12, 0.42, 0.72, 0.96):
        c.box(x, 0.06 + x * 0.1, x + 0.012, 0.86, "#59646e")
    c.box(-0.02, 0.28, 1.02, 0.76, "#1f4f8f", 0.02)
    c.box(-0.02, 0.54, 1.02, 0.6, "#ffd21f")
    c.box(-0.02, 0.26, 1.02, 0.3, "#d6dde2", 0.01)
    for index in range(8):
        x = 0.02 + index * 0.125
        c.box(x, 0.35, x + 0.085, 0.5, "#ffe9b0" if index % 3 else "#a9c3d6", 0.012)
        c.box(x, 0.35, x + 0.085, 0.38, "#f7f3e4", 0.006)
    c.box(0.4, 0.33, 0.47, 0.76, "#173c70", 0.008)
    c.box(0.415, 0.37, 0.455, 0.52, "#ffe9b0", 0.006)
    c.oval(0.33, 0.645, 0.04, 0.04, "#ffffff")
    c.box(0.3265, 0.615, 0.3335, 0.675, "#c7342f")
    c.box(0.31, 0.637, 0.35, 0.653, "#c7342f")
    for x in (0.1, 0.24, 0.6, 0.74, 0.92):
        c.oval(x, 0.79, 0.045, 0.045, "#1f262d")
    c.box(0, 0.8, 1, 1, "#a59d8d")
    c.box(0, 0.8, 1, 0.83, "#e4d9b6")
    for x, coat in ((0.2, "#f0f4f4"), (0.52, "#54654a"), (0.56, "#f0f4f4"), (0.8, "#3a4a5c")):
        person(c, x, 0.94, 0.4, coat)

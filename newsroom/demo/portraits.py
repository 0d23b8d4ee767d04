"""Portraits of the invented officials: quiet flat busts, one table row each, nobody's likeness."""

from dataclasses import dataclass

from newsroom.demo.canvas import Canvas, mix


@dataclass(frozen=True)
class Sitter:
    skin: str
    hair: str
    style: str
    coat: str
    shirt: str
    ground: tuple[str, str]
    has_glasses: bool = False
    has_beard: bool = False


SITTERS = {
    "portrait-verbovetska": Sitter("#efc9a8", "#5a3b28", "bob", "#1f3a63", "#f4f1ea", ("#b9c8d8", "#6f88a6")),
    "portrait-stadnychuk": Sitter("#e3b48f", "#8d8a86", "short", "#3a4048", "#e8edf2", ("#d8cfc0", "#9a8f80")),
    "portrait-kalynetskyi": Sitter("#ecc4a1", "#2b2320", "parted", "#26384f", "#f7f7f5", ("#c5d3cf", "#7f9a95"), True),
    "portrait-dibrovska": Sitter("#f1d0b4", "#b9935d", "long", "#2f5a5c", "#f5efe4", ("#e2d4c8", "#b08f7f"), True),
    "portrait-lozovyk": Sitter(
        "#e6b893", "#4a3425", "parted", "#2b3340", "#dfe8f1", ("#c3cede", "#7d8fae"), False, True
    ),
    "portrait-tymchyshynets": Sitter("#dfae88", "#77736f", "bald", "#4a4338", "#f2f2ee", ("#d5d9c8", "#93a080"), True),
    "portrait-zahorodnia": Sitter("#f0cbab", "#1d1b1e", "bun", "#6a3f4d", "#f7f1ea", ("#e6d6d2", "#b58f92")),
    "portrait-shepelyk": Sitter(
        "#d9a681", "#3a2c22", "short", "#566345", "#6e7b58", ("#d8d6bd", "#9a9a70"), False, True
    ),
    "portrait-hrechanyk": Sitter("#f3d6c0", "#7a3f26", "long", "#24476f", "#fbf8f0", ("#cfd9e4", "#8aa0b8")),
    "portrait-mazurok": Sitter("#e0b08a", "#4a4644", "short", "#4d5a3c", "#66744f", ("#cdd2c0", "#8a9678")),
    "portrait-oliinychenko": Sitter("#efc6a4", "#34241c", "bob", "#3d3a5c", "#ece9f4", ("#d9d3e4", "#9a90b5"), True),
    "portrait-pavlyshko": Sitter("#e8bb97", "#5d4632", "parted", "#3f5a55", "#f1f5f4", ("#cbdcd8", "#7fa29b")),
}


def portrait(c: Canvas, sitter: Sitter) -> None:
    c.sky(sitter.ground)
    c.glow(0.3, 0.25, 0.7, "#ffffff", 0.5)
    _hair_behind(c, sitter)
    _shoulders(c, sitter)
    shade = mix(sitter.skin, "#8a4f35", 0.28)
    c.box(0.435, 0.5, 0.565, 0.68, shade, 0.03)
    c.oval(0.5, 0.665, 0.052, 0.03, shade)
    for x in (0.352, 0.648):
        c.oval(x, 0.405, 0.022, 0.036, shade)
    c.box(0.355, 0.25, 0.645, 0.56, sitter.skin, 0.115)
    c.polygon([(0.37, 0.46), (0.63, 0.46), (0.585, 0.575), (0.5, 0.603), (0.415, 0.575)], sitter.skin)
    if sitter.has_beard:
        jaw = [
            (0.35, 0.42),
            (0.4, 0.5),
            (0.5, 0.487),
            (0.6, 0.5),
            (0.65, 0.42),
            (0.635, 0.56),
            (0.5, 0.635),
            (0.365, 0.56),
        ]
        c.curve(jaw, mix(sitter.hair, sitter.skin, 0.2))
    _features(c, sitter)
    _hair(c, sitter)
    c.fade(0.8, 1, mix(sitter.coat, "#000000", 0.5), 0.35)


def _shoulders(c: Canvas, s: Sitter) -> None:
    c.box(0.1, 0.68, 0.9, 1.3, s.coat, 0.17)
    c.polygon([(0.28, 0.71), (0.5, 0.64), (0.72, 0.71), (0.7, 0.8), (0.3, 0.8)], s.coat)
    c.polygon([(0.41, 0.645), (0.5, 0.88), (0.59, 0.645)], s.shirt)
    c.polygon([(0.405, 0.635), (0.36, 0.7), (0.5, 0.97), (0.5, 0.86)], mix(s.coat, "#ffffff", 0.1))
    c.polygon([(0.595, 0.635), (0.64, 0.7), (0.5, 0.97), (0.5, 0.86)], mix(s.coat, "#000000", 0.15))
    c.box(0.29, 0.845, 0.32, 0.857, "#1f5fb8")
    c.box(0.29, 0.857, 0.32, 0.869, "#ffd21f")


def _features(c: Canvas, s: Sitter) -> None:
    brow = mix(s.hair, "#2b2320", 0.3)
    for x in (0.43, 0.57):
        c.line([(x - 0.034, 0.378), (x, 0.37), (x + 0.032, 0.377)], brow, 0.008)
        c.oval(x, 0.408, 0.011, 0.01, "#2a2a30")
        c.oval(x + 0.003, 0.405, 0.003, 0.003, "#ffffff")
        if s.has_glasses:
            c.line(
                [(x - 0.048, 0.392), (x + 0.048, 0.392), (x + 0.042, 0.432), (x - 0.042, 0.432), (x - 0.048, 0.392)],
                "#28303a",
                0.005,
            )
    if s.has_glasses:
        c.line([(0.478, 0.398), (0.522, 0.398)], "#28303a", 0.005)
    c.line([(0.502, 0.41), (0.514, 0.468), (0.494, 0.472)], mix(s.skin, "#8a4f35", 0.35), 0.005)
    c.line([(0.458, 0.522), (0.485, 0.531), (0.515, 0.531), (0.542, 0.522)], mix(s.skin, "#9a3f35", 0.6), 0.008)
    c.glow(0.41, 0.47, 0.05, "#d9806a", 0.3)
    c.glow(0.59, 0.47, 0.05, "#d9806a", 0.3)


def _hair_behind(c: Canvas, s: Sitter) -> None:
    dark = mix(s.hair, "#000000", 0.25)
    if s.style == "long":
        c.box(0.3, 0.2, 0.7, 0.78, dark, 0.15)
    elif s.style == "bob":
        c.box(0.305, 0.2, 0.695, 0.58, dark, 0.13)
    elif s.style == "bun":
        c.oval(0.5, 0.175, 0.07, 0.065, dark)
        c.box(0.335, 0.2, 0.665, 0.44, dark, 0.13)


def _hair(c: Canvas, s: Sitter) -> None:
    shine = mix(s.hair, "#ffffff", 0.18)
    if s.style == "bald":
        for x in (0.355, 0.645):
            c.oval(x, 0.37, 0.02, 0.06, s.hair)
        c.glow(0.45, 0.28, 0.07, "#ffffff", 0.35)
    elif s.style == "short":
        c.curve(
            [
                (0.342, 0.4),
                (0.335, 0.25),
                (0.4, 0.205),
                (0.5, 0.17),
                (0.6, 0.205),
                (0.665, 0.25),
                (0.658, 0.4),
                (0.625, 0.295),
                (0.5, 0.27),
                (0.375, 0.295),
            ],
            s.hair,
        )
        c.line([(0.42, 0.225), (0.5, 0.212), (0.57, 0.222)], shine, 0.006)
    elif s.style == "parted":
        c.curve(
            [
                (0.34, 0.41),
                (0.33, 0.26),
                (0.39, 0.2),
                (0.5, 0.155),
                (0.61, 0.19),
                (0.67, 0.26),
                (0.66, 0.41),
                (0.63, 0.31),
                (0.53, 0.3),
                (0.42, 0.262),
                (0.375, 0.31),
            ],
            s.hair,
        )
        c.line([(0.43, 0.24), (0.5, 0.215), (0.59, 0.225)], shine, 0.006)
    else:
        c.curve(
            [
                (0.325, 0.45),
                (0.325, 0.29),
                (0.39, 0.19),
                (0.5, 0.15),
                (0.61, 0.19),
                (0.675, 0.29),
                (0.675, 0.45),
                (0.635, 0.33),
                (0.55, 0.265),
                (0.42, 0.285),
                (0.365, 0.34),
            ],
            s.hair,
        )
        c.line([(0.4, 0.225), (0.49, 0.198), (0.58, 0.212)], shine, 0.007)

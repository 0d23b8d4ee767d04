"""Contact sheets: pages of small pictures with number and caption, as JPEGs of A4 at 150 dots an inch."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.files.storage import storages
from PIL import Image, ImageDraw, ImageFont, ImageOps

from newsroom.lib import lettering

from .models import Photo
from .renditions import choices, public_path

PER_PAGE = 12
_COLUMNS = 3
_PAGE = (1240, 1754)
_MARGIN, _GAP, _TOP = 60, 28, 120
_CELL = ((_PAGE[0] - 2 * _MARGIN - (_COLUMNS - 1) * _GAP) // _COLUMNS, 388)
_PICTURE = (_CELL[0], 238)
_INK, _QUIET = "#0e1a2b", "#46556a"
_TITLE, _NUMBER, _CAPTION = (26, 700), (19, 700), (17, 500)  # (pixels, weight)
_LEADING = 1.35
_CAPTION_LINES = 4

Style = tuple[int, int]


@dataclass(frozen=True)
class Cell:
    photo: Photo
    number: str
    caption: str


def page(title: str, cells: list[Cell]) -> bytes:
    """One page of at most PER_PAGE cells; a picture that readers may no longer have leaves its place empty."""
    sheet = Image.new("RGB", _PAGE, "white")
    draw = ImageDraw.Draw(sheet)
    _write(draw, (_MARGIN, _MARGIN - 8), lines(title, _PAGE[0] - 2 * _MARGIN, 1, _TITLE), _TITLE, _INK)
    for place, cell in enumerate(cells[:PER_PAGE]):
        row, column = divmod(place, _COLUMNS)
        corner = (_MARGIN + column * (_CELL[0] + _GAP), _TOP + row * (_CELL[1] + _GAP // 2))
        _draw_cell(sheet, draw, corner, cell)
    buffer = io.BytesIO()
    sheet.save(buffer, "JPEG", quality=88, dpi=(150, 150))
    return buffer.getvalue()


def _draw_cell(sheet: Image.Image, draw: ImageDraw.ImageDraw, corner: tuple[int, int], cell: Cell) -> None:
    left, top = corner
    if picture := _picture(cell.photo):
        sheet.paste(picture, (left, top + _PICTURE[1] - picture.height))
    top += _PICTURE[1] + 8
    top = _write(draw, (left, top), [cell.number], _NUMBER, _INK)
    _write(draw, (left, top), lines(cell.caption, _CELL[0], _CAPTION_LINES, _CAPTION), _CAPTION, _QUIET)


def _picture(photo: Photo) -> Image.Image | None:
    """The whole frame, as large as its place."""
    found = choices(photo, "full", "webp") or choices(photo, "full", "jpeg")
    if not found or not photo.is_public:
        return None
    try:
        with storages["default"].open(public_path(photo.public_token, found[0]["name"])) as file:
            return ImageOps.contain(Image.open(file).convert("RGB"), _PICTURE)
    except FileNotFoundError:  # taken back meanwhile
        return None


def lines(text: str, width: int, most: int, style: Style) -> list[str]:
    """The text in lines of at most `width` pixels; what does not fit into `most` lines ends in an ellipsis."""
    found = [""]
    for word in text.split():
        longer = f"{found[-1]} {word}".strip()
        if found[-1] and _length(longer, style) > width:
            found.append(word)
        else:
            found[-1] = longer
    if len(found) > most:
        found = [*found[: most - 1], f"{found[most - 1]}…"]
    return [_cut(line, width, style) for line in found]


def _cut(line: str, width: int, style: Style) -> str:
    while _length(line, style) > width:
        line = f"{line.rstrip('…')[:-1].rstrip()}…"
    return line


def _write(draw: ImageDraw.ImageDraw, at: tuple[int, int], texts: list[str], style: Style, colour: str) -> int:
    """Returns the top of what comes below."""
    left, top = at
    for text in texts:
        along = float(left)
        for run, font in _runs(text, style):
            draw.text((along, top + style[0]), run, fill=colour, font=font, anchor="ls")
            along += font.getlength(run)
        top += round(style[0] * _LEADING)
    return top


def _length(text: str, style: Style) -> float:
    return sum(font.getlength(run) for run, font in _runs(text, style))


def _runs(text: str, style: Style) -> Iterator[tuple[str, ImageFont.FreeTypeFont]]:
    for name, run in lettering.runs(text):
        yield run, lettering.font(name, *style)

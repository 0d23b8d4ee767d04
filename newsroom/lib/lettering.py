"""The two files of our typeface, and which of them draws a letter: for what is drawn here, not by a browser.

`text` has what every page needs in both languages, `rest` what a foreign name may. The stylesheets part them the same
way (`unicode-range`); docs/decisions/0024-assets.md says how the files are cut.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from django.conf import settings
from PIL import ImageFont

FONTS = settings.BASE_DIR / "newsroom" / "static" / "site" / "fonts"
# As in the stylesheets.
TEXT = (
    "U+0020-007E, U+00A0, U+00A7, U+00A9, U+00AB, U+00AD, U+00B0, U+00B7, U+00BB, U+00D7, U+00E9, U+0404, U+0406-0407, "
    "U+0410-0429, U+042C, U+042E-0449, U+044C, U+044E-044F, U+0454, U+0456-0457, U+0490-0491, U+2011, U+2013-2014, "
    "U+2018-201A, U+201C-201E, U+2022, U+2026, U+2039-203A, U+20AC, U+20B4, U+2116, U+2122, U+2190-2193, U+2212"
)
REST = (
    "U+00A1-00A6, U+00A8, U+00AA, U+00AC, U+00AE-00AF, U+00B1-00B6, U+00B8-00BA, U+00BC-00D6, U+00D8-00E8, "
    "U+00EA-0113, U+0116-012B, U+012E-0131, U+0134-0137, U+0139-013E, U+0141-0148, U+014A-014D, U+0150-017E, "
    "U+0218-021B, U+02C6, U+02DA, U+02DC, U+0400-0403, U+0405, U+0408-040F, U+042A-042B, U+042D, U+044A-044B, "
    "U+044D, U+0450-0453, U+0455, U+0458-045F, U+04AE-04AF, U+04BA-04BB, U+04E8-04E9, U+2044"
)


def letters(unicode_range: str) -> frozenset[str]:
    """The characters of a `unicode-range`."""
    found: set[str] = set()
    for part in unicode_range.split(","):
        first, _, last = part.strip().removeprefix("U+").partition("-")
        found.update(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return frozenset(found)


_TEXT = letters(TEXT)
DRAWN = _TEXT | letters(REST)


def runs(text: str) -> Iterator[tuple[str, str]]:
    """The text cut where one file ends and the other begins: (file, piece)."""
    for name, run in groupby(text, lambda char: "text" if char in _TEXT else "rest"):
        yield name, "".join(run)


@lru_cache(maxsize=64)
def font(name: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    """`weight` is 400 to 800."""
    made = ImageFont.truetype(str(FONTS / f"manrope-{name}.woff2"), size)
    made.set_variation_by_axes([weight])
    return made

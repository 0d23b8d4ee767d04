"""The two files of our typeface and the stylesheets agree on which letter is where."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from newsroom.lib import lettering

STYLESHEETS = [settings.BASE_DIR / "newsroom" / "static" / path for path in ("site/site.css", "desk/desk.css")]


@pytest.mark.parametrize("stylesheet", STYLESHEETS, ids=lambda path: path.name)
def test_stylesheet_parts_the_letters_as_we_do_and_shows_text_before_its_font_is_there(stylesheet: Path) -> None:
    faces = re.findall(r"@font-face \{[^}]*woff2[^}]*\}", stylesheet.read_text())
    ranges = [re.search(r"unicode-range: ([^;]+);", face)[1] for face in faces]  # type: ignore[index]
    # A reader's headline is never broken anew under the eyes; the desk is looked at for hours, and gets its typeface.
    display = "optional" if stylesheet.name == "site.css" else "swap"
    assert all(f"font-display: {display}" in face for face in faces)
    text, rest = map(lettering.letters, ranges)
    assert text == lettering.letters(lettering.TEXT)
    assert rest == lettering.letters(lettering.REST)
    assert not text & rest


@pytest.mark.parametrize("name", ["text", "rest"])
def test_a_file_has_every_letter_that_it_is_asked_for(name: str) -> None:
    """A range that promises more fetches a file for nothing, and leaves the letter to another typeface."""
    face = re.search(rf"manrope-{name}\.woff2[^}}]*unicode-range: ([^;]+);", STYLESHEETS[0].read_text())
    assert face
    font = lettering.font(name, 40, 500)
    box = bytes(font.getmask("\U000f0000"))
    wanted = lettering.letters(face[1])
    assert sorted(char for char in wanted if char.isprintable() and bytes(font.getmask(char)) == box) == []


def test_all_of_ukrainian_and_english_is_in_the_first_file() -> None:
    sample = "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ абвгґдеєжзиіїйклмнопрстуфхцчшщьюя ’«»„“—–…№₴ 0123456789 The fox!"
    assert [name for name, _run in lettering.runs(sample)] == ["text"]


def test_a_foreign_name_is_drawn_by_both() -> None:
    assert list(lettering.runs("пан Müller")) == [("text", "пан M"), ("rest", "ü"), ("text", "ller")]

"""All photos of a gallery or an article as one ZIP: files with their labels, captions, contact sheets, the licence."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from zipfile import ZIP_DEFLATED

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from zipstream import ZipStream

from articles.formats import Shot
from media.delivery import press_file
from media.sheets import PER_PAGE, Cell, page
from newsroom.lib.languages import LANGUAGES
from newsroom.lib.spreadsheets import safe_cell


@dataclass(frozen=True)
class Telling:
    """A set of photos in one language, as the edition that is live in it tells of them. `shots` by photo id."""

    title: str
    shots: dict[int, Shot]


def bundle(language: str, tellings: dict[str, Telling]) -> Iterator[bytes]:
    """The ZIP of what is live in `language`, in pieces; `tellings` has only languages that are live.

    All words are fixed before the first piece, while the page's language is active. The pictures are opened one after
    another: one that is taken from readers meanwhile is left out.
    """
    told = tellings[language]
    shots = list(told.shots.values())
    cells = [Cell(shot.photo, shot.number, _sentences(str(shot.synthetic), shot.caption)) for shot in shots]
    texts = {
        **{f"captions_{each}.txt": _captions(each, shots, tellings.get(each)) for each in LANGUAGES},
        "captions.csv": _table(shots, tellings),
        "licence.txt": "\n".join(_licence(each) for each in LANGUAGES),
    }
    return _stream(told.title, texts, cells, [(shot, shot.label(told.title, language)) for shot in shots])


def _stream(title: str, texts: dict[str, str], cells: list[Cell], labelled: list) -> Iterator[bytes]:
    archive = ZipStream()  # stored: a JPEG does not shrink
    for name, text in texts.items():
        archive.add(text, name, compress_type=ZIP_DEFLATED)
    yield from archive.all_files()
    for number, at in enumerate(range(0, len(cells), PER_PAGE), start=1):
        archive.add(page(title, cells[at : at + PER_PAGE]), f"contact_sheet_{number:02d}.jpg")
        yield from archive.all_files()
    for shot, label in labelled:
        file = press_file(shot.photo, label)
        if file is None:
            continue
        try:
            archive.add(file, f"{shot.number}.jpg", size=file.size)
            yield from archive.all_files()
        finally:
            file.close()
    yield from archive.finalize()


def _captions(language: str, shots: list[Shot], telling: Telling | None) -> str:
    """Plain text, a paragraph a photo of the ZIP; says so where this language has no word of it."""
    with translation.override(language):
        if telling is None:
            return _unpublished(language) + "\n"
        told = [(shot.number, telling.shots.get(shot.photo.pk)) for shot in shots]
        paragraphs = [
            _paragraph(number, shot) if shot else f"{number}.jpg\n{_unpublished(language)}" for number, shot in told
        ]
    return "\n\n".join([telling.title, *paragraphs]) + "\n"


def _unpublished(language: str) -> str:
    return _("Not published in Ukrainian.") if language == "uk" else _("Not published in English.")


def _paragraph(number: str, shot: Shot) -> str:
    lines = [
        f"{number}.jpg",
        shot.caption,
        f"{_('Photo:')} {shot.credit}" if shot.credit else "",
        str(shot.synthetic),
        f"{_('Taken on:')} {date_format(shot.taken_on)}" if shot.taken_on else "",
        f"{_('Terms of use:')} {shot.licence}",
    ]
    return "\n".join(filter(None, lines))


def _table(shots: list[Shot], tellings: dict[str, Telling]) -> str:
    """CSV with the mark by which spreadsheets know UTF-8; no cell is ever taken for a formula."""
    names = ("caption", "alt", "credit")
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    columns = [f"{name}_{language}" for language in LANGUAGES for name in names]
    writer.writerow(["file", *columns, "taken_on", "width", "height", "terms", "digital_source_type"])
    for shot in shots:
        words = chain.from_iterable(_words(tellings.get(language), shot, names) for language in LANGUAGES)
        facts = (shot.taken_on or "", shot.photo.width, shot.photo.height, shot.licence, shot.digital_source_type)
        writer.writerow([safe_cell(str(cell)) for cell in (f"{shot.number}.jpg", *words, *facts)])
    return "\ufeff" + buffer.getvalue()


def _words(telling: Telling | None, shot: Shot, names: tuple[str, ...]) -> list[str]:
    told = telling.shots.get(shot.photo.pk) if telling else None
    return [getattr(told, name) if told else "" for name in names]


def _sentences(*texts: str) -> str:
    return " ".join(text if text.endswith((".", "!", "?", "…")) else f"{text}." for text in texts if text)


def _licence(language: str) -> str:
    with translation.override(language):
        return "\n".join(
            [
                _("Photos of the ministry's press office"),
                _(
                    "You may use these photos under Creative Commons Attribution 4.0 International (CC BY 4.0): "
                    "name the author given in the captions."
                ),
                "https://creativecommons.org/licenses/by/4.0/deed." + language,
                _("Where the captions give other terms for a photo, those terms hold for it."),
                _("A picture made by artificial intelligence must not be passed off as a photograph."),
                "",
            ]
        )

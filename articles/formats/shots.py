"""Photos as an edition shows them, and the file of one that leaves the site."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.addresses import absolute
from media import renditions
from media.delivery import press_rendition
from media.imaging import MIME, Label
from media.models import DigitalSourceType, Photo
from media.renditions import Rendition

# Where the words of the footer say so, in full; a photo with terms of its own is under those instead.
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
TERMS = _("CC BY 4.0: free to use with the author's name.")
SYNTHETIC = {
    DigitalSourceType.SYNTHETIC: _("Made by artificial intelligence"),
    DigitalSourceType.PARTLY_SYNTHETIC: _("Partly made by artificial intelligence"),
}


@dataclass(frozen=True)
class Shot:
    """A photo as an edition shows it: the words are the edition's, only the files are the library's.

    One that is in past editions alone has no page of its own.
    """

    photo: Photo
    number: str
    caption: str
    alt: str
    credit: str
    taken_on: datetime.date | None = None
    usage_terms: str = ""
    digital_source_type: str = ""
    people: list[dict[str, str]] = field(default_factory=list)  # name, slug; from left to right
    has_page: bool = True

    @property
    def is_tall(self) -> bool:
        return self.photo.height > self.photo.width

    @property
    def synthetic(self) -> str | Promise:
        """What readers must be told of a picture that no camera took; "" for all others."""
        return SYNTHETIC.get(self.digital_source_type, "")  # type: ignore[call-overload]

    @cached_property
    def press(self) -> Rendition | None:
        """The full-size file; `bytes` before its label is written anew."""
        return press_rendition(self.photo)

    @property
    def licence(self) -> str | Promise:
        return self.usage_terms or TERMS

    def label(self, headline: str, language: str) -> Label:
        """What the delivered file says of itself: every word from the edition that is live at this moment."""
        return Label(
            number=self.number,
            headline=headline,
            caption={language: self.caption},
            alt_text={language: self.alt},
            credit={language: self.credit},
            usage_terms=str(self.licence),
            digital_source_type=self.digital_source_type,
        )


@dataclass(frozen=True)
class PressSet:
    """The photos of a page that the media can have at full size, and what they weigh together."""

    shots: list[Shot]

    @classmethod
    def of(cls, shots: Iterable[Shot]) -> PressSet:
        return cls([shot for shot in shots if shot.press])

    @property
    def bytes(self) -> int:
        return sum(shot.press.get("bytes", 0) for shot in self.shots if shot.press)


@dataclass(frozen=True)
class File:
    """A public file of a photo: its full address, its size in pixels and in bytes (0: not known)."""

    address: str
    type: str
    width: int
    height: int
    bytes: int


def shots_of(dicts: Iterable[dict[str, Any]], photos: dict[int, Photo], *, is_preview: bool = False) -> Iterator[Shot]:
    """Photos whose files readers may have; one that was taken back leaves no empty frame. A preview shows the others
    too, by addresses of its own.

    Approved words never stand under another picture: a photo whose file was replaced since is not shown.
    """
    for one in dicts:
        photo = photos.get(one["id"])
        if photo and (is_preview or photo.is_public) and photo.sha256 == one["sha256"]:
            yield Shot(
                photo=photo,
                number=one["number"],
                caption=one["caption"],
                alt=one["alt_text"],
                credit=one["credit"],
                taken_on=datetime.date.fromisoformat(one["taken_on"]) if one["taken_on"] else None,
                usage_terms=one["usage_terms"],
                digital_source_type=one["digital_source_type"],
                people=one["people"],
            )


def file_of(photo: Photo, spec: str) -> File | None:
    """The widest JPEG of a spec; None while there is none to give."""
    address, found = renditions.url(photo, spec), renditions.choices(photo, spec, "jpeg")
    if not address:
        return None
    widest = found[-1]
    return File(absolute(address), MIME["jpeg"], widest["width"], widest["height"], widest.get("bytes", 0))

"""Photos as an edition shows them, and the file of one that leaves the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from media import renditions
from media.imaging import MIME
from media.models import Photo
from newsroom.lib.addresses import absolute

# Where the words of the footer say so, in full; a photo with terms of its own is under those instead.
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Shot:
    """A photo as an edition shows it: the words are the edition's, only the files are the library's."""

    photo: Photo
    number: str
    caption: str
    alt: str
    credit: str

    @property
    def is_tall(self) -> bool:
        return self.photo.height > self.photo.width


@dataclass(frozen=True)
class File:
    """A public file of a photo: its full address, its size in pixels and in bytes (0: not known)."""

    address: str
    type: str
    width: int
    height: int
    bytes: int


def shots_of(dicts: Iterable[dict[str, Any]], photos: dict[int, Photo]) -> Iterator[Shot]:
    """Photos whose files readers may have; one that was taken back leaves no empty frame.

    Approved words never stand under another picture: a photo whose file was replaced since is not shown.
    """
    for one in dicts:
        photo = photos.get(one["id"])
        if photo and photo.is_public and photo.sha256 == one["sha256"]:
            yield Shot(photo, one["number"], one["caption"], one["alt_text"], one["credit"])


def file_of(photo: Photo, spec: str) -> File | None:
    """The widest JPEG of a spec; None while there is none to give."""
    address, found = renditions.url(photo, spec), renditions.choices(photo, spec, "jpeg")
    if not address:
        return None
    widest = found[-1]
    return File(absolute(address), MIME["jpeg"], widest["width"], widest["height"], widest.get("bytes", 0))

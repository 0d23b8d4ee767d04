"""The full-size file as the media get it: labelled at the moment of delivery, read from disk piece by piece."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from django.core.files.storage import storages

from .imaging import Label, packet, relabelled
from .models import Photo
from .renditions import PRESS, Rendition, choices, public_path

PIECE = 64 * 1024


@dataclass
class PressFile:
    """A labelled file, `size` bytes long; iterates over its bytes [start, end). Close it, as streaming answers do.

    `etag` changes with the label and with the picture, so no download goes on with the bytes of another file.
    """

    file: IO[bytes]
    head: bytes
    rest_at: int
    size: int
    etag: str
    start: int = 0
    end: int = 0

    def __iter__(self) -> Iterator[bytes]:
        if self.start < len(self.head):
            yield self.head[self.start : self.end]
        at = max(self.start, len(self.head))
        self.file.seek(self.rest_at + at - len(self.head))
        while at < self.end and (piece := self.file.read(min(PIECE, self.end - at))):
            at += len(piece)
            yield piece

    def close(self) -> None:
        self.file.close()


def press_rendition(photo: Photo) -> Rendition | None:
    """The full-size file; None while it is not made."""
    return next(iter(choices(photo, PRESS, "jpeg")), None)


def press_file(photo: Photo, label: Label) -> PressFile | None:
    """The public full-size file under this label; None when readers may not have it, or no longer."""
    rendition = press_rendition(photo)
    if rendition is None or not photo.is_public:
        return None
    try:
        file = storages["default"].open(public_path(photo.public_token, rendition["name"]))
    except FileNotFoundError:  # taken back since the row was read
        return None
    head, rest_at = relabelled(file, packet(label))
    size = len(head) + file.size - rest_at
    # The picture's own name ends in the hash of its bytes.
    digest = hashlib.sha256(rendition["name"].encode() + head).hexdigest()[:24]
    return PressFile(file, head, rest_at, size, f'"{digest}"', end=size)

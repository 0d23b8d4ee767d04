"""A label put into a finished JPEG: only its head is written anew, the picture's own bytes follow unread."""

from collections.abc import Iterator
from typing import IO

START = b"\xff\xd8"
XMP_MARK = b"http://ns.adobe.com/xap/1.0/\x00"
_JFIF = 0xE0
_APP1 = b"\xff\xe1"
_LABELS = (*range(0xE0, 0xF0), 0xFE)  # APP0 to APP15 and COM: what is no part of the picture
_LONGEST = 0xFFFF - 2


def relabelled(file: IO[bytes], packet: bytes) -> tuple[bytes, int]:
    """(the new head, where in `file` the rest begins): a JPEG with this XMP packet and no other label.

    Whatever the file said of itself before is left out, but for the JFIF header, which must come first. ValueError:
    not a JPEG, or a packet that does not fit into a segment.
    """
    if file.read(2) != START:
        raise ValueError("not a JPEG")
    label = XMP_MARK + packet
    if len(label) > _LONGEST:
        raise ValueError("the label is too long")
    old = list(_labels(file))
    header = b"".join(segment for marker, segment in old[:1] if marker == _JFIF)
    rest = len(START) + sum(len(segment) for _marker, segment in old)
    return START + header + _APP1 + (len(label) + 2).to_bytes(2, "big") + label, rest


def _labels(file: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """(marker, whole segment) of all that stands before the first segment of the picture itself."""
    while (start := file.read(4))[:1] == b"\xff" and start[1:2] and start[1] in _LABELS:
        yield start[1], start + file.read(int.from_bytes(start[2:], "big") - 2)

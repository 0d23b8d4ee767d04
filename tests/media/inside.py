"""A delivered file taken apart to its last byte: what it consists of, and what its label says."""

import io
import re
import struct
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from PIL import Image

Part = tuple[bytes, bytes]  # (mark, content)

XMP_MARK = b"http://ns.adobe.com/xap/1.0/\x00"
WHITELIST = {
    *("identifier", "TransmissionReference", "Headline", "description", "AltTextAccessibility", "creator", "Credit"),
    *("rights", "UsageTerms", "DigitalSourceType"),
}


def label_of(content: bytes) -> dict[str, str]:
    """Property → all its text; asserts that there is nothing but elements of one rdf:Description."""
    packet = Image.open(io.BytesIO(content)).info.get("xmp")
    if not packet:
        return {}
    about = ET.fromstring(packet)[0][0]
    assert set(about.attrib) == {"{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"}
    return {re.sub("{.*}", "", part.tag): " ".join(part.itertext()) for part in about}


def assert_nothing_else(content: bytes, format: str) -> None:
    """Every byte belongs to the picture or to the one XMP packet."""
    {"jpeg": _jpeg, "webp": _webp, "avif": _avif}[format](content)
    assert set(label_of(content)) <= WHITELIST


def segments(content: bytes) -> Iterator[Part]:
    """A JPEG's segments; the mark of each is its second byte."""
    at = 0
    while at < len(content):
        assert content[at] == 0xFF, f"stray bytes at {at}"
        mark, at = content[at + 1 : at + 2], at + 2
        if mark in (b"\xd8", b"\xd9"):
            yield mark, b""
            continue
        end = at + int.from_bytes(content[at : at + 2], "big")
        yield mark, content[at + 2 : end]
        at = end
        if mark == b"\xda":  # the picture itself, up to the next mark that is neither stuffing nor a restart
            found = re.compile(b"\xff[^\x00\xd0-\xd7]").search(content, at)
            assert found, "no end"
            at = found.start()


def _jpeg(content: bytes) -> None:
    parts = list(segments(content))
    assert parts[0][0] == b"\xd8"
    assert [mark for mark, _content in parts].index(b"\xd9") == len(parts) - 1  # nothing follows the end
    labels = [(mark, body) for mark, body in parts if 0xE0 <= mark[0] <= 0xEF or mark[0] == 0xFE]
    assert [mark for mark, _body in labels] in ([b"\xe0"], [b"\xe0", b"\xe1"])
    assert labels[0][1][:5] == b"JFIF\x00"
    assert labels[0][1][-2:] == b"\x00\x00"  # no thumbnail
    assert len(labels[0][1]) == 14
    assert all(body.startswith(XMP_MARK) for _mark, body in labels[1:])
    others = {mark for mark, _body in parts} - {b"\xd8", b"\xd9", b"\xe0", b"\xe1"}
    assert others <= {b"\xdb", b"\xc0", b"\xc2", b"\xc4", b"\xda", b"\xdd"}


def _webp(content: bytes) -> None:
    assert int.from_bytes(content[4:8], "little") + 8 == len(content)
    at, marks = 12, []
    while at < len(content):
        mark, size = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        marks.append(mark)
        at += 8 + size + size % 2
    assert at == len(content)
    assert marks in ([b"VP8 "], [b"VP8X", b"VP8 ", b"XMP "])


def _boxes(content: bytes) -> Iterator[Part]:
    at = 0
    while at < len(content):
        size, mark = struct.unpack(">I4s", content[at : at + 8])
        assert 8 <= size <= len(content) - at
        yield mark, content[at + 8 : at + size]
        at += size


def _avif(content: bytes) -> None:
    top = list(_boxes(content))
    assert [mark for mark, _body in top] == [b"ftyp", b"meta", b"mdat"]
    meta = list(_boxes(top[1][1][4:]))
    assert {mark for mark, _body in meta} <= {b"hdlr", b"pitm", b"iloc", b"iinf", b"iref", b"iprp"}
    inside = dict(meta)
    kinds = [body[8:12] for _mark, body in _boxes(inside[b"iinf"][6:])]
    assert kinds in ([b"av01"], [b"av01", b"mime"])
    assert all(b"application/rdf+xml" in body for _mark, body in _boxes(inside[b"iinf"][6:]) if body[8:12] == b"mime")
    properties = dict(_boxes(inside[b"iprp"]))
    assert {mark for mark, _body in _boxes(properties[b"ipco"])} <= {b"ispe", b"pixi", b"av1C", b"colr"}
    assert sum(_extents(inside[b"iloc"])) == len(top[2][1])  # no byte of the data belongs to no item


def _extents(iloc: bytes) -> Iterator[int]:
    """The length of each piece of data; of version 0 with offsets and lengths of four bytes, as libavif writes."""
    assert iloc[0] == 0
    assert iloc[4] == 0x44
    assert iloc[5] == 0
    count, at = int.from_bytes(iloc[6:8], "big"), 8
    for _item in range(count):
        pieces, at = int.from_bytes(iloc[at + 4 : at + 6], "big"), at + 6
        for _piece in range(pieces):
            yield int.from_bytes(iloc[at + 4 : at + 8], "big")
            at += 8

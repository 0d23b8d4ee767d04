"""What a file is by its own bytes, whatever it is called, and where its picture ends."""

import io
import re
import struct
import zipfile

from django.utils.translation import gettext as _

from .errors import Refused

# A progressive JPEG may ask for its whole picture to be gone over once a scan; cameras use about ten.
MAX_JPEG_SCANS = 100

_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_AVIF_BRANDS = {b"avif", b"avis"}

EXTENSIONS = {
    "JPEG": "jpg",
    "PNG": "png",
    "WEBP": "webp",
    "AVIF": "avif",
    "TIFF": "tif",
    "GIF": "gif",
    "HEIF": "heic",
}


def recognise(content: bytes) -> str:
    """The Pillow name of the format of these bytes: one of EXTENSIONS. Raises Refused for everything else."""
    kind = _format_of(content)
    if kind is None:
        raise Refused(_refusal_for(content))
    _refuse_two_faced(content)
    # Only up to its end: the film that phones append has every pair of bytes somewhere.
    if kind == "JPEG" and content.count(b"\xff\xda", 0, _end_of_jpeg(content)) > MAX_JPEG_SCANS:
        raise Refused(_("This picture is built to take very long to open. Save it again as a JPEG and try once more."))
    return kind


def trailing_bytes(content: bytes, kind: str) -> int:
    """How many bytes follow the end of the picture (a phone's short film, an attached archive); 0 when unknown."""
    ends = {"PNG": _end_of_png, "WEBP": _end_of_riff, "JPEG": _end_of_jpeg}
    end = ends[kind](content) if kind in ends else len(content)
    return max(0, len(content) - end)


def _format_of(content: bytes) -> str | None:
    if content.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "WEBP"
    if content[:6] in (b"GIF87a", b"GIF89a"):
        return "GIF"
    if content[:4] in (b"II*\x00", b"MM\x00*"):
        return "TIFF"
    return _format_of_boxes(content)


def _format_of_boxes(content: bytes) -> str | None:
    if content[4:8] != b"ftyp":
        return None
    length = min(struct.unpack(">I", content[:4])[0], 512)
    brands = {content[at : at + 4] for at in range(8, length, 4) if at != 12}
    if brands & _AVIF_BRANDS:
        return "AVIF"
    return "HEIF" if brands & _HEIF_BRANDS else None


def _refusal_for(content: bytes) -> str:
    head = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not content:
        return _("The file is empty.")
    if head.startswith(b"%pdf"):
        return _("This is a PDF, not a photo. Export the picture as a JPEG and upload that.")
    if head.startswith((b"<svg", b"<?xml", b"<!doctype", b"<html")):
        return _("This is a drawing or a web page, not a photo. Export it as a JPEG or PNG and upload that.")
    if content[4:8] == b"ftyp":
        return _("This is a film, not a photo.")
    return _("This is not a picture we can read. We accept JPEG, PNG, WebP, AVIF, TIFF, GIF and HEIC.")


def _refuse_two_faced(content: bytes) -> None:
    """A file that is a picture and at the same time an archive or a document is a parcel, not a photo."""
    if b"%PDF-" in content[:1024] or _is_archive(content):
        raise Refused(_("Another file is hidden inside this picture. Save the picture again and upload the new file."))


def _is_archive(content: bytes) -> bool:
    try:
        return bool(zipfile.ZipFile(io.BytesIO(content)).namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, OSError):
        return False


def _end_of_png(content: bytes) -> int:
    at = 8
    while at + 12 <= len(content):
        length, name = struct.unpack(">I4s", content[at : at + 8])
        at += 12 + length
        if name == b"IEND":
            return at
    return len(content)


def _end_of_riff(content: bytes) -> int:
    return int(8 + struct.unpack("<I", content[4:8])[0])


def _end_of_jpeg(content: bytes) -> int:
    """Walk the segments to the picture itself, then to its end mark; a thumbnail's end mark inside EXIF is no end."""
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if marker == 0xD9:
            return at + 2
        if marker == 0xFF:  # any number of them may stand before a marker
            at += 1
            continue
        at += 2 + length
        if marker == 0xDA:
            found = _MARKER.search(content, at)
            at = found.start() if found else len(content)
    return len(content)


# Inside the picture data a 0xFF is followed by 0 or by a restart mark; anything else is the next segment.
_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")

"""Files that carry what must not get out: coordinates, serial numbers, names, comments, further pictures."""

import io

import pillow_heif
from PIL import ExifTags, Image, PngImagePlugin

from .pictures import picture, saved

pillow_heif.register_heif_opener()

SERIAL = "SERIAL-7391-SECRET"
OWNER = "OWNER-OLENA-SECRET"
COMMENT = "COMMENT-SECRET"
CAPTION = "CAPTION-FROM-CAMERA"
SECRETS = (SERIAL, OWNER, COMMENT, CAPTION, "MAKERNOTE-SECRET", "XMP-SECRET")
# Marks of the containers that metadata travels in.
CONTAINERS = (b"Exif\x00", b"GPS", b"Photoshop 3.0", b"8BIM", b"MakerNote", b"tEXt", b"iTXt", b"zTXt", b"eXIf")

XMP = b"""<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 photoshop:Credit="XMP-SECRET credit" photoshop:DateCreated="2025-08-22T10:00:00">
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">XMP-SECRET caption</rdf:li></rdf:Alt></dc:description>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "TIFF", "HEIF")


def exif(orientation: int = 1) -> bytes:
    """EXIF with everything a phone writes, taken in the middle of Kyiv."""
    tags = Image.Exif()
    base = ExifTags.Base
    tags[base.Orientation] = orientation
    tags[base.Make], tags[base.Model] = "Canon", "EOS R5"
    tags[base.Artist] = OWNER
    tags[base.ImageDescription] = CAPTION
    details = tags.get_ifd(ExifTags.IFD.Exif)
    details[base.BodySerialNumber] = SERIAL
    details[base.DateTimeOriginal] = "2025:08:22 10:00:00"
    details[base.MakerNote] = b"MAKERNOTE-SECRET"
    gps = tags.get_ifd(ExifTags.IFD.GPSInfo)
    gps.update({1: "N", 2: (50.0, 27.0, 0.0), 3: "E", 4: (30.0, 31.0, 12.0)})
    return tags.tobytes()  # as bytes: the HEIF and TIFF writers lose parts of an Exif object


def laden(format: str, *, orientation: int = 1) -> bytes:
    """A picture of this format with GPS and, where the container has room, XMP and a comment."""
    options: dict = {"exif": exif(orientation)}
    if format in ("JPEG", "WEBP", "AVIF"):
        options["xmp"] = XMP
    if format == "JPEG":
        options["comment"] = COMMENT
    if format == "PNG":
        options["pnginfo"] = PngImagePlugin.PngInfo()
        options["pnginfo"].add_text("Comment", COMMENT)
    return saved(picture(), format, **options)


def iptc_jpeg(encoding: str = "utf-8", more: dict[int, str] | None = None) -> bytes:
    """A JPEG with the IPTC caption, headline, credit and date that news agencies write."""
    records = {105: "Headline in IPTC", 120: "Підпис в IPTC", 110: "Agency", 55: "20250822", **(more or {})}
    said = b"\x1c\x01\x5a\x00\x03\x1b%G" if encoding == "utf-8" else b""
    body = said + b"".join(
        b"\x1c\x02" + bytes([tag]) + len(raw).to_bytes(2, "big") + raw
        for tag, text in records.items()
        if (raw := text.encode(encoding))
    )
    resource = b"8BIM\x04\x04\x00\x00" + len(body).to_bytes(4, "big") + body + b"\x00" * (len(body) % 2)
    segment = b"Photoshop 3.0\x00" + resource
    plain = saved(picture())
    return plain[:2] + b"\xff\xed" + (len(segment) + 2).to_bytes(2, "big") + segment + plain[2:]


def animated_gif() -> bytes:
    buffer = io.BytesIO()
    frames = [picture(120, 90, seed=seed) for seed in range(3)]
    frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:], comment=COMMENT.encode())
    return buffer.getvalue()

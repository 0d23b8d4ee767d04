"""A folder of hostile and odd files, drawn on the spot: name → bytes. None of them may break the desk."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from PIL import Image, ImageCms, PngImagePlugin

from . import baggage
from .pictures import picture, saved

SIZE = (96, 64)
SMALL = {"WEBP": {"method": 0}, "AVIF": {"speed": 10}}


def png_chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width: int, height: int, rows: bytes, *, depth: int = 8, colour: int = 2, extra: bytes = b"") -> bytes:
    """A PNG from its filtered rows; `extra` are chunks before the pixels."""
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    body = png_chunk(b"IHDR", header) + extra + png_chunk(b"IDAT", zlib.compress(rows)) + png_chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def png_bomb(side: int = 20_000) -> bytes:
    """side × side pixels of one bit, packed by zlib to next to nothing."""
    squeezer = zlib.compressobj(9)
    row = b"\x00" * (side // 8 + 1)
    rows = b"".join(squeezer.compress(row) for _ in range(side)) + squeezer.flush()
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", header) + png_chunk(b"IDAT", rows) + png_chunk(b"IEND", b"")


def frames(count: int = 3) -> list[Image.Image]:
    return [picture(*SIZE, seed=seed) for seed in range(count)]


def animated(format: str) -> bytes:
    first, *others = frames()
    return saved(first, format, save_all=True, append_images=others, duration=80, **SMALL.get(format, {}))


def archive() -> bytes:
    parcel = io.BytesIO()
    with zipfile.ZipFile(parcel, "w") as file:
        file.writestr("payload.html", "<script>alert(1)</script>")
    return parcel.getvalue()


def claimed(content: bytes, at: int, *numbers: int, form: str = ">H") -> bytes:
    """The same bytes with other numbers in the header."""
    return (
        content[:at]
        + b"".join(struct.pack(form, number) for number in numbers)
        + content[at + struct.calcsize(form) * len(numbers) :]
    )


def jpeg_size_at(content: bytes) -> int:
    return next(content.index(mark) for mark in (b"\xff\xc0", b"\xff\xc2") if mark in content) + 5


def xmp_with_coordinates() -> bytes:
    return baggage.XMP.replace(
        b"<dc:description>",
        b'<exif:GPSLatitude xmlns:exif="http://ns.adobe.com/exif/1.0/">50,27.0N</exif:GPSLatitude>'
        b'<exif:GPSLongitude xmlns:exif="http://ns.adobe.com/exif/1.0/">30,31.2E</exif:GPSLongitude><dc:description>',
    )


def clean_samples() -> Iterator[tuple[str, bytes]]:
    """Odd but honest: each must come in as a clean photo."""
    for mode, format in (
        ("CMYK", "JPEG"), ("CMYK", "TIFF"), ("L", "JPEG"), ("1", "PNG"), ("P", "PNG"), ("LA", "PNG"),
        ("RGBA", "WEBP"), ("RGBA", "TIFF"), ("YCbCr", "JPEG"), ("LAB", "TIFF"), ("P", "GIF"), ("RGBA", "AVIF"),
    ):  # fmt: skip
        yield f"{mode}-{format}", saved(picture(*SIZE).convert("RGB").convert(mode) if mode != "LAB" else lab(), format)
    grey = Image.new("I;16", SIZE, 0x8000)
    yield "grey16.png", saved(grey, "PNG")
    yield "grey16.tif", saved(grey, "TIFF")
    yield "grey16-big-endian.tif", big_endian_grey()
    yield "float-without-number.tif", saved(Image.new("F", SIZE, float("nan")), "TIFF")
    yield "float.tif", saved(Image.new("F", SIZE, 0.5), "TIFF")
    yield "grey16-transparent.png", png(*SIZE, (b"\x00" + b"\x80\x00" * SIZE[0]) * SIZE[1], depth=16, colour=0,
                                        extra=png_chunk(b"tRNS", b"\x90\x00"))  # fmt: skip
    yield "rgb16.png", png(*SIZE, (b"\x00" + b"\x80\x00\x40\x00\x20\x00" * SIZE[0]) * SIZE[1], depth=16)
    yield "rgb16-transparent.png", png(*SIZE, (b"\x00" + b"\x80\x00\x40\x00\x20\x00" * SIZE[0]) * SIZE[1], depth=16,
                                       extra=png_chunk(b"tRNS", b"\x80\x00\x40\x00\x20\x00"))  # fmt: skip
    yield "rgba16.png", png(*SIZE, (b"\x00" + b"\x80\x00" * 4 * SIZE[0]) * SIZE[1], depth=16, colour=6)
    yield "bit-transparent.png", png(*SIZE, (b"\x00" + b"\xaa" * (SIZE[0] // 8)) * SIZE[1], depth=1, colour=0,
                                     extra=png_chunk(b"tRNS", b"\x00\x01"))  # fmt: skip
    palette = picture(*SIZE).quantize(16)
    yield "palette-transparent.png", saved(palette, "PNG", transparency=bytes(range(0, 256, 16)))
    yield "palette-transparent.gif", saved(palette, "GIF", transparency=3)
    for format in ("GIF", "WEBP", "PNG", "AVIF"):
        yield f"animated.{format.lower()}", animated(format)
    first, *others = frames()
    yield "pages.tif", saved(first, "TIFF", save_all=True, append_images=others)
    yield "lzw.tif", saved(first, "TIFF", compression="tiff_lzw")
    yield "deflate.tif", saved(first, "TIFF", compression="tiff_adobe_deflate")
    yield "jpeg-in.tif", saved(first, "TIFF", compression="jpeg")
    yield "tiled.tif", tiled()
    yield "two-pictures.mpo.jpg", saved(first, "MPO", save_all=True, append_images=others)
    yield "progressive.jpg", saved(first, "JPEG", progressive=True)
    yield "restart-marks.jpg", saved(first, "JPEG", restart_marker_rows=1)
    yield (
        "profile.jpg",
        saved(first, "JPEG", icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()),
    )
    yield "profile-for-other-pixels.jpg", saved(first.convert("CMYK"), "JPEG", icc_profile=srgb())
    yield "profile-broken.png", saved(first, "PNG", icc_profile=b"no profile at all")
    for format in baggage.FORMATS:
        yield f"laden.{format.lower()}", baggage.laden(format)
    for format in ("JPEG", "WEBP", "AVIF", "HEIF"):
        yield f"xmp-coordinates.{format.lower()}", saved(first, format, xmp=xmp_with_coordinates())
    yield "xmp-coordinates.tif", saved(first, "TIFF", tiffinfo={700: xmp_with_coordinates()})
    yield "xmp-coordinates.png", png_with_xmp()
    yield "iptc.jpg", baggage.iptc_jpeg()
    for turn in range(1, 9):
        yield f"turned-{turn}.jpg", saved(first, "JPEG", exif=baggage.exif(turn))
    yield "turned-to-nowhere.jpg", saved(first, "JPEG", exif=baggage.exif(77))
    yield "trailing-film.jpg", saved(first, "JPEG") + b"\x00\x00\x00\x18ftypmp42" + b"\xff\xda" * 500
    yield "fill-bytes.jpg", filled(saved(first, "JPEG"))


def refused_samples() -> Iterator[tuple[str, bytes]]:
    """What must stay outside, with a sentence."""
    yield "empty.jpg", b""
    yield "one-byte.jpg", b"\xff"
    yield "bomb.png", png_bomb()
    yield "vector.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    yield "page.html.jpg", b"<!doctype html><script>1</script>"
    yield "document.pdf", b"%PDF-1.7\n1 0 obj"
    yield "gif-and-script.gif", b"GIF89a/*" + b"\x00" * 6 + b"*/=1;alert(1)//"
    for format in ("JPEG", "PNG", "WEBP", "GIF"):
        yield f"archive-behind.{format.lower()}", saved(picture(*SIZE), format) + archive()
    yield "pdf-inside.jpg", saved(picture(*SIZE), "JPEG", comment=b"%PDF-1.4 hidden")
    plain = saved(picture(*SIZE), "JPEG")
    yield "claims-65500.jpg", claimed(plain, jpeg_size_at(plain), 65500, 65500)
    yield "claims-5000.png", png(5000, 5000, b"\x00" * 100)
    yield "claims-nothing.png", png(0, 0, b"\x00")
    yield "claims-4-billion.png", png(2**31 - 1, 2**31 - 1, b"\x00")
    yield "claims-16383.webp", claimed(saved(picture(*SIZE), "WEBP"), 26, 0x3FFF, 0x3FFF, form="<H")
    yield "claims-60000.gif", claimed(saved(picture(*SIZE), "GIF"), 6, 60_000, 60_000, form="<H")
    for format in ("AVIF", "HEIF"):
        content = saved(picture(*SIZE), format)
        yield f"claims-30000.{format.lower()}", claimed(content, content.index(b"ispe") + 8, 30_000, 30_000, form=">I")
    yield "endless-scans.jpg", plain[:-2] + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" * 200 + b"\xff\xd9"
    yield "film.mp4", b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + b"\x00" * 500
    for format in (*baggage.FORMATS, "GIF"):
        whole = saved(picture(*SIZE), format, **SMALL.get(format, {}))
        for part in (0.05, 0.2, 0.4, 0.6, 0.8, 0.95):
            yield f"cut-{part}.{format.lower()}", whole[: int(len(whole) * part)]


def srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def lab() -> Image.Image:
    to_lab = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), inMode="RGB", outMode="LAB"
    )
    converted = ImageCms.applyTransform(picture(*SIZE), to_lab)
    assert converted
    return converted


def big_endian_grey() -> bytes:
    """16-bit grey as scanners on old Macs write it."""
    width, height = SIZE
    pixels = b"\x80\x00" * (width * height)
    tags = [(256, 3, 1, width), (257, 3, 1, height), (258, 3, 1, 16), (259, 3, 1, 1), (262, 3, 1, 1), (273, 4, 1, 8),
            (277, 3, 1, 1), (278, 3, 1, height), (279, 4, 1, len(pixels))]  # fmt: skip
    body = struct.pack(">H", len(tags))
    for tag, kind, count, value in tags:
        packed = struct.pack(">H", value) + b"\x00\x00" if kind == 3 else struct.pack(">I", value)
        body += struct.pack(">HHI", tag, kind, count) + packed
    return b"MM\x00*" + struct.pack(">I", 8 + len(pixels)) + pixels + body + b"\x00" * 4


def tiled() -> bytes:
    side = 16 * 4
    tile = picture(side, side).tobytes()
    width, height = side, side
    entries = [(256, 3, 1, width), (257, 3, 1, height), (258, 3, 3, 0), (259, 3, 1, 1), (262, 3, 1, 2), (277, 3, 1, 3),
               (322, 3, 1, side), (323, 3, 1, side), (324, 4, 1, 8), (325, 4, 1, len(tile))]  # fmt: skip
    bits_at = 8 + len(tile)
    body = struct.pack("<H", len(entries))
    for tag, kind, count, value in entries:
        value = bits_at if tag == 258 else value
        packed = struct.pack("<I", value) if tag == 258 or kind == 4 else struct.pack("<HH", value, 0)
        body += struct.pack("<HHI", tag, kind, count) + packed
    return b"II*\x00" + struct.pack("<I", bits_at + 6) + tile + struct.pack("<HHH", 8, 8, 8) + body + b"\x00" * 4


def png_with_xmp() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_itxt("XML:com.adobe.xmp", xmp_with_coordinates().decode())
    return saved(picture(*SIZE), "PNG", pnginfo=info)


def filled(jpeg: bytes) -> bytes:
    """The standard allows any number of 0xFF before a marker."""
    at = jpeg.index(b"\xff\xdb")
    return jpeg[:at] + b"\xff\xff\xff" + jpeg[at:]

"""From untrusted bytes to clean pixels: upright, sRGB, 8 bits, no transparency, carrying nothing but the picture."""

import io
import struct
import warnings
from typing import cast

import pillow_heif
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageFile, ImageOps

from .errors import Refused

MAX_PIXELS = 60_000_000
# Their decoders hold the picture up to four times, so that 60 megapixels would take more than a gigabyte.
MAX_PIXELS_OF = {"WEBP": 30_000_000, "AVIF": 40_000_000, "HEIF": 50_000_000}
MAX_PIXELS_CONVERTED = 40_000_000  # CMYK, transparency, 16 bits, progressive JPEG: one copy more
MAX_PIXELS_ANIMATED = 12_000_000
MAX_EDGE = 30_000
MAX_PROFILE_BYTES = 4 * 1024 * 1024

pillow_heif.register_heif_opener()
_SRGB = ImageCms.createProfile("sRGB")
# What Pillow and the libraries under it raise for broken files, as met with hostile samples.
BROKEN = (
    OSError, ValueError, SyntaxError, TypeError, KeyError, IndexError, AttributeError, EOFError, OverflowError,
    RuntimeError, ZeroDivisionError, MemoryError, struct.error, Image.DecompressionBombError,
)  # fmt: skip


def open_within_limits(content: bytes, kind: str) -> ImageFile.ImageFile:
    """The picture with its header read and its size checked, pixels not decoded yet. Raises Refused."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(content), formats=[kind])
    except Image.DecompressionBombError as error:
        raise Refused(_too_large(MAX_PIXELS)) from error
    except BROKEN as error:
        raise Refused(_damaged()) from error
    limit = _pixel_limit(content, kind, image)
    if image.width * image.height > limit or max(image.size) > MAX_EDGE:
        raise Refused(_too_large(limit))
    return image


def _pixel_limit(content: bytes, kind: str, image: ImageFile.ImageFile) -> int:
    """Read from the bytes: asking the decoders how many pictures there are would make some of them decode."""
    animated = kind == "GIF" or (kind == "WEBP" and b"ANIM" in content[:64]) or b"avis" in content[8:64]
    if animated:
        return MAX_PIXELS_ANIMATED
    plain = image.mode in ("RGB", "L", "1") and "progressive" not in image.info
    return min(MAX_PIXELS_OF.get(kind, MAX_PIXELS), MAX_PIXELS if plain else MAX_PIXELS_CONVERTED)


def clean_pixels(image: Image.Image) -> Image.Image:
    """The first frame as a new upright sRGB picture. Raises Refused when the pixels can't be read to the end."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image.load()
            ImageOps.exif_transpose(image, in_place=True)
            return _repaint(_in_srgb(image))
    except BROKEN as error:
        raise Refused(_damaged()) from error


def _repaint(image: Image.Image) -> Image.Image:
    """Only pixels cross this line: a new picture, nothing of the old one's baggage."""
    fresh = Image.new("RGB", image.size)
    fresh.paste(image)
    return fresh


def _in_srgb(image: Image.Image) -> Image.Image:
    image = _in_eight_bits(image)
    profile = image.info.get("icc_profile")
    if image.mode in ("P", "PA", "LA") or "transparency" in image.info:
        image = image.convert("RGBA")
    if image.mode == "RGBA":
        image = _on_white(image)
    converted = _by_profile(image, profile) if profile else None
    return converted or (image if image.mode == "RGB" else image.convert("RGB"))


def _in_eight_bits(image: Image.Image) -> Image.Image:
    """Grey pictures of 16 or 32 bits keep their tones: Pillow's own conversion would cut everything above 255."""
    if image.mode.startswith("I;16") and image.mode != "I;16":
        image = image.convert("I")  # Pillow computes with one order of bytes only
    if image.mode == "I;16":
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in ("I", "F"):
        low, high = cast("tuple[float, float]", image.getextrema())
        if image.mode == "I" and low >= 0 and high <= 65535:
            low, high = 0, 65535
        scale = 255 / ((high - low) or 1)
        return image.point(lambda value: value * scale - low * scale).convert("L")
    return image


def _on_white(image: Image.Image) -> Image.Image:
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def _by_profile(image: Image.Image, profile: bytes) -> Image.Image | None:
    """Converted by its colour profile; None when the profile is broken, huge or meant for other pixels."""
    if len(profile) > MAX_PROFILE_BYTES or image.mode not in ("RGB", "CMYK", "L", "LAB"):
        return None
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if image.mode == "RGB":  # in place: spares a copy of the whole picture
            ImageCms.profileToProfile(image, source, _SRGB, inPlace=True)
            return image
        return ImageCms.profileToProfile(image, source, _SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None


def _too_large(limit: int) -> str:
    return _("The picture has too many pixels: at most %(millions)d megapixels. Make it smaller and try again.") % {
        "millions": limit // 1_000_000
    }


def _damaged() -> str:
    return _("The file is damaged or cut off: the picture can't be read to its end. Copy it from the camera again.")

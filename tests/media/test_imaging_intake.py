"""The one door for bytes: what comes in, what is taken away, what stays outside."""

import contextlib
import datetime as dt
import io
import os
import struct
import time
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import imagehash
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image, ImageCms

from media.imaging import Refused, receive, sandbox
from media.imaging.intake import MAX_BYTES, examine

from . import baggage, hostile
from .pictures import picture, picture_bytes, saved

FASTEST: dict[str, dict[str, int]] = {"WEBP": {"method": 0}, "AVIF": {"speed": 10}}


def master(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(receive(content).image))


def near(colour: tuple[int, ...], expected: tuple[int, ...], by: int = 12) -> bool:
    return all(abs(a - b) <= by for a, b in zip(colour, expected, strict=True))


@pytest.mark.parametrize("format", [*baggage.FORMATS, "GIF"])
def test_every_accepted_format_becomes_a_plain_srgb_jpeg(format: str) -> None:
    intake = receive(picture_bytes(640, 480, format=format))
    image = Image.open(io.BytesIO(intake.image))
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (640, 480))
    assert (intake.width, intake.height) == (640, 480)
    assert near(image.getpixel((20, 20)), (230, 40, 40))


@pytest.mark.parametrize("format", baggage.FORMATS)
def test_coordinates_and_serial_numbers_do_not_pass_the_door(format: str) -> None:
    content = baggage.laden(format)
    assert baggage.SERIAL.encode() in content, "the sample must carry what it is a sample of"
    intake = receive(content)
    for secret in baggage.SECRETS:
        assert secret.encode() not in intake.image
    for mark in baggage.CONTAINERS:
        assert mark not in intake.image
    assert set(Image.open(io.BytesIO(intake.image)).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize("format", baggage.FORMATS)
def test_the_editor_is_told_in_words_what_was_removed(format: str) -> None:
    removed = " · ".join(receive(baggage.laden(format)).removed)
    assert "50.45, 30.52" in removed
    assert baggage.SERIAL in removed
    assert "Canon EOS R5" in removed


def test_a_clean_photo_has_nothing_to_remove() -> None:
    assert receive(picture_bytes()).removed == ()


def test_the_camera_suggests_caption_credit_and_day() -> None:
    intake = receive(saved(picture(), exif=baggage.exif()))
    assert (intake.caption, intake.credit) == (baggage.CAPTION, baggage.OWNER)
    assert intake.taken_on == dt.date(2025, 8, 22)


def test_agency_labels_suggest_headline_and_caption_in_ukrainian() -> None:
    intake = receive(baggage.iptc_jpeg())
    assert (intake.headline, intake.caption, intake.credit) == ("Headline in IPTC", "Підпис в IPTC", "Agency")
    assert intake.taken_on == dt.date(2025, 8, 22)
    assert b"IPTC" not in intake.image


def test_xmp_suggests_too_but_never_with_a_dtd() -> None:
    assert receive(saved(picture(), xmp=baggage.XMP)).caption == "XMP-SECRET caption"
    hostile = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + baggage.XMP.partition(b"?>")[2]
    assert receive(saved(picture(), xmp=hostile)).caption == ""


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("format", baggage.FORMATS)
def test_a_picture_held_any_way_stands_upright(orientation: int, format: str) -> None:
    upright = picture(200, 120)
    back = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # orientation → the turn that makes it need that orientation
    stored = upright.transpose(Image.Transpose(back[orientation])) if orientation > 1 else upright
    image = master(saved(stored, format, exif=baggage.exif(orientation)))
    assert image.size == (200, 120)
    assert near(image.getpixel((10, 10)), (230, 40, 40), by=40)


def test_wide_colours_are_brought_to_srgb() -> None:
    swapped = ImageCms.createProfile("LAB")
    profile = ImageCms.ImageCmsProfile(swapped).tobytes()
    assert master(picture_bytes(icc_profile=profile)).mode == "RGB"
    assert master(picture_bytes(icc_profile=b"not a profile at all")).mode == "RGB"


@pytest.mark.parametrize(
    ("mode", "format"),
    [("CMYK", "JPEG"), ("CMYK", "TIFF"), ("L", "JPEG"), ("1", "PNG"), ("P", "PNG"), ("LA", "PNG"), ("RGBA", "WEBP")],
)
def test_print_grey_and_palette_pictures_keep_their_look(mode: str, format: str) -> None:
    image = master(saved(picture(mode="RGB").convert(mode), format))
    assert image.mode == "RGB"
    bottom = image.getpixel((20, 470))
    top = image.getpixel((400, 5))
    assert sum(bottom) > sum(top), "the gradient runs from dark to light"


def test_a_16_bit_picture_keeps_its_middle_tones() -> None:
    grey = Image.new("I;16", (64, 64), 0x8000)
    assert near(master(saved(grey, "PNG")).getpixel((5, 5)), (128, 128, 128), by=3)
    assert near(master(saved(grey, "TIFF")).getpixel((5, 5)), (128, 128, 128), by=3)


def test_transparency_becomes_white_paper() -> None:
    assert near(master(saved(Image.new("RGBA", (64, 64), (0, 0, 0, 0)), "PNG")).getpixel((5, 5)), (255, 255, 255))


def test_of_an_animation_only_the_first_picture_stays() -> None:
    intake = receive(baggage.animated_gif())
    assert "2" in " ".join(intake.removed)
    assert baggage.COMMENT.encode() not in intake.image


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF", "HEIF"])
def test_coordinates_that_an_editor_wrote_are_named_too(format: str) -> None:
    name = {"TIFF": "tif", "PNG": "png"}.get(format, format.lower())
    intake = receive(dict(hostile.clean_samples())[f"xmp-coordinates.{name}"])
    assert intake.removed[0].endswith("50.45, 30.52"), intake.removed
    assert intake.had_location


def test_coordinates_in_a_packet_nobody_dares_to_read_are_named_as_such() -> None:
    hostile_packet = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><a GPSLatitude="50,27.0N"/>'
    assert receive(saved(picture(), xmp=hostile_packet)).removed[0] == "координати"


PLACES = {
    "IPTC city": lambda: baggage.iptc_jpeg(more={90: "Балаклія"}),
    "IPTC sublocation": lambda: baggage.iptc_jpeg(more={92: "Балаклія"}),
    "XMP city": lambda: in_xmp('xmlns:p="http://ns.adobe.com/photoshop/1.0/"', "p:City"),
    "XMP location": lambda: in_xmp('xmlns:p="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"', "p:Location"),
    "XMP sublocation": lambda: in_xmp('xmlns:p="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"', "p:Sublocation"),
}


def in_xmp(namespace: str, name: str) -> bytes:
    packet = f"<x {namespace}><{name}>Балаклія</{name}></x>"
    return saved(picture(), xmp=packet.encode())


@pytest.mark.parametrize("where", PLACES)
def test_a_place_written_in_words_is_a_location_too(where: str) -> None:
    intake = receive(PLACES[where]())
    assert (intake.removed[0], intake.removed_kinds[0]) == ("назва місця Балаклія", "назва місця")
    assert intake.had_location


def test_a_caption_alone_is_no_location() -> None:
    assert not receive(baggage.iptc_jpeg()).had_location


def test_an_old_small_copy_in_the_file_is_named() -> None:
    thumbnail = saved(picture(64, 48, seed=5))
    content = saved(picture(), exif=with_thumbnail(baggage.exif(), thumbnail))
    intake = receive(content)
    assert thumbnail in content
    assert thumbnail not in intake.image
    assert "зменшена копія знімка, можливо давніша" in intake.removed


def with_thumbnail(exif: bytes, thumbnail: bytes) -> bytes:
    """EXIF with a second directory that holds a small JPEG, as every camera writes it."""
    head, body = exif[:6], bytearray(exif[6:])
    order = "<" if body[:2] == b"II" else ">"
    first = struct.unpack(order + "I", body[4:8])[0]
    count = struct.unpack(order + "H", body[first : first + 2])[0]
    following = first + 2 + 12 * count
    body[following : following + 4] = struct.pack(order + "I", len(body))
    picture_at = len(body) + 2 + 2 * 12 + 4
    body += struct.pack(order + "H", 2)
    body += struct.pack(order + "HHII", 0x0201, 4, 1, picture_at)
    body += struct.pack(order + "HHII", 0x0202, 4, 1, len(thumbnail))
    body += struct.pack(order + "I", 0) + thumbnail
    return head + bytes(body)


def test_ukrainian_captions_are_read_in_whatever_letters_they_were_written() -> None:
    tags = Image.Exif()
    tags[ExifTags.Base.ImageDescription] = "Зустріч у Львові".encode()
    assert receive(saved(picture(), exif=tags.tobytes())).caption == "Зустріч у Львові"
    old = baggage.iptc_jpeg("cp1251")
    assert receive(old).caption == "Підпис в IPTC"


def test_a_day_no_camera_can_have_seen_is_not_suggested() -> None:
    for written, day in (("2999:01:01 10:00:00", None), ("0001:01:01", None), ("1991:08:24", dt.date(1991, 8, 24))):
        tags = Image.Exif()
        tags[ExifTags.Base.DateTime] = written
        assert receive(saved(picture(), exif=tags.tobytes())).taken_on == day


def test_the_film_a_phone_appends_does_not_count_as_scans() -> None:
    assert receive(picture_bytes() + b"\x00\x00\x00\x18ftypmp42" + b"\xff\xda" * 5000).width == 640


def test_bytes_after_the_picture_are_cut_off_and_reported() -> None:
    for format in ("JPEG", "PNG", "WEBP"):
        intake = receive(picture_bytes(format=format) + b"ftypmp42 a short film" * 10)
        assert "210" in " ".join(intake.removed), format
        assert b"short film" not in intake.image


def test_a_400_megapixel_png_of_a_few_kilobytes_costs_nothing() -> None:
    bomb = hostile.png_bomb()
    assert len(bomb) < 60_000
    tracemalloc.start()
    started = time.perf_counter()
    with pytest.raises(Refused, match="60"):
        examine(bomb)
    assert time.perf_counter() - started < 0.5
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


@pytest.mark.parametrize("format", [*baggage.FORMATS, "GIF"])
def test_a_file_cut_off_on_the_way_is_refused(format: str) -> None:
    whole = picture_bytes(format=format)
    for part in (0.2, 0.5, 0.9):
        with pytest.raises(Refused):
            receive(whole[: int(len(whole) * part)])


def test_a_picture_that_lies_about_its_size_is_refused() -> None:
    png = bytearray(picture_bytes(format="PNG"))
    png[16:24] = struct.pack(">II", 5000, 5000)
    png[29:33] = struct.pack(">I", zlib.crc32(bytes(png[12:29])))
    with pytest.raises(Refused):
        receive(bytes(png))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a",
        b"%PDF-1.7\n1 0 obj",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b"\xef\xbb\xbf<?xml version='1.0'?><svg/>",
        b"<!DOCTYPE html><script>1</script>",
        b"PK\x03\x04whatever",
        b"MZ\x90\x00",
        b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00",
        b"8BPS\x00\x01",
        b"BM" + b"\x00" * 60,
        "Лише текст".encode(),
    ],
)
def test_what_is_no_photo_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(Refused) as refusal:
        receive(content)
    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_picture_that_is_also_an_archive_or_a_document_is_refused(format: str) -> None:
    parcel = io.BytesIO()
    with zipfile.ZipFile(parcel, "w") as archive:
        archive.writestr("payload.html", "<script>alert(1)</script>")
    with pytest.raises(Refused):
        receive(picture_bytes(format=format) + parcel.getvalue())
    with pytest.raises(Refused):
        receive(picture_bytes(format="JPEG", comment=b"%PDF-1.4 hidden"))


def test_a_jpeg_with_endless_scans_is_refused() -> None:
    with pytest.raises(Refused):
        receive(picture_bytes()[:-2] + b"\xff\xda\x00\x02" * 200 + b"\xff\xd9")


def test_a_file_over_the_limit_is_not_read_to_its_end() -> None:
    class Endless(io.RawIOBase):
        asked = 0

        def seek(self, offset: int, whence: int = 0) -> int:
            return offset

        def read(self, size: int = -1) -> bytes:
            self.asked = size
            return b"\xff" * size

    file = Endless()
    with pytest.raises(Refused, match="25"):
        receive(file)
    assert file.asked == MAX_BYTES + 1


def children() -> list[str]:
    return Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()


def test_a_picture_that_takes_too_long_is_refused_and_its_process_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    before = children()
    monkeypatch.setattr(sandbox, "SECONDS", 0.02)
    with pytest.raises(Refused) as refusal:
        receive(picture_bytes())
    assert str(refusal.value).endswith(".")
    assert children() == before


def test_a_picture_that_takes_too_much_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content = picture_bytes(6000, 4000, quality=30)
    monkeypatch.setattr(sandbox, "MEMORY_BYTES", 80 * 1024 * 1024)
    with pytest.raises(Refused):
        receive(content)
    monkeypatch.undo()
    assert receive(content).width == 6000


@pytest.mark.parametrize("format", ["WEBP", "GIF", "AVIF"])
def test_a_huge_animation_is_refused_by_its_header(format: str) -> None:
    frames = [Image.new("RGB", (4000, 3500), colour) for colour in ("red", "blue")]
    with pytest.raises(Refused, match="12"):
        examine(saved(frames[0], format, save_all=True, append_images=frames[1:], **FASTEST.get(format, {})))


def test_near_pictures_are_told_by_the_hash_that_others_use_too() -> None:
    intake = receive(picture_bytes())
    assert intake.perceptual_hash == str(imagehash.dhash(Image.open(io.BytesIO(intake.image))))


def test_a_dot_is_not_a_photo() -> None:
    with pytest.raises(Refused):
        receive(picture_bytes(4, 4))


def test_the_same_picture_saved_again_is_recognised_as_near() -> None:
    first, again, other = (
        receive(picture_bytes(quality=95)),
        receive(picture_bytes(quality=50)),
        receive(picture_bytes(mode="L", seed=3)),
    )
    distance = (int(first.perceptual_hash, 16) ^ int(again.perceptual_hash, 16)).bit_count()
    assert distance <= 4
    assert first.sha256 != again.sha256 != other.sha256


_WHOLE = {"GIF": baggage.animated_gif(), **dict(hostile.clean_samples())}


@settings(max_examples=300, deadline=5000, suppress_health_check=[HealthCheck.too_slow])
@given(
    format=st.sampled_from(sorted(_WHOLE)),
    harm=st.lists(st.tuples(st.floats(0, 0.999), st.binary(min_size=1, max_size=6)), max_size=6),
    keep=st.floats(0.3, 1),
)
def test_a_damaged_file_is_taken_or_refused_but_never_breaks_the_desk(
    format: str, harm: list[tuple[float, bytes]], keep: float
) -> None:
    content = bytearray(_WHOLE[format][: int(len(_WHOLE[format]) * keep)])
    for place, junk in harm:
        at = int(place * len(content))
        content[at : at + len(junk)] = junk
    with contextlib.suppress(Refused):
        facts, image = examine(bytes(content))
        assert Image.open(io.BytesIO(image)).size == (facts.width, facts.height)

"""Whatever leaves the house carries the picture and its label, and not one byte more."""

import io

import pytest
from django.core.files.storage import storages

from media import library
from media.delivery import press_file
from media.imaging import Label, packet, relabelled
from media.renditions import SPECS, names, open_gate, private_folder
from tests.media.baggage import SECRETS, laden
from tests.media.inside import assert_nothing_else, label_of, segments
from tests.media.pictures import picture, saved

FULL = Label(
    number="260517-PRESS-1001",
    headline="Заголовок",
    caption={"uk": "Підпис & <слова>"},
    alt_text={"uk": "Опис"},
    credit={"uk": "Олена Коваль"},
    usage_terms="CC BY 4.0",
    digital_source_type="digitalCapture",
)


@pytest.mark.django_db
def test_every_file_of_every_spec_and_format_holds_the_picture_and_its_label_only() -> None:
    content = saved(picture(2000, 1500), "JPEG", comment="COMMENT-SECRET")
    photo = library.add(content, credit_uk="Пресслужба", usage_terms="CC BY 4.0")
    seen = set()
    for spec, made in photo.renditions.items():
        for rendition in made:
            with storages["private"].open(f"{private_folder(photo)}/{rendition['name']}") as file:
                body = file.read()
            assert_nothing_else(body, rendition["format"])
            assert rendition["bytes"] == len(body)
            assert set(label_of(body)) & {"Headline", "description", "AltTextAccessibility"} == set()
            seen.add((spec, rendition["format"]))
    assert seen == {(name, format) for name, spec in SPECS.items() for format in spec.formats} | {("press", "jpeg")}


@pytest.mark.django_db
@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_delivered_file_of_a_laden_photo_tells_the_whole_label_and_no_secret(format: str) -> None:
    photo = library.add(laden(format), formats=("jpeg",))
    open_gate([photo])
    file = press_file(photo, FULL)
    assert file
    body = b"".join(file)
    file.close()
    assert len(body) == file.size
    assert_nothing_else(body, "jpeg")
    assert not [secret for secret in SECRETS if secret.encode() in body]
    label = label_of(body)
    assert label["Headline"] == "Заголовок"
    assert "Підпис & <слова>" in label["description"]
    assert "Опис" in label["AltTextAccessibility"]
    assert label["identifier"] == "260517-PRESS-1001"
    assert label["DigitalSourceType"].endswith("/digitalCapture")
    assert all("Олена Коваль" in label[name] for name in ("creator", "Credit", "rights"))
    assert "CC BY 4.0" in label["UsageTerms"]


def test_a_new_label_replaces_all_that_the_file_said_and_leaves_the_picture_as_it_was() -> None:
    old = laden("JPEG")
    head, rest_at = relabelled(io.BytesIO(old), packet(FULL))
    new = head + old[rest_at:]
    assert_nothing_else(new, "jpeg")

    def of_the_picture(content: bytes) -> list:
        return [(mark, body) for mark, body in segments(content) if not (0xE0 <= mark[0] <= 0xEF or mark == b"\xfe")]

    assert of_the_picture(new) == of_the_picture(old)


def test_a_label_always_fits_and_is_always_xml() -> None:
    endless = Label(number="1", caption={"uk": "ї&" * 40_000, "en": "\x00\x0b" + "<" * 40_000}, headline="я" * 9000)
    old = saved(picture())
    head, rest_at = relabelled(io.BytesIO(old), packet(endless))
    label = label_of(head + old[rest_at:])
    assert label["Headline"] == "я" * 1999 + "…"


def test_only_a_jpeg_is_labelled() -> None:
    with pytest.raises(ValueError, match="not a JPEG"):
        relabelled(io.BytesIO(saved(picture(), "PNG")), packet(FULL))


@pytest.mark.django_db
def test_no_full_size_file_is_given_of_a_photo_readers_may_not_have() -> None:
    photo = library.add(saved(picture()), formats=("jpeg",))
    assert press_file(photo, FULL) is None
    open_gate([photo])
    photo.public_token = "0" * 32  # taken back since the row was read
    assert press_file(photo, FULL) is None
    assert names(photo)

"""A file becomes a photo: numbered for good, its renditions made, its public files behind a gate."""

import datetime as dt
import errno
import io
import os
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import storages
from django.db import IntegrityError, transaction
from django.template import Context, Template
from django.test import Client
from django.utils import timezone, translation
from PIL import Image

from media import library, renditions, tasks
from media.imaging import Box, Refused
from media.models import Gallery, GalleryPhoto, Photo
from media.numbers import NUMBER, format_number, next_number
from media.renditions import (
    SPECS,
    FilesMissing,
    choices,
    close_gate,
    is_stale,
    keep_open,
    make,
    names,
    open_gate,
    private_folder,
    url,
)
from media.templatetags.photos import picture as picture_tag

from . import baggage
from .pictures import picture, picture_bytes, saved

pytestmark = pytest.mark.django_db
QUICK = ("webp", "jpeg")


def new_photo(**texts: object) -> Photo:
    return library.add(picture_bytes(1000, 700), formats=QUICK, **texts)


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_photo_numbers_say_the_day_and_the_unit_and_never_come_again() -> None:
    day = dt.date(2025, 8, 22)
    assert next_number(day) == "250822-PRESS-1001"
    assert next_number(day) == "250822-PRESS-1002"
    assert format_number(day, 1000) == "250822-PRESS-2001"
    with pytest.raises(ValueError, match="8991"):
        format_number(day, 9 * 999 + 1)


def test_the_ministry_names_its_own_unit(settings: Any) -> None:
    settings.PHOTO_UNIT = "MOD25"
    number = new_photo(taken_on=dt.date(2025, 8, 22)).number
    assert number == "250822-MOD25-1001"
    assert NUMBER.fullmatch(number)


def test_the_same_day_of_two_centuries_shares_its_numbers() -> None:
    assert next_number(dt.date(1925, 8, 22)) == "250822-PRESS-1001"
    assert next_number(dt.date(2025, 8, 22)) == "250822-PRESS-1002"


def test_number_of_a_deleted_photo_is_not_given_again() -> None:
    first = new_photo()
    number = first.number
    first.delete()
    assert new_photo().number != number


def test_own_texts_win_over_what_the_camera_says() -> None:
    photo = library.add(saved(picture(), exif=baggage.exif()), formats=QUICK, caption_uk="Свій підпис")
    assert (photo.caption_uk, photo.credit_uk) == ("Свій підпис", baggage.OWNER)
    assert photo.taken_on == dt.date(2025, 8, 22)
    assert photo.number.startswith("250822-")


def test_a_day_that_the_form_would_refuse_is_not_taken_over_from_the_file() -> None:
    tags = Image.Exif()
    tags.get_ifd(0x8769)[0x9003] = "1850:01:01 00:00:00"
    photo = library.add(saved(picture(), exif=tags.tobytes()), formats=QUICK)
    assert photo.taken_on is None
    assert photo.number.startswith(f"{timezone.localdate():%y%m%d}-")


def test_a_refused_file_leaves_nothing_behind(media_folder: Path) -> None:
    with pytest.raises(Refused):
        library.add(picture_bytes()[:500])
    assert not Photo.objects.exists()
    assert files(media_folder) == []


def test_no_rendition_of_any_format_betrays_anything(media_folder: Path) -> None:
    """Byte by byte, over every file made from every container."""
    for format in baggage.FORMATS:
        photo = library.add(baggage.laden(format), caption_uk="Зустріч", credit_uk="Пресслужба", headline_uk="Зустріч")
        made = files(media_folder / "private" / private_folder(photo))
        assert len(made) == len(names(photo)) >= 10
        for path in [*made, Path(storages["private"].path(photo.master.name))]:
            content = path.read_bytes()
            for secret in (*(secret.encode() for secret in baggage.SECRETS), *baggage.CONTAINERS):
                assert secret not in content, (format, path.name, secret)
            assert not Image.open(io.BytesIO(content)).getexif()


def test_sizes_on_record_are_the_sizes_of_the_files() -> None:
    photo = library.add(picture_bytes(1000, 700))
    for spec, made in photo.renditions.items():
        for rendition in made:
            with storages["private"].open(f"{private_folder(photo)}/{rendition['name']}") as file:
                assert Image.open(file).size == (rendition["width"], rendition["height"]), (spec, rendition)
    assert {rendition["format"] for rendition in photo.renditions["card"]} == {"avif", "webp", "jpeg"}
    assert [r["width"] for r in choices(photo, "card", "avif")] == [320, 480, 640, 960]


def test_press_file_is_full_size_and_social_card_has_its_shape() -> None:
    photo = library.add(picture_bytes(1600, 1200), formats=QUICK)
    assert [(r["width"], r["height"]) for r in photo.renditions["press"]] == [(1600, 1200)]
    assert [(r["width"], r["height"]) for r in photo.renditions["social"]] == [(1200, 630)]


def test_the_focal_point_is_kept_in_every_crop() -> None:
    image = picture(1200, 400)
    image.paste((0, 255, 0), (0, 0, 60, 400))
    photo = library.add(saved(image), formats=("jpeg",), focal_x=0)
    for spec in ("thumb", "card", "lead"):
        with storages["private"].open(f"{private_folder(photo)}/{photo.renditions[spec][-1]['name']}") as file:
            red, green, blue = Image.open(file).getpixel((2, 100))
        assert green > 200 > red + blue, spec


def test_an_unpublished_photo_has_no_public_file_and_no_public_address(media_folder: Path) -> None:
    photo = new_photo()
    assert files(media_folder / "default") == []
    assert url(photo, "card") == ""
    assert picture_tag(photo, "card") == ""


def test_the_gate_lets_files_out_under_names_nobody_can_guess(client: Client, media_folder: Path) -> None:
    photo = new_photo()
    open_gate([photo])
    photo.refresh_from_db()
    assert re.fullmatch("[0-9a-f]{32}", photo.public_token)
    assert len(files(media_folder / "default")) == len(names(photo))
    response = client.get(url(photo, "card", format="webp", width=480))
    assert (response.status_code, response["Content-Type"]) == (200, "image/webp")
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_picture_that_was_taken_down_leaves_every_cache_by_itself(client: Client) -> None:
    """A browser may keep what its reader has seen for an hour; a shared cache asks after a minute."""
    photo = new_photo()
    open_gate([photo])
    address = url(photo, "card")
    answer = client.get(address)
    assert answer["Cache-Control"] == "public, max-age=3600, s-maxage=60, immutable"
    asked = {"if-none-match": answer["ETag"]}
    unchanged = client.get(address, headers=asked)
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    assert (unchanged["ETag"], unchanged["Cache-Control"]) == (answer["ETag"], answer["Cache-Control"])
    assert client.get(address, headers={"if-none-match": '"other"'}).status_code == 200
    close_gate([photo])
    gone = client.get(address, headers=asked)
    assert (gone.status_code, gone["Cache-Control"]) == (404, "public, no-cache")


def test_a_public_picture_is_given_in_parts_and_never_compressed_again(client: Client) -> None:
    photo = new_photo()
    open_gate([photo])
    address = url(photo, "card")
    whole = client.get(address, headers={"accept-encoding": "gzip, br"})
    content = b"".join(whole)
    assert whole.headers.keys().isdisjoint({"Content-Encoding", "Set-Cookie"})
    assert "Accept-Encoding" not in whole.get("Vary", "")
    assert (whole["Accept-Ranges"], int(whole["Content-Length"])) == ("bytes", len(content))
    assert "default-src 'none'" in whole["Content-Security-Policy"]

    def part(wanted: str, **more: str) -> Any:
        return client.get(address, headers={"range": wanted, "accept-encoding": "gzip", **more})

    for wanted, start, end in (
        ("bytes=10-", 10, len(content)),
        ("bytes=10-19", 10, 20),
        ("bytes=-7", -7, len(content)),
    ):
        answer = part(wanted)
        first = start % len(content)
        assert (answer.status_code, answer["Content-Range"]) == (206, f"bytes {first}-{end - 1}/{len(content)}")
        assert b"".join(answer) == content[start:end]
        assert answer["Cache-Control"] == whole["Cache-Control"]
    assert b"".join(part("bytes=10-", **{"if-range": whole["ETag"]})) == content[10:]
    assert b"".join(part("bytes=10-", **{"if-range": '"other"'})) == content
    assert b"".join(part("bytes=0-1,5-6")) == content
    past = part(f"bytes={len(content)}-")
    assert (past.status_code, past["Content-Range"]) == (416, f"bytes */{len(content)}")
    assert part("bytes=10-", **{"if-none-match": whole["ETag"]}).status_code == 304
    head = client.head(address, headers={"range": "bytes=10-"})
    assert (head.status_code, head["Content-Length"]) == (200, str(len(content)))


def test_a_recalled_photo_vanishes_at_once_and_its_address_never_works_again(
    client: Client, media_folder: Path
) -> None:
    photo = new_photo()
    open_gate([photo])
    old = url(photo, "card")
    close_gate([photo])
    assert files(media_folder / "default") == []
    assert client.get(old).status_code == 404
    open_gate([photo])
    assert url(photo, "card") != old
    assert client.get(old).status_code == 404


def test_opening_an_open_gate_keeps_addresses_and_heals_missing_files(client: Client) -> None:
    photo = new_photo()
    open_gate([photo])
    address = url(photo, "card")
    storages["default"].delete(address.removeprefix("/media/"))
    open_gate([photo])
    assert client.get(address).status_code == 200


def test_made_anew_the_files_of_a_public_photo_come_out_under_a_new_address_and_the_old_ones_go(
    client: Client, media_folder: Path, django_capture_on_commit_callbacks: Callable
) -> None:
    photo = new_photo()
    open_gate([photo])
    old = url(photo, "lead")
    Photo.objects.update(focal_x=0)
    with django_capture_on_commit_callbacks(execute=True):
        make(photo, formats=QUICK)
    assert [client.get(address).status_code for address in (old, url(photo, "lead"))] == [404, 200]
    made = names(Photo.objects.get())
    assert {path.name for path in files(media_folder / "default")} == set(made)
    assert {path.name for path in files(media_folder / "private" / "renditions")} == set(made)


@pytest.mark.parametrize("act", ["redacted", "taken back", "deleted", "replaced"])
def test_what_happens_while_files_are_stored_is_not_undone(
    act: str, media_folder: Path, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Callable
) -> None:
    photo = new_photo()
    acts = {
        "redacted": lambda: library.redact(Photo.objects.get(), [Box(x=0, y=0, width=0.5, height=0.5)], by=None),
        "taken back": lambda: close_gate([Photo.objects.get()]),
        "deleted": lambda: library.delete(Photo.objects.get()),
        "replaced": lambda: library.replace(Photo.objects.get(), library.receive(picture_bytes(300, 200, seed=5))),
    }
    if act != "replaced":
        open_gate([photo])
    token, put_in_use, before = photo.public_token, renditions._put_in_use, []

    def meanwhile(photo: Photo, made: dict) -> bool:
        if not before:
            before.extend(rendition["name"] for each in made.values() for rendition in each)
            with django_capture_on_commit_callbacks(execute=True):
                acts[act]()
        return put_in_use(photo, made)

    monkeypatch.setattr(renditions, "_put_in_use", meanwhile)
    monkeypatch.setattr(tasks, "make_after_commit", lambda photo: None)
    with django_capture_on_commit_callbacks(execute=True):
        make(photo, formats=QUICK)
    assert before
    now = Photo.objects.first()
    assert {path.parent.name for path in files(media_folder / "default")} <= {now.public_token if now else "none"}
    assert not token or not now or now.public_token != token
    assert bool(now and now.public_token) == (act == "redacted")
    kept = {path.name for path in files(media_folder / "private" / "renditions")}
    assert kept == set(names(now) if now else [])
    if act in ("redacted", "replaced"):
        assert not kept & set(before)


def test_two_openings_at_once_share_one_folder(media_folder: Path) -> None:
    photo = new_photo()
    first, second = Photo.objects.get(), Photo.objects.get()  # a double click: both read the row before either wrote
    open_gate([first])
    open_gate([second])
    assert first.public_token == second.public_token == Photo.objects.get().public_token
    assert len(files(media_folder / "default")) == len(names(photo))


def test_an_opening_by_an_old_row_lets_out_the_files_of_today() -> None:
    old = new_photo()
    make(Photo.objects.get(), formats=("jpeg",))
    open_gate([old])
    assert set(storages["default"].listdir(f"photos/{old.public_token}")[1]) == set(names(Photo.objects.get()))


def test_a_photo_that_lost_a_file_does_not_get_out_by_half(media_folder: Path) -> None:
    photo = new_photo()
    storages["private"].delete(f"{private_folder(photo)}/{names(photo)[-1]}")
    with pytest.raises(FilesMissing, match=photo.number):
        open_gate([photo])
    assert not Photo.objects.get().is_public
    assert files(media_folder / "default") == []


def test_one_photo_without_its_files_keeps_all_of_a_text_in(media_folder: Path) -> None:
    whole, broken = new_photo(), new_photo()
    storages["private"].delete(f"{private_folder(broken)}/{names(broken)[-1]}")
    with pytest.raises(FilesMissing, match=broken.number):
        open_gate([whole, broken])
    assert not Photo.objects.exclude(public_token="").exists()
    assert files(media_folder / "default") == []


def test_files_come_out_from_another_disk_too(media_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    photo, real, done = new_photo(), os.link, count()

    def link(source: str, target: str) -> None:
        if next(done) >= 2:  # as a disk that has room for no more names
            raise OSError(errno.EXDEV, "another disk")
        real(source, target)

    monkeypatch.setattr(os, "link", link)
    open_gate([photo])
    public, private = storages["default"], storages["private"]
    assert set(public.listdir(f"photos/{photo.public_token}")[1]) == set(names(photo))
    for name in names(photo):
        with (
            public.open(f"photos/{photo.public_token}/{name}") as out,
            private.open(f"{private_folder(photo)}/{name}") as kept,
        ):
            assert out.read() == kept.read()


def test_what_was_closed_meanwhile_is_opened_again_and_the_rest_left_alone() -> None:
    closed, left = new_photo(), new_photo()
    open_gate([closed, left])
    token = left.public_token
    close_gate([Photo.objects.get(pk=closed.pk)])
    keep_open([closed, left])
    assert closed.public_token == Photo.objects.get(pk=closed.pk).public_token != ""
    assert set(storages["default"].listdir(f"photos/{closed.public_token}")[1]) == set(names(closed))
    assert Photo.objects.get(pk=left.pk).public_token == token


def test_a_photo_deleted_before_it_comes_out_is_refused_by_name_and_leaves_no_file(media_folder: Path) -> None:
    photo = new_photo()
    library.delete(Photo.objects.get())
    with pytest.raises(FilesMissing, match=f"{photo.number}.*(deleted|видалили)"):
        open_gate([photo])
    assert files(media_folder / "default") == []


def test_a_photo_that_came_out_meanwhile_is_not_replaced(media_folder: Path) -> None:
    photo = new_photo()
    open_gate([Photo.objects.get()])
    before = set(files(media_folder))
    with pytest.raises(Refused):
        library.replace(photo, library.receive(picture_bytes(800, 800, seed=2)))
    assert set(files(media_folder)) == before


def test_a_transaction_that_fails_later_leaves_no_file(media_folder: Path) -> None:
    def broken() -> None:
        with library.whole():
            library.keep(Photo(), library.receive(picture_bytes()))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        broken()
    assert files(media_folder) == []
    assert not Photo.objects.exists()


def test_a_delivered_file_carries_its_label_and_nothing_else() -> None:
    photo = library.add(
        picture_bytes(1000, 700),
        credit_uk="О. Коваль <фото> & Пресслужба",
        usage_terms="CC BY 4.0",
    )
    for spec in ("lead", "full", "social", "press"):
        for rendition in photo.renditions[spec]:
            with storages["private"].open(f"{private_folder(photo)}/{rendition['name']}") as file:
                info = Image.open(file).info
            about = ET.fromstring(info["xmp"])[0][0]
            assert {re.sub("{.*}", "", part.tag) for part in about} == {
                *("identifier", "TransmissionReference", "DigitalSourceType"),
            }
            assert photo.number in "".join(about.itertext())
            assert not {"exif", "comment", "photoshop", "icc_profile"} & {key for key, value in info.items() if value}


def test_words_nobody_approved_go_out_in_no_file() -> None:
    words = {
        f"{field}_{language}": f"secret {field} {language}"
        for field in ("headline", "caption", "alt_text", "credit")
        for language in ("uk", "en")
    }
    photo = library.add(picture_bytes(1000, 700), usage_terms="secret terms", **words)
    open_gate([photo])
    for name in names(photo):
        with storages["default"].open(f"photos/{photo.public_token}/{name}") as file:
            assert b"secret" not in file.read(), name


def test_today_s_specs_say_which_photos_need_new_files() -> None:
    photo = new_photo()
    assert not is_stale(photo)
    photo.renditions.pop("card")
    assert is_stale(photo)


@pytest.mark.parametrize(
    "path",
    ["../private/x", "photos/../../private/masters/x.jpg", "/etc/passwd", "photos", "photos/", "%2e%2e/x", "a\x00b"],
)
def test_strangers_find_nothing_beside_the_public_files(client: Client, path: str, media_folder: Path) -> None:
    (media_folder / "private").mkdir(parents=True, exist_ok=True)
    (media_folder / "private" / "x").write_bytes(b"secret")
    open_gate([new_photo()])
    assert client.get(f"/media/{path}").status_code == 404


def test_the_tag_writes_a_whole_picture_without_a_query(django_assert_num_queries) -> None:
    photo = library.add(picture_bytes(1000, 700), alt_text_uk='Опис "у лапках"', alt_text_en="Description")
    open_gate([photo])
    page = Template('{% load photos %}{% photo p "card" %}')
    with django_assert_num_queries(0):
        html = page.render(Context({"p": photo}))
    assert html.startswith('<picture><source type="image/avif" srcset="/media/photos/')
    assert html.count("<source") == 2
    assert 'width="960" height="640"' in html
    assert 'loading="lazy"' in html
    assert 'alt="Опис &quot;у лапках&quot;"' in html
    assert "style=" not in html
    with translation.override("en"):
        assert 'alt="Description"' in page.render(Context({"p": photo}))


def test_the_lead_photo_comes_first_and_is_not_lazy() -> None:
    photo = new_photo()
    open_gate([photo])
    html = Template('{% load photos %}{% photo p "lead" priority=True alt="" sizes="50vw" %}').render(
        Context({"p": photo})
    )
    assert 'fetchpriority="high"' in html
    assert "lazy" not in html
    assert 'alt=""' in html
    assert 'sizes="50vw"' in html


def test_staff_see_an_unpublished_photo_and_nobody_else_can_tell_it_exists(
    client: Client, admin_client: Client
) -> None:
    photo = new_photo()
    html = Template('{% load photos %}{% photo p "card" %}').render(Context({"p": photo, "is_preview": True}))
    address = re.search(r'src="([^"]+)"', html)[1]
    response = admin_client.get(address)
    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")
    assert client.get(address).status_code == 404
    assert admin_client.get(address.replace("card", "none")).status_code == 404


def test_every_spec_has_a_file_even_for_a_tiny_photo() -> None:
    photo = library.add(picture_bytes(20, 16))
    assert all(photo.renditions[spec] for spec in SPECS)


def test_replacing_the_file_keeps_the_number_and_purges_what_was_made(
    media_folder: Path, django_capture_on_commit_callbacks: Callable
) -> None:
    photo = new_photo()
    before, number = set(files(media_folder)), photo.number
    with django_capture_on_commit_callbacks(execute=True):
        library.replace(photo, library.receive(picture_bytes(800, 800, seed=2)))
        assert before <= set(files(media_folder)), "until it is committed, nothing may be lost"
    photo.refresh_from_db()
    assert (photo.number, photo.width) == (number, 800)
    assert not before & set(files(media_folder))
    assert picture_tag(photo, "card") == ""


def test_a_replacement_that_is_rolled_back_leaves_the_old_picture_whole() -> None:
    photo = new_photo()
    undo = transaction.savepoint()
    library.replace(photo, library.receive(picture_bytes(800, 800, seed=2)))
    transaction.savepoint_rollback(undo)
    make(Photo.objects.get())
    assert Photo.objects.get().original.read() == picture_bytes(1000, 700)


def test_a_photo_that_can_not_be_kept_leaves_no_file(media_folder: Path) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        library.add(picture_bytes(), width=None, number="x", digital_source_type=None)
    assert files(media_folder) == []


def test_the_same_photo_again_is_found() -> None:
    first = new_photo()
    again = library.add(picture_bytes(1000, 700, quality=40), formats=QUICK)
    assert library.near_duplicates(again) == [first]


@pytest.mark.parametrize(
    ("changed", "is_near"),
    [("0000000000000000", True), ("0003000300010001", True), ("000000000000003f", True), ("0003000300030001", False)],
)
def test_pictures_whose_hashes_differ_in_six_bits_are_near_wherever_the_bits_lie(changed: str, is_near: bool) -> None:
    first, other = new_photo(), new_photo()
    Photo.objects.filter(pk=first.pk).update(perceptual_hash="f0f0a5a5123489ab")
    like = f"{0xF0F0A5A5123489AB ^ int(changed, 16):016x}"
    Photo.objects.filter(pk=other.pk).update(perceptual_hash=like)
    first.refresh_from_db()
    assert library.near_duplicates(first) == ([other] if is_near else [])


def test_only_photos_that_share_a_part_of_the_hash_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """However large the library, not all of it is walked."""
    first, near = new_photo(), new_photo()
    Photo.objects.update(perceptual_hash="0000000000000000")
    strangers = [new_photo() for _each in range(3)]
    Photo.objects.filter(pk__in=[photo.pk for photo in strangers]).update(perceptual_hash="ffffffffffffffff")
    monkeypatch.setattr(library, "MOST_COMPARED", 1)
    first.refresh_from_db()
    assert library.near_duplicates(first) == [near]


def test_a_gallery_keeps_its_order_and_its_addresses_apart() -> None:
    gallery = Gallery.objects.create(title_uk="Візит", slug_uk="vizyt")
    photos = [new_photo() for _ in range(3)]
    for position, photo in zip((3, 1, 2), photos, strict=True):
        GalleryPhoto.objects.create(gallery=gallery, photo=photo, position=position)
    assert list(gallery.in_order()) == [photos[1], photos[2], photos[0]]
    Gallery.objects.create(title_uk="Без адреси", slug_uk="", slug_en="")
    Gallery.objects.create(title_uk="Ще одна без адреси", slug_uk="", slug_en="")
    with pytest.raises(IntegrityError), transaction.atomic():
        Gallery.objects.create(title_uk="Інший", slug_uk="vizyt")
    with pytest.raises(IntegrityError), transaction.atomic():
        GalleryPhoto.objects.create(gallery=gallery, photo=photos[0])

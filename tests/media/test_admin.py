"""The photo desk: upload, refuse in words, show what was removed, order galleries."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from media import library
from media.admin.photos import PhotoAdmin
from media.imaging import Box
from media.models import Gallery, GalleryPhoto, Photo
from media.renditions import names, open_gate

from . import baggage
from .pictures import picture_bytes

pytestmark = pytest.mark.django_db
ADD = "/admin/media/photo/add/"
UPLOAD = "/admin/media/photo/upload/"


@pytest.fixture(autouse=True)
def _in_english(client: Client, admin_client: Client, settings: object) -> None:
    settings.LANGUAGE_CODE = "uk"
    admin_client.cookies["desk_language"] = "en"


def file(content: bytes, name: str = "IMG_8359.JPG") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "image/jpeg")


def form(**values: object) -> dict[str, object]:
    return {"digital_source_type": "digitalCapture", "focal_x": 50, "focal_y": 50, **values}


def texts(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_an_uploaded_photo_is_clean_numbered_and_has_its_files(
    admin_client: Client, django_capture_on_commit_callbacks: Callable
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        response = admin_client.post(
            ADD,
            form(picture=file(baggage.laden("JPEG")), headline_uk="Зустріч", alt_text_uk="Двоє за столом"),
            follow=True,
        )
    photo = Photo.objects.get()
    assert photo.headline_uk == "Зустріч"
    assert photo.caption_uk == baggage.CAPTION or photo.caption_uk
    assert photo.uploaded_by.username == "admin"
    assert {"thumb", "card", "lead", "full", "social", "press"} == set(photo.renditions)
    assert "50.45, 30.52" in texts(response.content.decode())


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"%PDF-1.7", "photo.jpg", "PDF"),
        (b"<svg/>", "photo.png", "JPEG"),
        (picture_bytes()[:900], "a.jpg", "IMG|a.jpg"),
        (b"\x00" * 100, "b.jpg", "JPEG"),
    ],
)
def test_a_refused_file_is_answered_with_a_sentence_beside_the_field(
    admin_client: Client, content: bytes, name: str, words: str, media_folder: Path
) -> None:
    response = admin_client.post(ADD, form(picture=file(content, name)))
    assert response.status_code == 200
    assert re.search(words, "".join(response.context["adminform"].form.errors["picture"]))
    assert not Photo.objects.exists()
    assert not media_folder.exists() or not [path for path in media_folder.rglob("*") if path.is_file()]


def test_several_files_at_once_come_in_and_refused_ones_are_named(
    admin_client: Client, django_capture_on_commit_callbacks: Callable
) -> None:
    gallery = Gallery.objects.create(title_uk="Поїздка", slug_uk="poizdka")
    good = [file(picture_bytes(seed=seed), f"IMG_{seed}.JPG") for seed in range(3)]
    with django_capture_on_commit_callbacks(execute=True):
        response = admin_client.post(
            UPLOAD,
            {"photos": [*good, file(b"not a photo", "notes.jpg")], "credit_uk": "Пресслужба", "gallery": gallery.pk},
        )
    assert response.status_code == 200
    assert "notes.jpg" in response.content.decode()
    assert Photo.objects.filter(credit_uk="Пресслужба").count() == 3
    assert [photo.sha256 for photo in gallery.in_order()] == list(
        Photo.objects.order_by("pk").values_list("sha256", flat=True)
    )
    assert all(names(photo) for photo in Photo.objects.all())


def test_replacing_the_file_keeps_the_number(
    admin_client: Client, django_capture_on_commit_callbacks: Callable
) -> None:
    photo = library.add(picture_bytes(), formats=("jpeg",))
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(f"/admin/media/photo/{photo.pk}/change/", form(picture=file(picture_bytes(900, 900))))
    changed = Photo.objects.get()
    assert (changed.number, changed.width) == (photo.number, 900)
    assert changed.master.name != photo.master.name


def test_a_writer_cannot_swap_the_picture_of_a_photo_readers_see(admin_client: Client) -> None:
    photo = library.add(picture_bytes(), formats=("jpeg",))
    open_gate([photo])
    response = admin_client.post(f"/admin/media/photo/{photo.pk}/change/", form(picture=file(picture_bytes(900, 900))))
    errors = response.context["adminform"].form.errors["picture"]
    assert errors == ["Це фото вже бачать читачі. Завантажте новий знімок як окреме фото."]
    unchanged = Photo.objects.get()
    assert (unchanged.sha256, unchanged.master.name) == (photo.sha256, photo.master.name)


def test_a_saved_caption_undoes_neither_a_redaction_nor_a_publication_of_that_moment(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = library.add(picture_bytes(), formats=("jpeg",))
    save_model = PhotoAdmin.save_model

    def meanwhile(*args: object) -> None:  # the form holds the row as it was before
        library.redact(Photo.objects.get(), [Box(x=0, y=0, width=0.5, height=0.5)], by=None)
        open_gate([Photo.objects.get()])
        save_model(*args)

    monkeypatch.setattr(PhotoAdmin, "save_model", meanwhile)
    admin_client.post(f"/admin/media/photo/{photo.pk}/change/", form(caption_uk="Новий"))
    saved = Photo.objects.get()
    assert (saved.caption_uk, len(saved.redactions), saved.is_public) == ("Новий", 1, True)


def test_who_replaces_a_redacted_picture_is_told_that_the_boxes_stay(admin_client: Client) -> None:
    admin_client.cookies["desk_language"] = "en"
    photo = library.add(picture_bytes(), formats=("jpeg",))
    library.redact(photo, [Box(x=0, y=0, width=0.5, height=0.5)], by=None)
    data = form(picture=file(picture_bytes(900, 900)))
    page = admin_client.post(f"/admin/media/photo/{photo.pk}/change/", data, follow=True)
    assert "1 box of the old picture was carried over" in page.content.decode()


def test_a_photo_whose_log_entry_fails_leaves_no_file(
    admin_client: Client, media_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(PhotoAdmin, "log_addition", broken)
    with pytest.raises(RuntimeError):
        admin_client.post(ADD, form(picture=file(picture_bytes())))
    with pytest.raises(RuntimeError):
        admin_client.post("/admin/media/photo/upload/", {"photos": [file(picture_bytes())]})
    assert not [path for path in media_folder.rglob("*") if path.is_file()]


def test_a_saved_caption_does_not_remake_the_files_readers_have(
    admin_client: Client, django_capture_on_commit_callbacks: Callable
) -> None:
    photo = library.add(picture_bytes(), formats=("jpeg",))
    open_gate([photo])
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(
            f"/admin/media/photo/{photo.pk}/change/", form(headline_uk="Новий", caption_uk="Новий", alt_text_en="New")
        )
    changed = Photo.objects.get()
    assert (changed.caption_uk, changed.renditions) == ("Новий", photo.renditions)


def test_a_moved_focal_point_makes_the_crops_anew(
    admin_client: Client, django_capture_on_commit_callbacks: Callable
) -> None:
    photo = library.add(picture_bytes(), formats=("jpeg",))
    open_gate([photo])
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(f"/admin/media/photo/{photo.pk}/change/", form(focal_x=10))
    changed = Photo.objects.get()
    assert changed.focal_x == 10
    assert not {r["name"] for r in changed.renditions["thumb"]} & {r["name"] for r in photo.renditions["thumb"]}


def test_list_and_form_show_the_picture_and_filters_find_what_lacks_texts(admin_client: Client) -> None:
    photo = library.add(picture_bytes(), formats=("webp", "jpeg"), alt_text_uk="Опис")
    bare = library.add(picture_bytes(seed=4), formats=("webp", "jpeg"), credit_uk="Пресслужба")
    listed = admin_client.get("/admin/media/photo/").content.decode()
    assert f"/admin/media/preview/{photo.pk}/thumb-" in listed
    assert "style=" not in re.search(r"<table.*</table>", listed, re.DOTALL)[0]
    assert (
        f"/admin/media/preview/{photo.pk}/full-"
        in admin_client.get(f"/admin/media/photo/{photo.pk}/change/").content.decode()
    )
    found = admin_client.get("/admin/media/photo/?without_alt_text=yes").context["cl"].queryset
    assert list(found) == [bare]
    found = admin_client.get("/admin/media/photo/?without_credit=yes").context["cl"].queryset
    assert list(found) == [photo]


def test_both_languages_stand_side_by_side(admin_client: Client) -> None:
    html = admin_client.get(ADD).content.decode()
    assert html.index('name="caption_uk"') < html.index('name="caption_en"') < html.index('name="alt_text_uk"')
    assert "googleapis" not in html


def test_deleting_a_photo_deletes_its_files(
    admin_client: Client, media_folder: Path, django_capture_on_commit_callbacks: Callable
) -> None:
    photo = library.add(picture_bytes(), formats=("jpeg",))
    open_gate([photo])
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(f"/admin/media/photo/{photo.pk}/delete/", {"post": "yes"})
        assert not Photo.objects.exists()
        assert photo.master.storage.exists(photo.master.name), "until the deletion is committed, nothing may be lost"
    assert not [path for path in media_folder.rglob("*") if path.is_file()]


def test_a_photo_in_a_gallery_can_not_be_deleted(admin_client: Client) -> None:
    photo = library.add(picture_bytes(), formats=("jpeg",))
    GalleryPhoto.objects.create(gallery=Gallery.objects.create(title_uk="Візит"), photo=photo)
    admin_client.post(f"/admin/media/photo/{photo.pk}/delete/", {"post": "yes"})
    assert Photo.objects.exists()


def test_a_gallery_gets_its_address_from_its_title(admin_client: Client) -> None:
    inline = {"entries-TOTAL_FORMS": 0, "entries-INITIAL_FORMS": 0}
    admin_client.post("/admin/media/gallery/add/", {"title_uk": "Візит до Львова", **inline})
    assert Gallery.objects.get().slug_uk == "vizyt-do-lvova"


@pytest.mark.parametrize("address", [ADD, UPLOAD, "/admin/media/photo/", "/admin/media/gallery/"])
def test_strangers_and_staff_without_rights_are_kept_out(client: Client, address: str) -> None:
    assert client.get(address).status_code == 302
    client.force_login(User.objects.create_user("olena", is_staff=True))
    assert client.get(address).status_code == 403


def test_a_script_sends_one_file_and_learns_its_number_or_the_refusal(admin_client: Client) -> None:
    def send(content: bytes) -> tuple[int, dict]:
        response = admin_client.post(UPLOAD, {"photos": file(content)}, headers={"Accept": "application/json"})
        return response.status_code, response.json()

    status, answer = send(baggage.laden("JPEG"))
    photo = Photo.objects.get()
    assert (status, answer["number"]) == (200, photo.number)
    assert "50.45, 30.52" in answer["removed"]
    assert admin_client.get(answer["address"]).status_code == 200
    status, answer = send(b"%PDF-1.7")
    assert status == 422
    assert "PDF" in answer["refusals"][0]


def staff_with(*rights: str) -> User:
    olena, _created = User.objects.get_or_create(username="olena", is_staff=True)
    olena.user_permissions.set(Permission.objects.filter(content_type__app_label="media", codename__in=rights))
    return olena


@pytest.mark.parametrize("right", ["fetch_original", "inspect_original"])
def test_a_sealed_original_is_fetched_under_one_of_two_rights_and_with_a_reason_only(
    client: Client, right: str
) -> None:
    content = baggage.laden("JPEG")
    photo = library.add(content, formats=("jpeg",))
    address, other = f"/admin/media/photo/{photo.pk}/original/", {"fetch_original", "inspect_original"} - {right}
    client.force_login(staff_with("view_photo", right))
    given = {"purpose": f"media.{right}", "reason": "Court order 12/2026"}
    assert client.post(address, given | {"reason": ""}).status_code == 200
    assert client.post(address, given | {"purpose": f"media.{other.pop()}"}).status_code == 200
    assert not LogEntry.objects.exists()
    response = client.post(address, given)
    assert b"".join(response.streaming_content) == content
    assert "no-store" in response["Cache-Control"]
    told = LogEntry.objects.get().change_message
    assert "Court order 12/2026" in told
    assert f"media.{right}" in told


def test_without_either_right_there_is_no_original_to_be_found(client: Client) -> None:
    photo = library.add(picture_bytes(), formats=("jpeg",))
    client.force_login(staff_with("view_photo", "change_photo"))
    given = {"purpose": "media.fetch_original", "reason": "Just curious about it"}
    assert client.post(f"/admin/media/photo/{photo.pk}/original/", given).status_code == 404
    assert "/original/" not in client.get(f"/admin/media/photo/{photo.pk}/change/").content.decode()


def test_an_original_that_is_gone_from_the_disk_is_not_logged_as_fetched(admin_client: Client) -> None:
    photo = library.add(picture_bytes(), formats=("jpeg",))
    photo.original.storage.delete(photo.original.name)
    given = {"purpose": "media.inspect_original", "reason": "Court order 12/2026"}
    assert admin_client.post(f"/admin/media/photo/{photo.pk}/original/", given).status_code == 404
    assert not LogEntry.objects.exists()

"""Upload, progress, twins and galleries, as scripts and plain forms meet them."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from PIL import Image

from media import library
from media.models import Gallery, GalleryPhoto, Photo
from media.progress import Stage, progress_of
from media.tasks import make_renditions
from tests import factories as newsroom

from .pictures import picture, picture_bytes, saved

pytestmark = pytest.mark.django_db
UPLOAD = "/admin/media/photo/upload/"
JSON = {"Accept": "application/json"}
DATABASE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture(autouse=True)
def _in_english(admin_client: Client) -> None:
    admin_client.cookies["desk_language"] = "en"


@pytest.fixture
def send(admin_client: Client, django_capture_on_commit_callbacks: Callable) -> Callable[..., dict]:
    """Upload one file as the script does. Only here the files are made after the answer, not before it."""

    def upload(content: bytes, **data: Any) -> dict:
        with django_capture_on_commit_callbacks(execute=True):
            answer = admin_client.post(
                UPLOAD, {"photos": SimpleUploadedFile("IMG_1.JPG", content), **data}, headers=JSON
            )
        assert answer.status_code == 200, answer.content
        return answer.json()

    return upload


def stored(**fields: Any) -> Photo:
    return library.add(picture_bytes(160, 120, **fields), formats=("jpeg",))


def status(client: Client, *photos: Photo) -> Any:
    return client.get("/admin/media/photo/status/", {"id": [photo.pk for photo in photos]})


def queued(photo: Photo, state: str = TaskResultStatus.READY) -> DBTaskResult:
    return DBTaskResult.objects.create(
        task_path=make_renditions.module_path,
        args_kwargs={"args": [photo.pk], "kwargs": {}},
        status=state,
        backend_name="default",
        run_after=dt.datetime(2040, 1, 1, tzinfo=dt.UTC),
        exception_class_path="",
        traceback="",
        finished_at=dt.datetime(2040, 1, 1, tzinfo=dt.UTC) if state == TaskResultStatus.FAILED else None,
    )


def test_with_the_immediate_backend_the_answer_has_the_thumbnail(send: Callable, admin_client: Client) -> None:
    answer = send(picture_bytes(seed=1))
    photo = Photo.objects.get()
    assert (answer["id"], answer["number"]) == (photo.pk, photo.number)
    told = status(admin_client, photo).json()["photos"][0]
    assert (told["is_over"], told["said"]) == (True, "")
    assert admin_client.get(told["thumb"]).status_code == 200


def test_the_very_same_file_and_a_like_one_are_named_with_links(send: Callable, admin_client: Client) -> None:
    first = send(picture_bytes(seed=1))
    again = send(picture_bytes(seed=1))
    assert again["twins"][0] == {
        "said": "This very file is already in the library:",
        "number": first["number"],
        "address": first["address"],
    }
    like = send(picture_bytes(seed=1, quality=40))
    assert {twin["said"] for twin in like["twins"]} == {"Looks like"}
    assert send(saved(picture(seed=1).transpose(Image.Transpose.ROTATE_90)))["twins"] == []


def test_a_file_sent_twice_is_dropped_again_with_one_click(send: Callable, admin_client: Client) -> None:
    gallery = Gallery.objects.create(title_uk="Поїздка")
    first = send(picture_bytes(seed=1))
    again = send(picture_bytes(seed=1), gallery=gallery.pk)
    assert first["drop"] == ""
    answer = admin_client.post(again["drop"], headers=JSON)
    assert answer.json() == {"said": f"{again['number']} is dropped; {first['number']} stays."}
    assert [photo.number for photo in Photo.objects.all()] == [first["number"]]
    assert [photo.number for photo in gallery.in_order()] == [first["number"]], "the first one stands in its place"
    assert admin_client.post(again["drop"], headers=JSON).status_code == 404


def test_the_page_of_words_offers_to_drop_a_copy_and_leads_back(send: Callable, admin_client: Client) -> None:
    first, again = send(picture_bytes(seed=1)), send(picture_bytes(seed=1))
    page = f"/admin/media/photo/describe/?ids={first['id']},{again['id']}"
    html = admin_client.get(page).content.decode()
    assert f"{again['number']} is the very file of {first['number']}." in html
    assert html.count('class="copy"') == 1
    answer = admin_client.post(again["drop"], {"back": page})
    assert (answer.status_code, answer["Location"]) == (302, page)
    assert 'class="copy"' not in admin_client.get(page).content.decode()


def test_only_a_fresh_copy_of_ones_own_is_dropped(send: Callable, admin_client: Client) -> None:
    first, again, used = (send(picture_bytes(seed=1)) for _each in range(3))
    assert admin_client.post(f"/admin/media/photo/{first['id']}/drop/").status_code == 404
    Photo.objects.filter(pk=again["id"]).update(uploaded_by=User.objects.create_user("taras"))
    assert admin_client.post(again["drop"]).status_code == 404
    Photo.objects.filter(pk=again["id"]).update(uploaded_by=Photo.objects.get(pk=first["id"]).uploaded_by)
    Photo.objects.filter(pk=again["id"]).update(uploaded_at=timezone.now() - dt.timedelta(days=2))
    assert admin_client.post(again["drop"]).status_code == 404
    newsroom.article(lead_photo=Photo.objects.get(pk=used["id"]))
    answer = admin_client.post(used["drop"], {"back": "https://elsewhere.example/"}, follow=True)
    assert f"{used['number']} stays: a text shows it already." in answer.content.decode()
    assert answer.redirect_chain == [(f"/admin/media/photo/{first['id']}/change/", 302)]
    assert Photo.objects.count() == 3


def test_the_single_upload_warns_of_a_twin_too(admin_client: Client) -> None:
    twin = stored(seed=3)
    file = SimpleUploadedFile("a.jpg", picture_bytes(160, 120, seed=3))
    data = {"picture": file, "digital_source_type": "digitalCapture", "focal_x": 50, "focal_y": 50}
    text = admin_client.post("/admin/media/photo/add/", data, follow=True).content.decode()
    assert "This very file is already in the library:" in text
    assert f'<a href="/admin/media/photo/{twin.pk}/change/">{twin.number}</a>' in text


def test_a_retry_after_a_lost_answer_makes_no_second_photo(send: Callable) -> None:
    gallery = Gallery.objects.create(title_uk="Поїздка")
    first = send(picture_bytes(seed=1), gallery=gallery.pk)
    again = send(picture_bytes(seed=1), gallery=gallery.pk, again="1")
    assert (again["id"], again["was_here"]) == (first["id"], "It came in the first time.")
    assert gallery.photos.count() == 1
    assert send(picture_bytes(seed=2), again="1")["was_here"] == ""
    assert Photo.objects.count() == 2


def test_without_a_script_the_upload_leads_to_the_page_of_words(admin_client: Client) -> None:
    files = [SimpleUploadedFile(f"IMG_{seed}.JPG", picture_bytes(seed=seed)) for seed in (1, 2)]
    answer = admin_client.post(UPLOAD, {"photos": files})
    rows = admin_client.get(answer["Location"]).context["rows"]
    assert [row.instance for row, _thumb in rows] == list(Photo.objects.order_by("pk"))


def test_a_credit_that_is_a_file_name_is_refused_before_anything_comes_in(admin_client: Client) -> None:
    file = SimpleUploadedFile("a.jpg", picture_bytes())
    answer = admin_client.post(UPLOAD, {"photos": file, "credit_uk": "DSC01234"}, headers=JSON)
    assert answer.status_code == 422
    assert not Photo.objects.exists()


def test_with_the_database_backend_the_row_says_how_far_it_is(
    send: Callable, admin_client: Client, settings: Any
) -> None:
    settings.TASKS = DATABASE
    answer, _second = send(picture_bytes(seed=1)), send(picture_bytes(seed=2))
    waiting = status(admin_client, *Photo.objects.order_by("pk")).json()["photos"]
    assert [(told["is_over"], told["said"], told["thumb"]) for told in waiting] == [
        (False, "The files are being made…", ""),
        (False, "The files are being made: 1 photo waits before this one.", ""),
    ]
    page = admin_client.get(answer["address"]).content.decode()
    assert "The files are being made…" in page
    DBTaskResult.objects.all().update(status=TaskResultStatus.SUCCESSFUL)
    make_renditions.func(answer["id"])
    told = status(admin_client, Photo.objects.get(pk=answer["id"])).json()["photos"][0]
    assert (told["is_over"], told["said"]) == (True, "")


def test_a_failed_task_is_told_and_can_be_tried_again(
    admin_client: Client, django_capture_on_commit_callbacks: Callable
) -> None:
    photo = stored(seed=1)
    queued(photo, TaskResultStatus.FAILED)
    Photo.objects.update(renditions={})
    page = admin_client.get(f"/admin/media/photo/{photo.pk}/change/").content.decode()
    assert "The files could not be made." in page
    assert "Make again" in page
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(f"/admin/media/photo/{photo.pk}/make/")
    assert Photo.objects.get().renditions
    assert progress_of([Photo.objects.get()])[photo.pk].stage == Stage.READY, "though the failure is still on record"
    assert admin_client.get(f"/admin/media/photo/{photo.pk}/make/").status_code == 405


def test_progress_costs_two_queries_for_any_number_of_photos(django_assert_num_queries: Any) -> None:
    photos = [stored(seed=seed) for seed in range(3)]
    queued(photos[1])
    queued(photos[2], TaskResultStatus.RUNNING)
    with django_assert_num_queries(2):
        told = progress_of(photos)
    assert [told[photo.pk].stage for photo in photos] == [Stage.READY, Stage.WAITING, Stage.RUNNING]


@pytest.mark.parametrize("query", ["", "?id=abc", "?id=999999", "?id=99999999999999999999999"])
def test_status_of_nothing_is_an_empty_answer(admin_client: Client, query: str) -> None:
    assert admin_client.get(f"/admin/media/photo/status/{query}").json() == {"photos": []}


def test_status_and_making_are_for_those_with_rights(client: Client) -> None:
    photo = stored()
    client.force_login(User.objects.create_user("stranger", is_staff=True))
    assert status(client, photo).status_code == 403
    assert client.post(f"/admin/media/photo/{photo.pk}/make/").status_code == 403


def gallery_of(*photos: Photo) -> Gallery:
    gallery = Gallery.objects.create(title_uk="Поїздка", slug_uk="poizdka")
    for place, photo in enumerate(photos, start=1):
        GalleryPhoto.objects.create(gallery=gallery, photo=photo, position=place)
    return gallery


def save(client: Client, gallery: Gallery, *positions: object, **fields: Any) -> Any:
    data: dict[str, Any] = {"title_uk": "Поїздка", "slug_uk": "poizdka", "entries-INITIAL_FORMS": len(positions)}
    data["entries-TOTAL_FORMS"] = len(positions)
    for place, (entry, position) in enumerate(zip(gallery.entries.all(), positions, strict=True)):
        data[f"entries-{place}-id"], data[f"entries-{place}-gallery"] = entry.pk, gallery.pk
        data[f"entries-{place}-position"] = position
    return client.post(f"/admin/media/gallery/{gallery.pk}/change/", data | fields)


def test_numbers_alone_put_a_gallery_in_order_and_an_empty_one_goes_last(admin_client: Client) -> None:
    a, b, c = (stored(seed=seed) for seed in range(3))
    gallery = gallery_of(a, b, c)
    assert save(admin_client, gallery, "", 5, 5).status_code == 302
    assert list(gallery.in_order()) == [b, c, a]
    assert list(gallery.entries.values_list("position", flat=True)) == [1, 2, 3]


def test_a_cover_is_one_of_the_gallerys_photos(admin_client: Client) -> None:
    inside, outside = stored(seed=1), stored(seed=2)
    gallery = gallery_of(inside)
    assert "cover" in save(admin_client, gallery, 1, cover=outside.pk).context["adminform"].form.errors
    assert save(admin_client, gallery, 1, cover=inside.pk).status_code == 302
    assert Gallery.objects.get().cover == inside


def test_many_photos_of_the_library_come_in_at_once_and_none_twice(admin_client: Client) -> None:
    first, second, third = (stored(seed=seed) for seed in range(3))
    gallery = gallery_of(first)
    address = f"/admin/media/gallery/{gallery.pk}/add-photos/"
    offered = [photo for photo, _thumb in admin_client.get(address).context["photos"]]
    assert offered == [third, second]
    admin_client.post(address, {"photo": [third.pk, first.pk, second.pk, "999999", "abc"]})
    assert list(gallery.in_order()) == [first, third, second]
    assert [photo for photo, _thumb in admin_client.get(address, {"q": second.number}).context["photos"]] == []


def test_choosing_costs_the_same_for_few_and_many(admin_client: Client, django_assert_max_num_queries: Any) -> None:
    gallery = gallery_of()
    address = f"/admin/media/gallery/{gallery.pk}/add-photos/"
    stored(seed=0)
    admin_client.get(address)
    with django_assert_max_num_queries(7) as few:
        admin_client.get(address)
    for seed in range(1, 5):
        stored(seed=seed)
    with django_assert_max_num_queries(len(few.captured_queries)):
        admin_client.get(address)


def test_a_stranger_adds_nothing_to_a_gallery(client: Client) -> None:
    gallery = gallery_of()
    client.force_login(User.objects.create_user("stranger", is_staff=True))
    assert client.post(f"/admin/media/gallery/{gallery.pk}/add-photos/", {"photo": [stored().pk]}).status_code == 403

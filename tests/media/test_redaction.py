"""What lies under a box is gone from every file that leaves the desk."""

import io
import random
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.storage import storages
from django.test import Client
from PIL import Image, ImageDraw, ImageFont, ImageStat

from media import library
from media.imaging import Box, Refused, redact, sandbox
from media.models import Photo
from media.renditions import make, names, open_gate, private_folder, url
from media.safety import Changed, seen
from newsroom.demo.pictures import draw

from .pictures import picture, picture_bytes, saved

BOX = Box(x=0.25, y=0.25, width=0.5, height=0.5)


def secret_picture() -> Image.Image:
    """Grey, with a number plate and a fine chequered pattern under BOX."""
    image = Image.new("RGB", (800, 600), (120, 120, 120))
    random.seed(7)
    cells = [random.choice([0, 255]) for _ in range(100 * 75)]
    pattern = Image.new("L", (100, 75))
    pattern.putdata(cells)
    image.paste(pattern.resize((400, 300), Image.Resampling.NEAREST).convert("RGB"), (200, 150))
    ImageDraw.Draw(image).text((220, 220), "AA 7391 BB", fill=(255, 0, 0), font=ImageFont.load_default(60))
    return image


def inside(image: Image.Image) -> Image.Image:
    """What the box holds, in 100 × 75 grey points, whatever the size of the file."""
    width, height = image.size
    part = image.convert("L").crop((width // 4, height // 4, width * 3 // 4, height * 3 // 4))
    return part.resize((100, 75), Image.Resampling.BOX)


def likeness(one: Image.Image, other: Image.Image) -> float:
    """Pearson's correlation of two grey pictures of one size: 1 the same, 0 nothing in common."""
    first, second = ImageStat.Stat(one), ImageStat.Stat(other)
    pairs = zip(one.tobytes(), other.tobytes(), strict=True)
    covariance = sum((a - first.mean[0]) * (b - second.mean[0]) for a, b in pairs) / (one.width * one.height)
    return covariance / ((first.stddev[0] * second.stddev[0]) or 1)


def shown(photo: Photo, spec: str, format: str = "jpeg") -> list[Image.Image]:
    wanted = [r["name"] for r in photo.renditions[spec] if r["format"] == format]
    return [Image.open(io.BytesIO(storages["private"].open(f"{private_folder(photo)}/{n}").read())) for n in wanted]


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_nothing_of_what_lay_under_the_box_can_be_told() -> None:
    original = secret_picture()
    assert likeness(inside(original), inside(original)) > 0.99
    assert abs(likeness(inside(original), inside(redact(original, [BOX])))) < 0.25


def test_outside_the_box_no_pixel_changes() -> None:
    original = secret_picture()
    changed = redact(original, [BOX])
    for image in (original, changed):
        image.paste((0, 0, 0), (200, 150, 600, 450))
    assert changed.tobytes() == original.tobytes()


def test_the_noise_never_comes_again() -> None:
    original = secret_picture()
    assert redact(original, [BOX]).tobytes() != redact(original, [BOX]).tobytes()


@pytest.mark.parametrize(
    "box",
    [
        Box(x=0, y=0, width=1, height=1),
        Box(x=0.99, y=0.99, width=0.5, height=0.5),
        Box(x=0.5, y=0.5, width=0.0001, height=0.0001),
        Box(x=0, y=0.5, width=1, height=0.01),
    ],
)
def test_boxes_of_any_shape_fit_into_the_picture(box: Box) -> None:
    image = picture(300, 200)
    assert redact(image, [box]).size == image.size
    assert redact(image, [box]).tobytes() != image.tobytes()


@pytest.mark.django_db
def test_no_rendition_shows_what_was_redacted(media_folder: Path, django_capture_on_commit_callbacks: Callable) -> None:
    original = secret_picture()
    photo = library.add(saved(original, quality=95))
    assert likeness(inside(original), inside(shown(photo, "press")[0])) > 0.9
    with django_capture_on_commit_callbacks(execute=True):
        library.redact(photo, [BOX], by=None)
    photo.refresh_from_db()
    for spec in ("full", "press"):
        for format in ("jpeg", "webp", "avif"):
            for image in shown(photo, spec, format):
                assert abs(likeness(inside(original), inside(image))) < 0.3, (spec, format, image.size)
    # The crops too: no fine black-and-white pattern is left anywhere in them.
    for spec in ("thumb", "card", "lead", "social"):
        for image in shown(photo, spec):
            middle = image.convert("L").crop((image.width // 3, image.height // 3, image.width // 2, image.height // 2))
            assert min(middle.tobytes()) > 30, spec
            assert max(middle.tobytes()) < 225, spec


@pytest.mark.django_db
def test_old_files_are_gone_at_once_and_new_ones_come_under_a_new_address(
    media_folder: Path, client: Client, django_capture_on_commit_callbacks: Callable
) -> None:
    photo = library.add(saved(secret_picture()), formats=("jpeg",))
    open_gate([photo])
    old, token = url(photo, "full"), photo.public_token
    before = set(files(media_folder))
    with django_capture_on_commit_callbacks() as later:
        library.redact(photo, [BOX], by=None)
    assert client.get(old).status_code == 404, "the public ones do not wait for the commit"
    for callback in later[:-1]:
        callback()
    left = {path for path in files(media_folder) if "renditions" in path.parts or "photos" in path.parts}
    assert not left & before
    later[-1]()
    photo.refresh_from_db()
    assert photo.is_public
    assert photo.public_token != token
    assert client.get(url(photo, "full")).status_code == 200


@pytest.mark.django_db
def test_files_made_while_somebody_redacts_do_not_get_out(django_capture_on_commit_callbacks: Callable) -> None:
    photo = library.add(saved(secret_picture()), formats=("jpeg",))
    slow = Photo.objects.get(pk=photo.pk)  # a worker that read the row before the redaction
    with django_capture_on_commit_callbacks():
        library.redact(photo, [BOX], by=None)
    make(slow, formats=("jpeg",))
    assert abs(likeness(inside(secret_picture()), inside(shown(slow, "press")[0]))) < 0.3


@pytest.mark.django_db
def test_two_redactions_at_once_lose_no_box() -> None:
    photo = library.add(picture_bytes(), formats=("jpeg",))
    late, mark = Photo.objects.get(), seen(photo)  # both editors looked at the same page
    library.redact(photo, [BOX], by=None, mark=mark)
    with pytest.raises(Changed):
        library.redact(late, [Box(x=0, y=0, width=0.1, height=0.1)], by=None, mark=mark)
    assert [entry["x"] for entry in Photo.objects.get().redactions] == [BOX["x"]]


@pytest.mark.django_db
def test_a_box_is_not_taken_from_a_photo_that_came_out_meanwhile() -> None:
    photo = library.add(picture_bytes(), formats=("jpeg",))
    library.redact(photo, [BOX], by=None)
    open_gate([Photo.objects.get()])
    with pytest.raises(Refused):
        library.redact(photo, [], by=None)
    assert len(Photo.objects.get().redactions) == 1


@pytest.mark.django_db
def test_a_box_keeps_its_maker_and_stays_when_the_file_is_replaced() -> None:
    photo = library.add(picture_bytes(), formats=("jpeg",))
    library.redact(photo, [BOX], by=User.objects.create(username="olena"))
    library.redact(photo, [BOX, Box(x=0, y=0, width=0.1, height=0.1)], by=User.objects.create(username="taras"))
    library.replace(photo, library.receive(picture_bytes(seed=3)))
    assert [entry["by"] for entry in Photo.objects.get().redactions] == ["olena", "taras"]
    assert all(entry["at"] for entry in photo.redactions)


def posted(*boxes: tuple[float, float, float, float], initial: int = 0, mark: str = "") -> dict[str, object]:
    """What the page sends. `mark` of an older page; by default the one of the newest photo as it is now."""
    data: dict[str, object] = {"form-TOTAL_FORMS": len(boxes), "form-INITIAL_FORMS": initial}
    data["mark"] = mark or seen(Photo.objects.latest("pk"))
    for at, box in enumerate(boxes):
        data |= {f"form-{at}-{side}": value for side, value in zip(("x", "y", "width", "height"), box, strict=True)}
    return data


@pytest.mark.django_db
def test_an_editor_redacts_in_numbers_alone_and_takes_a_box_back(
    admin_client: Client, django_capture_on_commit_callbacks: Callable
) -> None:
    photo = library.add(picture_bytes(), formats=("jpeg",))
    address = f"/admin/media/photo/{photo.pk}/redact/"
    assert "style=" not in admin_client.get(address).content.decode().split("redact-form")[1]
    with django_capture_on_commit_callbacks(execute=True):
        assert admin_client.post(address, posted((10, 20, 30, 40))).status_code == 302
    entry = Photo.objects.get().redactions[0]
    assert (entry["x"], entry["height"], entry["by"]) == (0.1, 0.4, "admin")
    assert names(Photo.objects.get())
    assert admin_client.post(address, posted((10, 20, 0, 400), initial=1)).status_code == 200
    admin_client.post(address, {**posted((10, 20, 30, 40), initial=1), "form-0-DELETE": "on"})
    assert Photo.objects.get().redactions == []


@pytest.mark.django_db
def test_only_who_may_change_photos_may_redact(client: Client) -> None:
    photo = library.add(picture_bytes(), formats=("jpeg",))
    olena = User.objects.create_user("olena", is_staff=True)
    olena.user_permissions.add(Permission.objects.get(codename="view_photo"))
    client.force_login(olena)
    assert client.post(f"/admin/media/photo/{photo.pk}/redact/", posted((1, 1, 9, 9))).status_code == 403
    assert Photo.objects.get().redactions == []


@pytest.mark.django_db
def test_a_box_somebody_else_drew_meanwhile_is_not_lost(admin_client: Client) -> None:
    photo = library.add(picture_bytes(), formats=("jpeg",))
    address, early = f"/admin/media/photo/{photo.pk}/redact/", seen(photo)
    admin_client.post(address, posted((10, 10, 20, 20)))
    response = admin_client.post(address, posted((50, 50, 20, 20), mark=early))
    assert response.status_code == 200
    assert [(row["x"].value(), row["width"].value()) for row in response.context["boxes"] if row["x"].value()] == [
        ("50", "20"),
        (10.0, 20.0),
    ]
    assert len(Photo.objects.get().redactions) == 1
    admin_client.post(address, posted((50, 50, 20, 20), (10, 10, 20, 20), initial=2))
    assert len(Photo.objects.get().redactions) == 2


@pytest.mark.django_db
def test_of_a_photo_readers_see_no_box_is_taken_away(admin_client: Client) -> None:
    photo = library.add(picture_bytes(), formats=("jpeg",))
    library.redact(photo, [BOX], by=None)
    make(photo, formats=("jpeg",))
    open_gate([photo])
    address = f"/admin/media/photo/{photo.pk}/redact/"
    assert admin_client.post(address, posted((1, 1, 5, 5), initial=1)).status_code == 200
    assert len(Photo.objects.get().redactions) == 1
    assert admin_client.post(address, posted((20, 20, 60, 60), (1, 1, 5, 5), initial=1)).status_code == 302
    assert len(Photo.objects.get().redactions) == 2


def portrait_photo() -> Photo:
    """A drawn face that the detector knows for one."""
    return library.add(draw("portrait-verbovetska", size=(600, 800)), formats=("jpeg",))


@pytest.mark.django_db
def test_a_suggested_face_is_destroyed_only_when_a_person_confirms_it(admin_client: Client) -> None:
    photo = portrait_photo()
    address = f"/admin/media/photo/{photo.pk}/redact/"
    half_typed = posted((2, 2, 6, 6), mark="old") | {"form-TOTAL_FORMS": 2, "form-1-x": "7"}
    page = admin_client.post(address, half_typed | {"suggest": "faces"})
    rows = [row for row in page.context["boxes"] if row["x"].value() not in (None, "")]
    face = rows[2]
    assert [row["suggested"].value() for row in rows] == [False, False, True]
    assert (rows[0]["x"].value(), rows[1]["x"].value()) == ("2", "7"), "nothing typed is lost"
    assert abs(face["x"].value() + face["width"].value() / 2 - 50) < 5
    assert 'class="suggested"' in page.content.decode()
    assert Photo.objects.get().redactions == []
    sides = tuple(face[side].value() for side in ("x", "y", "width", "height"))
    suggestion = posted(sides, initial=1) | {"form-0-suggested": "True"}
    admin_client.post(address, suggestion)
    assert Photo.objects.get().redactions == []
    admin_client.post(address, suggestion | {"form-0-confirmed": "on"})
    assert len(Photo.objects.get().redactions) == 1
    assert admin_client.post(address, posted(sides) | {"suggest": "faces"}).context["has_suggestions"] is False


@pytest.mark.django_db
def test_all_suggestions_are_confirmed_by_one_deliberate_act(admin_client: Client) -> None:
    photo = portrait_photo()
    data = posted((1, 1, 9, 9), (30, 30, 9, 9), initial=2) | {"form-0-suggested": "True", "form-1-suggested": "True"}
    admin_client.post(f"/admin/media/photo/{photo.pk}/redact/", data | {"confirm_all": "on"})
    assert len(Photo.objects.get().redactions) == 2


@pytest.mark.django_db
def test_no_face_found_is_never_called_no_faces(admin_client: Client) -> None:
    admin_client.cookies["desk_language"] = "en"
    photo = library.add(picture_bytes(), formats=("jpeg",))
    page = admin_client.post(f"/admin/media/photo/{photo.pk}/redact/", {"suggest": "faces"})
    assert page.status_code == 200
    assert "That does not mean that there are no faces: look yourself." in page.content.decode()


@pytest.mark.django_db
def test_without_the_extra_everybody_is_told_to_look_and_administrators_where_it_comes_from(
    admin_client: Client, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    admin_client.cookies["desk_language"] = "en"
    monkeypatch.setitem(sys.modules, "cv2", None)
    photo = library.add(picture_bytes(), formats=("jpeg",))
    address = f"/admin/media/photo/{photo.pk}/redact/"
    page = admin_client.get(address).content.decode()
    assert 'name="suggest"' not in page
    assert "Nothing is suggested here" in page
    assert "docs/operations.md" in page
    editor = User.objects.create_user("olena", is_staff=True)
    rights = Permission.objects.filter(codename__in=("view_photo", "change_photo"))
    editor.user_permissions.add(*rights)
    client.force_login(editor)
    client.cookies["desk_language"] = "en"
    page = client.get(address).content.decode()
    assert "Nothing is suggested here" in page
    assert "docs/operations.md" not in page
    assert admin_client.post(address, {"suggest": "faces"}).status_code == 200


@pytest.mark.django_db
def test_a_detector_that_does_not_come_to_an_end_is_ended(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    admin_client.cookies["desk_language"] = "en"
    photo = portrait_photo()
    monkeypatch.setattr(sandbox, "SECONDS", 0.05)
    page = admin_client.post(f"/admin/media/photo/{photo.pk}/redact/", {"suggest": "faces"})
    assert "did not come to an end" in page.content.decode()


def test_a_suggestion_is_confirmed_with_a_tap(page: object, live_server: object) -> None:
    User.objects.create_superuser("admin", password="a long enough password")
    photo = portrait_photo()
    page.goto(f"{live_server.url}/admin/login/?next=/admin/media/photo/{photo.pk}/redact/")
    page.fill("#id_username", "admin")
    page.fill("#id_password", "a long enough password")
    page.press("#id_password", "Enter")
    page.click("button[name=suggest]")
    suggestion = page.locator("rect.suggested")
    area = suggestion.bounding_box()
    page.mouse.click(area["x"] + area["width"] / 2, area["y"] + area["height"] / 2)
    assert suggestion.count() == 0
    assert page.locator("[name$=-confirmed]").first.is_checked()
    page.click("input[type=submit].default")
    page.wait_for_url("**/change/")
    assert len(Photo.objects.get().redactions) == 1


def test_a_box_is_drawn_on_the_picture(page: object, live_server: object) -> None:
    User.objects.create_superuser("admin", password="a long enough password")
    photo = library.add(picture_bytes(), formats=("jpeg",))
    page.goto(f"{live_server.url}/admin/login/?next=/admin/media/photo/{photo.pk}/redact/")
    page.fill("#id_username", "admin")
    page.fill("#id_password", "a long enough password")
    page.press("#id_password", "Enter")
    page.wait_for_url("**/redact/")  # the picture is there before the script that draws on it
    area = page.locator(".redact-picture svg").bounding_box()
    for left in (0.1, 0.4, 0.7):  # one more than there are empty rows
        page.mouse.move(area["x"] + area["width"] * left, area["y"] + area["height"] * 0.2)
        page.mouse.down()
        page.mouse.move(area["x"] + area["width"] * (left + 0.2), area["y"] + area["height"] * 0.5, steps=4)
        page.mouse.up()
    page.click("input[type=submit].default")
    page.wait_for_url("**/change/")
    entries = Photo.objects.get().redactions
    assert [round(entry["x"], 1) for entry in entries] == [0.1, 0.4, 0.7]
    assert all(abs(entry["height"] - 0.3) < 0.02 for entry in entries)

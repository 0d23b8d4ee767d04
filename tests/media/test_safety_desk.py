"""The safety checklist in the desk: who may sign, for which pictures, and what it says afterwards."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page

from media import library, safety
from media.imaging import Box
from media.models import GalleryPhoto, Photo, SafetyQuestion, SafetySignature
from media.renditions import open_gate
from newsroom.lib.moments import KYIV
from tests import factories as newsroom

from .pictures import picture_bytes

pytestmark = pytest.mark.django_db


def staff(name: str, *rights: str) -> User:
    user = User.objects.create_user(name, is_staff=True, first_name=name.title())
    user.user_permissions.add(*Permission.objects.filter(content_type__app_label="media", codename__in=rights))
    return user


@pytest.fixture
def signer(client: Client) -> Client:
    client.force_login(staff("taras", "view_photo", "change_photo", "view_gallery", "sign_safety"))
    client.cookies["desk_language"] = "en"
    return client


def address(photo: Photo) -> str:
    return f"/admin/media/photo/{photo.pk}/safety/"


def answers(*yes: SafetyQuestion, **given: object) -> dict[str, object]:
    """All questions answered with no, but for these."""
    asked = SafetyQuestion.objects.active()
    moment = (timezone.now() + dt.timedelta(hours=6)).astimezone(KYIV)
    common = {f"question_{each.pk}": "yes" if each in yes else "no" for each in asked}
    return {**common, "not_before": moment.strftime("%Y-%m-%dT%H:%M"), "note": "", **given}


def marks(*photos: Photo) -> dict[str, str]:
    return {f"mark-{photo.pk}": safety.seen(photo, SafetyQuestion.objects.active()) for photo in photos}


def effect(name: str) -> SafetyQuestion:
    return SafetyQuestion.objects.filter(effect=name)[0]


def words(response: object) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_who_signed_and_when_is_shown_on_the_photo_and_the_list_finds_the_unsigned(signer: Client) -> None:
    photo, other = newsroom.photo(signed=False), newsroom.photo(signed=False)
    assert "No safety" not in words(signer.get(address(photo)))
    response = signer.post(address(photo), answers(note="Погоджено з Оленою.") | marks(photo), follow=True)
    assert "Signed by Taras" in words(response)
    assert list(signer.get("/admin/media/photo/?without_signature=yes").context["cl"].queryset) == [other]
    history = words(signer.get(address(photo)))
    assert "All answers: no." in history
    assert "Погоджено з Оленою." in history


def test_every_question_must_be_answered(signer: Client) -> None:
    photo = newsroom.photo(signed=False)
    given = answers() | marks(photo)
    given.pop(f"question_{effect('redact').pk}")
    response = signer.post(address(photo), given)
    assert response.status_code == 200
    assert "Answer this question." in words(response)
    assert not SafetySignature.objects.exists()


def test_nothing_is_ticked_beforehand_and_the_moment_is_proposed(signer: Client) -> None:
    html = signer.get(address(newsroom.photo(signed=False))).content.decode()
    assert "checked" not in html.split('id="content"')[1]
    proposed = re.search(r'name="not_before" value="([^"]+)"', html)[1]
    ahead = dt.datetime.fromisoformat(proposed).replace(tzinfo=KYIV) - timezone.now()
    assert dt.timedelta(hours=5, minutes=58) < ahead <= dt.timedelta(hours=6)


def test_a_yes_that_delays_needs_a_moment(signer: Client) -> None:
    photo, skyline = newsroom.photo(signed=False), effect("delay")
    response = signer.post(address(photo), answers(skyline, not_before="") | marks(photo))
    assert "from which moment" in words(response)
    response = signer.post(address(photo), answers(skyline, not_before="тоді") | marks(photo))
    assert response.status_code == 200
    response = signer.post(address(photo), answers(skyline, not_before="2040-05-17T15:00:00") | marks(photo))
    assert response.status_code == 302
    assert SafetySignature.objects.get().not_before == dt.datetime(2040, 5, 17, 12, tzinfo=dt.UTC)


def test_a_moment_of_the_past_holds_nothing_back_and_is_refused(signer: Client) -> None:
    photo, skyline = newsroom.photo(signed=False), effect("delay")
    response = signer.post(address(photo), answers(skyline, not_before="2020-01-01T12:00:00") | marks(photo))
    assert "lies before today" in words(response)
    assert not SafetySignature.objects.exists()


def test_a_yes_that_forces_redaction_leads_to_where_it_is_done(signer: Client) -> None:
    photo, faces = newsroom.photo(signed=False), effect("redact")
    response = signer.post(address(photo), answers(faces) | marks(photo))
    assert response["Location"] == f"/admin/media/photo/{photo.pk}/redact/"
    assert faces.text_en in words(signer.get(response["Location"]))


def test_a_picture_that_was_replaced_meanwhile_must_be_looked_at_again(signer: Client) -> None:
    photo = newsroom.photo(signed=False)
    looked_at = marks(photo)
    library.replace(photo, library.receive(picture_bytes(seed=9)))
    library.renditions.make(photo, formats=("jpeg",))
    response = signer.post(address(photo), answers() | looked_at)
    assert "were changed meanwhile" in words(response)
    assert marks(photo)[f"mark-{photo.pk}"] in response.content.decode()
    assert signer.post(address(photo), answers()).status_code == 200, "no mark, no signature"
    assert not SafetySignature.objects.exists()


def unmade(photo: Photo) -> Photo:
    """As it is between an upload and the making of its files."""
    Photo.objects.filter(pk=photo.pk).update(renditions={})
    return photo


def test_nobody_signs_for_a_picture_that_is_not_shown_yet(signer: Client) -> None:
    photo = unmade(newsroom.photo(signed=False))
    assert "have not seen" in words(signer.get(address(photo)))
    response = signer.post(address(photo), answers() | marks(photo))
    assert "have not seen" in words(response)
    assert not SafetySignature.objects.exists()
    library.renditions.make(photo, formats=("jpeg",))
    assert signer.post(address(photo), answers() | marks(photo)).status_code == 302


def test_a_gallery_is_signed_without_the_photos_that_are_not_shown_yet(signer: Client) -> None:
    shown, blind = newsroom.photo(signed=False), unmade(newsroom.photo(signed=False))
    page = f"/admin/media/gallery/{newsroom.gallery(shown, blind).pk}/safety/"
    assert f"nobody can sign for them: {blind.number}." in words(signer.get(page))
    refused = words(signer.post(page, answers() | marks(shown, blind)))
    assert f"nobody can sign for them: {blind.number}." in refused
    assert not SafetySignature.objects.exists()
    signer.post(page, answers() | marks(shown))
    assert list(Photo.objects.without_signature()) == [blind]


def test_a_question_reworded_while_the_signer_was_looking_is_not_answered_unread(signer: Client) -> None:
    photo = newsroom.photo(signed=False)
    looked_at = marks(photo)
    SafetyQuestion.objects.filter(pk=effect("redact").pk).update(text_uk="Чи все безпечно?")
    assert "were changed meanwhile" in words(signer.post(address(photo), answers() | looked_at))
    assert not SafetySignature.objects.exists()


def test_only_who_has_the_right_signs_and_the_others_may_look(client: Client) -> None:
    photo = newsroom.photo(signed=False)
    gallery = newsroom.gallery(photo)
    client.force_login(staff("olena", "view_photo", "change_photo", "view_gallery", "change_gallery"))
    for page in (address(photo), f"/admin/media/gallery/{gallery.pk}/safety/"):
        assert client.get(page).status_code == 200
        assert client.post(page, answers() | marks(photo)).status_code == 403
    client.force_login(staff("stranger"))
    assert client.get(address(photo)).status_code == 403
    assert client.get("/admin/media/photo/999999/safety/").status_code == 404
    assert not SafetySignature.objects.exists()


def test_a_gallery_is_signed_at_once_with_what_differs_and_nothing_that_came_later(signer: Client) -> None:
    faces, skyline = effect("redact"), effect("delay")
    plain, marked, late_out, left = (newsroom.photo(signed=False) for _ in range(4))
    gallery = newsroom.gallery(plain, marked, late_out, left)
    page = f"/admin/media/gallery/{gallery.pk}/safety/"
    assert signer.get(page).content.decode().count('name="mark-') == 4
    given = answers() | marks(plain, marked, late_out, left)
    late = newsroom.photo(signed=False)
    GalleryPhoto.objects.create(gallery=gallery, photo=late, position=9)
    given[f"photo-{marked.pk}-question_{faces.pk}"] = "yes"
    given[f"photo-{late_out.pk}-question_{skyline.pk}"] = "yes"
    given[f"photo-{late_out.pk}-not_before"] = "2041-01-01T12:00"
    given[f"photo-{left.pk}-leave_out"] = "on"
    response = signer.post(page, given, follow=True)
    assert "3 photos signed." in words(response)
    assert "3 photos of this gallery are signed already." in words(response)
    assert set(Photo.objects.without_signature()) == {left, late}
    signatures = {each.photo_id: each for each in SafetySignature.objects.all()}
    assert [answer["question"] for answer in signatures[marked.pk].answers if answer["yes"]] == [faces.pk]
    assert signatures[late_out.pk].not_before.year == 2041
    assert signatures[plain.pk].not_before is None


def test_one_changed_picture_of_a_gallery_leaves_all_unsigned(signer: Client) -> None:
    first, second = newsroom.photo(signed=False), newsroom.photo(signed=False)
    gallery = newsroom.gallery(first, second)
    given = answers() | marks(first, second)
    library.redact(second, [Box(x=0.1, y=0.1, width=0.2, height=0.2)], by=None)
    response = signer.post(f"/admin/media/gallery/{gallery.pk}/safety/", given)
    assert second.number in words(response)
    assert not SafetySignature.objects.exists()


def test_a_gallery_of_sixty_is_shown_in_few_queries(signer: Client, django_assert_max_num_queries: Callable) -> None:
    gallery = newsroom.gallery(*(newsroom.photo(signed=False) for _ in range(3)))
    source = Photo.objects.first()
    copies = [Photo(**{f.attname: getattr(source, f.attname) for f in Photo._meta.fields}) for _ in range(60)]
    for place, photo in enumerate(copies):
        photo.pk, photo.number = None, f"copy-{place}"
    for photo in Photo.objects.bulk_create(copies):
        GalleryPhoto.objects.create(gallery=gallery, photo=photo, position=5)
    with django_assert_max_num_queries(14):
        response = signer.get(f"/admin/media/gallery/{gallery.pk}/safety/")
    assert response.content.decode().count('name="mark-') == 60
    assert "3 more photos come after these." in words(response)


def test_a_signer_learns_that_readers_already_have_what_should_wait(signer: Client) -> None:
    photo = newsroom.photo()
    open_gate([photo])
    response = signer.post(address(photo), answers(effect("delay")) | marks(photo), follow=True)
    assert "Readers already have" in words(response)


def test_without_questions_the_page_says_so_and_signs_nothing(signer: Client) -> None:
    photo = newsroom.photo(signed=False)
    SafetyQuestion.objects.update(is_active=False)
    assert "No safety question is asked" in words(signer.get(address(photo)))
    assert signer.post(address(photo), {"note": ""} | marks(photo)).status_code == 200
    assert not SafetySignature.objects.exists()


def test_the_ministry_writes_its_own_questions(admin_client: Client) -> None:
    admin_client.cookies["desk_language"] = "en"
    texts = {"text_uk": "Чи видно час?", "text_en": "", "explanation_uk": "", "explanation_en": ""}
    data = {**texts, "effect": "record", "hours": 0, "position": 9, "is_active": "on"}
    assert admin_client.post("/admin/media/safetyquestion/add/", data).status_code == 302
    assert "Чи видно час?" in words(admin_client.get(address(newsroom.photo(signed=False))))
    assert admin_client.post("/admin/media/safetyquestion/add/", data | {"text_uk": ""}).status_code == 200


def test_a_gallery_is_signed_on_a_phone_by_keyboard(open_page: Callable[..., Page], live_server: object) -> None:
    SafetyQuestion.objects.all().delete()
    SafetyQuestion.objects.create(text_uk="Чи видно обличчя?", effect="redact")
    SafetyQuestion.objects.create(text_uk="Чи видно обрій?", effect="delay", hours=6)
    User.objects.create_superuser("admin", password="a long enough password")
    gallery = newsroom.gallery(newsroom.photo(signed=False), newsroom.photo(signed=False))
    page = open_page(viewport={"width": 390, "height": 844})
    page.goto(f"{live_server.url}/admin/login/?next=/admin/media/gallery/{gallery.pk}/safety/")
    page.fill("#id_username", "admin")
    page.fill("#id_password", "a long enough password")
    page.press("#id_password", "Enter")
    for name in ("Чи видно обличчя?", "Чи видно обрій?"):
        page.get_by_role("group", name=name).get_by_label("Ні").focus()
        page.keyboard.press("Space")
    page.locator("input[type=submit].default").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Тут нічого не чекає на підпис").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert SafetySignature.objects.count() == 2

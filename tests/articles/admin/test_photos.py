"""The photo desk knows the newsroom: what is used where, what waits, and what must not be deleted."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.storage import storages
from django.test import Client
from django.utils import timezone

from articles.models import ArticlePhoto, Official, Organisation
from articles.models.photos import set_people
from media import library
from media.models import Photo
from tests import factories as newsroom
from tests.media import baggage

pytestmark = pytest.mark.django_db
LIST = "/admin/media/photo/"


@pytest.fixture(autouse=True)
def _in_english(admin_client: Client) -> None:
    admin_client.cookies["desk_language"] = "en"


def found(client: Client, query: str) -> set[Photo]:
    return set(client.get(f"{LIST}?{query}").context["cl"].queryset)


def page_of(photo: Photo) -> str:
    return f"{LIST}{photo.pk}/change/"


def placed(*photos: Photo, **fields: Any) -> Any:
    return newsroom.article(body_uk="".join(f'<figure data-photo="{photo.pk}"></figure>' for photo in photos), **fields)


def every_use() -> dict[str, Photo]:
    lead, body, entry, cover, portrait, logo = (newsroom.photo() for _each in range(6))
    newsroom.article(lead_photo=lead)
    placed(body)
    newsroom.gallery(entry, cover=cover)
    Official.objects.create(family_name_uk="Коваль", portrait=portrait)
    Organisation.objects.create(name_uk="Міністерство", logo=logo)
    return {"lead": lead, "body": body, "entry": entry, "cover": cover, "portrait": portrait, "logo": logo}


def test_unused_are_photos_that_nothing_shows(admin_client: Client) -> None:
    every_use()
    once_shown = newsroom.photo()
    story = newsroom.published(lead_photo=once_shown).article
    newsroom.edit(story, now=newsroom.NOON + newsroom.HOUR, lead_photo=None)
    alone = newsroom.photo()
    assert found(admin_client, "unused=yes") == {alone}


def test_embargoed_are_photos_that_only_a_scheduled_edition_shows(admin_client: Client) -> None:
    now = timezone.now()
    waiting, out, both = newsroom.photo(), newsroom.photo(), newsroom.photo()
    newsroom.published(lead_photo=out, at=now - dt.timedelta(hours=2))
    newsroom.published(lead_photo=both, at=now - dt.timedelta(hours=2))
    for photo in (waiting, both):
        story = newsroom.approved(lead_photo=photo, now=now - dt.timedelta(hours=1))
        newsroom.workflow.schedule(story, "uk", at=now + dt.timedelta(days=1), by=newsroom.iryna(), now=now)
    assert found(admin_client, "embargoed=yes") == {waiting}


@pytest.mark.parametrize(
    "page",
    [
        LIST,
        "/admin/articles/article/pick/photos/",
        "/admin/media/gallery/{gallery}/add-photos/",
        "/admin/articles/position/",
    ],
)
def test_a_whole_paragraph_pasted_into_the_search_of_photos_is_no_error(admin_client: Client, page: str) -> None:
    words = " ".join(f"слово{number}" for number in range(200))
    assert admin_client.get(page.format(gallery=newsroom.gallery().pk), {"q": words}).status_code == 200


def test_a_search_finds_each_photo_once_by_the_people_in_it_and_by_its_words(admin_client: Client) -> None:
    photo, other = newsroom.photo(caption_uk="Відкриття школи"), newsroom.photo(caption_uk="Відкриття лікарні")
    set_people(
        photo, [Official.objects.create(family_name_uk=name, given_name_uk="Олена") for name in ("Коваль", "Вовк")]
    )
    set_people(other, [Official.objects.get(family_name_uk="Вовк")])
    listed = admin_client.get(LIST, {"q": "коваль ВОВК олена школи"}).context["cl"].queryset
    assert list(listed) == [photo]


def test_filters_find_what_the_desk_asks_for(admin_client: Client, admin_user: Any) -> None:
    plain = newsroom.photo()
    located = library.add(baggage.laden("JPEG"), formats=("jpeg",), caption_uk="Підпис", credit_uk="Пресслужба")
    drawn = newsroom.photo(digital_source_type="trainedAlgorithmicMedia", caption_uk="", credit_uk="")
    own = newsroom.photo(alt_text_uk="")
    Photo.objects.filter(pk=own.pk).update(uploaded_by=admin_user)
    newsroom.published(lead_photo=plain)
    assert found(admin_client, "with_location_removed=yes") == {located}
    assert found(admin_client, "synthetic=yes") == {drawn}
    assert found(admin_client, "mine=yes") == {own}
    assert found(admin_client, "without_caption=yes") == {drawn}
    assert found(admin_client, "without_credit=yes") == {drawn}
    assert found(admin_client, "without_alt_text=yes") == {located, own}
    assert found(admin_client, "public=yes") == {plain}
    assert found(admin_client, "public=no") == {located, drawn, own}


@pytest.mark.parametrize("query", ["", "unused=yes", "embargoed=yes", "q=школи", "public=yes"])
def test_the_list_costs_the_same_for_few_photos_and_many(
    admin_client: Client, query: str, django_assert_max_num_queries: Any
) -> None:
    newsroom.photo()
    admin_client.get(f"{LIST}?{query}")
    with django_assert_max_num_queries(9) as few:
        admin_client.get(f"{LIST}?{query}")
    for _each in range(6):
        newsroom.photo()
    with django_assert_max_num_queries(len(few.captured_queries)):
        admin_client.get(f"{LIST}?{query}")


def test_a_photo_is_found_by_its_number_its_words_and_its_people(admin_client: Client) -> None:
    photo, _other = newsroom.photo(caption_uk="Урочистості у Львові"), newsroom.photo()
    people = [
        Official.objects.create(family_name_uk="Коваль", given_name_uk=given) for given in ("Іван", "Олена", "Марко")
    ]
    set_people(photo, people)
    for query in (photo.number, "УРОЧИСТОСТІ", "коваль", "олена коваль"):
        assert list(admin_client.get(LIST, {"q": query}).context["cl"].queryset) == [photo]


def test_the_photo_page_says_where_the_photo_is_used(admin_client: Client) -> None:
    photo = newsroom.photo()
    assert "Nowhere. It can be deleted." in admin_client.get(page_of(photo)).content.decode()
    now = timezone.now()
    story = placed(photo, headline_uk="Школу відкрито")
    newsroom.published(story, at=now - dt.timedelta(hours=1))
    gallery = newsroom.gallery(photo, title_en="Поїздка")
    uses = admin_client.get(page_of(photo)).context["uses"]
    assert [use.what for use in uses] == [
        "gallery “Поїздка”",
        "working copy “Школу відкрито”",
        "edition 1 of “Школу відкрито”",
    ]
    assert uses[0].address == f"/admin/media/gallery/{gallery.pk}/change/"
    assert uses[2].note == "UKR, readers have it"
    assert all(admin_client.get(use.address).status_code == 200 for use in uses)


@pytest.mark.parametrize("use", ["lead", "body", "entry", "cover", "portrait", "logo"])
def test_a_used_photo_is_not_deleted_and_the_desk_says_where_it_is(admin_client: Client, use: str) -> None:
    photo = every_use()[use]
    for answer in (
        admin_client.get(f"{LIST}{photo.pk}/delete/"),
        admin_client.post(f"{LIST}{photo.pk}/delete/", {"post": "yes"}),
    ):
        assert answer.status_code == 200
        assert "it is used" in answer.content.decode()
        assert photo.number in answer.content.decode()
    assert Photo.objects.filter(pk=photo.pk).exists()
    assert storages["private"].exists(photo.master.name)


def delete_selected(client: Client, *photos: Photo, follow: bool = False) -> Any:
    data = {"action": "delete_selected", "_selected_action": [photo.pk for photo in photos], "post": "yes"}
    return client.post(LIST, data, follow=follow)


def test_a_mixed_bulk_deletion_deletes_none_and_names_those_that_stay(admin_client: Client) -> None:
    used, free = newsroom.photo(), newsroom.photo()
    newsroom.gallery(used, title_en="Поїздка")
    text = delete_selected(admin_client, used, free).content.decode()
    assert "Nothing was deleted" in text
    assert used.number in text
    assert "Поїздка" in text
    assert Photo.objects.count() == 2


def test_unused_photos_are_deleted_with_all_their_files(
    admin_client: Client, django_capture_on_commit_callbacks: Callable, tmp_path: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        assert delete_selected(admin_client, newsroom.photo(), newsroom.photo()).status_code == 302
    assert not Photo.objects.exists()
    assert not [path for path in (tmp_path / "media").rglob("*") if path.is_file()]


def test_a_photo_placed_at_the_last_moment_is_kept_without_an_error_page(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = newsroom.photo()

    delete = library.delete

    def placed_first(asked: Photo) -> None:
        """After the desk's last look somebody places the photo."""
        placed(asked)
        delete(asked)

    monkeypatch.setattr(library, "delete", placed_first)
    for answer in (
        admin_client.post(f"{LIST}{photo.pk}/delete/", {"post": "yes"}, follow=True),
        delete_selected(admin_client, newsroom.photo(), photo, follow=True),
    ):
        assert "somebody has just used a photo" in answer.content.decode()
    assert Photo.objects.count() == 2
    assert not LogEntry.objects.exists()


def test_a_photo_taken_out_of_the_text_is_no_longer_held(admin_client: Client) -> None:
    photo = newsroom.photo()
    story = placed(photo)
    assert ArticlePhoto.objects.get().photo == photo
    newsroom.edit(story, body_uk="<p>Без світлини.</p>")
    assert not ArticlePhoto.objects.exists()


def test_people_are_named_on_the_photo_page_too(admin_client: Client) -> None:
    photo = newsroom.photo()
    koval = Official.objects.create(given_name_uk="Іван", family_name_uk="Коваль")
    data = {"digital_source_type": "digitalCapture", "focal_x": 50, "focal_y": 50}
    answer = admin_client.post(page_of(photo), {**data, "who": "Ніхто Такий"})
    assert answer.context["adminform"].form.errors["who"]
    assert admin_client.post(page_of(photo), {**data, "who": "Іван Коваль"}).status_code == 302
    assert photo.people.get().official == koval
    assert 'value="Іван Коваль"' in admin_client.get(page_of(photo)).content.decode()


def test_who_may_only_look_sees_the_people(client: Client) -> None:
    photo = newsroom.photo()
    set_people(photo, [Official.objects.create(given_name_uk="Іван", family_name_uk="Коваль")])
    reader = newsroom.stranger()
    reader.user_permissions.add(newsroom.Permission.objects.get(codename="view_photo"))
    client.force_login(reader)
    assert "Іван Коваль" in client.get(page_of(photo)).content.decode()


@pytest.mark.parametrize("field", ["headline_uk", "caption_en", "alt_text_uk", "credit_en"])
def test_the_photo_form_refuses_a_file_name(admin_client: Client, field: str) -> None:
    photo = newsroom.photo()
    data = {"digital_source_type": "digitalCapture", "focal_x": 50, "focal_y": 50, field: "IMG_8360 (2).JPG"}
    assert list(admin_client.post(page_of(photo), data).context["adminform"].form.errors) == [field]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("taken_on", "1899-12-31", "1900"),
        ("taken_on", (timezone.localdate() + dt.timedelta(days=1)).isoformat(), "ще не настав"),
        ("caption_uk", "ф" * 2001, "щонайбільше 2000 знаків"),
        ("usage_terms", "ф" * 2001, "щонайбільше 2000 знаків"),
    ],
)
def test_a_slip_of_the_hand_is_refused_in_a_sentence(
    admin_client: Client, field: str, value: str, sentence: str
) -> None:
    admin_client.cookies["desk_language"] = "uk"
    page = page_of(newsroom.photo())
    data = {"digital_source_type": "digitalCapture", "focal_x": 50, "focal_y": 50, "caption_en": "w" * 2000}
    data["taken_on"] = timezone.localdate().isoformat()
    response = admin_client.post(page, data | {field: value})
    assert sentence in response.context["adminform"].form.errors[field][0]
    assert admin_client.post(page, data).status_code == 302


def test_the_day_of_a_gallery_and_the_places_in_it_are_believable(admin_client: Client) -> None:
    gallery = newsroom.gallery(newsroom.photo())
    entry = gallery.entries.get()
    given = {
        "title_uk": "Візит",
        "event_on": "2206-05-17",
        "entries-TOTAL_FORMS": 1,
        "entries-INITIAL_FORMS": 1,
        "entries-0-id": entry.pk,
        "entries-0-gallery": gallery.pk,
        "entries-0-position": 10_000,
    }
    address = f"/admin/media/gallery/{gallery.pk}/change/"
    response = admin_client.post(address, given)
    assert list(response.context["adminform"].form.errors) == ["event_on"]
    assert list(response.context["inline_admin_formsets"][0].formset.errors[0]) == ["position"]
    sane = given | {"event_on": "1906-05-17", "entries-0-position": 9999}
    assert admin_client.post(address, sane).status_code == 302

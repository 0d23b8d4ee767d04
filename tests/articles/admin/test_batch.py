"""Sixty frames described on one page: common words, each photo's own, people, and nothing typed lost."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.utils import translation

from articles import workflow
from articles.models import Official
from articles.models.photos import set_people
from articles.workflow.snapshot import photo_content
from media.models import Photo
from tests import factories as newsroom

pytestmark = pytest.mark.django_db
BARE = dict.fromkeys(("caption_uk", "caption_en", "alt_text_uk", "alt_text_en", "credit_uk", "credit_en"), "")
OWN = tuple(BARE)


def bare(**texts: str) -> Photo:
    return newsroom.photo(**(BARE | texts))


def address(*photos: Photo) -> str:
    return "/admin/media/photo/describe/?ids=" + ",".join(str(photo.pk) for photo in photos)


def filled(client: Client, *photos: Photo, **given: Any) -> dict[str, Any]:
    """The form as the page sends it: what stood there, with `all_…` and `p0_…` (the first photo's) typed over it."""
    context = client.get(address(*photos)).context
    data: dict[str, Any] = {"all-how": "fill"}
    for row, _thumb in context["rows"]:
        for bound in row:
            data[bound.html_name] = data[bound.html_initial_name] = bound.value() or ""
    for name, value in given.items():
        where, _underscore, field = name.partition("_")
        data[f"all-{field}" if where == "all" else f"photo-{photos[int(where[1:])].pk}-{field}"] = value
    return data


def official(given: str, family: str) -> Official:
    return Official.objects.create(given_name_uk=given, family_name_uk=family, family_name_en="")


def test_common_words_fill_the_empty_places_only(writer: Client) -> None:
    empty, full = bare(), bare(caption_uk="Міністр вітає школярів", credit_uk="Іван Коваль")
    data = filled(writer, empty, full, all_caption_uk="Відкриття школи", all_credit_uk="Пресслужба", all_place="Київ")
    assert writer.post(address(empty, full), data).status_code == 302
    assert [photo.caption_uk for photo in (fresh(empty), fresh(full))] == ["Відкриття школи", "Міністр вітає школярів"]
    assert [photo.credit_uk for photo in (fresh(empty), fresh(full))] == ["Пресслужба", "Іван Коваль"]
    assert fresh(full).place == "Київ"


def fresh(photo: Photo) -> Photo:
    return Photo.objects.get(pk=photo.pk)


def test_common_words_replace_in_all_when_asked(writer: Client) -> None:
    one, other = bare(credit_uk="Хибне ім’я"), bare()
    data = filled(writer, one, other, all_how="replace", all_credit_uk="Пресслужба")
    writer.post(address(one, other), data)
    assert {fresh(one).credit_uk, fresh(other).credit_uk} == {"Пресслужба"}


def test_words_typed_for_one_photo_win_over_common_ones(writer: Client) -> None:
    one, other = bare(), bare()
    data = filled(writer, one, other, all_caption_uk="Поїздка", p0_caption_uk="Міністр виходить з літака")
    writer.post(address(one, other), data)
    assert (fresh(one).caption_uk, fresh(other).caption_uk) == ("Міністр виходить з літака", "Поїздка")


def test_what_is_valid_is_saved_and_what_is_not_stays_on_the_page(writer: Client) -> None:
    good, wrong = bare(), bare()
    data = filled(
        writer,
        good,
        wrong,
        p0_caption_uk="Міністр вітає школярів",
        p1_caption_uk="IMG_8359.JPG",
        p1_alt_text_uk="Люди стоять перед школою",
    )
    answer = writer.post(address(good, wrong), data)
    assert answer.status_code == 200
    assert fresh(good).caption_uk == "Міністр вітає школярів"
    assert (fresh(wrong).caption_uk or "", fresh(wrong).alt_text_uk) == ("", "Люди стоять перед школою")
    row = answer.context["rows"][1][0]
    assert list(row.errors) == ["caption_uk"]
    assert "IMG_8359.JPG" in answer.content.decode()


@pytest.mark.parametrize("field", OWN)
def test_a_file_name_is_taken_for_no_text(writer: Client, field: str) -> None:
    photo = bare()
    answer = writer.post(address(photo), filled(writer, photo, **{f"p0_{field}": "«IMG_8360 (2)»"}))
    assert list(answer.context["rows"][0][0].errors) == [field]
    assert not getattr(fresh(photo), field)


def test_a_common_caption_that_is_a_file_name_spoils_nothing_else(writer: Client) -> None:
    photo = bare()
    data = filled(writer, photo, all_caption_uk="DSC01234", p0_alt_text_uk="Люди стоять перед школою")
    answer = writer.post(address(photo), data)
    assert list(answer.context["common"].errors) == ["caption_uk"]
    assert (fresh(photo).caption_uk or "", fresh(photo).alt_text_uk) == ("", "Люди стоять перед школою")


def test_two_people_at_the_same_photos_do_not_undo_each_other(writer: Client) -> None:
    photo = bare()
    data = filled(writer, photo, p0_caption_uk="Підпис Олени")
    Photo.objects.filter(pk=photo.pk).update(alt_text_uk="Опис Тараса")
    writer.post(address(photo), data)
    assert (fresh(photo).caption_uk, fresh(photo).alt_text_uk) == ("Підпис Олени", "Опис Тараса")


def test_common_words_do_not_cover_what_somebody_else_wrote_meanwhile(writer: Client) -> None:
    photo = bare()
    data = filled(writer, photo, all_caption_uk="Поїздка")
    Photo.objects.filter(pk=photo.pk).update(caption_uk="Підпис Тараса")
    writer.post(address(photo), data)
    assert fresh(photo).caption_uk == "Підпис Тараса"


def test_common_words_fill_what_was_emptied_here(writer: Client) -> None:
    photo = bare(caption_uk="Хибний підпис")
    writer.post(address(photo), filled(writer, photo, all_caption_uk="Поїздка", p0_caption_uk=""))
    assert fresh(photo).caption_uk == "Поїздка"


def test_more_photos_than_a_page_holds_go_on_the_next(writer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    photos = [bare() for _each in range(3)]
    monkeypatch.setattr("media.admin.batch.MOST", 2)
    context = writer.get(address(*photos)).context
    assert [row.instance for row, _thumb in context["rows"]] == photos[:2]
    assert [row.instance for row, _thumb in writer.get(context["rest"]).context["rows"]] == photos[2:]


def test_each_changed_photo_is_in_the_log_and_an_unchanged_one_is_not(writer: Client) -> None:
    changed, same = bare(), bare()
    writer.post(address(changed, same), filled(writer, changed, same, p0_caption_uk="Міністр вітає школярів"))
    entry = LogEntry.objects.get()
    assert (entry.object_id, entry.user.username) == (str(changed.pk), "olena")


def test_words_make_no_file_anew_as_files_carry_none(
    writer: Client, django_capture_on_commit_callbacks: Callable
) -> None:
    credited, captioned = bare(), bare()
    data = filled(writer, credited, captioned, p0_credit_uk="Пресслужба", p1_caption_uk="Міністр вітає школярів")
    with django_capture_on_commit_callbacks(execute=True) as made:
        writer.post(address(credited, captioned), data)
    assert made == []
    assert fresh(credited).credit_uk == "Пресслужба"
    assert fresh(credited).renditions == credited.renditions
    assert fresh(captioned).renditions == captioned.renditions


def test_people_are_named_from_left_to_right_and_frozen_into_the_edition(writer: Client) -> None:
    photo = bare()
    koval, boiko = official("Іван", "Коваль"), official("Олена", "Бойко")
    writer.post(address(photo), filled(writer, photo, p0_people="Бойко Олена, іван коваль"))
    assert [person.official for person in photo.people.all()] == [boiko, koval]
    Official.objects.filter(pk=koval.pk).update(slug_uk="ivan-koval", family_name_en="Koval", given_name_en="Ivan")
    assert photo_content(fresh(photo), "uk")["people"] == [
        {"name": "Олена Бойко", "slug": ""},
        {"name": "Іван Коваль", "slug": "ivan-koval"},
    ]
    assert photo_content(fresh(photo), "en")["people"] == [{"name": "Ivan Koval", "slug": ""}]
    assert "Олена Бойко, Іван Коваль" in writer.get(address(photo)).content.decode()


def test_unknown_names_and_namesakes_are_asked_back(writer: Client) -> None:
    photo = bare()
    first, _second = official("Іван", "Коваль"), official("Іван", "Коваль")
    answer = writer.post(address(photo), filled(writer, photo, p0_people="Іван Коваль, Марко Вовчок"))
    assert len(answer.context["rows"][0][0].errors["people"]) == 2
    writer.post(address(photo), filled(writer, photo, p0_people=f"Іван Коваль #{first.pk}"))
    assert photo.people.get().official == first


@pytest.mark.parametrize("typed", ["#" + "9" * 1500, "#", ",;,", "Коваль #" + " " * 1900, "я" * 3000, "a\x00b"])
def test_odd_names_get_an_answer(writer: Client, typed: str) -> None:
    photo = bare()
    assert writer.post(address(photo), filled(writer, photo, p0_people=typed)).status_code in (200, 302)
    assert not photo.people.exists()


def test_common_people_fill_photos_without_any(writer: Client) -> None:
    koval, boiko = official("Іван", "Коваль"), official("Олена", "Бойко")
    empty, named = bare(), bare()
    set_people(named, [boiko])
    writer.post(address(empty, named), filled(writer, empty, named, all_people="Іван Коваль"))
    assert [person.official for photo in (empty, named) for person in photo.people.all()] == [koval, boiko]


def test_a_changed_name_in_a_picture_voids_the_approval(writer: Client) -> None:
    photo = newsroom.photo()
    story = newsroom.approved(lead_photo=photo)
    set_people(photo, [official("Іван", "Коваль")])
    with translation.override("en"), pytest.raises(workflow.Refused, match="has changed since the approval"):
        workflow.publish(story, "uk", by=newsroom.iryna(), now=newsroom.NOON)


def test_a_gallery_is_described_in_its_order(writer: Client) -> None:
    second, first = bare(), bare()
    gallery = newsroom.gallery(first, second)
    rows = writer.get(f"/admin/media/photo/describe/?gallery={gallery.pk}").context["rows"]
    assert [row.instance for row, _thumb in rows] == [first, second]


def test_the_page_costs_the_same_for_one_photo_and_for_many(writer: Client, django_assert_num_queries: Any) -> None:
    photos = [bare() for _each in range(8)]
    writer.get(address(photos[0]))
    with django_assert_num_queries(7) as few:
        writer.get(address(photos[0]))
    with django_assert_num_queries(len(few.captured_queries)):
        writer.get(address(*photos))


@pytest.mark.parametrize("query", ["", "?ids=", "?ids=abc,999999", "?gallery=abc", "?gallery=99999999999999999999"])
def test_nothing_to_describe_is_not_found(writer: Client, query: str) -> None:
    assert writer.get(f"/admin/media/photo/describe/{query}").status_code == 404


def test_a_stranger_describes_nothing(client: Client) -> None:
    photo = bare()
    client.force_login(newsroom.stranger())
    assert client.post(address(photo), {}).status_code == 403


def test_the_action_on_the_list_leads_to_the_page(writer: Client) -> None:
    photos = [bare(), bare()]
    data = {"action": "describe_selected", "_selected_action": [photo.pk for photo in photos]}
    answer = writer.post("/admin/media/photo/", data)
    assert writer.get(answer["Location"]).context["rows"][0][0].instance in photos


def test_a_caption_without_end_is_refused_for_one_photo_and_for_all(writer: Client) -> None:
    photo = bare()
    for where in ("p0", "all"):
        data = filled(writer, photo, **{f"{where}_caption_uk": "ф" * 2001})
        assert "щонайбільше 2000 знаків" in writer.post(address(photo), data).content.decode()
    assert not fresh(photo).caption_uk

"""No photo reaches readers before somebody has answered for exactly this picture."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction

from media import library, safety
from media.imaging import Box
from media.models import Photo, SafetyQuestion, SafetySignature
from tests import factories as newsroom
from tests.factories import HOUR, NOON, SECOND

from .pictures import picture_bytes

pytestmark = pytest.mark.django_db
FACE = Box(x=0.2, y=0.2, width=0.2, height=0.2)
REST = Box(x=0.6, y=0.6, width=0.2, height=0.2)


@pytest.fixture(autouse=True)
def _in_english(settings: object) -> None:
    settings.LANGUAGE_CODE = "en"


def question(effect: str) -> SafetyQuestion:
    return SafetyQuestion.objects.create(text_uk=f"Що з {effect}?", text_en=f"What of {effect}?", effect=effect)


def barred(photo: Photo, at: dt.datetime = NOON) -> str:
    return " ".join(found.sentence for found in safety.obstacles([photo.pk], at))


def test_the_newsroom_starts_with_six_questions_in_both_languages() -> None:
    questions = list(SafetyQuestion.objects.active())
    assert len(questions) == 6
    assert all(each.text_uk and each.text_en and each.explanation_uk and each.explanation_en for each in questions)
    assert {each.effect for each in questions} == {"redact", "delay"}


def test_an_unsigned_photo_is_kept_from_readers_and_a_signed_one_is_not() -> None:
    photo = newsroom.photo(signed=False)
    assert photo.number in barred(photo)
    assert list(Photo.objects.without_signature()) == [photo]
    newsroom.sign(photo)
    assert barred(photo) == ""
    assert not Photo.objects.without_signature().exists()


def test_where_nothing_is_asked_nothing_is_barred_and_nobody_can_sign() -> None:
    photo = newsroom.photo(signed=False)
    SafetyQuestion.objects.update(is_active=False)
    assert barred(photo) == ""
    with pytest.raises(ValueError, match="no safety question"):
        newsroom.sign(photo)


def test_another_file_needs_another_signature() -> None:
    photo = newsroom.photo()
    library.replace(photo, library.receive(picture_bytes(seed=77)))
    assert "nobody has signed" in barred(photo)
    assert list(Photo.objects.without_signature()) == [photo]


def test_a_signature_on_an_older_file_counts_for_nothing_even_if_the_row_says_so() -> None:
    photo = newsroom.photo()
    Photo.objects.filter(pk=photo.pk).update(sha256="0" * 64)
    assert "nobody has signed" in barred(photo)
    assert list(Photo.objects.without_signature()) == [photo]


def test_a_box_taken_away_after_the_signing_voids_it_and_a_further_one_does_not() -> None:
    photo = newsroom.photo(signed=False)
    library.redact(photo, [FACE], by=None)
    newsroom.sign(photo)
    library.redact(photo, [FACE, REST], by=None)
    assert barred(photo) == ""
    library.redact(photo, [Box(x=0.1, y=0.1, width=0.4, height=0.4)], by=None)  # covers more than the signed one
    assert barred(photo) == ""
    library.redact(photo, [REST], by=None)
    assert "nobody has signed" in barred(photo)
    assert list(Photo.objects.without_signature()) == [photo]


def test_an_answer_that_forces_redaction_holds_until_a_box_is_drawn() -> None:
    faces = question("redact")
    photo = newsroom.photo(signed=False)
    newsroom.sign(photo, faces)
    assert "must be redacted first: What of redact?" in barred(photo)
    assert "/redact/" in safety.obstacles([photo.pk], NOON)[0].address
    library.redact(photo, [FACE], by=None)
    assert barred(photo) == ""
    library.redact(photo, [], by=None)
    assert "must be redacted first" in barred(photo)


def test_a_speck_hides_nothing_and_many_small_boxes_do() -> None:
    faces = question("redact")
    photo = newsroom.photo(signed=False)
    newsroom.sign(photo, faces)
    library.redact(photo, [Box(x=0.5, y=0.5, width=0.001, height=0.001)], by=None)
    assert "must be redacted first: What of redact? The boxes drawn since are too small" in barred(photo)
    crowd = [Box(x=place / 10, y=0.5, width=0.02, height=0.02) for place in range(5)]
    library.redact(photo, crowd[:4], by=None)
    assert "must be redacted first" in barred(photo)
    library.redact(photo, crowd, by=None)
    assert barred(photo) == ""


def test_boxes_of_before_do_not_meet_what_the_signer_still_sees() -> None:
    faces = question("redact")
    photo = newsroom.photo(signed=False)
    library.redact(photo, [FACE], by=None)
    newsroom.sign(photo, faces)
    assert "must be redacted first" in barred(photo)
    library.redact(photo, [FACE, REST], by=None)
    assert barred(photo) == ""


def test_a_photo_waits_for_its_moment_to_the_second() -> None:
    skyline = question("delay")
    photo = newsroom.photo(signed=False)
    newsroom.sign(photo, skyline, not_before=NOON + HOUR)
    assert "may not go out before" in barred(photo, NOON + HOUR - SECOND)
    assert barred(photo, NOON + HOUR) == ""


def test_a_moment_counts_only_with_a_yes_that_delays() -> None:
    question("delay")
    photo = newsroom.photo(signed=False)
    newsroom.sign(photo, not_before=NOON + HOUR)
    assert barred(photo) == ""
    assert photo.signature.not_before is None


def test_a_question_that_only_records_bars_nothing_and_is_kept_as_it_was_asked() -> None:
    record = question("record")
    photo = newsroom.photo(signed=False)
    newsroom.sign(photo, record)
    assert barred(photo) == ""
    record.delete()
    kept = next(answer for answer in SafetySignature.objects.of(photo)[0].answers if answer["yes"])
    assert (kept["text_uk"], kept["text_en"], kept["effect"]) == ("Що з record?", "What of record?", "record")


def test_a_new_question_speaks_to_signatures_to_come_only() -> None:
    photo = newsroom.photo()
    question("redact")
    assert barred(photo) == ""


def test_nobody_answers_by_leaving_a_question_out() -> None:
    photo = newsroom.photo(signed=False)
    with pytest.raises(KeyError):
        safety.sign(photo, {}, by=newsroom.taras())
    assert not SafetySignature.objects.exists()


def test_a_signature_for_a_picture_that_changed_meanwhile_is_refused() -> None:
    photo = newsroom.photo(signed=False)
    asked = list(SafetyQuestion.objects.active())
    looked_at = safety.seen(photo, asked)
    library.redact(photo, [FACE], by=None)
    with pytest.raises(safety.Changed):
        newsroom.sign(photo, mark=looked_at)
    newsroom.sign(photo, mark=safety.seen(photo, asked))
    assert barred(photo) == ""


def test_signatures_are_history_that_nobody_can_change() -> None:
    photo = newsroom.photo()
    newsroom.sign(photo, by=newsroom.iryna())
    assert [each.by.username for each in SafetySignature.objects.of(photo)] == ["iryna", "taras"]
    for harm in ("UPDATE media_safetysignature SET note = 'x'", "DELETE FROM media_safetysignature"):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(harm)


def test_a_signature_outlives_its_photo() -> None:
    photo = newsroom.photo()
    number = photo.number
    photo.delete()
    assert SafetySignature.objects.get().number == number


def test_sixty_photos_are_asked_about_in_two_queries(django_assert_num_queries) -> None:
    photos = [newsroom.photo() for _ in range(3)]
    many = [Photo(**{f.attname: getattr(photos[0], f.attname) for f in Photo._meta.fields}) for _ in range(57)]
    for place, photo in enumerate(many):
        photo.pk, photo.number = None, f"copy-{place}"
    photos += Photo.objects.bulk_create(many)
    with django_assert_num_queries(2):
        assert safety.obstacles([photo.pk for photo in photos], NOON) == []

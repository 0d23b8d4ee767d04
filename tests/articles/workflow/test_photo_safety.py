"""No move lets out a photo that nobody has answered for, or before its moment."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from articles import workflow
from articles.models import Appointment, Article, Mention, Official, Position, PositionTitle
from articles.workflow.offers import possible
from media import library
from media.imaging import Box
from media.models import Photo, SafetyQuestion
from media.renditions import close_gate
from tests import factories as newsroom
from tests.factories import HOUR, NOON, SECOND
from tests.media.pictures import picture_bytes

pytestmark = pytest.mark.django_db


def unsigned(photo: Photo) -> None:
    """Another file under the same number, as if somebody had found a better scan."""
    close_gate([photo])  # one that readers see is not replaced
    library.replace(photo, library.receive(picture_bytes(seed=photo.pk)))
    library.renditions.make(photo, formats=("jpeg",))


def again(story: Article, now: dt.datetime) -> Article:
    """A changed lead, or the photo's new fingerprint: approved either way."""
    return newsroom.rewrite(Article.objects.get(pk=story.pk), now=now)


@pytest.fixture
def photo() -> Photo:
    return newsroom.photo()


Door = Callable[[Article], Any]
DOORS: dict[str, Door] = {
    "publish": lambda story: workflow.publish(story, "uk", by=newsroom.iryna(), now=NOON + 2 * HOUR),
    "schedule": lambda story: workflow.schedule(
        story, "uk", by=newsroom.iryna(), at=NOON + 5 * HOUR, now=NOON + 2 * HOUR
    ),
    "correct": lambda story: workflow.correct(
        story,
        "uk",
        by=newsroom.iryna(),
        kind="fact",
        was_wrong="Було триста.",
        is_right="Є чотириста.",
        now=NOON + 2 * HOUR,
    ),
    "minor": lambda story: workflow.minor(story, "uk", by=newsroom.iryna(), now=NOON + 2 * HOUR),
}


@pytest.mark.parametrize("verb", DOORS)
def test_no_door_opens_for_a_photo_nobody_has_signed(verb: str, photo: Photo) -> None:
    story = newsroom.published(lead_photo=photo).article
    unsigned(photo)
    story = again(story, NOON + HOUR)
    with pytest.raises(workflow.Refused, match=f"{photo.number}: nobody has signed") as refusal:
        DOORS[verb](story)
    assert refusal.value.problems[0].address == f"/admin/media/photo/{photo.pk}/safety/"
    newsroom.sign(photo)
    assert DOORS[verb](story).edition


@pytest.mark.parametrize("verb", DOORS)
def test_no_text_goes_out_before_the_files_of_its_photos_are_made(verb: str, photo: Photo) -> None:
    story = newsroom.published(lead_photo=photo).article
    story = newsroom.rewrite(story, now=NOON + HOUR)
    Photo.objects.update(renditions={})
    with pytest.raises(workflow.Refused, match=f"The files of photo {photo.number} are not made yet") as refusal:
        DOORS[verb](story)
    assert refusal.value.problems[0].address == f"/admin/media/photo/{photo.pk}/change/"
    library.renditions.make(Photo.objects.get(), formats=("jpeg",))
    assert DOORS[verb](story).edition


def test_what_was_taken_down_comes_back_only_with_its_photos_signed(photo: Photo) -> None:
    story = newsroom.published(lead_photo=photo).article
    workflow.take_down(story, "uk", by=newsroom.iryna(), notice="Розкриває місце.", now=NOON + HOUR)
    story = newsroom.edit(story, now=NOON + HOUR, lead_photo=None)  # the working copy shows it no more
    unsigned(photo)
    with pytest.raises(workflow.Refused, match="nobody has signed"):
        workflow.restore(story, "uk", by=newsroom.iryna(), note="Перевірено.", now=NOON + 2 * HOUR)
    newsroom.sign(photo)
    assert workflow.restore(story, "uk", by=newsroom.iryna(), note="Перевірено.", now=NOON + 2 * HOUR)


def test_a_photo_goes_out_at_its_moment_and_not_a_second_before(photo: Photo) -> None:
    delay = SafetyQuestion.objects.get(effect="delay")
    newsroom.sign(photo, delay, not_before=NOON + 6 * HOUR)
    story = newsroom.approved(lead_photo=photo)
    with pytest.raises(workflow.Refused, match=r"may not go out before .*\d\d:\d\d:\d\d \(UTC\+3\)"):
        workflow.publish(story, "uk", by=newsroom.iryna(), now=NOON)
    with pytest.raises(workflow.Refused, match="may not go out before"):
        workflow.schedule(story, "uk", by=newsroom.iryna(), at=NOON + 6 * HOUR - SECOND, now=NOON)
    assert workflow.schedule(story, "uk", by=newsroom.iryna(), at=NOON + 6 * HOUR, now=NOON)


def test_a_face_that_must_be_covered_is_covered_before_it_goes_out(photo: Photo) -> None:
    faces = SafetyQuestion.objects.filter(effect="redact")[1]
    newsroom.sign(photo, faces)
    story = newsroom.approved(lead_photo=photo)
    with pytest.raises(workflow.Refused, match=f"{photo.number} must be redacted first: Are faces shown"):
        workflow.publish(story, "uk", by=newsroom.iryna(), now=NOON)
    library.redact(photo, [Box(x=0.1, y=0.1, width=0.3, height=0.3)], by=None)
    library.renditions.make(photo, formats=("jpeg",))
    assert workflow.publish(story, "uk", by=newsroom.iryna(), now=NOON)


def test_portraits_and_galleries_are_asked_about_too(photo: Photo) -> None:
    portrait, placed = newsroom.photo(signed=False), newsroom.photo(signed=False)
    who = Official.objects.create(
        given_name_uk="Олег", family_name_uk="Бондар", slug_uk="oleh-bondar", portrait=portrait
    )
    post = Position.objects.create(rank=1)
    PositionTitle.objects.create(position=post, title_uk="Міністр")
    Appointment.objects.create(official=who, position=post, from_on=dt.date(2015, 1, 1))
    gallery = newsroom.gallery(photo, placed)
    story = newsroom.article(body_uk=f'<p>Текст.</p><figure data-gallery="{gallery.pk}"></figure>')
    Mention.objects.create(article=story, official=who)
    story = newsroom.approved(newsroom.edit(story))
    with pytest.raises(workflow.Refused) as refusal:
        workflow.publish(story, "uk", by=newsroom.iryna(), now=NOON)
    told = " ".join(refusal.value.problems)
    assert portrait.number in told
    assert placed.number in told
    assert photo.number not in told


def test_writing_and_approving_need_no_signature() -> None:
    story = newsroom.approved(lead_photo=newsroom.photo(signed=False))
    offers = {offer.move.verb: offer for offer in possible(story, "uk", newsroom.iryna(), NOON)}
    assert any("nobody has signed" in problem for problem in offers["publish"].problems)


def test_a_later_moment_bars_publishing_but_not_scheduling(photo: Photo) -> None:
    newsroom.sign(photo, SafetyQuestion.objects.get(effect="delay"), not_before=NOON + 6 * HOUR)
    story = newsroom.approved(lead_photo=photo)
    offers = {offer.move.verb: offer.problems for offer in possible(story, "uk", newsroom.iryna(), NOON)}
    assert offers["schedule"] == []
    assert len(offers["publish"]) == 1

"""A photo's files are public exactly while an edition that readers have, or soon will, shows it."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.storage import storages

from articles import workflow
from articles.models import ArticleLanguage
from articles.views import pages
from articles.workflow import effects
from articles.workflow.verbs import Attempt, _publish
from media.models import Photo
from media.renditions import names, private_folder
from tests import factories as newsroom
from tests.factories import HOUR, NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def done(django_capture_on_commit_callbacks: Any) -> Callable[..., None]:
    """Make a move and commit it: files are taken back only then, and the test's own transaction never commits."""

    def move(verb: Callable[..., Any], *args: Any, **given: Any) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            verb(*args, by=newsroom.iryna(), **given)

    return move


def files(photo: Photo) -> list[str]:
    """The photo's public files; asserts that no other folder is left behind."""
    token = Photo.objects.get(pk=photo.pk).public_token
    try:
        folders = set(storages["default"].listdir("photos")[0])
    except FileNotFoundError:
        folders = set()
    assert folders == set(Photo.objects.public().values_list("public_token", flat=True))
    return storages["default"].listdir(f"photos/{token}")[1] if token else []


def move_at(hours: int) -> dt.datetime:
    return NOON + hours * HOUR


def test_a_draft_and_an_approved_text_let_no_photo_out() -> None:
    photo = newsroom.photo()
    newsroom.approved(lead_photo=photo)
    assert files(photo) == []


def test_publishing_lets_photos_out_and_taking_down_takes_them_back(done: Callable[..., None]) -> None:
    lead, placed, ordered = newsroom.photo(), newsroom.photo(), newsroom.photo()
    gallery = newsroom.gallery(ordered)
    body = f'<p>Текст.</p><figure data-photo="{placed.pk}"></figure><figure data-gallery="{gallery.pk}"></figure>'
    story = newsroom.approved(lead_photo=lead, body_uk=body)
    done(workflow.publish, story, "uk", now=NOON)
    assert all(files(photo) for photo in (lead, placed, ordered))
    done(workflow.take_down, story, "uk", notice="Розкриває місце.", now=move_at(1))
    assert not any(files(photo) for photo in (lead, placed, ordered))
    done(workflow.restore, story, "uk", note="Перевірено.", now=move_at(2))
    assert all(files(photo) for photo in (lead, placed, ordered))


def test_withdrawn_keeps_its_photos_and_held_does_not(done: Callable[..., None]) -> None:
    photo = newsroom.photo()
    story = newsroom.approved(lead_photo=photo)
    done(workflow.publish, story, "uk", now=NOON)
    done(workflow.withdraw, story, "uk", notice="Скасовано.", now=move_at(1))
    assert files(photo)
    done(workflow.hold, story, "uk", notice="Перевіряємо.", now=move_at(2))
    assert not files(photo)


def test_scheduling_lets_photos_out_and_unscheduling_takes_them_back(done: Callable[..., None]) -> None:
    photo = newsroom.photo()
    story = newsroom.approved(lead_photo=photo)
    done(workflow.schedule, story, "uk", at=move_at(1), now=NOON)
    assert files(photo)
    done(workflow.unschedule, story, "uk", now=NOON)
    assert not files(photo)


def test_a_photo_that_another_live_or_waiting_story_shows_stays(done: Callable[..., None]) -> None:
    photo = newsroom.photo()
    story, other = newsroom.approved(lead_photo=photo), newsroom.approved(lead_photo=photo)
    done(workflow.publish, story, "uk", now=NOON)
    done(workflow.schedule, other, "uk", at=move_at(5), now=NOON)
    done(workflow.take_down, story, "uk", notice="Хибне.", now=move_at(1))
    assert files(photo)
    done(workflow.unschedule, other, "uk", now=move_at(2))
    assert not files(photo)


def test_a_photo_that_comes_out_with_another_story_in_the_meantime_keeps_its_files(
    done: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    photos = {newsroom.photo(), newsroom.photo()}
    lead, placed = photos
    going = newsroom.approved(lead_photo=lead, body_uk=f'<p>Текст.</p><figure data-photo="{placed.pk}"></figure>')
    done(workflow.publish, going, "uk", now=NOON)
    close, kept = effects.close_gate, []

    def meanwhile(found: list[Photo]) -> None:
        """The first photo's files go; before it is the other's turn another story comes out with that one."""
        close(found)
        if not kept:
            kept.extend(photos - set(found))
            workflow.publish(newsroom.approved(lead_photo=kept[0]), "uk", by=newsroom.iryna(), now=move_at(1))

    monkeypatch.setattr(effects, "close_gate", meanwhile)
    done(workflow.take_down, going, "uk", notice="За рішенням суду.", now=move_at(1))
    assert [photo for photo in photos if files(photo)] == kept


def test_a_photo_that_cannot_be_taken_back_keeps_no_other_out(
    done: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    photos = [newsroom.photo(), newsroom.photo()]
    body = f'<p>Текст.</p><figure data-photo="{photos[1].pk}"></figure>'
    story = newsroom.approved(lead_photo=photos[0], body_uk=body)
    done(workflow.publish, story, "uk", now=NOON)
    stuck = Photo.objects.public().first()
    public = storages["default"]
    delete = public.delete_folder

    def refuse(folder: str) -> None:
        if stuck and stuck.public_token in folder:
            raise PermissionError(folder)
        delete(folder)

    monkeypatch.setattr(public, "delete_folder", refuse)
    with pytest.raises(PermissionError):
        done(workflow.take_down, story, "uk", notice="Розкриває місце.", now=move_at(1))
    assert list(Photo.objects.public()) == [stuck]
    monkeypatch.undo()
    effects.close_unused(Photo.objects.public(), move_at(2))
    assert not Photo.objects.public()


def test_a_row_that_a_page_has_read_is_learnt_whole_when_it_is_locked() -> None:
    photo = newsroom.photo()
    read = pages._photos((photo.pk,))[0]
    Photo.objects.filter(pk=photo.pk).update(renditions={"lead": []})
    read.lock()
    assert read.renditions == {"lead": []}


def test_a_photo_stays_while_the_other_language_shows_it(done: Callable[..., None]) -> None:
    photo = newsroom.photo()
    story = newsroom.approved(newsroom.approved(lead_photo=photo), "en")
    done(workflow.publish, story, "uk", now=NOON)
    done(workflow.publish, story, "en", now=NOON)
    done(workflow.take_down, story, "en", notice="Wrong.", now=move_at(1))
    assert files(photo)
    done(workflow.take_down, story, "uk", notice="Хибне.", now=move_at(1))
    assert not files(photo)


@pytest.mark.parametrize("verb", [workflow.hold, workflow.take_down])
def test_no_translation_keeps_a_photo_public_that_was_taken_in_ukrainian(
    verb: Callable[..., Any], done: Callable[..., None]
) -> None:
    photo = newsroom.photo()
    story = newsroom.approved(newsroom.approved(lead_photo=photo), "en")
    done(workflow.publish, story, "uk", now=NOON)
    done(workflow.publish, story, "en", now=NOON)
    done(verb, story, "uk", notice="Розкриває місце.", now=move_at(1))
    assert not files(photo)


def test_an_update_without_a_photo_takes_it_back(done: Callable[..., None]) -> None:
    photo = newsroom.photo()
    story = newsroom.approved(lead_photo=photo)
    done(workflow.publish, story, "uk", now=NOON)
    newsroom.rewrite(story, now=move_at(1), lead_photo=None)
    done(workflow.publish, story, "uk", now=move_at(1))
    assert not files(photo)


def test_a_move_that_fails_at_the_last_moment_lets_no_photo_out() -> None:
    photo = newsroom.photo()
    story = newsroom.approved(lead_photo=photo)
    late = Attempt(story, "uk", "publish", newsroom.iryna(), NOON)
    ArticleLanguage.objects.filter(article=story).update(moves=99)
    with pytest.raises(workflow.Refused, match="Somebody else was faster"):
        _publish(late, NOON)
    assert files(photo) == []


def test_a_photo_without_alt_text_in_this_language_is_not_published() -> None:
    story = newsroom.article(lead_photo=newsroom.photo(alt_text_uk="", credit_uk=""))
    with pytest.raises(workflow.Refused, match="alt text, credit"):
        workflow.submit(story, "uk", by=newsroom.olena(), now=NOON)
    workflow.submit(story, "en", by=newsroom.olena(), now=NOON)


def test_a_story_whose_photo_lost_its_files_is_refused_and_nothing_gets_out() -> None:
    good, bad = newsroom.photo(), newsroom.photo()
    story = newsroom.approved(lead_photo=good, body_uk=f'<p>Текст.</p><figure data-photo="{bad.pk}"></figure>')
    storages["private"].delete(f"{private_folder(bad)}/{names(bad)[0]}")
    with pytest.raises(workflow.Refused, match=bad.number):
        workflow.publish(story, "uk", by=newsroom.iryna(), now=NOON)
    assert files(good) == files(bad) == []

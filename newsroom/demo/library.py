"""Loads the demo's pictures, people, organisations and tags into the database."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from typing import Any

from django.db import connection
from django.utils import timezone

from articles.models import Appointment, Official, Organisation, Position, PositionTitle, Tag
from articles.models.addresses import fill_slugs
from articles.workflow.names import decline
from media.imaging import receive
from media.library import keep
from media.models import Gallery, GalleryPhoto, Photo, SafetyQuestion
from media.renditions import make
from media.safety import sign
from newsroom.demo import captions, organisations, people, shapes, tags
from newsroom.demo.pictures import draw

Keys = dict[str, Any]
Progress = Callable[..., Any]


def both(name: str, text: shapes.Text) -> dict[str, str]:
    """`name_uk` and `name_en` of a text in two languages."""
    return {f"{name}_uk": text.uk, f"{name}_en": text.en}


def photos(today: datetime.date, by: Any, progress: Progress) -> Keys:
    """Draw and add every picture: key → Photo. Renditions are made beside the drawing, so that both cores work."""
    loaded: Keys = {}
    made: list[Future[None]] = []
    with ProcessPoolExecutor(max_workers=2) as drawing, ThreadPoolExecutor(max_workers=2) as rendering:
        drawn = drawing.map(draw, [text.key for text in captions.PHOTOS])
        for text, content in zip(captions.PHOTOS, drawn, strict=True):
            loaded[text.key] = photo = _photo(text, today)
            keep(photo, receive(content), by=by)
            made.append(rendering.submit(_make_renditions, photo.pk))
        for future in progress(made):
            future.result()
    fresh = Photo.objects.in_bulk([photo.pk for photo in loaded.values()])
    return {key: fresh[photo.pk] for key, photo in loaded.items()}


def _photo(text: shapes.PhotoText, today: datetime.date) -> Photo:
    return Photo(
        **both("caption", text.caption),
        **both("alt_text", text.alt),
        **both("credit", text.credit),
        place=text.place.uk,
        taken_on=today - datetime.timedelta(days=text.days_ago),
        focal_x=round(text.focal[0] * 100),
        focal_y=round(text.focal[1] * 100),
    )


def _make_renditions(pk: int) -> None:
    try:
        make(Photo.objects.get(pk=pk), formats=("webp", "jpeg"))
    finally:
        connection.close()  # this thread's own


def sign_photos(photos: Iterable[Photo], by: Any) -> None:
    """Drawn pictures betray nobody: every question is answered with no, at noon of the day they were taken."""
    now = timezone.now()
    answers = dict.fromkeys(SafetyQuestion.objects.active().values_list("pk", flat=True), False)
    for photo in photos if answers else ():
        noon = timezone.make_aware(datetime.datetime.combine(photo.taken_on or now.date(), datetime.time(12)))
        sign(photo, answers, by=by, at=min(noon, now))


def galleries(today: datetime.date, photo: Keys) -> Keys:
    loaded: Keys = {}
    for shape in captions.GALLERIES:
        gallery = Gallery(
            **both("title", shape.title),
            **both("description", shape.description),
            event_on=today - datetime.timedelta(days=shape.days_ago),
            cover=photo[shape.photos[0]],
        )
        fill_slugs(gallery, "title")
        gallery.save()
        GalleryPhoto.objects.bulk_create(
            GalleryPhoto(gallery=gallery, photo=photo[key], position=place) for place, key in enumerate(shape.photos)
        )
        loaded[shape.key] = gallery
    return loaded


def load_organisations() -> Keys:
    loaded: Keys = {}
    for shape in organisations.ORGANISATIONS:
        body = Organisation(
            kind=shape.kind,
            website=shape.website,
            **both("name", shape.name),
            **both("short_name", shape.short_name),
            **both("abbreviation", shape.abbreviation),
        )
        fill_slugs(body, "name")
        body.save()
        loaded[shape.key] = body
    for shape in organisations.ORGANISATIONS:
        loaded[shape.key].parent = loaded.get(shape.parent)
        loaded[shape.key].superseded_by = loaded.get(shape.superseded_by)
        loaded[shape.key].save(update_fields=["parent", "superseded_by"])
    return loaded


def load_tags() -> Keys:
    loaded: Keys = {}
    for shape in tags.TAGS:
        tag = Tag(**both("name", shape.name))
        fill_slugs(tag, "name")
        tag.save()
        loaded[shape.key] = tag
    return loaded


def load_officials(today: datetime.date, body: Keys, photo: Keys) -> Keys:
    loaded: Keys = {}
    for shape in people.OFFICIALS:
        official = Official(
            **both("given_name", shape.given_name),
            **both("family_name", shape.family_name),
            **both("patronymic", shape.patronymic),
            **both("biography", shape.biography),
            portrait=photo[shape.portrait],
        )
        fill_slugs(official, "given_name", "family_name")
        decline(official)
        official.save()
        loaded[shape.key] = official
    position = _positions(today, body)
    Appointment.objects.bulk_create(
        Appointment(
            official=loaded[shape.official],
            position=position[shape.position],
            from_on=today - datetime.timedelta(days=shape.from_days_ago),
            until_on=_day_after(today, shape.until_days_ago),
            acting=shape.is_acting,
        )
        for shape in people.APPOINTMENTS
    )
    return loaded


def _day_after(today: datetime.date, days_ago: int | None) -> datetime.date | None:
    """The demo names the last day in office; the register keeps the first day out of it."""
    return None if days_ago is None else today - datetime.timedelta(days=days_ago - 1)


def _positions(today: datetime.date, body: Keys) -> Keys:
    loaded: Keys = {}
    for rank, shape in enumerate(people.POSITIONS, start=1):
        position = Position.objects.create(organisation=body[shape.organisation], rank=rank)
        starts = [
            None if title.since_days_ago is None else today - datetime.timedelta(days=title.since_days_ago)
            for title in shape.titles
        ]
        for title, start, end in zip(shape.titles, starts, [*starts[1:], None], strict=True):
            PositionTitle.objects.create(position=position, from_on=start, until_on=end, **both("title", title.title))
        loaded[shape.key] = position
    return loaded

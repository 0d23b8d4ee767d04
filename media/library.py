"""How a file becomes a photo of the library."""

import datetime as dt
from typing import IO, Any

from django.core.files.base import ContentFile
from django.utils import timezone

from . import renditions
from .imaging import Format, Intake, receive
from .models import Photo
from .numbers import next_number


def add(
    file: bytes | IO[bytes], *, by: Any = None, formats: tuple[Format, ...] = renditions.FORMATS, **texts: Any
) -> Photo:
    """Clean a file, keep it and make its renditions. Raises `media.imaging.Refused`.

    `texts` are fields of Photo (`headline_uk=…`, `caption_en=…`, `taken_on=…`, `focal_x=…`); they win over what the
    file suggests. `formats=("webp", "jpeg")` spares the slow AVIF.
    """
    photo = keep(receive(file), by=by, **texts)
    renditions.make(photo, formats=formats)
    return photo


def keep(intake: Intake, *, by: Any = None, **texts: Any) -> Photo:
    """Store a received picture, with its original sealed, under a new number. Renditions are made later."""
    fields = {**_suggestions(intake), **texts}
    photo = Photo(**fields, **_facts(intake), uploaded_by=by, number=next_number(_day_of(fields)))
    photo.master.save("master.jpg", ContentFile(intake.image), save=False)
    photo.original.save(f"original.{intake.extension}", ContentFile(intake.received), save=False)
    photo.save()
    return photo


def _suggestions(intake: Intake) -> dict[str, Any]:
    """What the file said of itself; the press office's photographers caption in Ukrainian."""
    return {
        "headline_uk": intake.headline[:200],
        "caption_uk": intake.caption,
        "credit_uk": intake.credit[:200],
        "taken_on": intake.taken_on,
    }


def _facts(intake: Intake) -> dict[str, Any]:
    return {
        "width": intake.width,
        "height": intake.height,
        "colour": intake.colour,
        "sha256": intake.sha256,
        "perceptual_hash": intake.perceptual_hash,
        "removed": list(intake.removed),
    }


def _day_of(fields: dict[str, Any]) -> dt.date:
    return fields.get("taken_on") or timezone.localdate()

"""Permanent photo numbers, `YYMMDD-UNIT-SNNN`: the day, the unit (setting PHOTO_UNIT), scene 1–9 and frame 001–999."""

import datetime as dt
import re

from django.conf import settings
from django.db import transaction
from django.db.models import F

from .models import PhotoCounter

FRAMES = 999
SCENES = 9
NUMBER = re.compile(r"[0-9]{6}-[A-Z0-9]{2,10}-[1-9][0-9]{3}")


def next_number(day: dt.date) -> str:
    """A number nobody has had and nobody will have again. The update locks the day's row until we have read it.

    A number shows two digits of the year, so the same day of two centuries counts on.
    """
    day = day.replace(year=2000 + day.year % 100)
    with transaction.atomic():
        PhotoCounter.objects.get_or_create(day=day)
        PhotoCounter.objects.filter(day=day).update(given=F("given") + 1)
        given = PhotoCounter.objects.values_list("given", flat=True).get(day=day)
    return format_number(day, given)


def format_number(day: dt.date, count: int) -> str:
    """The count-th number (from 1) of a day. Raises ValueError past 8,991 photos a day."""
    scene, frame = divmod(count - 1, FRAMES)
    if scene >= SCENES:
        raise ValueError(f"{day} already has {SCENES * FRAMES} photo numbers")
    return f"{day:%y%m%d}-{settings.PHOTO_UNIT}-{scene + 1}{frame + 1:03d}"

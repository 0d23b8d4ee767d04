"""A moment in Kyiv, to the second, as people type it."""

from __future__ import annotations

import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

KYIV = ZoneInfo("Europe/Kyiv")


def offset(moment: datetime.datetime) -> str:
    """The distance of Kyiv's clock from UTC at that moment: "UTC+2" in winter, "UTC+3" in summer."""
    hours = (moment.astimezone(KYIV).utcoffset() or datetime.timedelta()).total_seconds() / 3600
    return f"UTC{hours:+g}"


def said(moment: datetime.datetime) -> str:
    """A moment in words: day, time to the second, and Kyiv's offset."""
    local = moment.astimezone(KYIV)
    return f"{date_format(local, 'DATE_FORMAT')}, {local:%H:%M:%S} ({offset(moment)})"


def both(wall: datetime.datetime) -> tuple[datetime.datetime, datetime.datetime]:
    """The moments when a clock in Kyiv shows `wall`: the same one twice, but for the nights when the clocks change."""
    first, second = (wall.replace(tzinfo=KYIV, fold=fold) for fold in (0, 1))
    return first, second


def is_skipped(wall: datetime.datetime) -> bool:
    """No clock in Kyiv ever shows it: that night they go forward."""
    return both(wall)[0].astimezone(datetime.UTC).astimezone(KYIV).replace(tzinfo=None) != wall


def happens_twice(wall: datetime.datetime) -> bool:
    first, second = both(wall)
    return first.utcoffset() != second.utcoffset() and not is_skipped(wall)


def in_kyiv(wall: datetime.datetime, fold: int | None = None) -> datetime.datetime:
    """The moment a clock in Kyiv shows `wall`; `fold` chooses the first (0) or the second (1) of an hour that repeats.

    ValidationError for an hour that does not exist, and for one that repeats while nobody has chosen.
    """
    if is_skipped(wall):
        raise ValidationError(_("That night the clocks go forward: this hour does not exist. Choose another."))
    if fold is None and happens_twice(wall):
        raise ValidationError(_("That night the clocks go back: this hour happens twice. Say which of the two."))
    return both(wall)[fold or 0]


def start_of_day(day: datetime.date) -> datetime.datetime:
    """The first moment of a day in Kyiv, where clocks never change at midnight."""
    return datetime.datetime.combine(day, datetime.time(), KYIV)


class KyivMomentField(forms.Field):
    """Cleans to an aware datetime, or None when left empty. `fold`: which of an hour that repeats, once chosen."""

    fold: int | None = None
    widget = forms.DateTimeInput(attrs={"type": "datetime-local", "step": "1"}, format="%Y-%m-%dT%H:%M:%S")

    def to_python(self, value: Any) -> datetime.datetime | None:
        if not value:
            return None
        wall = typed(value)
        if wall is None:
            raise ValidationError(_("Enter the date and the time, for example 24.08.2026, 09:00:00."))
        return in_kyiv(wall, self.fold)


def typed(value: Any) -> datetime.datetime | None:
    """What the browser sent, as a clock shows it; None where it is no date and time."""
    try:
        return datetime.datetime.fromisoformat(str(value)).replace(tzinfo=None)
    except ValueError:
        return None

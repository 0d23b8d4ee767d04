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


def in_kyiv(wall: datetime.datetime) -> datetime.datetime:
    """The moment a clock in Kyiv shows `wall`. ValidationError on the nights when the clocks change."""
    first, second = (wall.replace(tzinfo=KYIV, fold=fold) for fold in (0, 1))
    if first.utcoffset() != second.utcoffset():
        there_and_back = first.astimezone(datetime.UTC).astimezone(KYIV).replace(tzinfo=None)
        if there_and_back != wall:
            raise ValidationError(_("That night the clocks go forward: this hour does not exist. Choose another."))
        raise ValidationError(_("That night the clocks go back: this hour happens twice. Choose another."))
    return first


def start_of_day(day: datetime.date) -> datetime.datetime:
    """The first moment of a day in Kyiv, where clocks never change at midnight."""
    return datetime.datetime.combine(day, datetime.time(), KYIV)


class KyivMomentField(forms.Field):
    """Cleans to an aware datetime, or None when left empty."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local", "step": "1"}, format="%Y-%m-%dT%H:%M:%S")

    def to_python(self, value: Any) -> datetime.datetime | None:
        if not value:
            return None
        try:
            wall = datetime.datetime.fromisoformat(str(value))
        except ValueError as error:
            raise ValidationError(_("Enter the date and the time, for example 24.08.2026, 09:00:00.")) from error
        return in_kyiv(wall.replace(tzinfo=None))

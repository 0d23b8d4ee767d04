"""How long and how far what people type may be: a slip of the hand must not stand in the library."""

import datetime as dt
from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsroom.lib.moments import KYIV

LONGEST = 2000  # characters of a caption
FURTHEST = 9999  # places in an order
EARLIEST = dt.date(1900, 1, 1)
YEARS_AHEAD = 10  # of an event

is_not_too_long = MaxLengthValidator(LONGEST, _("Shorten this: %(limit_value)d characters at most."))
is_a_place = MaxValueValidator(FURTHEST, _("The largest number in an order is %(limit_value)d."))
is_not_too_early = MinValueValidator(EARLIEST, _("Check the year: it is before 1900."))


def is_past(day: dt.date) -> None:
    if day > timezone.localdate(timezone=KYIV):
        raise ValidationError(_("This day is still to come."), code="future")


def is_near(day: dt.date) -> None:
    if day.year > timezone.localdate(timezone=KYIV).year + YEARS_AHEAD:
        raise ValidationError(_("Check the year: it is more than ten years ahead."), code="far_future")


def is_likely(day: dt.date) -> bool:
    """Would the form take this for the day a picture was taken on?"""
    return EARLIEST <= day <= timezone.localdate(timezone=KYIV)


def bound_texts(fields: Iterable[forms.Field]) -> None:
    """No text without a limit of its own is longer than LONGEST. Said, and not cut off by the browser while pasted."""
    for field in fields:
        if isinstance(field, forms.CharField) and field.max_length is None:
            field.validators.append(is_not_too_long)


def bound_place(field: forms.Field) -> None:
    field.validators.append(is_a_place)
    field.widget.attrs["max"] = str(FURTHEST)

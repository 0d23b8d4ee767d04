"""The archive: years, months, days. A day is a Kyiv day."""

import calendar
import datetime
from collections import Counter
from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from articles.models import Edition
from articles.models.editions import EditionQuerySet
from articles.views import pages
from articles.views.heads import list_head, same_in_all
from articles.views.public import language_of_page
from articles.views.walk import Walk, walk_of
from newsroom.lib import caching
from newsroom.lib.prepared import prepared

# Before the first publication of anybody, and what makes of "before now" "until now".
EVER = datetime.datetime(1900, 1, 1, tzinfo=datetime.UTC)
EVEN_NOW = datetime.timedelta(microseconds=1)


def _midnight(day: datetime.date) -> datetime.datetime:
    """The first moment of a Kyiv day."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))


def _within(
    start: datetime.datetime, end: datetime.datetime, at: datetime.datetime, *, language: str
) -> EditionQuerySet:
    """First went live in [start, end), as lists show them."""
    return pages.all_news(at, language=language).published_between(start, end)


def _walk(request: HttpRequest, first: datetime.date, until: datetime.date) -> Walk:
    """Published on a day in [first, until)."""
    asked = (_midnight(first), _midnight(until), timezone.now())
    return walk_of(_within, asked, request.GET, language=language_of_page())


@prepared
def _moments(
    start: datetime.datetime, end: datetime.datetime, at: datetime.datetime, *, language: str
) -> QuerySet[Edition, datetime.datetime]:
    listed = Edition.objects.live(language, at).listed()
    return listed.published_between(start, end).values_list("published_at", flat=True)


@prepared
def _nearest(
    moment: datetime.datetime, at: datetime.datetime, *, language: str, before: bool
) -> QuerySet[Edition, datetime.datetime]:
    """The last publication before a moment, or the first from it on."""
    listed = Edition.objects.live(language, at).listed()
    ordered = (
        listed.published_before(moment).newest_first() if before else listed.published_since(moment).oldest_first()
    )
    return ordered.values_list("published_at", flat=True)[:1]


def _nearest_day(moment: datetime.datetime, *, before: bool) -> datetime.date | None:
    found = _nearest(moment, timezone.now(), language=language_of_page(), before=before)
    return timezone.localdate(found[0]) if found else None


def existing_day(year: int, month: int = 1, day: int = 1) -> datetime.date:
    """Http404 for a day that doesn't exist or hasn't come."""
    try:
        found = datetime.date(year, month, day)
    except ValueError as error:
        raise Http404 from error
    if found > timezone.localdate() or year < 1991:
        raise Http404
    return found


Link = tuple[str, str]  # what it is called, where it leads


def _beside(
    first: datetime.date, until: datetime.date, link: Callable[[datetime.date], Link]
) -> dict[str, Link | None]:
    """Links to the nearest days with news before `first` and from `until` on, made by `link`; two queries."""
    before, after = _nearest_day(_midnight(first), before=True), _nearest_day(_midnight(until), before=False)
    return {"older": link(before) if before else None, "newer": link(after) if after else None}


def _year_link(day: datetime.date) -> Link:
    return str(day.year), reverse("articles:archive_year", args=[day.year])


def _month_link(day: datetime.date) -> Link:
    name = capfirst(date_format(day, "YEAR_MONTH_FORMAT"))
    return name, reverse("articles:archive_month", args=[day.year, day.month])


def _day_link(day: datetime.date) -> Link:
    return date_format(day, "DATE_FORMAT"), reverse("articles:archive_day", args=[day.year, day.month, day.day])


def _per_day(first: datetime.date, until: datetime.date) -> Counter[datetime.date]:
    """How many texts were published on each Kyiv day in [first, until). Reads an index; for a year at most, not for
    the archive."""
    moments = _moments(_midnight(first), _midnight(until), timezone.now(), language=language_of_page())
    return Counter(map(timezone.localdate, moments))


@require_safe
def archive(request: HttpRequest) -> HttpResponse:
    oldest, newest = _nearest_day(EVER, before=False), _nearest_day(timezone.now() + EVEN_NOW, before=True)
    context = {
        "head": list_head(request, gettext("Archive"), same_in_all("archive"), section="archive"),
        "years": range(newest.year, oldest.year - 1, -1) if oldest and newest else [],
    }
    return render(request, "articles/archive.html", context)


@require_safe
def archive_year(request: HttpRequest, year: int) -> HttpResponse:
    first = existing_day(year)
    until = datetime.date(year + 1, 1, 1)
    counts = Counter(day.month for day in _per_day(first, until).elements())
    context = {
        "head": list_head(request, str(year), same_in_all("archive_year", year), section="archive"),
        "months": [(datetime.date(year, month, 1), counts[month]) for month in range(1, 13)],
        "count": counts.total(),
        "year": year,
        "beside": _beside(first, until, _year_link),
    }
    return render(request, "articles/archive_year.html", context)


@caching.knows("before", "after")
@require_safe
def archive_month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    first = existing_day(year, month)
    until = (first + datetime.timedelta(days=31)).replace(day=1)
    title, _address = _month_link(first)
    counts = _per_day(first, until)
    context = {
        "head": list_head(request, title, same_in_all("archive_month", year, month), section="archive"),
        "first": first,
        "weekdays": [datetime.date(2024, 1, day) for day in range(1, 8)],  # 1 January 2024 was a Monday
        "weeks": _weeks(first, counts),
        "count": counts.total(),
        "beside": _beside(first, until, _month_link),
        "walk": _walk(request, first, until),
    }
    return render(request, "articles/archive_month.html", context)


def _weeks(first: datetime.date, counts: Counter[datetime.date]) -> list[list[dict[str, Any]]]:
    """The month as weeks of seven days; days of other months have no number."""
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    return [
        [{"date": day, "count": counts[day], "is_inside": day.month == first.month} for day in week] for week in weeks
    ]


@caching.knows("before", "after")
@require_safe
def archive_day(request: HttpRequest, year: int, month: int, day: int) -> HttpResponse:
    date = existing_day(year, month, day)
    until = date + datetime.timedelta(days=1)
    title, _address = _day_link(date)
    context = {
        "head": list_head(request, title, same_in_all("archive_day", year, month, day), section="archive"),
        "date": date,
        "walk": _walk(request, date, until),
        "beside": _beside(date, until, _day_link),
    }
    return render(request, "articles/archive_day.html", context)

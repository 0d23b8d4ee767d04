"""The archive: years, months, days. A day is a Kyiv day."""

import calendar
import datetime
from collections import Counter
from collections.abc import Callable
from typing import Any

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
from articles.views.walk import walk
from newsroom.lib import caching


def _listed() -> EditionQuerySet:
    return Edition.objects.live(language_of_page(), timezone.now()).listed()


def _midnight(day: datetime.date) -> datetime.datetime:
    """The first moment of a Kyiv day."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))


def _between(first: datetime.date, until: datetime.date) -> EditionQuerySet:
    """Published on a day in [first, until)."""
    return _listed().published_between(_midnight(first), _midnight(until))


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
    listed = _listed()
    before = listed.published_before(_midnight(first)).newest_first().values_list("published_at", flat=True).first()
    after = listed.published_since(_midnight(until)).oldest_first().values_list("published_at", flat=True).first()
    return {
        "older": link(timezone.localdate(before)) if before else None,
        "newer": link(timezone.localdate(after)) if after else None,
    }


def _year_link(day: datetime.date) -> Link:
    return str(day.year), reverse("articles:archive_year", args=[day.year])


def _month_link(day: datetime.date) -> Link:
    name = capfirst(date_format(day, "YEAR_MONTH_FORMAT"))
    return name, reverse("articles:archive_month", args=[day.year, day.month])


def _day_link(day: datetime.date) -> Link:
    return date_format(day, "DATE_FORMAT"), reverse("articles:archive_day", args=[day.year, day.month, day.day])


def _per_day(editions: EditionQuerySet) -> Counter[datetime.date]:
    """How many of these were published on each Kyiv day. Reads an index; for a year at most, not for the archive."""
    return Counter(timezone.localdate(one) for one in editions.values_list("published_at", flat=True))


@require_safe
def archive(request: HttpRequest) -> HttpResponse:
    ends = [_listed().oldest_first(), _listed().newest_first()]
    oldest, newest = (ordered.values_list("published_at", flat=True).first() for ordered in ends)
    first, last = (timezone.localdate(one).year if one else None for one in (oldest, newest))
    context = {
        "head": list_head(request, gettext("Archive"), same_in_all("archive"), section="archive"),
        "years": range(last, first - 1, -1) if first and last else [],
    }
    return render(request, "articles/archive.html", context)


@require_safe
def archive_year(request: HttpRequest, year: int) -> HttpResponse:
    first = existing_day(year)
    until = datetime.date(year + 1, 1, 1)
    counts = Counter(day.month for day in _per_day(_between(first, until)).elements())
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
    editions = _between(first, until)
    title, _address = _month_link(first)
    counts = _per_day(editions)
    context = {
        "head": list_head(request, title, same_in_all("archive_month", year, month), section="archive"),
        "first": first,
        "weekdays": [datetime.date(2024, 1, day) for day in range(1, 8)],  # 1 January 2024 was a Monday
        "weeks": _weeks(first, counts),
        "count": counts.total(),
        "beside": _beside(first, until, _month_link),
        "walk": walk(pages.for_lists(editions), request.GET),
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
        "walk": walk(pages.for_lists(_between(date, until)), request.GET),
        "beside": _beside(date, until, _day_link),
    }
    return render(request, "articles/archive_day.html", context)

"""The archive: years, months, days. A day is a Kyiv day."""

import calendar
import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
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


def _listed() -> EditionQuerySet:
    return Edition.objects.live(language_of_page(), timezone.now()).listed()


def _midnight(day: datetime.date) -> datetime.datetime:
    """The first moment of a Kyiv day."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))


def _between(first: datetime.date, until: datetime.date) -> EditionQuerySet:
    """Published on a day in [first, until)."""
    return _listed().published_between(_midnight(first), _midnight(until))


def _day(year: int, month: int = 1, day: int = 1) -> datetime.date:
    """Http404 for a day that doesn't exist or hasn't come."""
    try:
        found = datetime.date(year, month, day)
    except ValueError as error:
        raise Http404 from error
    if found > timezone.localdate() or year < 1991:
        raise Http404
    return found


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
    first = _day(year)
    moments = _between(first, datetime.date(year + 1, 1, 1)).datetimes("published_at", "month")
    filled = {timezone.localdate(one).month for one in moments}
    context = {
        "head": list_head(request, str(year), same_in_all("archive_year", year), section="archive"),
        "months": [(datetime.date(year, month, 1), month in filled) for month in range(1, 13)],
        "year": year,
    }
    return render(request, "articles/archive_year.html", context)


@require_safe
def archive_month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    first = _day(year, month)
    until = (first + datetime.timedelta(days=31)).replace(day=1)
    editions = _between(first, until)
    title = capfirst(date_format(first, "YEAR_MONTH_FORMAT"))
    context = {
        "head": list_head(request, title, same_in_all("archive_month", year, month), section="archive"),
        "first": first,
        "weekdays": [datetime.date(2024, 1, day) for day in range(1, 8)],  # 1 January 2024 was a Monday
        "weeks": _weeks(first, editions),
        "walk": walk(pages.for_lists(editions), request.GET),
    }
    return render(request, "articles/archive_month.html", context)


def _weeks(first: datetime.date, editions: EditionQuerySet) -> list[list[dict[str, Any]]]:
    """The month as weeks of seven days; days of other months have no number."""
    filled = {timezone.localdate(one) for one in editions.datetimes("published_at", "day")}
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    return [
        [{"date": day, "is_filled": day in filled, "is_inside": day.month == first.month} for day in week]
        for week in weeks
    ]


@require_safe
def archive_day(request: HttpRequest, year: int, month: int, day: int) -> HttpResponse:
    date = _day(year, month, day)
    editions = _between(date, date + datetime.timedelta(days=1))
    title = date_format(date, "DATE_FORMAT")
    context = {
        "head": list_head(request, title, same_in_all("archive_day", year, month, day), section="archive"),
        "date": date,
        "walk": walk(pages.for_lists(editions), request.GET),
    }
    return render(request, "articles/archive_day.html", context)

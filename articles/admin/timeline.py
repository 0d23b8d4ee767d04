"""An official's appointments as a story: newest first, with the gaps between them and the posts held together."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _t

from articles.models import Appointment, Official
from articles.workflow.terms import named
from newsroom.lib.alphabet import Alphabetical

PAST, CURRENT, FUTURE = "past", "current", "future"


@dataclass
class Entry:
    """A term, or the words of a gap when `post` is empty. `titles` beside `post`: what it was called later."""

    words: str
    post: str = ""
    position: int = 0
    standing: str = ""
    is_acting: bool = False
    titles: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)


def timeline(official: Official, today: datetime.date) -> list[Entry]:
    """Two queries."""
    terms = list(official.appointments.with_titles().order_by("from_on", "pk"))
    return list(_entries(terms, today))[::-1]


def _entries(terms: Sequence[Appointment], today: datetime.date) -> Iterator[Entry]:
    free: datetime.date | None = None  # the first day with no post, as far as was told
    for number, term in enumerate(terms):
        if number and free and free < term.from_on:
            yield Entry(_t("No post: %(period)s") % {"period": period(free, term.from_on)})
        yield _entry(term, terms[:number], today)
        ends = [each.until_on for each in terms[: number + 1]]
        free = None if None in ends else max(filter(None, ends))


def _entry(term: Appointment, earlier: Sequence[Appointment], today: datetime.date) -> Entry:
    standing = FUTURE if term.from_on > today else CURRENT if term.covers(today) else PAST
    return Entry(
        words=period(term.from_on, term.until_on),
        post=named(term.position, term.from_on),
        position=term.position_id,
        standing=standing,
        is_acting=term.acting,
        titles=list(_later_titles(term)),
        beside=[_together(term, other) for other in earlier if term.overlaps(other)],
    )


def _later_titles(term: Appointment) -> Iterator[str]:
    """The names the post was given while they held it."""
    for title in sorted(term.position.titles.all(), key=lambda title: title.from_on or datetime.date.min):
        day = title.from_on
        if day and day > term.from_on and term.covers(day):
            yield _t("from %(day)s: %(title)s") % {"day": date_format(day), "title": named(term.position, day)}


def _together(term: Appointment, other: Appointment) -> str:
    """Two posts at once, in words."""
    start = max(term.from_on, other.from_on)
    until = min(filter(None, (term.until_on, other.until_on)), default=None)
    return _t("together with “%(post)s”: %(period)s") % {
        "post": named(other.position, start),
        "period": period(start, until),
    }


def period(from_on: datetime.date, until_on: datetime.date | None) -> str:
    """[from, until) as people say it: with the last day."""
    if until_on is None:
        return _t("from %(day)s") % {"day": date_format(from_on)}
    last = until_on - datetime.timedelta(days=1)
    if last == from_on:
        return date_format(from_on)
    return f"{date_format(from_on)} – {date_format(last)}"


def context(official: Official, today: datetime.date) -> dict[str, Any]:
    return {
        "timeline": timeline(official, today),
        "duplicates": list(official.merged.order_by(Alphabetical("family_name_uk"), "pk")),
    }

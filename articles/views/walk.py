"""A list as a keyset walk: no OFFSET, no COUNT, the same cost on the first page and on the five-thousandth."""

import datetime
import re
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from articles.models import Edition, Place
from articles.models.editions import MARK, EditionQuerySet

PAGE_LENGTH = 20
A_MARK = re.compile(f"[0-9a-f]{{{MARK}}}")

Day = tuple[datetime.date, list[Edition]]


@dataclass(frozen=True)
class Walk:
    """One page of a list, newest first. `older` and `newer` are query strings, "" at the ends."""

    editions: list[Edition]
    newer: str = ""
    older: str = ""

    @property
    def days(self) -> list[Day]:
        return by_day(self.editions)


def walk(editions: EditionQuerySet, query: QueryDict, length: int = PAGE_LENGTH, moment: str = "published_at") -> Walk:
    """The page `query` asks for by `before` or `after`; with neither, or with nonsense, the first.

    `moment` is the column the list is sorted by.
    """
    before, after = parse(query.get("before", "")), parse(query.get("after", ""))
    newest, oldest = editions.newest_first(moment), editions.oldest_first(moment)
    if before:
        rows = list(newest.older_than(before, moment)[: length + 1])
    elif after:
        rows = list(oldest.newer_than(after, moment)[: length + 1])
    else:
        rows = list(newest[: length + 1])
    has_more, shown = len(rows) > length, rows[:length]
    if after and not before:
        shown.reverse()
        has_newer, has_older = has_more, bool(shown)
    else:
        has_newer, has_older = bool(before and shown), has_more
    return Walk(
        shown,
        newer=_link("after", shown[0], moment) if has_newer else "",
        older=_link("before", shown[-1], moment) if has_older else "",
    )


def _link(direction: str, edition: Edition, moment: str) -> str:
    return "?" + urlencode({direction: spell(edition.place(moment))})


def spell(place: Place) -> str:
    """A place in a list as `parse` reads it."""
    moment = f"{place.moment.astimezone(datetime.UTC):%Y%m%dT%H%M%S.%fZ}"
    return f"{moment}~{place.mark}" if place.mark else moment


def parse(text: str) -> Place | None:
    """`20261122T151000.000000Z~0c5f1a9d42e7` → a place in a list; None for anything else."""
    moment, _, mark = text.partition("~")
    try:
        published_at = parse_datetime(moment)
        if published_at is None or timezone.is_naive(published_at) or (mark and not A_MARK.fullmatch(mark)):
            return None
        # The first and the last day of the calendar have moments that no other time zone can name.
        return Place(published_at.astimezone(datetime.UTC), mark)
    except (ValueError, OverflowError):
        return None


def by_day(editions: list[Edition]) -> list[Day]:
    """Editions grouped by the Kyiv day on which they were published, in the order given."""
    return [(day, list(group)) for day, group in groupby(editions, lambda one: timezone.localdate(one.published_at))]

"""A list as a keyset walk: no OFFSET, no COUNT, the same cost on the first page and on the five-thousandth."""

import datetime
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from articles.models import Cursor, Edition
from articles.models.editions import EditionQuerySet

PAGE_LENGTH = 20

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


def walk(editions: EditionQuerySet, query: QueryDict, length: int = PAGE_LENGTH) -> Walk:
    """The page `query` asks for by `before` or `after`; with neither, or with nonsense, the first."""
    before, after = parse(query.get("before", "")), parse(query.get("after", ""))
    if before:
        return _page(list(editions.older_than(before).newest_first()[: length + 1]), length, has_newer=True)
    if after:
        return _page_before(list(editions.newer_than(after).oldest_first()[: length + 1]), length)
    return _page(list(editions.newest_first()[: length + 1]), length, has_newer=False)


def _page(rows: list[Edition], length: int, *, has_newer: bool) -> Walk:
    shown = rows[:length]
    return Walk(
        shown,
        newer=_link("after", shown[0]) if has_newer and shown else "",
        older=_link("before", shown[-1]) if len(rows) > length else "",
    )


def _page_before(rows: list[Edition], length: int) -> Walk:
    shown = rows[:length][::-1]
    return Walk(
        shown,
        newer=_link("after", shown[0]) if len(rows) > length else "",
        older=_link("before", shown[-1]) if shown else "",
    )


def _link(direction: str, edition: Edition) -> str:
    return "?" + urlencode({direction: spell(Cursor(edition.published_at, edition.pk))})


def spell(cursor: Cursor) -> str:
    """A place in a list as `parse` reads it."""
    return f"{cursor.published_at.astimezone(datetime.UTC):%Y%m%dT%H%M%S.%fZ}~{cursor.id}"


def parse(text: str) -> Cursor | None:
    """`20261122T151000.000000Z~17` → a place in a list; None for anything else."""
    moment, _, number = text.partition("~")
    try:
        published_at = parse_datetime(moment)
        if published_at is None or timezone.is_naive(published_at) or not (number.isascii() and number.isdigit()):
            return None
        # The first and the last day of the calendar have moments that no other time zone can name.
        published_at = published_at.astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        return None
    return Cursor(published_at, min(int(number[:19]), 2**63 - 1))


def by_day(editions: list[Edition]) -> list[Day]:
    """Editions grouped by the Kyiv day on which they were published, in the order given."""
    return [(day, list(group)) for day, group in groupby(editions, lambda one: timezone.localdate(one.published_at))]

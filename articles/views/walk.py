"""A list as a keyset walk: no OFFSET, no COUNT, the same cost on the first page and on the five-thousandth."""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from articles.models import Edition, Place
from articles.models.editions import MARK, EditionQuerySet
from newsroom.lib.prepared import prepared

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

    `moment` is what the list is sorted by: see `EditionQuerySet.newest_first`.
    """

    def asked(direction: str, place: Place | None) -> list[Edition]:
        return list(_from(editions, direction, place, moment)[: length + 1])

    return _walk(asked, query, length, moment)


def walk_of(
    rows: Callable[..., EditionQuerySet],
    values: tuple[Any, ...],
    query: QueryDict,
    length: int = PAGE_LENGTH,
    moment: str = "published_at",
    **shape: Any,
) -> Walk:
    """As `walk`, for the lists that readers ask for most: `rows(*values, **shape)` is written once (see `prepared`)."""

    def asked(direction: str, place: Place | None) -> list[Edition]:
        beside = () if place is None else (place.moment, *filter(None, [place.mark]))
        form = {
            "rows": rows,
            "direction": direction,
            "is_marked": len(beside) == 2,
            "length": length + 1,
            "moment": moment,
        }
        return _rows(*values, *beside, **form, **shape)

    return _walk(asked, query, length, moment)


@prepared
def _rows(
    *values: Any,
    rows: Callable[..., EditionQuerySet],
    direction: str,
    is_marked: bool,
    length: int,
    moment: str,
    **shape: Any,
) -> EditionQuerySet:
    """The first rows of a list, or those beside the place that its last values are."""
    own = len(values) - (1 + is_marked if direction else 0)
    place = Place(*values[own:]) if direction else None
    return _from(rows(*values[:own], **shape), direction, place, moment)[:length]


def _from(editions: EditionQuerySet, direction: str, place: Place | None, moment: str) -> EditionQuerySet:
    if place and direction == "after":
        return editions.oldest_first(moment).newer_than(place, moment)
    newest = editions.newest_first(moment)
    return newest.older_than(place, moment) if place else newest


def _walk(asked: Callable[[str, Place | None], list[Edition]], query: QueryDict, length: int, moment: str) -> Walk:
    before, after = parse(query.get("before", "")), parse(query.get("after", ""))
    direction = "before" if before else "after" if after else ""
    rows = asked(direction, before or after)
    has_more, shown = len(rows) > length, rows[:length]
    if direction == "after":
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

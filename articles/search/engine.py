"""The plain engine: every term must begin a word of the text; newest first, page by page."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from articles.models import Edition, FormerAddress, Official, Organisation, Place, Tag
from articles.models.editions import EditionQuerySet
from articles.search.words import query_words
from newsroom.lib.languages import attr

PAGE_LENGTH = 20
# No index helps the plain engine, so one request looks through so many editions at most (0.2 s on SQLite).
REACH = 20_000


@dataclass(frozen=True)
class Filters:
    """`since` and `until` are moments, [since, until). Things go by their slugs in the language that is searched."""

    kind: str = ""
    since: datetime.datetime | None = None
    until: datetime.datetime | None = None
    tag: str = ""
    official: str = ""
    organisation: str = ""

    def apply(self, editions: EditionQuerySet, language: str) -> EditionQuerySet:
        asked = {
            "kind": self.kind,
            "published_at__gte": self.since,
            "published_at__lt": self.until,
            "edition_tags__tag__in": _at(Tag.objects.all(), self.tag, language),
            "edition_officials__official__in": _at(Official.objects.all(), self.official, language),
            "edition_organisations__organisation__in": _at(Organisation.objects.all(), self.organisation, language),
        }
        return editions.filter(**{column: value for column, value in asked.items() if value not in ("", None)})


def _at(things: QuerySet[Any], address: str, language: str) -> QuerySet[Any] | None:
    """What has this address or had it: a published text keeps the address of what was renamed or merged since."""
    if not address:
        return None
    kind = things.model._meta.model_name
    former = FormerAddress.objects.filter(thing=kind, language=language, slug=address)
    return things.filter(Q(**{attr("slug", language): address}) | Q(pk__in=former.values("object_id")))


@dataclass(frozen=True)
class Page:
    """The found texts, newest first; `older` is where the next page begins, None on the last one.

    `is_cut`: the engine stopped after `REACH` editions, and what is older was not looked through yet.
    """

    editions: list[Edition]
    older: Place | None = None
    is_cut: bool = False


def find(
    query: str,
    language: str,
    at: datetime.datetime,
    filters: Filters = Filters(),
    place: Place | None = None,
) -> Page:
    """One page of the texts in `language` that readers may be offered at `at` and that hold every term of `query`."""
    editions = filters.apply(Edition.objects.live(language, at).listed(), language)
    bounds = Edition.objects.all()
    if place:
        editions, bounds = editions.older_than(place), bounds.older_than(place)
    end = _end(bounds, language, place.moment if place else at)
    if end:
        editions = editions.newer_than(end)
    for term in query_words(query):
        editions = editions.filter(search_text__words__contains=f" {term}")
    rows = list(editions.newest_first()[: PAGE_LENGTH + 1])
    shown = rows[:PAGE_LENGTH]
    if len(rows) > PAGE_LENGTH:
        return Page(shown, shown[-1].place())
    return Page(shown, end, is_cut=end is not None)


def _end(bounds: EditionQuerySet, language: str, start: datetime.datetime) -> Place | None:
    """Where one request stops looking: between two days, as the edition it counted to may be nothing for readers.

    None where the rest is within reach, or where one day alone holds more than that.
    """
    last = bounds.newest_moments(language)[REACH : REACH + 1].first()
    if last is None:
        return None
    day = last.astimezone(datetime.UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    end = day + datetime.timedelta(days=1)
    return Place(end) if end < start else None


def count(
    query: str, language: str, at: datetime.datetime, filters: Filters = Filters(), *, most: int = 1000
) -> int:
    """How many texts `find` would give, up to `most`."""
    editions = filters.apply(Edition.objects.live(language, at).listed(), language)
    words = query_words(query)
    for term in words:
        term = f"{term} " if query.startswith('"') else term
        editions = editions.filter(search_text__words__contains=f" {term}")
    return len(editions.order_by().values("pk")[:most]) if words else 0

"""By what a search is narrowed, and by what it might be: kinds, days, tags, officials and organisations."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from articles.models import FormerAddress, Official, Organisation, Tag
from articles.search.rows import BITS, END, second, things_in
from articles.search.texts import fact
from newsroom.lib.languages import attr

THINGS = (("tag", Tag), ("official", Official), ("organisation", Organisation))


@dataclass(frozen=True)
class Filters:
    """`since` and `until` are moments, [since, until). Things go by their slugs in the language that is searched."""

    kind: str = ""
    since: datetime.datetime | None = None
    until: datetime.datetime | None = None
    tag: str = ""
    official: str = ""
    organisation: str = ""

    def facts(self, language: str) -> list[list[str]] | None:
        """The terms that rows must have, one of each group; None where a filter names what is not there.

        One statement for each thing that is named.
        """
        facts = [[fact("kind", self.kind)]] if self.kind else []
        for name, model in THINGS:
            if slug := getattr(self, name):
                ids = _ids(model._default_manager.all(), slug, language)
                if not ids:
                    return None
                facts.append([fact(name, pk) for pk in ids])
        return facts

    def bounds(self) -> tuple[int, int]:
        """Row ids, [low, high), that hold all of the days; the very moments are asked of the editions."""
        low = second(self.since) << BITS if self.since else 0
        return low, min((second(self.until) + 1) << BITS, END) if self.until else END


EVERYTHING = Filters()


def _ids(things: QuerySet[Any], address: str, language: str) -> list[int]:
    """What has this address or had it, and what was merged into that: rows name things as their texts do."""
    kind = things.model._meta.model_name
    former = FormerAddress.objects.filter(thing=kind, language=language, slug=address).values("object_id")
    meant = Q(**{attr("slug", language): address}) | Q(pk__in=former)
    if hasattr(things.model, "merged_into"):
        meant |= Q(merged_into__in=things.filter(meant).values("pk"))
    return sorted(things.filter(meant).values_list("pk", flat=True))


@dataclass(frozen=True)
class Facet:
    """A value to narrow by, and how many of the counted texts have it. `slug` of a kind is the kind itself."""

    slug: str
    name: str
    count: int


Facets = dict[str, list[Facet]]


def facets_of(rows: Sequence[dict[str, Any]]) -> Facets:
    """Kind, tag, official, organisation → the values of these rows, most frequent first, named as the newest does."""
    counted = {"kind": Counter(row["kind"] for row in rows)}
    names: dict[tuple[str, str], str] = {}
    # Lines before things: many texts name the same, and each line is read once.
    lines = Counter(line for row in rows for line in dict.fromkeys(row["things"].splitlines()))
    for line, count in lines.items():
        (thing,) = things_in(line)
        if thing.slug:
            counted.setdefault(thing.kind, Counter())[thing.slug] += count
            names.setdefault((thing.kind, thing.slug), thing.name)
    return {
        kind: [Facet(slug, names.get((kind, slug), ""), count) for slug, count in counter.most_common()]
        for kind, counter in counted.items()
    }

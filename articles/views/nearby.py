"""What stands near an article: the texts before and after it in time, and those about the same things."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import F, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from articles.models import Cursor, Edition, EditionOfficial, EditionOrganisation, EditionTag, Official, Tag
from articles.models.editions import EditionQuerySet
from articles.views.pages import for_lists

RELATED = 3
# Bounds of the two queries: so many things of a kind, so many newest texts of each, so many best ones looked at.
THINGS, TEXTS, BEST = 6, 20, 15
# A shared topic or person tells more than the ministry's name, which stands in half the news.
WEIGHTS = {"tag": 2, "official": 2, "organisation": 1}
MERGED: dict[str, Any] = {"tag": Tag.objects.all(), "official": Official.objects.all()}
ROWS: dict[str, Any] = {"tag": EditionTag, "official": EditionOfficial, "organisation": EditionOrganisation}


@dataclass(frozen=True)
class Nearby:
    older: Edition | None
    newer: Edition | None
    related: list[Edition]


def nearby(edition: Edition, at: datetime.datetime) -> Nearby:
    """Live listed texts in the edition's language, never the article itself: two queries, each by index alone.

    Related are those with the most in common among the newest texts of each thing; of equals the newest.
    """
    listed = Edition.objects.live(edition.language, at).listed().exclude(article_id=edition.article_id)
    scores, beside = _candidates(edition, listed, at)
    best = sorted(scores, key=lambda pk: (*scores[pk], pk), reverse=True)[:BEST]
    found = {one.pk: one for one in for_lists(listed.filter(pk__in={*best, *beside}))}
    here = Cursor(edition.published_at, edition.pk)
    places = {Cursor(one.published_at, one.pk): one for one in found.values()}
    older, newer = [place for place in places if place < here], [place for place in places if place > here]
    return Nearby(
        older=places[max(older)] if older else None,
        newer=places[min(newer)] if newer else None,
        related=list(islice((found[pk] for pk in best if pk in found), RELATED)),
    )


def _candidates(
    edition: Edition, listed: EditionQuerySet, at: datetime.datetime
) -> tuple[dict[int, tuple[int, datetime.datetime]], list[int]]:
    """Edition id → (how much it has in common with this one, published_at); and the two neighbours. One query.

    Those that share a thing may be dead: the caller asks.
    """
    here = Cursor(edition.published_at, edition.pk)
    neighbours = (listed.older_than(here).newest_first(), listed.newer_than(here).oldest_first())
    walks = [_chosen(Edition.objects.all(), one.values("pk")[:1], "pk", weight=0) for one in neighbours]
    walks += [_newest_of(kind, pk, edition, at) for kind, pk in _things(edition.content)]
    scores: dict[int, tuple[int, datetime.datetime]] = {}
    beside = []
    for pk, published_at, weight in walks[0].union(*walks[1:], all=True):
        if weight:
            scores[pk] = (scores.get(pk, (0,))[0] + weight, published_at)
        else:
            beside.append(pk)
    return scores, beside


def _things(content: dict[str, Any]) -> list[tuple[str, int]]:
    named = [("tag", tag["id"]) for tag in content["tags"]]
    named += [(mention["type"], mention["id"]) for mention in content["mentions"]]
    named += [("organisation", content["organisation"]["id"])] if content["organisation"] else []
    unique = dict.fromkeys(named)
    return [thing for kind in ROWS for thing in islice((one for one in unique if one[0] == kind), THINGS)]


def _newest_of(kind: str, pk: int, edition: Edition, at: datetime.datetime) -> QuerySet:
    rows = ROWS[kind].objects.filter(**{kind: _stayed(kind, pk)}, language=edition.language, published_at__lte=at)
    newest = rows.exclude(edition_id=edition.pk).order_by("-published_at", "-edition_id").values("pk")[:TEXTS]
    return _chosen(ROWS[kind].objects.all(), newest, "edition_id", WEIGHTS[kind])


def _stayed(kind: str, pk: int) -> Any:
    """The thing that stands for the one an edition names. One value, so that the walk stays one of an index."""
    if kind not in MERGED:
        return pk
    return Coalesce(Subquery(MERGED[kind].filter(pk=pk).values("merged_into")[:1]), pk)


def _chosen(rows: QuerySet, walk: QuerySet, column: str, weight: int) -> QuerySet:
    """(edition id, published_at, weight). A walk with a LIMIT can't be part of a UNION in SQLite; what it found can."""
    return rows.filter(pk__in=walk).values_list(column, F("published_at"), Value(weight))

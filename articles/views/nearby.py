"""What stands near an article: the texts before and after it in time, and those about the same things."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import F, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from articles.models import Cursor, Edition, EditionOfficial, EditionOrganisation, EditionTag, Official, Tag
from articles.models.editions import EditionQuerySet
from newsroom.lib.prepared import padded, prepared

RELATED = 3
# Bounds of the two queries: so many things of a kind, so many newest texts of each, so many best ones looked at.
THINGS, TEXTS, BEST = 6, 20, 15
NOTHING = 0
# A shared topic or person tells more than the ministry's name, which stands in half the news.
WEIGHTS = {"tag": 2, "official": 2, "organisation": 1}
MERGED: dict[str, Any] = {"tag": Tag.objects.all(), "official": Official.objects.all()}
ROWS: dict[str, Any] = {"tag": EditionTag, "official": EditionOfficial, "organisation": EditionOrganisation}


@dataclass(frozen=True)
class Nearby:
    older: Edition | None
    newer: Edition | None
    related: list[Edition]

    @property
    def key(self) -> tuple[Any, ...]:
        """All that is shown of it, for `{% remember %}`."""
        return (*(one and one.hash for one in (self.older, self.newer)), *(one.hash for one in self.related))


def nearby(edition: Edition, at: datetime.datetime) -> Nearby:
    """Live listed texts in the edition's language, never the article itself: two queries, each by index alone.

    Related are those with the most in common among the newest texts of each thing; of equals the newest.
    """
    here = Cursor(edition.published_at, edition.pk)
    scores, beside = _candidates(edition, here, at)
    best = sorted(scores, key=lambda pk: (*scores[pk], pk), reverse=True)[:BEST]
    rows = _offered(padded([*best, *beside]), edition.article_id, at, language=edition.language)
    found = {one.pk: one for one in rows}
    places = {Cursor(one.published_at, one.pk): one for one in found.values()}
    older, newer = [place for place in places if place < here], [place for place in places if place > here]
    return Nearby(
        older=places[max(older)] if older else None,
        newer=places[min(newer)] if newer else None,
        related=list(islice((found[pk] for pk in best if pk in found), RELATED)),
    )


def _candidates(
    edition: Edition, here: Cursor, at: datetime.datetime
) -> tuple[dict[int, tuple[int, datetime.datetime]], list[int]]:
    """Edition id → (how much it has in common with this one, published_at); and the two neighbours. One query.

    Those that share a thing may be dead: the caller asks.
    """
    things = [_filled(_things(edition.content, kind)) for kind in ROWS]
    scores: dict[int, tuple[int, datetime.datetime]] = {}
    beside = []
    for pk, published_at, weight in _walks(*here, edition.article_id, at, *things, language=edition.language):
        if weight:
            scores[pk] = (scores.get(pk, (0,))[0] + weight, published_at)
        else:
            beside.append(pk)
    return scores, beside


@prepared
def _offered(ids: tuple[int, ...], article_id: int, at: datetime.datetime, *, language: str) -> EditionQuerySet:
    shown = ("hash", "slug", "headline", "short_headline", "kind", "published_at")
    return _listed(article_id, at, language).filter(pk__in=ids).only(*shown)


def _listed(article_id: int, at: datetime.datetime, language: str) -> EditionQuerySet:
    return Edition.objects.live(language, at).listed().exclude(article_id=article_id)


@prepared
def _walks(
    moment: datetime.datetime,
    edition_id: int,
    article_id: int,
    at: datetime.datetime,
    tags: tuple[int, ...],
    officials: tuple[int, ...],
    organisations: tuple[int, ...],
    *,
    language: str,
) -> QuerySet:
    """(edition id, published_at, weight): the neighbours of a place in the list, of weight 0, and the newest texts of
    each of these things."""
    here, listed = Cursor(moment, edition_id), _listed(article_id, at, language)
    neighbours = (listed.older_than(here).newest_first(), listed.newer_than(here).oldest_first())
    walks = [_chosen(Edition.objects.all(), one.values("pk")[:1], "pk", weight=0) for one in neighbours]
    for kind, ids in zip(ROWS, (tags, officials, organisations), strict=True):
        walks += [_newest_of(kind, pk, edition_id, at, language) for pk in ids]
    return walks[0].union(*walks[1:], all=True)


def _things(content: dict[str, Any], kind: str) -> tuple[int, ...]:
    """The ids of the things of this kind that the text is about, each once."""
    ids = [one["id"] for one in content["mentions"] if one["type"] == kind]
    if kind == "tag":
        ids = [tag["id"] for tag in content["tags"]]
    if kind == "organisation" and content["organisation"]:
        ids.append(content["organisation"]["id"])
    return tuple(dict.fromkeys(ids))[:THINGS]


def _filled(ids: tuple[int, ...]) -> tuple[int, ...]:
    """To three or six, with a thing that is none: for each number of things the question is another, of a quarter of a
    megabyte, and there would be hundreds."""
    return (*ids, *[NOTHING] * ((3 if len(ids) <= 3 else THINGS) - len(ids)))


def _newest_of(kind: str, pk: int, edition_id: int, at: datetime.datetime, language: str) -> QuerySet:
    rows = ROWS[kind].objects.filter(**{kind: _stayed(kind, pk)}, language=language, published_at__lte=at)
    # Not those that have ended, or the many editions of one text would be the newest twenty of all its things.
    rows = rows.filter(Q(edition__live_until__isnull=True) | Q(edition__live_until__gt=at))
    newest = rows.exclude(edition_id=edition_id).order_by("-published_at", "-edition_id").values("pk")[:TEXTS]
    return _chosen(ROWS[kind].objects.all(), newest, "edition_id", WEIGHTS[kind])


def _stayed(kind: str, pk: int) -> Any:
    """The thing that stands for the one an edition names. One value, so that the walk stays one of an index."""
    if kind not in MERGED:
        return pk
    return Coalesce(Subquery(MERGED[kind].filter(pk=pk).values("merged_into")[:1]), pk)


def _chosen(rows: QuerySet, walk: QuerySet, column: str, weight: int) -> QuerySet:
    """(edition id, published_at, weight). A walk with a LIMIT can't be part of a UNION in SQLite; what it found can."""
    return rows.filter(pk__in=walk).values_list(column, F("published_at"), Value(weight))

"""Narrowing a search by what was found: kinds, topics, officials, organisations and languages, with counts."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils.translation import gettext

from articles import search as engine
from articles.search.engine import count
from articles.views.kinds import TITLES
from articles.views.search_form import THINGS, link
from newsroom.lib.languages import other

OFFERED = 6
# Of the other language it is enough to know that there are many.
MANY = 1000


def chosen(found: engine.Page, kept: dict[str, str]) -> list[dict[str, str]]:
    """What the search is narrowed to, each with the search without it.

    Named as the found texts name it: whether an address that no found text knows exists is not told.
    """
    things = [thing for thing in THINGS if thing in kept]
    return [
        {"name": _names(found, thing).get(kept[thing], kept[thing]), "address": link(kept, **{thing: ""})}
        for thing in things
    ]


def _names(found: engine.Page, thing: str) -> dict[str, str]:
    return {facet.slug: facet.name for facet in found.facets.get(thing, [])}


def offers(found: engine.Page, kept: dict[str, str]) -> list[dict[str, Any]]:
    """What the found texts are and what they are about, the most frequent first; nothing that would narrow nothing."""
    labels = {
        "kind": gettext("Kind"),
        "tag": gettext("Topic"),
        "official": gettext("Official"),
        "organisation": gettext("Organisation"),
    }
    return [
        {"label": label, "items": items}
        for thing, label in labels.items()
        if thing not in kept and (items := _items(found, thing, kept))
    ]


def _items(found: engine.Page, thing: str, kept: dict[str, str]) -> list[dict[str, Any]]:
    facets = [facet for facet in found.facets.get(thing, []) if facet.count < found.total or found.is_more]
    return [
        {
            "name": TITLES.get(facet.slug, facet.slug) if thing == "kind" else facet.name,
            "count": facet.count,
            "address": link(kept, **{thing: facet.slug}),
        }
        for facet in facets[:OFFERED]
    ]


def in_other_language(
    query: engine.Query, language: str, at: datetime.datetime, filters: engine.Filters, kept: dict[str, str]
) -> dict[str, Any] | None:
    """How the query fares in the texts of the other language; without things, which have other addresses there."""
    there = other(language)
    narrowed = engine.Filters(kind=filters.kind, since=filters.since, until=filters.until)
    texts = count(query, there, at, narrowed, most=MANY + 1)
    if not texts:
        return None
    same = {name: value for name, value in kept.items() if name not in THINGS}
    return {"language": there, "count": min(texts, MANY), "is_more": texts > MANY, "address": link(same, lang=there)}

"""The search page: what was asked, what was found, and how to ask better."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from articles import search as engine
from articles.addresses import address
from articles.models import Edition
from articles.views import pages
from articles.views.heads import Head, same_in_all
from articles.views.hits import hit
from articles.views.public import language_of_page
from articles.views.search_form import THINGS, SearchForm, asked, link
from articles.views.walk import parse, spell

OFFERED = 6


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """A page nobody need index: noindex, and its twin in the other language asks the same."""
    values = asked(request.GET)
    form = SearchForm({**values, "lang": values["lang"] or language_of_page()})
    form.is_valid()
    language = form.cleaned_data.get("lang") or language_of_page()
    filters = form.filters()
    query = form.cleaned_data.get("q", "")
    is_readable = bool(engine.parse(query, language).groups)
    place = parse(request.GET.get("before", "")[:100])
    now = timezone.now()
    is_asking = is_readable or (not query and filters != engine.Filters())
    page = engine.find(query, language, now, filters, place) if is_asking else engine.Page([])
    kept = {name: value for name, value in values.items() if value and name not in form.errors}
    meant, instead = engine.Meant(), ""
    if is_readable and not page.editions and not page.is_cut and place is None:
        meant = engine.meant(engine.Asked(query, language, now, filters))
        if instead := meant.instead:
            page = engine.find(instead, language, now, filters)
            kept["q"] = instead
    found_by = engine.parse(instead or query, language)
    context = {
        "head": _head(kept),
        "form": form,
        "query": query,
        "is_asking": is_asking,
        "is_too_short": bool(query) and not is_readable,
        "is_narrowed": filters != engine.Filters() or language != language_of_page(),
        "language": language,
        "found": page,
        "hits": [hit(edition, found_by) for edition in page.editions],
        "is_first_page": place is None,
        "newest": link(kept),
        "older": link(kept, before=spell(page.older)) if page.older else "",
        "chosen": _chosen(kept, page.editions),
        "offers": _offers(kept, page.editions),
        **_mended(meant, kept),
        "popular": [] if page.editions else pages.popular_tags(language_of_page(), now),
    }
    return render(request, "articles/search.html", context)


def _head(kept: dict[str, str]) -> Head:
    same = {name: kept.get(name, "") for name in ("q", "kind", "since", "until")}
    addresses = {language: path + link(same) for language, path in same_in_all("search").items()}
    title = gettext("Search: %(query)s") % {"query": kept["q"]} if "q" in kept else gettext("Search")
    return Head(title, address(language_of_page(), "search"), section="search", addresses=addresses, is_hidden=True)


def _mended(meant: engine.Meant, kept: dict[str, str]) -> dict[str, Any]:
    """What the page says of a query that found nothing: each other query with its address."""
    return {
        "instead": meant.instead,
        "meant": [{"query": query, "address": link(kept, q=query)} for query in meant.offers],
        "unknown": meant.unknown,
        "shorter": [{"word": word, "query": rest, "address": link(kept, q=rest)} for rest, word in meant.shorter],
    }


def _named(editions: Iterable[Edition]) -> dict[str, Counter[tuple[str, str]]]:
    """Tag, official, organisation → (slug, name) → in how many of these texts it stands."""
    found: dict[str, Counter[tuple[str, str]]] = {thing: Counter() for thing in THINGS}
    for edition in editions:
        for tag in edition.content["tags"]:
            found["tag"][tag["slug"], tag["name"]] += 1
        for one in edition.content["mentions"]:
            if one["slug"]:
                found[one["type"]][one["slug"], one["name"]] += 1
    return found


def _chosen(kept: dict[str, str], editions: list[Edition]) -> list[dict[str, str]]:
    """The things the search is narrowed to, each with the search without it.

    Named as the found texts name them: whether an address that no found text knows exists is not told.
    """
    names = {thing: dict(counter.keys()) for thing, counter in _named(editions).items()}
    return [
        {"name": names[thing].get(kept[thing], kept[thing]), "address": link(kept, **{thing: ""})}
        for thing in THINGS
        if thing in kept
    ]


def _offers(kept: dict[str, str], editions: list[Edition]) -> list[dict[str, Any]]:
    """What the found texts are about, to narrow the search to."""
    labels = {
        "tag": gettext("Only on the topic"),
        "official": gettext("Only with the official"),
        "organisation": gettext("Only with the organisation"),
    }
    return [
        {
            "label": labels[thing],
            "items": [
                {"name": name, "address": link(kept, **{thing: slug})}
                for (slug, name), _count in counter.most_common(OFFERED)
            ],
        }
        for thing, counter in _named(editions).items()
        if counter and thing not in kept and len(editions) > 1
    ]

"""The search page: what was asked, what was found, and how to ask better."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from articles import search as engine
from articles.addresses import address
from articles.models import Place, Synonym
from articles.views import pages
from articles.views.heads import Head, same_in_all
from articles.views.hits import hit
from articles.views.narrowing import chosen, in_other_language, offers
from articles.views.public import language_of_page
from articles.views.search_form import SearchForm, asked, link, page_number
from articles.views.walk import parse as parse_place
from articles.views.walk import spell
from newsroom.lib import caching
from newsroom.lib.languages import other


@dataclass(frozen=True)
class Search:
    """What is asked: `order` is "best" or "newest"; a query without groups and without filters asks nothing."""

    text: str
    synonyms: tuple[tuple[str, ...], ...]
    query: engine.Query
    language: str
    at: datetime.datetime
    filters: engine.Filters
    order: engine.Order
    page: int
    place: Place | None

    @property
    def is_asking(self) -> bool:
        return bool(self.query.groups) or (not self.text and self.filters != engine.Filters())

    @property
    def is_first_page(self) -> bool:
        return self.place is None if self.order == "newest" else self.page == 1


@dataclass(frozen=True)
class Answer:
    """What was found, by which query, and what is said of one that found nothing (`meant`). `near`: not all words."""

    found: engine.Page = field(default_factory=lambda: engine.Page([]))
    query: engine.Query = field(default_factory=engine.Query)
    meant: engine.Meant = field(default_factory=engine.Meant)
    near: engine.Page = field(default_factory=lambda: engine.Page([]))


@caching.knows(*SearchForm.base_fields, "before", "page")
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """A page nobody need index: noindex, and its twin in the other language asks the same."""
    values = asked(request.GET)
    form = SearchForm({**values, "lang": values["lang"] or language_of_page()})
    form.is_valid()
    one = _search(form, request)
    answer = _answer(one) if one.is_asking else Answer()
    kept = {name: value for name, value in values.items() if value and name not in form.errors}
    if answer.meant.instead:
        kept["q"] = answer.meant.instead
    found = answer.found
    context = {
        "head": _head(kept),
        "form": form,
        "asked": one,
        "is_narrowed": one.filters != engine.Filters() or one.language != language_of_page(),
        "found": found,
        "hits": [hit(edition, answer.query) for edition in found.editions],
        "near": [hit(edition, answer.query) for edition in answer.near.editions],
        "pager": _pager(found, one, kept),
        "orders": _orders(one, kept),
        "everywhere": link({}, q=one.text),
        "chosen": chosen(found, kept),
        "offers": offers(found, kept),
        "other": _other(one, kept),
        **_mended(answer.meant, kept),
        "popular": [] if found.editions else pages.popular_tags(language_of_page(), one.at),
    }
    return render(request, "articles/search.html", context)


def _search(form: SearchForm, request: HttpRequest) -> Search:
    given = form.cleaned_data
    text, language = given.get("q", ""), given.get("lang") or language_of_page()
    synonyms = Synonym.objects.rows() if text else ()
    query = engine.parse(text, language, synonyms)
    return Search(
        text=text,
        synonyms=synonyms,
        query=query,
        language=language,
        at=timezone.now(),
        filters=form.filters(),
        order=(given.get("order") or "best") if query.groups else "newest",
        page=page_number(request.GET.get("page", "")),
        place=parse_place(request.GET.get("before", "")[:100]),
    )


def _answer(one: Search) -> Answer:
    found = _find(one, one.query)
    if found.total or not one.query.groups or not one.is_first_page:
        return Answer(found, one.query)
    meant = engine.meant(engine.Asked(one.text, one.language, one.at, one.filters, one.synonyms))
    if meant.instead:
        query = engine.parse(meant.instead, one.language, one.synonyms)
        return Answer(_find(one, query), query, meant)
    near = engine.find_near(one.query, one.language, one.at, one.filters, one.order)
    return Answer(found, one.query, meant, near)


def _find(one: Search, query: engine.Query) -> engine.Page:
    return engine.find(query, one.language, one.at, one.filters, one.order, page=one.page, place=one.place)


def _head(kept: dict[str, str]) -> Head:
    same = {name: kept.get(name, "") for name in ("q", "kind", "since", "until", "order")}
    addresses = {language: path + link(same) for language, path in same_in_all("search").items()}
    title = gettext("Search: %(query)s") % {"query": kept["q"]} if "q" in kept else gettext("Search")
    return Head(title, address(language_of_page(), "search"), section="search", addresses=addresses, is_hidden=True)


def _pager(found: engine.Page, one: Search, kept: dict[str, str]) -> dict[str, str]:
    """The addresses of the first and the next page, "" where there is none."""
    following = ""
    if found.older:
        following = link(kept, before=spell(found.older))
    elif found.next_page:
        following = link(kept, page=str(found.next_page))
    return {"first": "" if one.is_first_page else link(kept), "next": following}


def _orders(one: Search, kept: dict[str, str]) -> list[dict[str, Any]]:
    """The switch of the order; none without words, by which alone one text may be better than another."""
    orders = [("best", "", gettext("Best first")), ("newest", "newest", gettext("Newest first"))]
    return [
        {"label": label, "address": link(kept, order=value), "is_current": order == one.order}
        for order, value, label in orders
        if one.query.groups
    ]


def _other(one: Search, kept: dict[str, str]) -> dict[str, Any] | None:
    is_worth_it = one.query.groups and one.is_first_page
    asking = engine.parse(one.text, other(one.language), one.synonyms)
    return in_other_language(asking, one.language, one.at, one.filters, kept) if is_worth_it else None


def _mended(meant: engine.Meant, kept: dict[str, str]) -> dict[str, Any]:
    """What the page says of a query that found nothing: each other query with its address."""
    return {
        "instead": meant.instead,
        "meant": [{"query": query, "address": link(kept, q=query)} for query in meant.offers],
        "unknown": meant.unknown,
        "shorter": [{"word": word, "query": rest, "address": link(kept, q=rest)} for rest, word in meant.shorter],
    }

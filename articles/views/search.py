"""The search page: what was asked, what was found, and how to ask better."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from articles import search as engine
from articles.addresses import address
from articles.models import Edition
from articles.views import pages
from articles.views.heads import Head, same_in_all
from articles.views.kinds import TITLES
from articles.views.public import language_of_page
from articles.views.walk import parse, spell
from newsroom.lib import caching
from newsroom.lib.html import UNSPEAKABLE

THINGS = ("tag", "official", "organisation")
SLUG = r"^[a-z0-9-]{1,100}$"
OFFERED = 6


class SearchForm(forms.Form):
    """Every field may stay empty; what is not understood is said beside it and left out of the search."""

    q = forms.CharField(
        required=False,
        label=_("What to look for"),
        widget=forms.TextInput(attrs={"type": "search", "maxlength": 200, "enterkeyhint": "search"}),
    )
    kind = forms.ChoiceField(
        required=False, label=_("Kind"), choices=[("", pgettext_lazy("kind", "Any")), *TITLES.items()]
    )
    since = forms.DateField(
        required=False, label=_("Published from"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    until = forms.DateField(
        required=False, label=_("Published until"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    lang = forms.ChoiceField(
        required=False, label=_("Language of the text"), choices=[("uk", _("Ukrainian")), ("en", _("English"))]
    )
    tag = forms.RegexField(SLUG, required=False)
    official = forms.RegexField(SLUG, required=False)
    organisation = forms.RegexField(SLUG, required=False)

    def clean(self) -> None:
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and since > until:
            self.add_error("until", _("The last day is before the first one."))
        if since and since.year < 1991:
            self.cleaned_data["since"] = None  # before the first news there is nothing to leave out


def asked(query: QueryDict) -> dict[str, str]:
    """The parameters, speakable and short, whatever was sent."""
    return {name: tidy(query.get(name, ""))[: engine.LONGEST_QUERY] for name in SearchForm.base_fields}


def tidy(text: str) -> str:
    # A megabyte needs no washing to be cut.
    return " ".join(UNSPEAKABLE.sub(" ", text[: 10 * engine.LONGEST_QUERY]).split())


@dataclass(frozen=True)
class Hit:
    """A found text: its headline and the passage that shows why, in runs."""

    edition: Edition
    address: str
    headline: list[engine.Part]
    passage: list[engine.Part]


@caching.knows("q", "kind", "since", "until", "lang", "tag", "official", "organisation", "before")
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """A page nobody need index: noindex, and its twin in the other language asks the same."""
    values = asked(request.GET)
    form = SearchForm({**values, "lang": values["lang"] or language_of_page()})
    form.is_valid()
    given = form.cleaned_data
    language = given.get("lang") or language_of_page()
    filters = _filters(given)
    query = given.get("q", "")
    words = engine.terms(query)
    place = parse(request.GET.get("before", "")[:100])
    now = timezone.now()
    is_asking = bool(words) or (not query and filters != engine.Filters())
    page = engine.find(query, language, now, filters, place) if is_asking else engine.Page([])
    kept = {name: value for name, value in values.items() if value and name not in form.errors}
    context = {
        "head": _head(kept),
        "form": form,
        "query": query,
        "is_asking": is_asking,
        "is_too_short": bool(query) and not words,
        "is_narrowed": filters != engine.Filters() or language != language_of_page(),
        "language": language,
        "found": page,
        "hits": [_hit(edition, words) for edition in page.editions],
        "is_first_page": place is None,
        "newest": _link(kept),
        "older": _link(kept, before=spell(page.older)) if page.older else "",
        "chosen": _chosen(kept, page.editions),
        "offers": _offers(kept, page.editions),
        "popular": [] if is_asking else pages.popular_tags(language_of_page(), now),
    }
    return render(request, "articles/search.html", context)


def _filters(given: dict[str, Any]) -> engine.Filters:
    since, until = given.get("since"), given.get("until")
    return engine.Filters(
        kind=given.get("kind", ""),
        since=_midnight(since) if since else None,
        until=_midnight(until, 1) if until else None,
        **{thing: given.get(thing, "") for thing in THINGS},
    )


def _midnight(day: datetime.date, later: int = 0) -> datetime.datetime | None:
    """The first moment of a Kyiv day, or of the day after; None beyond the calendar, where no news is."""
    try:
        return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min)) + datetime.timedelta(days=later)
    except OverflowError:
        return None


def _head(kept: dict[str, str]) -> Head:
    asking = _link({name: value for name, value in kept.items() if name in ("q", "kind", "since", "until")})
    addresses = {language: path + asking for language, path in same_in_all("search").items()}
    title = gettext("Search: %(query)s") % {"query": kept["q"]} if "q" in kept else gettext("Search")
    return Head(title, address(language_of_page(), "search"), section="search", addresses=addresses, is_hidden=True)


def _link(kept: dict[str, str], **more: str) -> str:
    return f"?{urlencode({**kept, **more})}" if kept or more else ""


def _hit(edition: Edition, words: list[str]) -> Hit:
    lead = engine.marked(edition.lead, words)
    passage = lead if any(part.is_found for part in lead) else _passage(edition, words) or lead
    path = address(edition.language, "article", edition.slug)
    return Hit(edition, path, engine.marked(edition.headline, words), passage)


def _passage(edition: Edition, words: list[str]) -> list[engine.Part]:
    found = (engine.excerpt(text, words) for text in engine.passages(edition.content) if text != edition.headline)
    return next((parts for parts in found if parts), [])


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
        {"name": names[thing].get(kept[thing], kept[thing]), "address": _without(kept, thing)}
        for thing in THINGS
        if thing in kept
    ]


def _without(kept: dict[str, str], name: str) -> str:
    return _link({other: value for other, value in kept.items() if other != name}) or "?"


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
                {"name": name, "address": _link({**kept, thing: slug})}
                for (slug, name), _count in counter.most_common(OFFERED)
            ],
        }
        for thing, counter in _named(editions).items()
        if counter and thing not in kept and len(editions) > 1
    ]

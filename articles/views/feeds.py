"""Feeds: the site's and those of every kind, tag, official and organisation, and the page that explains them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from articles.addresses import absolute, address
from articles.formats import feeds
from articles.models import Edition, FormerAddress, Official, Organisation
from articles.models.editions import LISTED, EditionQuerySet
from articles.models.shown import all_offered, is_shown
from articles.views import things
from articles.views.heads import feed_links, list_head, place, same_in_all
from articles.views.kinds import TITLES
from articles.views.public import language_of_page
from articles.views.walk import walk
from newsroom.lib import caching
from newsroom.lib.languages import attr
from newsroom.lib.text import sort_key

# Full texts weigh 10 to 30 KB each: enough for a week's news, little enough for a phone.
LENGTH = 30
Things = FormerAddress.Thing


@dataclass(frozen=True)
class Source:
    """Where a thing's feed comes from: who it is (Moved, Http404), its name."""

    find: Callable[[str], Any]
    name: Callable[[Any], str]


def _find_official(slug: str) -> Official:
    found = things.find(Official.objects.all(), Things.OFFICIAL, slug)
    if not is_shown(Things.OFFICIAL, found, language_of_page(), timezone.now()):
        raise Http404
    return found


SOURCES = {
    "tag": Source(things.find_tag, lambda tag: tag.name or ""),
    "official": Source(
        _find_official,
        lambda official: official.full_name(language_of_page()),
    ),
    "organisation": Source(
        lambda slug: things.find(Organisation.objects.all(), Things.ORGANISATION, slug),
        lambda organisation: organisation.name or "",
    ),
}


@caching.knows("before", "after")
@require_safe
def news(request: HttpRequest, form: str) -> HttpResponse:
    return _feed(request, form, Edition.objects.all(), "", address(language_of_page(), "front"))


@caching.knows("before", "after")
@require_safe
def of_kind(request: HttpRequest, kind: str, form: str) -> HttpResponse:
    if kind not in TITLES:
        raise Http404
    page = address(language_of_page(), "kind", kind)
    return _feed(request, form, Edition.objects.of_kind(kind), str(TITLES[kind]), page)


@caching.knows("before", "after")
@require_safe
def of_thing(request: HttpRequest, thing: str, slug: str, form: str) -> HttpResponse:
    """It is there when the thing's page is, and moves when the thing does."""
    source = SOURCES[thing]
    try:
        found = source.find(slug)
    except things.Moved as moved:
        return things.redirect_to(f"{thing}_feed", moved.thing, form)
    news = Edition.objects.about(things.NEWS_BY[Things(thing)], found, language_of_page())
    page = address(language_of_page(), thing, slug)
    return _feed(request, form, news, source.name(found), page, LISTED)


def _feed(
    request: HttpRequest, form: str, editions: EditionQuerySet, name: str, page: str, moment: str = "published_at"
) -> HttpResponse:
    language, now = language_of_page(), timezone.now()
    shown = walk(editions.live(language, now).listed(), request.GET, LENGTH, moment)
    house, path = gettext("Ministry press office"), absolute(request.path)
    channel = feeds.Channel(
        language=language,
        title=f"{name} — {house}" if name else house,
        description=gettext("Official news, statements and photos"),
        address=absolute(page),
        feed_address=path + place(request.GET),
        next_address=path + shown.older if shown.older else "",
    )
    written = feeds.FORMATS[form]
    text = written.write(channel, feeds.stories(shown.editions, now))
    return HttpResponse(text, content_type=f"{written.content_type}; charset=utf-8")


@require_safe
def explained(request: HttpRequest) -> HttpResponse:
    """Every feed, in plain words."""
    language, now = language_of_page(), timezone.now()
    tags = all_offered(Things.TAG, language, now)
    officials = all_offered(Things.OFFICIAL, language, now)
    organisations = all_offered(Things.ORGANISATION, language, now)
    kinds = [(str(title), "kind_feed", kind) for kind, title in TITLES.items()]
    groups = [
        (gettext("Everything"), [feed_links(language, gettext("All news"), "news_feed")]),
        (gettext("Kinds of news"), _links(language, kinds)),
        (gettext("Topics"), _links(language, _named(tags, "tag"))),
        (gettext("Officials"), _links(language, _named(officials, "official"))),
        (gettext("Organisations"), _links(language, _named(organisations, "organisation"))),
    ]
    context = {
        "head": list_head(request, gettext("Feeds"), same_in_all("feeds"), section="feeds"),
        "groups": [(title, rows) for title, rows in groups if rows],
        "formats": [form.name for form in feeds.FORMATS.values()],
    }
    return render(request, "articles/feeds.html", context)


def _named(found: Any, thing: str) -> list[tuple[str, str, str]]:
    """(name, name of the address, slug) of things, in alphabetical order."""
    name, slug = SOURCES[thing].name, attr("slug", language_of_page())
    rows = [(name(one), f"{thing}_feed", getattr(one, slug)) for one in found]
    return sorted(rows, key=lambda row: sort_key(row[0]))


def _links(language: str, rows: list[tuple[str, str, str]]) -> list[Any]:
    return [feed_links(language, *row) for row in rows]

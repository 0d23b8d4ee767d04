"""Tags, officials, organisations and galleries: what a story is about, each with its own page."""

import datetime
from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from articles.addresses import address
from articles.formats import PressSet, structured
from articles.models import Appointment, Edition, FormerAddress, Official, Standing, Tag
from articles.models.addresses import current_for
from articles.models.editions import LISTED, EditionQuerySet
from articles.models.shown import MODELS, SHOWN_BY, is_offered, is_shown, posts_taken, titles_of
from articles.views import directory, pages, tree
from articles.views.heads import Head, by_slug, feed_links, list_head, same_in_all
from articles.views.public import language_of_page
from articles.views.walk import Walk, walk_of
from media.models import Gallery
from newsroom.lib import caching
from newsroom.lib.languages import LANGUAGES, attr
from newsroom.lib.prepared import prepared

Thing = TypeVar("Thing", bound=Model)
Things = FormerAddress.Thing
# The path from an edition to each kind of thing that has a list of news.
NEWS_BY = {**SHOWN_BY, Things.ORGANISATION: "edition_organisations__organisation"}


class Moved(Exception):
    """The thing asked for answers at another address now."""

    def __init__(self, thing: Any) -> None:
        self.thing = thing


def find(things: QuerySet[Thing], kind: str, slug: str) -> Thing:
    """The thing at this address in the page's language.

    Raises Moved when the address is a former one, Http404 when it never led anywhere or leads to what is hidden.
    """
    thing = things.filter(**{attr("slug", language_of_page()): slug}).first()
    if thing is None:
        raise no_longer(kind, slug)
    return thing


def no_longer(kind: str, slug: str) -> Exception:
    """What to raise where nothing has this address now: see `find`."""
    language = language_of_page()
    pk = current_for(kind, language, slug)
    moved = MODELS[kind]._default_manager.filter(pk=pk, **{f"{attr('slug', language)}__gt": ""}).first() if pk else None
    return Moved(moved) if moved and is_shown(kind, moved, language, timezone.now()) else Http404()


def _elsewhere(kind: FormerAddress.Thing, slug: str) -> HttpResponse:
    """The redirect to where the thing at this former address is now; Http404 where there is none."""
    try:
        raise no_longer(kind, slug)
    except Moved as moved:
        return redirect_to(str(kind), moved.thing)


def redirect_to(name: str, thing: Any, *more: object) -> HttpResponse:
    language = language_of_page()
    return HttpResponsePermanentRedirect(address(language, name, getattr(thing, attr("slug", language)), *more))


def find_tag(slug: str) -> Tag:
    """As `find`; a merged tag has moved. A tag nobody has used in public yet has no page: its very name may be news."""
    at_address = _tags(slug, language=language_of_page())
    if not at_address:
        raise no_longer(Things.TAG, slug)
    found = at_address[0]
    into = found.merged_into
    if not is_shown(Things.TAG, into or found, language_of_page(), timezone.now()):
        raise Http404
    if into and getattr(into, attr("slug", language_of_page())):
        raise Moved(into)
    return found


@prepared
def _tags(slug: str, *, language: str) -> QuerySet[Tag]:
    return Tag.objects.select_related("merged_into").filter(**{attr("slug", language): slug})


@caching.knows("before", "after")
@require_safe
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    try:
        found = find_tag(slug)
    except Moved as moved:
        return redirect_to("tag", moved.thing)
    page = _news_of(Things.TAG, found, request)
    language, name = language_of_page(), found.name or ""
    head = list_head(
        request,
        name,
        by_slug("tag", found),
        description=found.description or "",
        feeds=feed_links(language, name, "tag_feed", slug),
        structured=[structured.breadcrumbs(language, (name, request.path))],
        is_hidden=not (page.editions or is_offered(FormerAddress.Thing.TAG, found, language, timezone.now())),
    )
    return render(request, "articles/tag.html", {"head": head, "tag": found, "walk": page})


def _news_of(
    kind: FormerAddress.Thing, thing: Model, request: HttpRequest, rows: Callable[..., EditionQuerySet] = pages.about
) -> Walk:
    """The live texts about the thing, as lists show them."""
    path = NEWS_BY[kind]
    return walk_of(rows, (thing.pk, timezone.now()), request.GET, moment=LISTED, by=path, language=language_of_page())


@caching.knows("letter")
@require_safe
def officials(request: HttpRequest) -> HttpResponse:
    """Those in office today by organisation and rank, then those who were; `?letter=К` lists all under a letter."""
    language, now = language_of_page(), timezone.now()
    letter = request.GET.get("letter", "")[:1].upper()
    if letter.isalpha():
        title = gettext("Officials: %(letter)s") % {"letter": letter}
        found = directory.under_letter(letter, language, now)
    else:
        title = gettext("Officials")
        found = directory.overview(language, now)
    head = list_head(request, title, same_in_all("officials"), section="officials")
    return render(request, "articles/officials.html", {"head": head, **found})


@caching.knows("before", "after")
@require_safe
def official(request: HttpRequest, slug: str) -> HttpResponse:
    """An official who has taken no office yet and was in no news has no page."""
    language, now = language_of_page(), timezone.now()
    today = timezone.localdate(now)
    at_address = directory.officials_at(slug, now, language=language)
    if not at_address:
        return _elsewhere(Things.OFFICIAL, slug)
    found = directory.without_hidden(at_address[0], "portrait")
    page = _news_of(Things.OFFICIAL, found, request, pages.with_texts_about)
    posts = posts_taken(found, today)
    held = _held(posts, today)
    if not (held or getattr(found, attr("read_in", language))):
        raise Http404
    addresses, unoffered = _addresses_of(found, posts, today)
    name = found.full_name(language)
    above = (gettext("Officials"), address(language, "officials"))
    head = list_head(
        request,
        name,
        addresses,
        section="officials",
        unoffered=unoffered,
        is_hidden=language in unoffered,
        feeds=feed_links(language, name, "official_feed", slug),
        structured=[
            structured.person(found, language, [row["title"] for row in held if row["is_current"]]),
            structured.breadcrumbs(language, above, (name, request.path)),
        ],
    )
    context = {
        "head": head,
        "official": found,
        "name": name,
        "held": held,
        "credit": pages.credit_of(found.portrait, found.captioned or []) if found.portrait else "",
        "walk": page,
        "quotations": [] if page.newer else pages.quotations_of(found, page.editions),
    }
    return render(request, "articles/official.html", context)


def _held(posts: list[Appointment], today: datetime.date) -> list[dict[str, Any]]:
    return [
        {"post": post, "title": title, "is_current": until_on is None, "until_on": until_on}
        for post, title, until_on in titles_of(posts, language_of_page(), today)
    ]


def _addresses_of(
    official: Official, posts: list[Appointment], today: datetime.date
) -> tuple[dict[str, str], list[str]]:
    """The official's pages in the languages in which there is a post or a text to show, and those of them in which
    there are only withdrawn texts."""
    unnamed = [each for each in LANGUAGES if not titles_of(posts, each, today)]
    hidden = [each for each in unnamed if not getattr(official, attr("read_in", each))]
    addresses = {each: path for each, path in by_slug("official", official).items() if each not in hidden}
    return addresses, [
        each for each in unnamed if each in addresses and not getattr(official, attr("offered_in", each))
    ]


@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    context = {
        "head": list_head(request, gettext("Organisations"), same_in_all("organisations"), section="organisations"),
        "branches": tree.branches(tree.roots(tree.bodies(language_of_page()))),
    }
    return render(request, "articles/organisations.html", context)


@caching.knows("before", "after")
@require_safe
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    language, now = language_of_page(), timezone.now()
    at_address = directory.organisations_at(slug, now, language=language)
    if not at_address:
        return _elsewhere(Things.ORGANISATION, slug)
    found = directory.without_hidden(at_address[0], "logo")
    bodies = tree.bodies(language)
    body = bodies[found.pk]
    name = found.name or ""
    above = (gettext("Organisations"), address(language, "organisations"))
    head = list_head(
        request,
        name,
        by_slug("organisation", found),
        section="organisations",
        feeds=feed_links(language, name, "organisation_feed", slug),
        structured=[
            structured.organisation(found, language),
            structured.breadcrumbs(language, above, (name, request.path)),
        ],
    )
    context = {
        "head": head,
        "organisation": found,
        "path": tree.path(bodies, body),
        "successor": bodies.get(body.successor or 0),
        "predecessors": [one for one in bodies.values() if one.successor == found.pk],
        "branches": tree.branches(body.parts),
        "officials": directory.in_office_there(found, language, now),
        "walk": _news_of(Things.ORGANISATION, found, request),
    }
    return render(request, "articles/organisation.html", context)


@require_safe
def gallery(request: HttpRequest, slug: str) -> HttpResponse:
    """A gallery is public only while a live edition shows it, and looks as that edition shows it."""
    try:
        found = find(Gallery.objects.all(), FormerAddress.Thing.GALLERY, slug)
    except Moved as moved:
        return redirect_to("gallery", moved.thing)
    shown = {language: edition_showing(found, language) for language in LANGUAGES}
    edition = shown[language_of_page()]
    if edition is None:
        raise Http404
    frozen = frozen_gallery(edition, found)
    addresses = {language: path for language, path in by_slug("gallery", found).items() if shown[language]}
    unoffered = [each for each, one in shown.items() if one and one.standing == Standing.WITHDRAWN]
    title, description = frozen["title"] or edition.headline, frozen["description"] or ""
    shots = pages.gallery_shots(frozen)
    above = (gettext("Photo reports"), address(language_of_page(), "photo_reports"))
    head = Head(
        title,
        request.path,
        section="photo_reports",
        description=description,
        addresses=addresses,
        unoffered=unoffered,
        is_hidden=language_of_page() in unoffered,
        structured=[
            structured.image_gallery(title, description, request.path, shots, language_of_page()),
            structured.breadcrumbs(language_of_page(), above, (title, request.path)),
        ],
    )
    context = {"head": head, "gallery": frozen, "shots": shots, "press": PressSet.of(shots), "edition": edition}
    return render(request, "articles/gallery.html", context)


def frozen_gallery(edition: Edition, gallery: Gallery) -> dict[str, Any]:
    """The gallery as this edition, which shows it, has it."""
    return next(one for one in edition.content["galleries"] if one["id"] == gallery.pk)


def edition_showing(gallery: Gallery, language: str) -> Edition | None:
    """The newest live one, rather one that is not withdrawn."""
    shown = Edition.objects.about(SHOWN_BY[Things.GALLERY], gallery, language)
    live = shown.live(language, timezone.now()).newest_first(LISTED)
    return live.listed().first() or live.first()

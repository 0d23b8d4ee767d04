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
from articles.models import Appointment, Edition, FormerAddress, Official, Organisation, Standing, Tag
from articles.models.addresses import current_for
from articles.models.editions import EditionQuerySet
from articles.models.shown import SHOWN_BY, is_offered, is_shown, posts_taken, titles_of
from articles.views import directory, pages, tree
from articles.views.heads import Head, by_slug, feed_links, list_head, same_in_all
from articles.views.public import language_of_page
from articles.views.walk import Walk, walk_of
from media.models import Gallery
from newsroom.lib import caching
from newsroom.lib.languages import LANGUAGES, attr

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
    column = attr("slug", language_of_page())
    thing = things.filter(**{column: slug}).first()
    if thing is not None:
        return thing
    pk = current_for(kind, language_of_page(), slug)
    moved = things.filter(pk=pk, **{f"{column}__gt": ""}).first() if pk else None
    raise Moved(moved) if moved and is_shown(kind, moved, language_of_page(), timezone.now()) else Http404


def redirect_to(name: str, thing: Any, *more: object) -> HttpResponse:
    language = language_of_page()
    return HttpResponsePermanentRedirect(address(language, name, getattr(thing, attr("slug", language)), *more))


def find_tag(slug: str) -> Tag:
    """As `find`; a merged tag has moved. A tag nobody has used in public yet has no page: its very name may be news."""
    found = find(Tag.objects.select_related("merged_into"), FormerAddress.Thing.TAG, slug)
    into = found.merged_into
    if not is_shown(FormerAddress.Thing.TAG, into or found, language_of_page(), timezone.now()):
        raise Http404
    if into and getattr(into, attr("slug", language_of_page())):
        raise Moved(into)
    return found


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
    return walk_of(rows, (thing.pk, timezone.now()), request.GET, by=path, language=language_of_page())


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
    now = timezone.now()
    try:
        found = find(Official.objects.prefetch_related(directory.portraits(now)), FormerAddress.Thing.OFFICIAL, slug)
    except Moved as moved:
        return redirect_to("official", moved.thing)
    page = _news_of(Things.OFFICIAL, found, request, pages.with_texts_about)
    today = timezone.localdate(now)
    posts = posts_taken(found, today)
    held = _held(posts, today)
    language = language_of_page()
    if not (held or page.editions or is_shown(FormerAddress.Thing.OFFICIAL, found, language, now)):
        raise Http404
    addresses, unoffered = _addresses_of(found, posts, now)
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
        "credit": pages.credit_of(found.portrait, language, now) if found.portrait else "",
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
    official: Official, posts: list[Appointment], at: datetime.datetime
) -> tuple[dict[str, str], list[str]]:
    """The official's pages in the languages in which there is a post or a text to show, and those of them in which
    there are only withdrawn texts."""
    addresses = by_slug("official", official)
    untitled = [each for each in addresses if not titles_of(posts, each, timezone.localdate(at))]
    news = Edition.objects.for_official(official)
    unoffered = [each for each in untitled if not news.live(each, at).listed().exists()]
    for language in unoffered:
        if not news.live(language, at).exists():
            del addresses[language]
    return addresses, unoffered


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
    organisations = Organisation.objects.select_related("parent").prefetch_related(directory.portraits(now, "logo"))
    try:
        found = find(organisations, FormerAddress.Thing.ORGANISATION, slug)
    except Moved as moved:
        return redirect_to("organisation", moved.thing)
    bodies = tree.bodies(language)
    body = bodies[found.pk]
    posts = directory.in_office(language, now).filter(position__organisation=found)[: directory.POSTS]
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
        "officials": directory.by_official(list(posts), timezone.localdate(now), language).values(),
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
    live = Edition.objects.live(language, timezone.now()).filter(edition_galleries__gallery=gallery).newest_first()
    return live.listed().first() or live.first()

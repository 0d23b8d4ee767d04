"""Tags, officials, organisations and galleries: what a story is about, each with its own page."""

import datetime
from typing import Any, TypeVar

from django.db.models import Exists, Model, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from articles.models import Appointment, Edition, FormerAddress, Official, Organisation, Tag
from articles.models.addresses import current_for
from articles.models.shown import is_shown, posts_taken, titles_of
from articles.views import pages
from articles.views.heads import Head, address, by_slug, list_head, same_in_all
from articles.views.public import language_of_page
from articles.views.shots import PressSet
from articles.views.walk import walk
from media.models import Gallery
from newsroom.lib.languages import LANGUAGES, attr
from newsroom.lib.text import sort_key

Thing = TypeVar("Thing", bound=Model)


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


def redirect_to(name: str, thing: Any) -> HttpResponse:
    language = language_of_page()
    return HttpResponsePermanentRedirect(address(language, name, getattr(thing, attr("slug", language))))


@require_safe
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """A tag nobody has used in public yet has no page: its very name may be news."""
    try:
        found = find(Tag.objects.select_related("merged_into"), FormerAddress.Thing.TAG, slug)
    except Moved as moved:
        return redirect_to("tag", moved.thing)
    into = found.merged_into
    if not is_shown(FormerAddress.Thing.TAG, into or found, language_of_page(), timezone.now()):
        raise Http404
    if into and getattr(into, attr("slug", language_of_page())):
        return redirect_to("tag", into)
    page = walk(_news_of(Edition.objects.for_tag(found)), request.GET)
    head = list_head(request, found.name, by_slug("tag", found), description=found.description or "")
    return render(request, "articles/tag.html", {"head": head, "tag": found, "walk": page})


def _news_of(editions: Any) -> Any:
    """The live ones among these, as lists show them."""
    return pages.for_lists(editions.live(language_of_page(), timezone.now()).listed())


@require_safe
def officials(request: HttpRequest) -> HttpResponse:
    """Those in office today by rank, then those who were. Appointments to come stay unsaid."""
    language, today = language_of_page(), timezone.localdate()
    begun = Appointment.objects.filter(from_on__lte=today, **{f"official__{attr('slug', language)}__gt": ""})
    now = begun.on(today).with_titles().by_rank().select_related("official__portrait")
    in_office = _posts_by_official(list(now), today, language)
    former = Official.objects.filter(Exists(begun.filter(official=OuterRef("pk")))).exclude(pk__in=in_office)
    context = {
        "head": list_head(request, gettext("Officials"), same_in_all("officials"), section="officials"),
        "in_office": list(in_office.values()),
        "former": sorted(former, key=lambda one: sort_key(f"{one.family_name} {one.given_name}")),
    }
    return render(request, "articles/officials.html", context)


def _posts_by_official(posts: list[Appointment], today: datetime.date, language: str) -> dict[int, dict[str, Any]]:
    """Official id → the official and the titles held today, highest first; in the order of the posts."""
    found: dict[int, dict[str, Any]] = {}
    for post in posts:
        row = found.setdefault(post.official_id, {"official": post.official, "titles": []})
        row["titles"] += [title] if (title := post.title_on(today, language)) else []
    return found


@require_safe
def official(request: HttpRequest, slug: str) -> HttpResponse:
    """An official who has taken no office yet and was in no news has no page."""
    try:
        found = find(Official.objects.select_related("portrait"), FormerAddress.Thing.OFFICIAL, slug)
    except Moved as moved:
        return redirect_to("official", moved.thing)
    page = walk(_news_of(Edition.objects.for_official(found)), request.GET)
    today = timezone.localdate()
    posts = posts_taken(found, today)
    held = _held(posts, today)
    if not (held or page.editions):
        raise Http404
    name = found.full_name(language_of_page())
    head = list_head(request, name, _addresses_of(found, posts, today), section="officials")
    context = {"head": head, "official": found, "name": name, "held": held, "walk": page}
    return render(request, "articles/official.html", context)


def _held(posts: list[Appointment], today: datetime.date) -> list[dict[str, Any]]:
    return [
        {"post": post, "title": title, "is_current": until_on is None, "until_on": until_on}
        for post, title, until_on in titles_of(posts, language_of_page(), today)
    ]


def _addresses_of(official: Official, posts: list[Appointment], today: datetime.date) -> dict[str, str]:
    """The official's pages in the languages in which there is a post or news to show."""
    news = Edition.objects.for_official(official).listed()
    return {
        language: path
        for language, path in by_slug("official", official).items()
        if titles_of(posts, language, today) or news.live(language, timezone.now()).exists()
    }


@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    found = list(_addressed(Organisation.objects.filter(superseded_by=None)).select_related("logo"))
    context = {
        "head": list_head(request, gettext("Organisations"), same_in_all("organisations"), section="organisations"),
        "tree": _tree(found),
    }
    return render(request, "articles/organisations.html", context)


def _addressed(found: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """Those that have a page in this language. A language never filled in holds NULL, not ""."""
    return found.filter(**{f"{attr('slug', language_of_page())}__gt": ""})


def _tree(organisations: list[Organisation]) -> list[dict[str, Any]]:
    """Those that are part of none (listed), each with all that is under it, in alphabetical order."""
    ordered = sorted(organisations, key=lambda one: sort_key(one.name or ""))
    known = {one.pk for one in ordered}
    roots = [one for one in ordered if one.parent_id not in known]
    return [{"organisation": one, "parts": [part for part in ordered if part.parent_id == one.pk]} for one in roots]


@require_safe
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    related = Organisation.objects.select_related("parent", "superseded_by", "logo")
    try:
        found = find(related, FormerAddress.Thing.ORGANISATION, slug)
    except Moved as moved:
        return redirect_to("organisation", moved.thing)
    parts = _addressed(found.children.filter(superseded_by=None))
    context = {
        "head": list_head(request, found.name, by_slug("organisation", found), section="organisations"),
        "organisation": found,
        "parts": sorted(parts, key=lambda one: sort_key(one.name or "")),
        "walk": walk(_news_of(Edition.objects.for_organisation(found)), request.GET),
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
    title = frozen["title"] or edition.headline
    head = Head(
        title, request.path, section="photo_reports", description=frozen["description"] or "", addresses=addresses
    )
    shots = pages.gallery_shots(frozen)
    context = {"head": head, "gallery": frozen, "shots": shots, "press": PressSet.of(shots), "edition": edition}
    return render(request, "articles/gallery.html", context)


def frozen_gallery(edition: Edition, gallery: Gallery) -> dict[str, Any]:
    """The gallery as this edition, which shows it, has it."""
    return next(one for one in edition.content["galleries"] if one["id"] == gallery.pk)


def edition_showing(gallery: Gallery, language: str) -> Edition | None:
    live = Edition.objects.live(language, timezone.now()).filter(edition_galleries__gallery=gallery)
    return live.newest_first().first()

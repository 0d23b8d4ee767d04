"""A photo's page, and what the media carry away: one full-size file, or all of a gallery or an article."""

import datetime
import logging
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import DatabaseError, transaction
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from articles.addresses import absolute, address
from articles.formats import Shot, shots_of, structured
from articles.models import Edition, FormerAddress, Standing
from articles.models.editions import LISTED
from articles.models.shown import all_shown
from articles.views.bundle import Telling, bundle
from articles.views.heads import Head
from articles.views.public import language_of_page, moved_or_gone
from articles.views.things import Moved, edition_showing, find, frozen_gallery, redirect_to
from media import renditions
from media.delivery import press_file
from media.models import Download, Gallery, Photo
from newsroom.lib import caching, ranges
from newsroom.lib.languages import LANGUAGES, attr

logger = logging.getLogger(__name__)

# So many texts that show a photo are named on its page, the newest.
USES = 12

Use = tuple[Edition, Shot]


def uses_of(photo: Photo, language: str, at: datetime.datetime) -> list[Use]:
    """The editions live at `at` that show the photo under words of their own, newest first, and these: one query."""
    editions = Edition.objects.live(language, at).captioning(photo, language).newest_first(LISTED)[:USES]
    return [
        (edition, shot)
        for edition in editions
        for shot in shots_of([one for one in edition.content["photos"] if one["id"] == photo.pk], {photo.pk: photo})
    ]


def find_photo(number: str) -> tuple[Photo, list[Use]]:
    """Http404, the same for all, unless a live edition in the page's language shows the photo."""
    photo = Photo.objects.public().filter(number=number).first()
    uses = uses_of(photo, language_of_page(), timezone.now()) if photo else []
    if photo is None or not uses:
        raise Http404
    return photo, uses


@require_safe
def photo(request: HttpRequest, number: str) -> HttpResponse:
    """Its words are those of the newest live edition that shows it. A number is read as people type it."""
    if number != number.upper():
        return HttpResponsePermanentRedirect(address(language_of_page(), "photo", number.upper()))
    found, uses = find_photo(number)
    shot = uses[0][1]
    offered = _offered(uses)
    addresses, unoffered = _addresses(found, uses)
    head = Head(
        title=gettext("Photo %(number)s") % {"number": number},
        path=request.path,
        section="photo_reports",
        description=Truncator(shot.caption).chars(300),
        addresses=addresses,
        unoffered=unoffered,
        image=absolute(renditions.url(found, "social")),
        structured=[structured.picture(shot, language_of_page())] if shot.press else [],
        is_hidden=not offered,
    )
    context = {
        "head": head,
        "shot": shot,
        "people": _people(shot),
        "sizes": list(_sizes(found)),
        "uses": offered,
        "galleries": _galleries(found, uses),
    }
    return render(request, "articles/photo.html", context)


def _sizes(photo: Photo) -> Iterator[dict[str, Any]]:
    """The whole frame in smaller files, wide to narrow, each with its address."""
    for kind in ("jpeg", "webp"):
        for rendition in reversed(renditions.choices(photo, "full", kind)):
            address = renditions.url(photo, "full", format=kind, width=rendition["width"])
            yield {**rendition, "address": address, "format": kind.upper().replace("WEBP", "WebP")}


def _people(shot: Shot) -> list[dict[str, str]]:
    """Who is in the picture, with an address only where it leads to a page. One query if anybody has one."""
    slug, named = attr("slug", language_of_page()), {one["slug"] for one in shot.people if one["slug"]}
    shown = all_shown(FormerAddress.Thing.OFFICIAL, language_of_page(), timezone.now()) if named else None
    known: set[str] = set()
    if shown is not None:
        former = FormerAddress.objects.filter(
            thing=FormerAddress.Thing.OFFICIAL,
            language=language_of_page(),
            slug__in=named,
            object_id__in=shown.values("pk"),
        )
        now = shown.filter(**{f"{slug}__in": named}).order_by().values_list(slug, flat=True)
        known = set(now.union(former.values_list("slug", flat=True)))
    return [{**one, "slug": one["slug"] if one["slug"] in known else ""} for one in shot.people]


def _addresses(photo: Photo, uses: list[Use]) -> tuple[dict[str, str], list[str]]:
    """Language → path of its page where it has one, and the languages in which only withdrawn texts show it."""
    used = {each: uses if each == language_of_page() else uses_of(photo, each, timezone.now()) for each in LANGUAGES}
    addresses = {language: address(language, "photo", photo.number) for language, found in used.items() if found}
    return addresses, [language for language in addresses if not _offered(used[language])]


def _offered(uses: Iterable[Use]) -> list[Use]:
    return [(edition, shot) for edition, shot in uses if edition.standing == Standing.PUBLISHED]


def _galleries(photo: Photo, uses: Iterable[Use]) -> list[dict[str, Any]]:
    """The galleries in which these editions show the photo, as the newest of them calls each."""
    found: dict[int, dict[str, Any]] = {}
    for edition, _shot in uses:
        for gallery in edition.content["galleries"]:
            if gallery["slug"] and any(one["id"] == photo.pk for one in gallery["photos"]):
                found.setdefault(gallery["id"], gallery)
    return list(found.values())


@caching.never_kept
@require_safe
def download(request: HttpRequest, number: str) -> HttpResponseBase:
    """The full-size file under the label of this moment, whole or in the part asked for."""
    found, uses = find_photo(number)
    edition, shot = uses[0]
    file = press_file(found, shot.label(edition.headline, edition.language))
    if file is None:
        raise Http404
    try:
        file.start, file.end = ranges.asked(request.method, request.headers, file.etag, file.size)
    except ranges.Unsatisfiable:
        file.close()
        return HttpResponse(status=416, headers=ranges.unsatisfiable(file.size))
    response = _attachment(request, file, "image/jpeg", f"{number}.jpg")
    response["ETag"] = file.etag
    for name, value in ranges.told((file.start, file.end), file.size).items():
        response[name] = value
    if "Content-Range" in response.headers:
        response.status_code = 206
    count(request, Download.Kind.PHOTO, found.pk)
    return response


@caching.never_kept
@require_safe
def gallery_photos(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The ZIP of a gallery, while its page answers."""
    try:
        found = find(Gallery.objects.all(), FormerAddress.Thing.GALLERY, slug)
    except Moved as moved:
        return redirect_to("gallery_photos", moved.thing)
    shown = {language: edition_showing(found, language) for language in LANGUAGES}
    told = {
        language: (frozen["title"] or edition.headline, frozen["photos"])
        for language, edition in shown.items()
        if edition and (frozen := frozen_gallery(edition, found))
    }
    return _zip(request, told, slug, Download.Kind.GALLERY, found.pk)


@caching.never_kept
@require_safe
def article_photos(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The ZIP of an article's photos, while its page answers; what its page answers otherwise."""
    language, now = language_of_page(), timezone.now()
    edition = Edition.objects.live(language, now).filter(slug=slug).first()
    if edition is None:
        return moved_or_gone(request, slug, "article_photos")
    twins = [Edition.objects.live(each, now).filter(article_id=edition.article_id).first() for each in LANGUAGES]
    told = {twin.language: (twin.headline, twin.content["photos"]) for twin in twins if twin}
    return _zip(request, told, slug, Download.Kind.ARTICLE, edition.article_id)


def _zip(
    request: HttpRequest, told: dict[str, tuple[str, list[dict[str, Any]]]], name: str, kind: str, thing_id: int
) -> HttpResponseBase:
    """`told`: language → (title, photos as the edition that is live in it has them)."""
    photos = Photo.objects.in_bulk({one["id"] for _title, dicts in told.values() for one in dicts})
    tellings = {
        language: Telling(title, {shot.photo.pk: shot for shot in shots_of(dicts, photos) if shot.press})
        for language, (title, dicts) in told.items()
    }
    if language_of_page() not in tellings or not tellings[language_of_page()].shots:
        raise Http404
    response = _attachment(request, bundle(language_of_page(), tellings), "application/zip", f"{name}.zip")
    count(request, kind, thing_id)
    return response


def _attachment(request: HttpRequest, content: Iterable[bytes], kind: str, name: str) -> StreamingHttpResponse:
    """No copy is kept on the way: the gate and the count hold for every reader."""
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": caching.NOTHING,
        "X-Content-Type-Options": "nosniff",
        "X-Robots-Tag": "noindex",
    }
    response = StreamingHttpResponse(content, content_type=kind, headers=headers)
    if request.method == "HEAD":
        response.streaming_content = ()
    return response


def count(request: HttpRequest, kind: str, thing_id: int) -> None:
    """One more download; asking for a size or for the rest of a file is none. Never in the reader's way."""
    if request.method != "GET" or ranges.continues(request.headers.get("Range", "")):
        return
    try:
        with transaction.atomic():
            Download.objects.record(kind, thing_id, timezone.localdate())
    except DatabaseError:
        logger.exception("a download was not counted")

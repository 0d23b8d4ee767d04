"""An article as readers would see it, before they do: for the desk, and for whoever holds a link that opens."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable
from typing import Any, TypeVar

from django.db import DatabaseError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_safe

from articles.models import Edition, SharedPreview
from articles.views import pages
from articles.views.heads import Head
from articles.views.nearby import nearby
from articles.workflow.outlook import outlook
from articles.workflow.sharing import opened, record_view, shareable_photos
from media.models import Photo, PhotoQuerySet
from media.renditions import PRESS, choices
from media.views import private_file
from newsroom.lib import caching

logger = logging.getLogger(__name__)

Answer = TypeVar("Answer", bound=HttpResponseBase)

# What leaves by a secret address is kept nowhere, found by nobody, and told to no other site.
SECRET = {
    "Cache-Control": caching.NOTHING,
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "no-referrer",
}


def preview(
    request: HttpRequest,
    edition: Edition,
    at: datetime.datetime,
    *,
    photos: PhotoQuerySet,
    photo_address: Callable[[Photo, str], str],
    addresses: dict[str, str],
    **context: Any,
) -> HttpResponse:
    """The article's own page in the language of its text, without what speaks to machines. Nothing keeps it.

    `addresses`: where the language switch leads. `photos`: those that may be seen, by `photo_address` only.
    """
    with override(edition.language):
        page = pages.preview_page(edition, at, photos)
        whole = {
            "head": Head(
                title=edition.headline, path=request.path, section="news", addresses=addresses, is_hidden=True
            ),
            "page": page,
            "edition": edition,
            "content": edition.content,
            "nearby": nearby(edition, at),
            "is_preview": True,
            "photo_address": photo_address,
            "text_address": "",
            **context,
        }
        response = render(request, "articles/preview.html", whole)
    response["Content-Language"] = edition.language
    return secret(response)


def secret(response: Answer) -> Answer:
    for header, value in SECRET.items():
        response[header] = value
    return response


@require_safe
def shared(request: HttpRequest, token: str) -> HttpResponse:
    """The text behind a link. One that is dead answers what an address that never was answers."""
    now = timezone.now()
    link = _opened(token, now)
    edition = outlook(link.article, link.language, now, link.content)
    allowed = shareable_photos(link, now)
    response = preview(
        request,
        edition,
        now,
        photos=Photo.objects.filter(pk__in=allowed),
        photo_address=lambda photo, name: reverse("shared_photo", args=[token, photo.number, name]),
        addresses={link.language: request.path},
        link=link,
        held_back=len({photo["id"] for photo in link.content["photos"]} - allowed.keys()),
    )
    if request.method == "GET":
        _count(link, now)
    return response


def _opened(token: str, at: datetime.datetime) -> SharedPreview:
    link = opened(token, at)
    if link is None:
        raise Http404
    return link


def _count(link: SharedPreview, at: datetime.datetime) -> None:
    """Never in the reader's way."""
    try:
        record_view(link, at)
    except DatabaseError:
        logger.exception("a view of a shared preview was not counted")


@require_safe
def shared_photo(request: HttpRequest, token: str, number: str, name: str) -> FileResponse:
    """A file of a photo that stands in the shared text, as its page shows it: never the full-size one."""
    now = timezone.now()
    photos = shareable_photos(_opened(token, now), now)
    photo = next((one for one in photos.values() if one.number == number), None)
    if photo is None or name in {one["name"] for one in choices(photo, PRESS, "jpeg")}:
        raise Http404
    return secret(private_file(photo, name))

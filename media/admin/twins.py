"""Is it in the library already? The same file, and pictures that look alike, with links; a fresh copy is dropped."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.db.models import ProtectedError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .. import library
from ..models import Photo

MOST = 3  # frames of one burst all look alike
FRESH = dt.timedelta(days=1)  # a copy that stands longer may have been given words and a place


def twins(photo: Photo, most: int = MOST) -> Iterator[tuple[str, Photo]]:
    """(sentence up to the number, the other photo), the very same file first."""
    for other in sorted(library.near_duplicates(photo), key=lambda other: other.sha256 != photo.sha256)[:most]:
        same = other.sha256 == photo.sha256
        yield (_("This very file is already in the library:") if same else _("Looks like")), other


def address(photo: Photo) -> str:
    return reverse("admin:media_photo_change", args=[photo.pk])


def warn(request: HttpRequest, photo: Photo) -> None:
    for sentence, other in twins(photo):
        link = format_html('<a href="{}">{}</a>', address(other), other.number)
        messages.warning(request, format_html("{}: {} {}", photo.number, sentence, link))


def copies(request: HttpRequest, photos: Iterable[Photo]) -> dict[Photo, Photo]:
    """Those of these photos that this person uploaded just now though their very file was there: copy → the first."""
    fresh = [
        photo
        for photo in photos
        if photo.uploaded_by_id == request.user.pk
        and not photo.is_public
        and timezone.now() - photo.uploaded_at < FRESH
    ]
    first: dict[str, Photo] = {}
    for other in Photo.objects.filter(sha256__in={photo.sha256 for photo in fresh}).order_by("pk"):
        first.setdefault(other.sha256, other)
    return {photo: first[photo.sha256] for photo in fresh if first.get(photo.sha256, photo) != photo}


def drop_address(photo: Photo) -> str:
    return reverse("admin:media_photo_drop", args=[photo.pk])


@require_POST
def drop(request: HttpRequest, pk: int, model_admin: Any) -> HttpResponse:
    """One click takes a fresh copy out of the library again: whoever may upload may undo a slip of the hand.

    404 of a photo that is no fresh copy of this person's. A script gets {"said": sentence}, 409 when it is used.
    """
    photo: Photo = get_object_or_404(Photo, pk=pk)
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    elder = copies(request, [photo]).get(photo)
    if elder is None:
        raise Http404
    numbers = {"number": photo.number, "first": elder.number}
    try:
        library.drop_copy(photo, elder)
    except (ProtectedError, IntegrityError):
        return _dropped(request, elder, _("%(number)s stays: a text shows it already.") % numbers, is_done=False)
    model_admin.log_change(request, elder, _("Dropped a second upload of this file, %(number)s.") % numbers)
    return _dropped(request, elder, _("%(number)s is dropped; %(first)s stays.") % numbers, is_done=True)


def _dropped(request: HttpRequest, elder: Photo, said: str, *, is_done: bool) -> HttpResponse:
    if not request.accepts("text/html"):
        return JsonResponse({"said": said}, status=200 if is_done else 409)
    (messages.success if is_done else messages.error)(request, said)
    back = request.POST.get("back", "")
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(back if is_ours else address(elder))

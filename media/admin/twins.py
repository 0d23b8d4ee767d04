"""Is it in the library already? The same file, and pictures that look alike, said with links."""

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from .. import library
from ..models import Photo

MOST = 3  # frames of one burst all look alike


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

"""Where a photo is used, in words; and a photo that is used can't be deleted."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django.contrib import admin, messages
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from .. import library
from ..models import Gallery, Photo


class Use(NamedTuple):
    what: str  # "gallery “Visit”"
    address: str = ""  # none: somewhere this person may not look
    note: str = ""


def linked(use: Use) -> SafeString | str:
    if not use.address:
        return use.what
    return format_html('<a href="{}">{}</a>{}', use.address, use.what, f" · {use.note}" if use.note else "")


def gallery_uses(photo: Photo) -> Iterator[Use]:
    for words, galleries in (
        (_("gallery “%(name)s”"), photo.galleries.order_by("pk")),
        (_("cover of the gallery “%(name)s”"), photo.cover_of.order_by("pk")),
    ):
        for gallery in galleries:
            yield Use(words % {"name": gallery}, _address(gallery))


def onward_from_photo(photo: Photo) -> list[Use]:
    """Its page, and the galleries it is in."""
    words = _("gallery “%(name)s”")
    galleries = [Use(words % {"name": gallery}, _address(gallery)) for gallery in photo.galleries.order_by("-pk")[:5]]
    page = reverse("admin:media_photo_change", args=[photo.pk])
    return [Use(_("photo %(number)s") % {"number": photo.number}, page), *galleries]


def onward_from_gallery(gallery: Gallery) -> list[Use]:
    return [Use(_("gallery “%(name)s”") % {"name": gallery}, _address(gallery))]


def _address(gallery: Gallery) -> str:
    return reverse("admin:media_gallery_change", args=[gallery.pk])


class KeepsUsedPhotos(admin.ModelAdmin):
    """Deletes a photo with its files when nothing shows it; else says where it is used and deletes nothing."""

    delete_confirmation_template = "admin/media/photo/delete_confirmation.html"
    delete_selected_confirmation_template = "admin/media/photo/delete_selected_confirmation.html"

    def where_used(self, request: HttpRequest, photo: Photo) -> list[Use]:
        """Every use, named only as far as the person who asks may know of it."""
        return list(gallery_uses(photo))

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, Any, list[Any]]:
        used = [(photo, uses) for photo in objs if (uses := self.where_used(request, photo))]
        if not used:
            return super().get_deleted_objects(objs, request)
        return [], {}, set(), [_kept(photo, uses) for photo, uses in used]

    def delete_model(self, request: HttpRequest, obj: Photo) -> None:
        library.delete(obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Photo]) -> None:
        for photo in queryset:
            library.delete(photo)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        try:
            return super().delete_view(request, object_id, extra_context)
        except (ProtectedError, IntegrityError):
            return _used_meanwhile(request)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if request.method != "POST":
            return super().changelist_view(request, extra_context)
        try:
            with transaction.atomic():  # the log of a deletion that did not happen goes with it
                return super().changelist_view(request, extra_context)
        except (ProtectedError, IntegrityError):
            return _used_meanwhile(request)


def _kept(photo: Photo, uses: Sequence[Use]) -> SafeString:
    places = format_html_join("", "<li>{}</li>", ((linked(use),) for use in uses))
    return format_html("<b>{}</b><ul>{}</ul>", photo.number, places)


def _used_meanwhile(request: HttpRequest) -> HttpResponse:
    """Somebody placed the photo between our look and the deletion: the database refused it."""
    messages.error(request, _("Nothing was deleted: somebody has just used a photo. Look where it is used."))
    return HttpResponseRedirect(reverse("admin:media_photo_changelist"))

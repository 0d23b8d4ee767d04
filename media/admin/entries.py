"""The photos of a gallery: their order, and many of them chosen at once from the library."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ..bounds import bound_place
from ..models import Gallery, GalleryPhoto, Photo
from ..templatetags.photos import picture
from .chosen import ids, in_order
from .twins import address

LAST = 1_000_000  # where a photo without a number goes
PAGE = 48


class EntryForm(forms.ModelForm):
    """A photo without a number comes last."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "position" in self.fields:
            self.fields["position"].required = False
            bound_place(self.fields["position"])

    def clean_position(self) -> int:
        position = self.cleaned_data["position"]
        return LAST if position is None else position


class GalleryPhotoInline(admin.TabularInline):
    """Photos are put in order and taken out here; they come in by `add_photos` and by the upload."""

    model = GalleryPhoto
    form = EntryForm
    extra = 0
    fields = ("position", "thumbnail", "words")
    readonly_fields = ("thumbnail", "words")
    ordering = ("position", "pk")

    @admin.display(description=_("picture"))
    def thumbnail(self, entry: GalleryPhoto) -> SafeString:
        return picture(entry.photo, "thumb", alt="", preview=True, sizes="5rem") or SafeString("…")

    @admin.display(description=_("photo"))
    def words(self, entry: GalleryPhoto) -> SafeString:
        photo = entry.photo
        return format_html(
            '<span data-photo="{}" data-number="{}"><a href="{}">{}</a> {}</span>',
            photo.pk,
            photo.number,
            address(photo),
            photo.number,
            photo.text("caption", "uk") or photo.text("headline", "uk") or _t("no caption"),
        )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("photo")

    def has_add_permission(self, request: HttpRequest, obj: Gallery | None = None) -> bool:
        return False


def renumber(gallery: Gallery) -> None:
    """1, 2, 3 … in the order that stands, so that every place has one number."""
    entries = list(gallery.entries.order_by("position", "pk"))
    moved = [entry for place, entry in enumerate(entries, start=1) if entry.position != place]
    for place, entry in enumerate(entries, start=1):
        entry.position = place
    GalleryPhoto.objects.bulk_update(moved, ["position"])


@transaction.atomic
def append(gallery: Gallery, photos: list[Photo]) -> int:
    """Put those that are not in it yet at its end; returns how many."""
    last = gallery.entries.aggregate(last=Max("position"))["last"] or 0
    there = set(gallery.entries.values_list("photo_id", flat=True))
    new = [photo for photo in photos if photo.pk not in there]
    GalleryPhoto.objects.bulk_create(
        GalleryPhoto(gallery=gallery, photo=photo, position=last + place) for place, photo in enumerate(new, start=1)
    )
    return len(new)


def add_photos(request: HttpRequest, pk: int, model_admin: admin.ModelAdmin) -> HttpResponse:
    """Pictures of the library with boxes to tick; `?q=` searches as the list of photos does."""
    gallery = get_object_or_404(Gallery, pk=pk)
    library: Any = model_admin.admin_site.get_model_admin(Photo)
    if not (model_admin.has_change_permission(request, gallery) and library.has_view_permission(request)):
        raise PermissionDenied
    if request.method == "POST":
        return _added(request, model_admin, gallery)
    query = request.GET.get("q", "")
    found, _duplicates = library.get_search_results(request, Photo.objects.all(), query)
    page = Paginator(found.exclude(galleries=gallery), PAGE).get_page(request.GET.get("page"))
    context = {
        **model_admin.admin_site.each_context(request),
        "gallery": gallery,
        "page": page,
        "photos": [(photo, picture(photo, "thumb", alt="", preview=True, sizes="10rem")) for photo in page],
        "query": query,
        "title": _t("Add photos to the gallery"),
        "subtitle": str(gallery),
        "opts": model_admin.opts,
        "media": model_admin.media,
    }
    return TemplateResponse(request, "admin/media/gallery/add_photos.html", context)


def _added(request: HttpRequest, model_admin: admin.ModelAdmin, gallery: Gallery) -> HttpResponse:
    count = append(gallery, in_order(ids(request.POST.getlist("photo"))))
    text = ngettext("%(count)d photo added.", "%(count)d photos added.", count) % {"count": count}
    if count:
        model_admin.log_change(request, gallery, text)
    messages.success(request, text)
    return HttpResponseRedirect(reverse("admin:media_gallery_change", args=[gallery.pk]))

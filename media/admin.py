"""The photo desk: photos, many at once, and galleries."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from modeltranslation.admin import TranslationAdmin

from . import library, tasks
from .forms import LANGUAGES, GalleryForm, PhotoForm, UploadForm, received
from .models import Gallery, GalleryPhoto, Photo
from .templatetags.photos import picture

# Fields that show in the files themselves: in their crop or in their label.
LABELLED = {
    *(f"{field}_{language}" for field in ("headline", "caption", "alt_text", "credit") for language in LANGUAGES),
    *("usage_terms", "digital_source_type", "focal_x", "focal_y"),
}


class LackFilter(admin.SimpleListFilter):
    """Yes: only rows that lack something."""

    lacking = ""

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("yes", _t("Yes"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return getattr(queryset, self.lacking)() if self.value() == "yes" else queryset


class WithoutAltText(LackFilter):
    title = _("without alt text")
    parameter_name = "without_alt_text"
    lacking = "without_alt_text"


class WithoutCredit(LackFilter):
    title = _("without credit")
    parameter_name = "without_credit"
    lacking = "without_credit"


@admin.register(Photo)
class PhotoAdmin(TranslationAdmin):
    form = PhotoForm
    list_display = ("thumbnail", "number", "headline", "credit", "taken_on", "uploaded_at", "is_out")
    list_display_links = ("thumbnail", "number")
    list_filter = (WithoutAltText, WithoutCredit, "digital_source_type")
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("number", "headline_uk", "headline_en", "caption_uk", "caption_en", "credit_uk", "place")
    readonly_fields = (
        "large",
        "number",
        "size",
        "what_was_removed",
        "look_alikes",
        "uploaded_by",
        "uploaded_at",
        "is_out",
    )
    fieldsets = (
        (None, {"fields": ("large", "picture")}),
        (
            _("Texts"),
            {
                "classes": ("side-by-side",),
                "fields": (
                    ("headline_uk", "headline_en"),
                    ("caption_uk", "caption_en"),
                    ("alt_text_uk", "alt_text_en"),
                    ("credit_uk", "credit_en"),
                ),
            },
        ),
        (_("Origin and rights"), {"fields": (("taken_on", "place"), "usage_terms", "digital_source_type")}),
        (_("Focal point"), {"fields": (("focal_x", "focal_y"),)}),
        (
            _("File"),
            {"fields": ("number", "size", "what_was_removed", "look_alikes", "uploaded_by", "uploaded_at", "is_out")},
        ),
    )

    class Media:
        css = {"all": ["media/desk.css", "media/tones.css"]}
        js = ["media/focal.js"]

    @admin.display(description=_("picture"))
    def thumbnail(self, photo: Photo) -> SafeString:
        return picture(photo, "thumb", alt=photo.alt_text or "", preview=True, sizes="5rem") or SafeString("…")

    @admin.display(description=_("picture"))
    def large(self, photo: Photo) -> SafeString:
        shown = picture(photo, "full", alt=photo.alt_text or "", preview=True, sizes="40rem", priority=True)
        return shown or SafeString(_t("The picture appears here when its files are made."))

    @admin.display(description=_("size"))
    def size(self, photo: Photo) -> str:
        return f"{photo.width} × {photo.height}" if photo.pk else ""

    @admin.display(description=_("removed from the file"))
    def what_was_removed(self, photo: Photo) -> str:
        return _sentence(photo.removed) or _t("nothing")

    @admin.display(description=_("similar photos"))
    def look_alikes(self, photo: Photo) -> SafeString | str:
        found = library.near_duplicates(photo) if photo.pk else []
        return format_html_join(", ", '<a href="{}">{}</a>', ((_address(other), other) for other in found)) or _t(
            "none"
        )

    @admin.display(description=_("public"), boolean=True)
    def is_out(self, photo: Photo) -> bool:
        return photo.is_public

    def get_fieldsets(self, request: HttpRequest, obj: Photo | None = None) -> Any:
        """A new photo has a file and texts; what is known of the file comes after."""
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if obj else ((None, {"fields": ("picture",)}), *fieldsets[1:-1])

    def save_model(self, request: HttpRequest, obj: Photo, form: PhotoForm, change: bool) -> None:
        intake = form.cleaned_data.get("picture")
        if intake and change:
            library.replace(obj, intake)
        elif intake:
            library.keep(obj, intake, by=request.user)
        else:
            obj.save()
        if intake and obj.removed:
            messages.info(request, _t("Removed from the file: %(what)s.") % {"what": _sentence(obj.removed)})
        if intake or LABELLED & set(form.changed_data):
            tasks.make_after_commit(obj)

    def delete_model(self, request: HttpRequest, obj: Photo) -> None:
        super().delete_model(request, obj)
        library.remove_files(obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        for photo in queryset:
            self.delete_model(request, photo)

    def get_urls(self) -> list[URLPattern]:
        return [
            path("upload/", self.admin_site.admin_view(self.upload), name="media_photo_upload"),
            *super().get_urls(),
        ]

    def upload(self, request: HttpRequest) -> HttpResponse:
        """Several files at once. Each stands for itself: a refused one is named and the others come in."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = UploadForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            refusals = self._take(request, form.cleaned_data)
            if not refusals:
                return HttpResponseRedirect(reverse("admin:media_photo_changelist"))
            for refusal in refusals:
                form.add_error("files", refusal)
        context = {
            **self.admin_site.each_context(request),
            "form": form,
            "title": _t("Upload photos"),
            "opts": self.opts,
        }
        return TemplateResponse(request, "admin/media/photo/upload.html", {**context, "media": self.media + form.media})

    def _take(self, request: HttpRequest, data: dict[str, Any]) -> list[ValidationError]:
        refusals, photos = [], []
        for file in data["files"]:
            try:
                photo = Photo(credit_uk=data["credit_uk"], credit_en=data["credit_en"], place=data["place"])
                library.keep(photo, received(file), by=request.user)
            except ValidationError as refusal:
                refusals.append(refusal)
            else:
                photos.append(photo)
                tasks.make_after_commit(photo)
                self.log_addition(request, photo, [{"added": {}}])
        if data["gallery"]:
            _append(data["gallery"], photos)
        if photos:
            text = ngettext("%(count)d photo uploaded.", "%(count)d photos uploaded.", len(photos))
            messages.success(request, text % {"count": len(photos)})
        return refusals


class GalleryPhotoInline(admin.TabularInline):
    model = GalleryPhoto
    extra = 0
    autocomplete_fields = ("photo",)
    fields = ("position", "thumbnail", "photo")
    readonly_fields = ("thumbnail",)
    ordering = ("position", "pk")

    @admin.display(description=_("picture"))
    def thumbnail(self, entry: GalleryPhoto) -> SafeString:
        return picture(entry.photo, "thumb", alt="", preview=True, sizes="5rem") if entry.pk else SafeString("")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("photo")


@admin.register(Gallery)
class GalleryAdmin(TranslationAdmin):
    form = GalleryForm
    list_display = ("title", "event_on", "slug_uk", "slug_en")
    search_fields = ("title_uk", "title_en")
    autocomplete_fields = ("cover",)
    inlines = (GalleryPhotoInline,)
    show_full_result_count = False
    fieldsets = (
        (
            None,
            {
                "classes": ("side-by-side",),
                "fields": (("title_uk", "title_en"), ("slug_uk", "slug_en"), ("description_uk", "description_en")),
            },
        ),
        (None, {"fields": (("event_on", "cover"),)}),
    )

    class Media:
        css = {"all": ["media/desk.css", "media/tones.css"]}


def _append(gallery: Gallery, photos: list[Photo]) -> None:
    last = gallery.entries.aggregate(last=Max("position"))["last"] or 0
    GalleryPhoto.objects.bulk_create(
        GalleryPhoto(gallery=gallery, photo=photo, position=last + index) for index, photo in enumerate(photos, 1)
    )


def _address(photo: Photo) -> str:
    return reverse("admin:media_photo_change", args=[photo.pk])


def _sentence(phrases: list[str]) -> str:
    return "; ".join(phrases)

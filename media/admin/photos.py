"""The photo desk: one photo, and the list of all."""

from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from modeltranslation.admin import TranslationAdmin

from .. import library, tasks
from ..forms import LANGUAGES, PhotoForm
from ..models import Download, Photo
from ..templatetags.photos import picture
from .originals import fetch_original
from .redactions import redact
from .uploads import upload

# Fields that show in the files themselves: in their crop or in their label.
LABELLED = {
    *(f"credit_{language}" for language in LANGUAGES),
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
        "downloads",
        "sealed",
        "redacted",
    )
    fieldsets = (
        (None, {"fields": ("large", "redacted", "picture")}),
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
            {
                "fields": (
                    "number",
                    "size",
                    "what_was_removed",
                    "look_alikes",
                    "uploaded_by",
                    "uploaded_at",
                    "is_out",
                    "downloads",
                    "sealed",
                )
            },
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

    @admin.display(description=_("sealed original"))
    def sealed(self, photo: Photo) -> SafeString | str:
        if not photo.original:
            return _t("none")
        address = reverse("admin:media_photo_original", args=[photo.pk])
        return format_html('<a href="{}">{}</a>', address, _t("Fetch, with a reason"))

    @admin.display(description=_("redaction"))
    def redacted(self, photo: Photo) -> SafeString:
        address = reverse("admin:media_photo_redact", args=[photo.pk])
        count = len(photo.redactions)
        text = ngettext("%(count)d place destroyed", "%(count)d places destroyed", count) % {"count": count}
        return format_html(
            '{} <a href="{}">{}</a>', text if count else "", address, _t("Destroy faces, plates, screens")
        )

    @admin.display(description=_("downloads"))
    def downloads(self, photo: Photo) -> int:
        return Download.objects.total(Download.Kind.PHOTO, photo.pk) if photo.pk else 0

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
        guard = self.admin_site.admin_view
        return [
            path("upload/", guard(partial(upload, model_admin=self)), name="media_photo_upload"),
            path("<int:pk>/original/", guard(partial(fetch_original, model_admin=self)), name="media_photo_original"),
            path("<int:pk>/redact/", guard(partial(redact, model_admin=self)), name="media_photo_redact"),
            *super().get_urls(),
        ]


def _address(photo: Photo) -> str:
    return reverse("admin:media_photo_change", args=[photo.pk])


def _sentence(phrases: list[str]) -> str:
    return "; ".join(phrases)

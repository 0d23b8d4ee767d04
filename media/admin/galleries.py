"""The photo desk: galleries, their photos in order."""

from functools import partial

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from modeltranslation.admin import TranslationAdmin

from ..forms import GalleryForm
from ..models import Gallery, GalleryPhoto
from ..templatetags.photos import picture
from .safety import sign_gallery


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
        (None, {"fields": (("event_on", "cover"), "safety")}),
    )
    readonly_fields = ("safety",)

    class Media:
        css = {"all": ["media/desk.css", "media/tones.css"]}

    @admin.display(description=_("safety"))
    def safety(self, gallery: Gallery) -> SafeString | str:
        if not gallery.pk:
            return "—"
        count = gallery.photos.without_signature().count()  # type: ignore[attr-defined]
        text = ngettext("%(count)d photo is not signed.", "%(count)d photos are not signed.", count)
        address = reverse("admin:media_gallery_safety", args=[gallery.pk])
        return format_html('{} <a href="{}">{}</a>', text % {"count": count}, address, _t("Safety checklist"))

    def get_urls(self) -> list[URLPattern]:
        guard = self.admin_site.admin_view
        return [
            path("<int:pk>/safety/", guard(partial(sign_gallery, model_admin=self)), name="media_gallery_safety"),
            *super().get_urls(),
        ]

"""The photo desk: galleries, their photos in order."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from ..forms import GalleryForm
from ..models import Download, Gallery, GalleryPhoto
from ..templatetags.photos import picture


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
    readonly_fields = ("downloads",)
    fieldsets = (
        (
            None,
            {
                "classes": ("side-by-side",),
                "fields": (("title_uk", "title_en"), ("slug_uk", "slug_en"), ("description_uk", "description_en")),
            },
        ),
        (None, {"fields": (("event_on", "cover"), "downloads")}),
    )

    class Media:
        css = {"all": ["media/desk.css", "media/tones.css"]}

    @admin.display(description=_("downloads of all photos at once"))
    def downloads(self, gallery: Gallery) -> int:
        return Download.objects.total(Download.Kind.GALLERY, gallery.pk) if gallery.pk else 0

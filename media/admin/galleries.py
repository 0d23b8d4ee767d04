"""The photo desk: galleries, their photos in order."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.views.main import ChangeList
from django.db import models
from django.forms import Script
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from modeltranslation.admin import TranslationAdmin

from newsroom.lib.alphabet import ByAlphabet

from ..forms import GalleryForm
from ..models import Download, Gallery
from .entries import GalleryPhotoInline, add_photos, renumber
from .safety import sign_gallery
from .uses import Use, onward_from_gallery


@admin.register(Gallery)
class GalleryAdmin(TranslationAdmin):
    form = GalleryForm
    change_form_template = "admin/media/gallery/change_form.html"
    list_display = ("title", "event_on", "slug_uk", "slug_en")
    search_fields = ("title_uk", "title_en")
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
        (None, {"fields": (("event_on", "cover"), "safety", "downloads")}),
    )
    readonly_fields = ("safety", "downloads")

    class Media:
        css = {"all": ["media/desk.css", "media/tones.css"]}
        js = [Script("media/order.js", type="module")]

    def get_changelist(self, request: HttpRequest, **_options: Any) -> type[ChangeList]:
        return ByAlphabet

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs: Any) -> Any:
        """A cover is chosen among the gallery's photos, which are changed on their own pages."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and db_field.name == "cover":
            field.widget = forms.Select()
        return field

    def save_related(self, request: HttpRequest, form: forms.ModelForm, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        renumber(form.instance)

    def response_add(self, request: HttpRequest, obj: Gallery, post_url_continue: str | None = None) -> HttpResponse:
        """A new gallery is empty: its page has the ways to fill it."""
        if "_save" not in request.POST or IS_POPUP_VAR in request.POST:
            return super().response_add(request, obj, post_url_continue)
        messages.success(request, _t("The gallery is there. Now add its photos."))
        return HttpResponseRedirect(reverse("admin:media_gallery_change", args=[obj.pk]))

    @admin.display(description=_("safety"))
    def safety(self, gallery: Gallery) -> SafeString | str:
        if not gallery.pk:
            return "—"
        count = gallery.photos.without_signature().count()  # type: ignore[attr-defined]
        text = ngettext("%(count)d photo is not signed.", "%(count)d photos are not signed.", count)
        if not count:
            text = _t("Nothing here waits for a signature.")
        address = reverse("admin:media_gallery_safety", args=[gallery.pk])
        return format_html('{} <a href="{}">{}</a>', text % {"count": count}, address, _t("Safety checklist"))

    @admin.display(description=_("downloads of all photos at once"))
    def downloads(self, gallery: Gallery) -> int:
        return Download.objects.total(Download.Kind.GALLERY, gallery.pk) if gallery.pk else 0

    def onward(self, request: HttpRequest, gallery: Gallery) -> list[Use]:
        """Where whoever has signed goes next: its own page first; `articles` adds the texts that wait."""
        return onward_from_gallery(gallery)

    def get_urls(self) -> list[URLPattern]:
        guard = self.admin_site.admin_view
        return [
            path("<int:pk>/add-photos/", guard(partial(add_photos, model_admin=self)), name="media_gallery_add_photos"),
            path("<int:pk>/safety/", guard(partial(sign_gallery, model_admin=self)), name="media_gallery_safety"),
            *super().get_urls(),
        ]

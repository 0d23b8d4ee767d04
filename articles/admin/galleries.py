"""What the newsroom adds to galleries: an old address redirects once readers met it, and which texts show one."""

from __future__ import annotations

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from articles.admin.bilingual import MarkedAdmin
from articles.admin.onward import texts
from articles.models import FormerAddress
from articles.models.addresses import remember_former, slugs_of
from articles.models.photos import drafts_with_gallery
from articles.models.shown import was_shown
from media.admin.galleries import GalleryAdmin
from media.admin.uses import Use
from media.models import Gallery

admin.site.unregister(Gallery)


@admin.register(Gallery)
class AddressedGalleryAdmin(MarkedAdmin, GalleryAdmin):
    def save_model(self, request: HttpRequest, obj: Gallery, form: forms.ModelForm, change: bool) -> None:
        before = slugs_of(Gallery.objects.get(pk=obj.pk)) if change else {}
        super().save_model(request, obj, form, change)
        if was_shown(FormerAddress.Thing.GALLERY, obj, timezone.now()):
            remember_former(obj, FormerAddress.Thing.GALLERY, before)

    def onward(self, request: HttpRequest, gallery: Gallery) -> list[Use]:
        return [*super().onward(request, gallery), *texts(request, drafts_with_gallery(gallery))]

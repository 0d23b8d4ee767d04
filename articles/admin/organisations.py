from __future__ import annotations

from django.contrib import admin
from django.contrib.admin.widgets import AdminURLFieldWidget
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.admin.bilingual import AddressedAdmin, pairs
from articles.models import FormerAddress, Organisation
from newsroom.lib.alphabet import Alphabetical


@admin.register(Organisation)
class OrganisationAdmin(AddressedAdmin):
    address_kind = FormerAddress.Thing.ORGANISATION
    list_display = ("name_uk", "abbreviation_uk", "kind", "parent", "superseded_by")
    list_filter = ("kind",)
    list_select_related = ("parent", "superseded_by")
    ordering = (Alphabetical("name_uk"), "pk")
    search_fields = ("name_uk", "name_en", "short_name_uk", "abbreviation_uk", "abbreviation_en")
    autocomplete_fields = ("parent", "superseded_by", "logo")
    formfield_overrides = {models.URLField: {"widget": AdminURLFieldWidget, "assume_scheme": "https"}}
    fieldsets = (
        (None, pairs("name", "short_name", "abbreviation", "slug")),
        (_("For both languages"), {"fields": (("kind", "website"), ("parent", "superseded_by"), "logo")}),
    )

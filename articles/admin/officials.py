"""People in office: officials, the posts they hold and what the posts were called."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationStackedInline

from articles.admin.bilingual import AddressedAdmin, DeskAdmin, mark_language, pair, pairs
from articles.models import Appointment, FormerAddress, Official, Position, PositionTitle
from articles.models.addresses import free_slug, slugs_of
from newsroom.lib.languages import LANGUAGES, attr
from newsroom.lib.text import slug


class AppointmentInline(admin.TabularInline):
    model = Appointment
    extra = 0
    autocomplete_fields = ("position",)
    fields = ("position", "from_on", "until_on", "acting")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).prefetch_related("position__titles")


@admin.register(Official)
class OfficialAdmin(AddressedAdmin):
    address_kind = FormerAddress.Thing.OFFICIAL
    list_display = ("name", "held_today")
    ordering = ("family_name_uk", "given_name_uk", "pk")
    search_fields = ("family_name_uk", "given_name_uk", "family_name_en", "given_name_en")
    autocomplete_fields = ("portrait",)
    inlines = (AppointmentInline,)
    fieldsets = (
        (None, pairs("family_name", "given_name", "patronymic", "slug", "biography")),
        (_("For both languages"), {"fields": ("portrait",)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).prefetch_related("appointments__position__titles")

    @admin.display(description=_("official"), ordering="family_name_uk")
    def name(self, official: Official) -> str:
        return f"{official.family_name_uk or official.family_name_en or ''} {official.given_name_uk or ''}".strip()

    @admin.display(description=_("in office today"))
    def held_today(self, official: Official) -> str:
        today = timezone.localdate()
        held = [held for held in official.appointments.all() if covers(held, today)]
        return "; ".join(filter(None, (appointment.title_on(today, "uk") for appointment in held))) or "—"

    def name_addresses(self, obj: Official) -> None:
        for language, now in slugs_of(obj).items():
            name = obj.full_name(language)
            if name and not now:
                setattr(obj, attr("slug", language), free_slug(Official, language, slug(name), obj.pk))


def covers(appointment: Appointment, day: Any) -> bool:
    """As `Appointment.objects.on(day)`, for appointments that were fetched already."""
    return appointment.from_on <= day and (appointment.until_on is None or day < appointment.until_on)


class PositionTitleInline(TranslationStackedInline):
    model = PositionTitle
    extra = 0
    min_num = 1
    fieldsets = ((None, {"classes": ("side-by-side",), "fields": (pair("title"), ("from_on", "until_on"))}),)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and hasattr(db_field, "translated_field"):
            mark_language(field, db_field.translated_field.verbose_name, db_field.language)
        return field


@admin.register(Position)
class PositionAdmin(DeskAdmin):
    list_display = ("__str__", "organisation", "rank")
    list_select_related = ("organisation",)
    search_fields = tuple(f"titles__{attr('title', language)}" for language in LANGUAGES)
    autocomplete_fields = ("organisation",)
    fields = (("organisation", "rank"),)
    inlines = (PositionTitleInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).prefetch_related("titles")

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[Any, bool]:
        found, _duplicates = super().get_search_results(request, queryset, search_term)
        return found, True  # a post with two titles would be listed twice

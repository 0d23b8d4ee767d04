"""People in office: officials, the posts they hold and what the posts were called."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationStackedInline

from articles.admin import timeline
from articles.admin.bilingual import AddressedAdmin, DeskAdmin, mark_language, pair, pairs
from articles.admin.holders import holders_view
from articles.admin.merging_officials import merge_view, said
from articles.admin.names import OfficialForm, save_names
from articles.admin.names import fieldset as names_fieldset
from articles.admin.reshuffle import reshuffle_view, take_back_view
from articles.models import Appointment, FormerAddress, Official, Position, PositionTitle
from articles.models.addresses import free_slug, slugs_of
from articles.workflow.terms import doubts
from newsroom.lib.alphabet import Alphabetical
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
    form = OfficialForm
    list_display = ("name", "held_today")
    ordering = (Alphabetical("family_name_uk"), Alphabetical("given_name_uk"), "pk")
    search_fields = ("family_name_uk", "given_name_uk", "family_name_en", "given_name_en")
    autocomplete_fields = ("portrait",)
    inlines = (AppointmentInline,)
    actions = ("merge_officials",)
    fieldsets = (
        (None, pairs("family_name", "given_name", "patronymic", "slug", "biography")),
        (_("For both languages"), {"fields": (("portrait", "gender"),)}),
    )

    class Media:
        css = {"all": ["articles/officials.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).prefetch_related("appointments__position__titles")

    def get_fieldsets(self, request: HttpRequest, obj: Official | None = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or not self.has_change_permission(request, obj):
            return fieldsets
        return [*fieldsets, names_fieldset(obj)]

    def save_model(self, request: HttpRequest, obj: Official, form: Any, change: bool) -> None:  # type: ignore[override]
        save_names(request, obj, form)
        super().save_model(request, obj, form, change)

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[Any, bool]:
        """A merged official is history: in no list, and no text may name them anew."""
        return super().get_search_results(request, queryset.filter(merged_into=None), search_term)

    def get_urls(self) -> list[Any]:
        wrap = self.admin_site.admin_view
        return [
            path("reshuffle/", wrap(partial(reshuffle_view, self)), name="articles_official_reshuffle"),
            path(
                "reshuffle/<int:pk>/take-back/", wrap(partial(take_back_view, self)), name="articles_official_take_back"
            ),
            path("holders/", wrap(holders_view), name="articles_official_holders"),
            path("merge/", wrap(partial(merge_view, self)), name="articles_official_merge"),
            *super().get_urls(),
        ]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or obj.merged_into_id is None)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Deleting is for one at a time: see `delete_view`."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    @admin.action(description=_("Merge two officials who are one person"), permissions=["change"])
    def merge_officials(self, request: HttpRequest, queryset: QuerySet[Official]) -> HttpResponse | None:
        chosen = list(queryset.order_by("pk").values_list("pk", flat=True)[:3])
        if len(chosen) != 2:
            messages.error(request, _t("Choose exactly two officials."))
            return None
        address = reverse("admin:articles_official_merge")
        return HttpResponseRedirect(f"{address}?stays={chosen[0]}&goes={chosen[1]}")

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        if official := kwargs.get("obj"):
            context |= timeline.context(official, timezone.localdate())
        return super().render_change_form(request, context, *args, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        for doubt in doubts(form.instance, timezone.localdate()):
            messages.warning(request, doubt)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        official = self.get_object(request, object_id)
        if official is not None and self.has_delete_permission(request, official) and (history := said(official)):
            sentence = _t("%(name)s has a history and stays in the register: %(history)s. A duplicate can be merged.")
            messages.error(request, sentence % {"name": official, "history": "; ".join(history)})
            return HttpResponseRedirect(reverse("admin:articles_official_change", args=[official.pk]))
        return super().delete_view(request, object_id, extra_context)

    @admin.display(description=_("official"), ordering=Alphabetical("family_name_uk"))
    def name(self, official: Official) -> str:
        return f"{official.family_name_uk or official.family_name_en or ''} {official.given_name_uk or ''}".strip()

    @admin.display(description=_("in office today"))
    def held_today(self, official: Official) -> str:
        today = timezone.localdate()
        held = [held for held in official.appointments.all() if held.covers(today)]
        return "; ".join(filter(None, (appointment.title_on(today, "uk") for appointment in held))) or "—"

    def name_addresses(self, obj: Official) -> None:
        for language, now in slugs_of(obj).items():
            name = obj.full_name(language)
            if name and not now:
                setattr(obj, attr("slug", language), free_slug(Official, language, slug(name), obj.pk))


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

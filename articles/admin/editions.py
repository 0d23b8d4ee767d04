"""What was published and what was done: to be read here, never changed."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.admin.bilingual import HidesWhatIsNot
from articles.admin.story import HAPPENED
from articles.models import Edition, Transition


class ReadOnlyAdmin(HidesWhatIsNot):
    """Of articles that exist for the person who asks."""

    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).visible_to(request.user)  # type: ignore[attr-defined]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Edition)
class EditionAdmin(ReadOnlyAdmin):
    list_display = ("titled", "language", "number", "edition_kind", "standing", "live_from", "live_until")
    list_filter = ("language", "standing", "edition_kind")
    ordering = ("-sequence",)
    sortable_by = ("language", "number", "edition_kind", "standing", "live_from", "live_until")
    list_select_related = ()
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("article", "language", "number"),
                    ("edition_kind", "standing", "slug"),
                    "titled",
                    "led",
                    ("kind", "urgency", "event_on"),
                    ("published_at", "live_from", "live_until"),
                    "change_note",
                    "notice",
                    ("approved_by", "published_by"),
                    "made_from",
                    "sealed",
                    "hash",
                    "previous_hash",
                )
            },
        ),
    )

    readonly_fields = ("titled", "led", "sealed")

    @admin.display(description=_("headline"), ordering="headline")
    def titled(self, edition: Edition) -> str:
        return format_html('<span lang="{}">{}</span>', edition.language, edition.headline)

    @admin.display(description=_("lead"))
    def led(self, edition: Edition) -> str:
        return format_html('<span lang="{}">{}</span>', edition.language, edition.lead)

    @admin.display(description=_("content"))
    def sealed(self, edition: Edition) -> str:
        return format_html(
            '<code lang="{}">{}</code>', edition.language, json.dumps(edition.content, ensure_ascii=False)
        )


VERBS = {**HAPPENED, "schedule": _("scheduled")}  # without the moment, which only a whole story tells


class VerbFilter(admin.SimpleListFilter):
    title = _("what happened")
    parameter_name = "verb"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(VERBS.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(verb=self.value()) if self.value() else queryset


@admin.register(Transition)
class TransitionAdmin(ReadOnlyAdmin):
    list_display = ("article", "language", "what_happened", "from_state", "to_state", "by", "at")
    list_filter = ("language", VerbFilter)
    list_select_related = ("article", "by")
    fields = (
        ("article", "language", "what_happened"),
        ("from_state", "to_state"),
        ("by", "at"),
        "note",
        "override_reason",
        "edition",
        "content_hash",
    )

    @admin.display(description=_("what happened"), ordering="verb")
    def what_happened(self, transition: Transition) -> str:
        return str(VERBS.get(transition.verb, transition.verb))

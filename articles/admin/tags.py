"""Topics: a curated list, in which two that mean the same are merged."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles.admin.bilingual import AddressedAdmin, pairs
from articles.models import FormerAddress, Tag
from articles.models.shown import was_shown
from articles.models.tags import merge
from newsroom.lib.alphabet import Alphabetical


class MergeForm(forms.Form):
    into = forms.ModelChoiceField(Tag.objects.none(), label=_("Which tag stays"))

    def __init__(self, *args: Any, tags: QuerySet[Tag], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = tags.filter(merged_into=None)  # type: ignore[attr-defined]


@admin.register(Tag)
class TagAdmin(AddressedAdmin):
    address_kind = FormerAddress.Thing.TAG
    list_display = ("name_uk", "english_name", "merged_into")
    list_select_related = ("merged_into",)
    ordering = (Alphabetical("name_uk"), "pk")
    search_fields = ("name_uk", "name_en")
    readonly_fields = ("merged_into",)
    actions = ("merge_tags",)
    fieldsets = (
        (None, pairs("name", "slug", "description")),
        (_("For both languages"), {"fields": ("merged_into",)}),
    )

    @admin.display(description=_("name in English"), ordering="name_en")
    def english_name(self, tag: Tag) -> str:
        return format_html('<span lang="en">{}</span>', tag.name_en) if tag.name_en else ""

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[Any, bool]:
        """A merged tag is history: no article may be given it."""
        if request.path.endswith("/autocomplete/"):
            queryset = queryset.filter(merged_into=None)
        return super().get_search_results(request, queryset, search_term)

    @admin.action(description=_("Merge the chosen tags"), permissions=["change"])
    def merge_tags(self, request: HttpRequest, queryset: QuerySet[Tag]) -> TemplateResponse | None:
        """Asks which one stays, then moves the articles of the others to it."""
        form = MergeForm(request.POST if "into" in request.POST else None, tags=queryset)
        if form.is_valid():
            into = form.cleaned_data["into"]
            with transaction.atomic():
                for tag in queryset.exclude(pk=into.pk):
                    merge(tag, into, was_met=was_shown(FormerAddress.Thing.TAG, tag, timezone.now()))
                    self.log_change(request, tag, _t("Merged into %(tag)s.") % {"tag": into})
            messages.success(request, _t("Merged. Articles and old addresses now lead to «%(tag)s».") % {"tag": into})
            return None
        context = {
            **self.admin_site.each_context(request),
            "title": _t("Merge tags"),
            "opts": self.opts,
            "form": form,
            "tags": queryset,
            "action_checkbox_name": ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/articles/tag/merge.html", context)

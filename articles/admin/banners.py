"""The emergency banner: whoever publishes may put one up; it appears and goes by the clock."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.admin.bilingual import BilingualAdmin, pairs
from articles.models import Banner
from newsroom import audit
from newsroom.lib.icons import yes_or_no

# What the log keeps of a banner: what readers were told, and when.
TOLD = ("text_uk", "text_en", "link_uk", "link_en", "level", "since", "until")


@admin.register(Banner)
class BannerAdmin(BilingualAdmin):
    list_display = ("text_uk", "level", "since", "until", "is_shown")
    search_fields = ("text_uk", "text_en")
    actions = ("end_now",)
    fieldsets = (
        (None, pairs("text", "link")),
        (_("For both languages"), {"description": _("Kyiv time."), "fields": ("level", ("since", "until"))}),
    )

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"since": timezone.now(), **super().get_changeform_initial_data(request)}

    def save_model(self, request: HttpRequest, obj: Any, form: forms.ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        told = {name: getattr(obj, name) or "" for name in TOLD}
        audit.record("banner.changed" if change else "banner.added", by=request.user, about=obj, **told)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A banner is ended, not deleted: what readers were told stays on record."""
        return False

    @admin.display(description=_("shown now"))
    def is_shown(self, obj: Banner) -> str:
        now = timezone.now()
        return yes_or_no(obj.since <= now and (obj.until is None or now < obj.until))

    @admin.action(description=_("End the chosen banners now"), permissions=["change"])
    def end_now(self, request: HttpRequest, queryset: QuerySet[Banner]) -> None:
        now = timezone.now()
        with transaction.atomic():
            ended = list(queryset.filter(since__lt=now).exclude(until__lte=now))
            Banner.objects.filter(pk__in=[banner.pk for banner in ended]).update(until=now)
            for banner in ended:
                self.log_change(request, banner, str(_("Ended.")))
                audit.record("banner.ended", by=request.user, about=banner)

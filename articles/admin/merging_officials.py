"""Two officials who are one person: choose who stays, see what moves, resolve what contradicts, merge."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import lazystr
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.addresses import address
from articles.admin.timeline import period
from articles.models import Appointment, FormerAddress, Official, PhotoPerson
from articles.models.addresses import slugs_of
from articles.models.shown import was_shown
from articles.workflow import Refused
from articles.workflow.merging import clashes, history_of, merge, obstacles
from articles.workflow.terms import named


class PairForm(forms.Form):
    """Which two; asked by GET."""

    stays = forms.ModelChoiceField(Official.objects.unmerged(), label=_("Who stays"))
    goes = forms.ModelChoiceField(Official.objects.unmerged(), label=_("Duplicate, who goes"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in self.fields.values():
            each.widget = AutocompleteSelect(PhotoPerson._meta.get_field("official"), admin.site)
            each.widget.choices = each.choices  # type: ignore[attr-defined]


class ClashForm(forms.Form):
    """For each pair of appointments that contradict each other: which one gives way."""

    def __init__(self, data: Any, pairs: list[tuple[Appointment, Appointment]]) -> None:
        super().__init__(data)
        for one, other in pairs:
            self.fields[f"clash-{one.pk}-{other.pk}"] = forms.TypedChoiceField(
                label=lazystr(_t("Which one is right: “%(post)s”") % {"post": named(one.position, one.from_on)}),
                # the value is the one that gives way
                choices=[(other.pk, _term(one)), (one.pk, _term(other))],
                coerce=int,
                widget=forms.RadioSelect,
                error_messages={"required": _("Say which one is right.")},
            )

    def dropped(self) -> set[int]:
        return set(self.cleaned_data.values())


def _term(term: Appointment) -> str:
    words = f"{term.official} (№ {term.official_id}): {period(term.from_on, term.until_on)}"
    return f"{words}, {_t('acting')}" if term.acting else words


def merge_view(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """`?stays=&goes=`: GET shows what would move, POST merges. Asks for both while one is missing."""
    user: Any = request.user
    if not user.has_perms(("articles.change_official", "articles.change_appointment")):
        raise PermissionDenied
    pair = PairForm(request.GET) if {"stays", "goes"} <= request.GET.keys() else PairForm(initial=request.GET.dict())
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _t("Merge two officials who are one person"),
        "pair": pair,
        "media": model_admin.media + pair.media,
    }
    status = 200
    if pair.is_bound and pair.is_valid():
        stays, goes = pair.cleaned_data["stays"], pair.cleaned_data["goes"]
        pairs = clashes(goes, stays)
        form = ClashForm(request.POST if request.method == "POST" else None, pairs)
        problems = obstacles(goes, stays, {one.pk for one, _other in pairs})  # those that no choice can resolve
        if form.is_valid() and not problems:
            try:
                merge(goes, stays, by=user, dropped=form.dropped())
            except Refused as refusal:
                problems, status = refusal.problems, 409
            else:
                return _merged(model_admin, request, goes, stays)
        elif request.method == "POST":
            status = 409
        context |= {"stays": stays, "goes": goes, "form": form, "problems": problems, **_what_moves(goes)}
    return TemplateResponse(request, "admin/articles/official/merge.html", context, status=status)


def _merged(model_admin: Any, request: HttpRequest, goes: Official, stays: Official) -> HttpResponse:
    model_admin.log_change(request, goes, _t("Merged into %(name)s.") % {"name": stays})
    model_admin.log_change(request, stays, _t("%(name)s was merged into this one.") % {"name": goes})
    messages.success(request, _t("Merged. Texts, photos and old addresses now lead to %(name)s.") % {"name": stays})
    return HttpResponseRedirect(reverse("admin:articles_official_change", args=[stays.pk]))


def _what_moves(goes: Official) -> dict[str, Any]:
    """Counts alone: who merges need not see every text that names the official."""
    was_met = was_shown(FormerAddress.Thing.OFFICIAL, goes, timezone.now())
    slugs = {language: slug for language, slug in slugs_of(goes).items() if slug}
    return {
        "moves": said(goes),
        "was_met": was_met,
        "paths": [address(language, "official", slug) for language, slug in slugs.items()],
    }


def said(official: Official) -> list[str]:
    """What the newsroom has of an official, each kind in words; nothing of what it has none."""
    has = history_of(official)
    counted = (
        (has.appointments, ngettext("%(count)d appointment", "%(count)d appointments", has.appointments)),
        (has.mentions, ngettext("named in %(count)d article", "named in %(count)d articles", has.mentions)),
        (has.quotations, ngettext("speaks in %(count)d article", "speaks in %(count)d articles", has.quotations)),
        (has.editions, ngettext("%(count)d edition names them", "%(count)d editions name them", has.editions)),
        (has.photos, ngettext("in the picture of %(count)d photo", "in the picture of %(count)d photos", has.photos)),
        (
            has.merged,
            ngettext("%(count)d duplicate merged into them", "%(count)d duplicates merged into them", has.merged),
        ),
        (has.addresses, ngettext("%(count)d former address", "%(count)d former addresses", has.addresses)),
    )
    return [words % {"count": count} for count, words in counted if count]

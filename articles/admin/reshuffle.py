"""Who takes over: the page on which a change of posts is prepared, looked at, saved and taken back."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles.models import Appointment, Official, Position, Reshuffle
from articles.workflow import Refused, reshuffle
from newsroom.lib.digests import digest

ROWS, MORE, MOST = 4, 4, 40
RIGHTS = ("articles.view_official", "articles.add_appointment", "articles.change_appointment")
TAKING_BACK = (*RIGHTS, "articles.delete_appointment")


class DayForm(forms.Form):
    from_on = forms.DateField(
        label=_("From the day"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=_("In force from midnight in Kyiv. Until then readers see nothing of it."),
    )


class SeatForm(forms.Form):
    position = forms.ModelChoiceField(
        Position.objects.prefetch_related("titles"), label=_("Post to be taken"), required=False
    )
    official = forms.ModelChoiceField(
        Official.objects.unmerged(), label=_("Who takes it"), required=False, help_text=_("Empty: it falls vacant.")
    )
    acting = forms.BooleanField(label=_("acting"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("position", "official"):
            each: Any = self.fields[name]
            each.widget = AutocompleteSelect(Appointment._meta.get_field(name), admin.site)
            each.widget.choices = each.choices

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("official") and not cleaned.get("position") and "position" not in self.errors:
            self.add_error("position", _t("Which post do they take?"))
        return cleaned

    def seat(self) -> reshuffle.Seat | None:
        given = self.cleaned_data
        return reshuffle.Seat(given["position"], given["official"], given["acting"]) if given.get("position") else None


def reshuffle_view(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """GET asks, POST with `preview` shows what would happen, POST with `save` writes what was shown."""
    user: Any = request.user
    if not user.has_perms(RIGHTS):
        raise PermissionDenied
    asked = request.POST if request.method == "POST" else None
    day = DayForm(asked, initial={"from_on": timezone.localdate() + datetime.timedelta(days=1)})
    seats = forms.formset_factory(SeatForm, extra=ROWS, max_num=MOST, absolute_max=MOST)(asked, prefix="seat")
    context: dict[str, Any] = {}
    status = 200
    if asked is not None and "more" in asked:
        seats = _longer(seats, asked)
    elif asked is not None and day.is_valid() and seats.is_valid():
        chosen = [seat for form in seats if (seat := form.seat())]
        made = reshuffle.plan(day.cleaned_data["from_on"], chosen, timezone.localdate())
        mark = _mark(made)
        if "save" in asked and asked.get("seen") == mark and not made.problems:
            try:
                reshuffle.prepare(made.from_on, chosen, by=user)
            except Refused as refusal:
                made.problems = refusal.problems
            else:
                messages.success(request, _t("Prepared. In force from %(day)s.") % {"day": date_format(made.from_on)})
                return HttpResponseRedirect(reverse("admin:articles_official_reshuffle"))
        status = 409 if made.problems else 200
        context = {"plan": made, "plan_day": date_format(made.from_on), "mark": mark}
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _t("Who takes over"),
        "day": day,
        "seats": seats,
        "prepared": [_line(each) for each in _to_come()],
        "may_take_back": user.has_perms(TAKING_BACK),
        "media": model_admin.media + seats.media,
        **context,
    }
    return TemplateResponse(request, "admin/articles/official/reshuffle.html", context, status=status)


def _mark(made: reshuffle.Plan) -> str:
    """What was looked at. By numbers too, for namesakes read alike."""
    rows = [[term.pk, term.official_id, term.position_id, term.acting] for term in (*made.ends, *made.begins)]
    return digest({"day": made.from_on.isoformat(), "rows": rows, "said": [*made.sentences, *made.doubts]})


def _longer(seats: Any, asked: Any) -> Any:
    """The same rows as they were typed, and some empty ones."""
    data = asked.copy()
    count = min(seats.total_form_count() + MORE, MOST)
    data["seat-TOTAL_FORMS"] = str(count)
    return type(seats)(data, prefix="seat")


def _to_come() -> Any:
    return Reshuffle.objects.filter(from_on__gt=timezone.localdate()).select_related("made_by")


def _line(each: Reshuffle) -> dict[str, Any]:
    return {
        "pk": each.pk,
        "day": date_format(each.from_on),
        "on": each.from_on.isoformat(),
        "who": each.made_by,
        "sentences": reshuffle.told(each.from_on, *reshuffle.parts(each)),
    }


def take_back_view(model_admin: Any, request: HttpRequest, pk: int) -> HttpResponse:
    user: Any = request.user
    if not user.has_perms(TAKING_BACK):
        raise PermissionDenied
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        reshuffle.take_back(get_object_or_404(Reshuffle, pk=pk), by=user)
    except Refused as refusal:
        for problem in refusal.problems:
            messages.error(request, problem)
    else:
        messages.success(request, _t("Taken back. Everybody keeps the post they have."))
    return HttpResponseRedirect(reverse("admin:articles_official_reshuffle"))

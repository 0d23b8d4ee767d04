"""Who holds what on a date: every post of the register, by organisation, on one page that can be printed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles.models import Appointment, Organisation, Position
from articles.workflow.terms import named
from newsroom.lib.alphabet import Alphabetical

SEEN = ("articles.view_official", "articles.view_position", "articles.view_appointment")


class HoldersForm(forms.Form):
    on = forms.DateField(label=_("on the day"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    organisation: forms.ModelChoiceField = forms.ModelChoiceField(
        Organisation.objects.order_by(Alphabetical("name_uk"), "pk"),
        label=_("Organisation with its parts"),
        required=False,
        empty_label=_("all organisations"),
    )


@dataclass
class Post:
    position: Position
    title: str
    holders: list[Appointment] = field(default_factory=list)


@dataclass
class Body:
    """An organisation with its posts by rank and what is part of it; `organisation` None: posts of no organisation."""

    organisation: Organisation | None
    posts: list[Post] = field(default_factory=list)
    parts: list[Body] = field(default_factory=list)


def holders_view(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perms(SEEN):
        raise PermissionDenied
    today = timezone.localdate()
    given = {"on": request.GET.get("on") or today.isoformat(), "organisation": request.GET.get("organisation", "")}
    form = HoldersForm(given)
    day = form.cleaned_data.get("on") if form.is_valid() else None
    bodies = _tree(day, form.cleaned_data.get("organisation")) if day else []
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "opts": Appointment.official.field.related_model._meta,
        "title": _t("Who holds what on %(day)s") % {"day": date_format(day)} if day else _t("Who holds what"),
        "form": form,
        "bodies": bodies,
        "is_future": bool(day and day > today),
    }
    return TemplateResponse(request, "admin/articles/official/holders.html", context)


def _tree(day: datetime.date, within: Organisation | None) -> list[Body]:
    """Four queries, whatever the register holds. A post without a title or a holder on that day did not exist."""
    bodies: dict[int | None, Body] = {
        each.pk: Body(each) for each in Organisation.objects.order_by(Alphabetical("name_uk"), "pk")
    }
    bodies[None] = Body(None)
    held: dict[int, list[Appointment]] = {}
    for term in Appointment.objects.on(day).select_related("official").order_by("acting", "from_on", "pk"):
        held.setdefault(term.position_id, []).append(term)
    for position in Position.objects.prefetch_related("titles"):
        exists = position.pk in held or any(title.covers(day) for title in position.titles.all())
        if exists:
            post = Post(position, named(position, day), held.get(position.pk, []))
            bodies[position.organisation_id].posts.append(post)
    roots = _joined(bodies)
    if within:
        roots = [bodies[within.pk]]
    return [body for root in roots if (body := _pruned(root))]


def _joined(bodies: dict[int | None, Body]) -> list[Body]:
    """The roots, each with its parts. A circle of bodies that are part of each other is cut where it was first met."""
    roots: list[Body] = []
    for pk, body in bodies.items():
        parent = body.organisation.parent_id if body.organisation else None
        if parent is None or _is_in_circle(pk, bodies):
            roots.append(body)
        else:
            bodies[parent].parts.append(body)
    return roots


def _is_in_circle(pk: int | None, bodies: dict[int | None, Body]) -> bool:
    seen: set[int | None] = set()
    while pk is not None and pk not in seen:
        seen.add(pk)
        organisation = bodies[pk].organisation
        pk = organisation.parent_id if organisation else None
    return pk is not None


def _pruned(body: Body) -> Body | None:
    """Without bodies that have no post, nor a part with one."""
    body.parts = [part for each in body.parts if (part := _pruned(each))]
    return body if body.posts or body.parts else None

"""What the log is about, as far as whoever reads it may see it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from newsroom.audit.models import AuditEvent


@dataclass(frozen=True)
class Seen:
    name: str
    address: str = ""  # in the desk
    hidden: bool = False


def seen(request: HttpRequest, site: AdminSite, events: Iterable[AuditEvent]) -> dict[str, Seen]:
    """By `about`. The desk's own lists are asked, two queries a kind of thing.

    What is there but not in them is named by its number alone; what was deleted keeps the name it had.
    """
    names = {event.about: event.about_name for event in events}
    kinds: dict[str, dict[str, str]] = defaultdict(dict)  # "articles.article" → {"12": "articles.article:12"}
    for about in names:
        label, _, pk = about.partition(":")
        kinds[label][pk] = about
    found = {about: Seen(name) for about, name in names.items()}
    for label, things in kinds.items():
        found |= _of_kind(request, site, label, things, names)
    return found


def _of_kind(
    request: HttpRequest, site: AdminSite, label: str, things: dict[str, str], names: dict[str, str]
) -> dict[str, Seen]:
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):  # no thing at all, or of a model that is gone
        return {}
    there = {str(pk) for pk in model._base_manager.filter(pk__in=list(things)).values_list("pk", flat=True)}
    desk = site._registry.get(model)
    mine: set[str] = set()
    if desk and desk.has_view_permission(request):
        mine = {str(pk) for pk in desk.get_queryset(request).filter(pk__in=list(there)).values_list("pk", flat=True)}
    found = {}
    for pk in there:
        about = things[pk]
        if pk in mine:
            found[about] = Seen(names[about], _address(label, pk))
        else:
            found[about] = Seen(f"{model._meta.verbose_name} № {pk}", hidden=True)
    return found


def _address(label: str, pk: str) -> str:
    try:
        return reverse(f"admin:{label.replace('.', '_')}_change", args=[pk])
    except NoReverseMatch:
        return ""

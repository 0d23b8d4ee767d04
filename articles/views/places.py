"""Which page of ours an address leads to, found without opening it: by the address table and the rules of the views."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.http import Http404
from django.http.request import validate_host
from django.urls import Resolver404, resolve
from django.utils import translation

from articles.models.shown import MODELS, is_shown
from articles.views.archive import existing_day
from articles.views.kinds import TITLES
from articles.views.things import Moved, find
from newsroom.lib.languages import DEFAULT, LANGUAGES


class NotOurs(Exception):
    """An address of another site."""


@dataclass(frozen=True)
class Place:
    """`name` and `given` are what the address table calls the page and what it reads in the path."""

    path: str
    language: str
    name: str
    given: dict[str, Any]


def place_at(asked: str) -> Place | None:
    """The place of a public page, with or without host and last slash; None where the table has none, the desk too.

    Raises NotOurs.
    """
    try:
        parts = urlsplit(asked if "://" in asked or asked.startswith("/") else f"//{asked}")
        host = parts.hostname
    except ValueError:
        return None
    if host and not is_our_host(host):
        raise NotOurs
    path = unquote(parts.path) or "/"
    first = path.split("/")[1]
    language = first if first in LANGUAGES else DEFAULT
    with translation.override(language):
        for whole in (path, f"{path}/"):
            try:
                match = resolve(whole)
            except Resolver404:
                continue
            if match.func.__module__.startswith("articles.views"):
                return Place(whole, language, match.url_name or "", match.kwargs)
    return None


def is_our_host(host: str) -> bool:
    """As Django judges the host of a request, but `*` in ALLOWED_HOSTS doesn't make every site in the world ours."""
    named = f"[{host}]" if ":" in host else host.rstrip(".").lower()
    allowed = {urlsplit(settings.SITE_URL).hostname or "", *settings.ALLOWED_HOSTS} - {"", "*"}
    return validate_host(named, allowed)


def answers(place: Place, at: datetime.datetime) -> bool:
    """Have readers a page at this place? Of texts, galleries and photos `articles.views.findings` tells more."""
    given = place.given
    if "kind" in given:
        return given["kind"] in TITLES
    if "year" in given:
        return _is_day(**given)
    kind = given.get("thing", place.name)
    if kind in MODELS:
        return thing_at(kind, given["slug"], place.language, at) is not None
    return not given.keys() - {"form"}


def _is_day(year: int, month: int = 1, day: int = 1) -> bool:
    try:
        existing_day(year, month, day)
    except Http404:
        return False
    return True


def thing_at(kind: str, slug: str, language: str, at: datetime.datetime) -> Any | None:
    """The tag, official, organisation or gallery that answers at this address or at the one it redirects to."""
    with translation.override(language):
        try:
            found: Any = find(MODELS[kind]._default_manager.all(), kind, slug)
        except Moved as moved:
            found = moved.thing
        except Http404:
            return None
    answering = getattr(found, "merged_into", None) or found
    return answering if is_shown(kind, answering, language, at) else None

"""Suggestions for the search box, for the script `site/suggest.js` alone: without it the form asks as it is."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from articles.addresses import address
from articles.search import Suggestion
from articles.search import suggest as suggestions
from articles.search.query import LONGEST
from articles.views.public import language_of_page
from articles.views.search_form import tidy
from newsroom.lib import caching


@caching.knows("q")
@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """`q` → {told: how many there are, in words, items: [{text, note, address}]}, at most eight.

    The same for everybody: no cookie is read, and the language is the address's.
    """
    language, now = language_of_page(), timezone.now()
    found = suggestions(tidy(request.GET.get("q", ""))[:LONGEST], language, now)
    told = ngettext("%(count)d suggestion", "%(count)d suggestions", len(found)) % {"count": len(found)}
    answer = {"told": told if found else gettext("No suggestions"), "items": [_item(one, language) for one in found]}
    headers = {"Cache-Control": caching.HINT, "X-Robots-Tag": "noindex"}
    return JsonResponse(answer, headers=headers, json_dumps_params={"ensure_ascii": False})


def _item(one: Suggestion, language: str) -> dict[str, Any]:
    if one.edition:
        day = date_format(timezone.localtime(one.edition.published_at), "DATE_FORMAT")
        note = f"{capfirst(one.edition.get_kind_display())}, {day}"
        return {"text": one.text, "note": note, "address": address(language, "article", one.slug)}
    notes = {"official": gettext("Official"), "organisation": gettext("Organisation"), "tag": gettext("Topic")}
    return {"text": one.text, "note": notes[one.kind], "address": address(language, one.kind, one.slug)}

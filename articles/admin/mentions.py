"""Whom and what the text in the form names and its mentions lack: said while it is written, taken by one click."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles import access
from articles.admin.drafts import LARGEST, article_of
from articles.mentions import Found, find
from articles.mentions.matching import (
    ABBREVIATION,
    AFTER_NAME,
    AFTER_TITLE,
    FULL_NAME,
    INITIALS,
    NAME,
    SEVERAL,
)
from articles.models import Appointment, Article, Official, Organisation, RefusedMention
from newsroom.lib.html import plain
from newsroom.lib.languages import DEFAULT, LANGUAGES, attr

MOST = 12
WHY = {
    FULL_NAME: _("full name"),
    AFTER_NAME: _("surname; the full name stands before"),
    AFTER_TITLE: _("surname after the words of the post"),
    INITIALS: _("initials: check who it is"),
    NAME: _("name"),
    ABBREVIATION: _("abbreviation"),
    SEVERAL: _("several could be meant: choose"),
}


def mentions_view(model_admin: Any, request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """POST `headline_uk` … `body_en`, `event_on` and `have` ("official-3 organisation-7") as they stand in the form.

    Answers {suggestions: [{words, why, sure, things: [{key, label, note}]}], refused, token}. `refuse` with a key is
    remembered for this article first, `restore` takes every refusal back. 400 for what is no text or key.
    """
    article = article_of(model_admin, request, pk)
    if not access.may_write_all(request.user, article):
        raise PermissionDenied
    if article and not _refuse(request, article):
        return HttpResponse(status=400)
    day = _day(request.POST.get("event_on", ""))
    refused = _refused(article)
    known = {*request.POST.get("have", "").split(), *refused}
    suggestions = _suggestions(_found(request, day), known, day)
    return JsonResponse({"suggestions": suggestions[:MOST], "refused": len(refused), "token": get_token(request)})


def _refuse(request: HttpRequest, article: Article) -> bool:
    """False for a key that names nothing."""
    if "restore" in request.POST:
        article.refused_mentions.all().delete()
    for key in request.POST.getlist("refuse"):
        kind, _dash, number = key.partition("-")
        model: Any = {"official": Official, "organisation": Organisation}.get(kind)
        thing = (
            model.objects.filter(pk=int(number)).first() if model and number.isdecimal() and len(number) < 18 else None
        )
        if thing is None:
            return False
        said = {"by": request.user, "at": timezone.now()}
        RefusedMention.objects.get_or_create(article=article, **{kind: thing}, defaults=said)
    return True


def _refused(article: Article | None) -> set[str]:
    rows = article.refused_mentions.values_list("official", "organisation") if article else ()
    return {f"official-{official}" if official else f"organisation-{body}" for official, body in rows}


def _found(request: HttpRequest, day: datetime.date) -> list[tuple[Found, str]]:
    """What each language names, with the words that do."""
    found = []
    for language in LANGUAGES:
        said = [request.POST.get(attr(name, language), "")[:LARGEST] for name in ("headline", "lead")]
        text = "\n\n".join([*said, plain(request.POST.get(attr("body", language), "")[:LARGEST])])
        if text.strip():
            found += [(one, text[one.start : one.end]) for one in find(text, language, on=day)]
    return found


def _suggestions(found: list[tuple[Found, str]], known: set[str], day: datetime.date) -> list[dict[str, Any]]:
    """Each thing once, with its surest words; a choice only while none of those who fit is known."""
    chosen: dict[tuple[str, ...], dict[str, Any]] = {}
    alone = {key_of(one.thing) for one, _words in found if one.thing}
    order = ("certain", "likely", "possible", "choice")
    for one, words in sorted(found, key=lambda pair: order.index(pair[0].sure)):
        keys = tuple(key_of(thing) for thing in one.things)
        left = [thing for thing in one.things if key_of(thing) not in known]
        is_settled = len(keys) > 1 and not known.union(alone).isdisjoint(keys)
        if not left or is_settled or tuple(sorted(keys)) in chosen:
            continue
        chosen[tuple(sorted(keys))] = {
            "words": " ".join(words.split()),
            "why": str(WHY[one.why]),
            "sure": one.sure,
            "things": left,
        }
    notes = _titles([thing for one in chosen.values() for thing in one["things"] if isinstance(thing, Official)], day)
    for offer in chosen.values():
        offer["things"] = [
            {"key": key_of(thing), "label": str(thing), "note": notes.get(key_of(thing), "")}
            for thing in offer["things"]
        ]
    return list(chosen.values())


def _note(thing: Any, among: list[Any], notes: dict[str, str]) -> str:
    """What tells namesakes apart: the post, and the number in the register."""
    number = f"№ {thing.pk}" if sum(str(one) == str(thing) for one in among) > 1 else ""
    return " · ".join(filter(None, [notes.get(key_of(thing), ""), number]))


def _titles(officials: list[Official], day: datetime.date) -> dict[str, str]:
    """What each of them held on that day."""
    titles: dict[str, str] = {}
    for held in Appointment.objects.on(day).filter(official__in=officials).with_titles().by_rank():
        titles.setdefault(f"official-{held.official_id}", held.title_on(day, DEFAULT))
    return {f"official-{one.pk}": _t("holds no post on this day") for one in officials} | titles


def key_of(thing: Official | Organisation) -> str:
    return f"{'official' if isinstance(thing, Official) else 'organisation'}-{thing.pk}"


def _day(text: str) -> datetime.date:
    """The event date as it is typed; today while it is none."""
    for shape in ("%d.%m.%Y", "%Y-%m-%d"):
        try:
            return datetime.datetime.strptime(text, shape).date()  # a day has no zone
        except ValueError:
            continue
    return timezone.localdate()


def mentions_words() -> dict[str, Any]:
    """What `desk/mentions.js` says."""
    return {
        "named": _t("Named in the text"),
        "named.intro": _t("Found in the text and not among the mentions yet."),
        "named.add": _t("Add"),
        "named.add.whom": _t("Add to the mentions: {name}"),
        "named.refuse": _t("Not meant"),
        "named.refuse.whom": _t("Not meant here: {name}"),
        "named.added": _t("Added to the mentions: {name}. Save to keep it."),
        "named.refused": _t("{name} will not be offered for this article again."),
        "named.found": _t("Named in the text and not among the mentions: {count}."),
        "named.restore": _t("Offer again what was refused: {count}"),
        "named.choose": _t("Who is meant by “{words}”?"),
        "named.failed": _t("That did not work just now; try again in a moment."),
    }

"""The history of an article, as sentences."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Edition, Transition
from media.forms import language_mark
from newsroom.lib.moments import said

LATEST = 100

HAPPENED: dict[str, Promise] = {
    "submit": _("Submitted for review"),
    "return": _("Returned"),
    "approve": _("Approved"),
    "assign": _("Assigned"),
    "void": _("The approval became void: the text was changed"),
    "publish": _("Published"),
    "emergency": _("Published in an emergency, before anybody approved"),
    "endorse": _("Approved afterwards"),
    "object": _("Objection to the emergency publication"),
    "schedule": _("Scheduled for %(moment)s"),
    "unschedule": _("Unscheduled"),
    "correct": _("Corrected"),
    "minor": _("Published with a minor edit"),
    "withdraw": _("Withdrawn"),
    "hold": _("Held"),
    "take_down": _("Taken down"),
    "restore": _("Restored"),
    "up_to_date": _("Said to be up to date with the Ukrainian text"),
    "limit": _("Access limited to"),
    "open": _("Opened to the whole desk"),
}


@dataclass(frozen=True)
class Line:
    moment: str
    language: str
    what: str
    who: str
    note: str
    override_reason: str
    edition: str  # its address, or ""


def story_of(article: Article) -> list[Line]:
    """The newest first."""
    transitions = article.transitions.select_related("by", "edition").defer("edition__content")[:LATEST]
    return [_line(transition) for transition in transitions]


def _line(transition: Transition) -> Line:
    edition = transition.edition
    what = str(HAPPENED.get(transition.verb, transition.verb))
    if transition.verb == "schedule" and edition:
        what = what % {"moment": said(edition.live_from)}
    notice = edition.notice if edition and transition.verb in ("withdraw", "hold", "take_down") else ""
    return Line(
        moment=said(transition.at),
        language=language_mark(transition.language) if transition.language else "",
        what=what,
        who=(transition.by.get_full_name() or transition.by.get_username()) if transition.by else _t("the system"),
        note=transition.note or notice,
        override_reason=transition.override_reason,
        edition=reverse("admin:articles_edition_change", args=[edition.pk]) if edition else "",
    )


def editions_of(article: Article) -> QuerySet[Edition]:
    return article.editions.defer("content").order_by("-sequence")

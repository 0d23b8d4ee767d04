"""The history of an article, as sentences: what was written, in between what was decided."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.models import Article, ArticleVersion, Edition, Transition
from newsroom.lib.languages import LANGUAGES, language_mark
from newsroom.lib.moments import KYIV, said

SHORT = 15  # on the form, above its way to the whole
MOST = 300

HAPPENED: dict[str, Promise] = {
    "submit": _("Submitted for review"),
    "return": _("Returned"),
    "approve": _("Approved"),
    "assign": _("Assigned"),
    "void": _("The approval became void: the text was changed"),
    "take_up": _("An older text became the draft"),
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

# After «Changed»: what was.
CHANGED: dict[str, Promise] = {
    "headline": _("the headline"),
    "short_headline": _("the short headline"),
    "lead": _("the lead"),
    "slug": _("the address"),
    "dateline": _("the dateline"),
    "seo_description": _("the description for search engines"),
    "social_text": _("the text for social networks"),
    "photos": _("the photos or their words"),
    "kind": _("the kind"),
    "urgency": _("the urgency"),
    "event_on": _("the event date"),
    "organisation": _("the organisation"),
    "lead_photo": _("the lead photo"),
    "galleries": _("the galleries"),
    "mentions": _("the mentions"),
    "tags": _("the tags"),
    "begun": _("the text, which was begun"),
    "emptied": _("the text, which was emptied"),
}


@dataclass(frozen=True)
class Line:
    """`compare`: the address of the comparison that shows what this did, or "". `edition`: its address, or ""."""

    at: datetime.datetime
    moment: str
    language: str  # its mark, or "" for both
    what: str
    who: str
    note: str = ""
    override_reason: str = ""
    edition: str = ""
    compare: str = ""


def story_of(article: Article, language: str = "", *, most: int = MOST) -> list[Line]:
    """The newest first; of one language, with what both share. Two queries, no texts."""
    transitions = article.transitions.select_related("by", "edition").defer("edition__content")
    if language:
        transitions = transitions.filter(language=language)
    versions = list(article.versions.select_related("by").defer("content")[:most])
    moves = [_line(transition) for transition in transitions[:most]]
    lines = sorted([*moves, *_written(article, versions, language, moves)], key=lambda line: line.at, reverse=True)
    return lines[:most]


def _line(transition: Transition) -> Line:
    edition = transition.edition
    what = str(HAPPENED.get(transition.verb, transition.verb))
    if transition.verb == "schedule" and edition:
        what = what % {"moment": said(edition.live_from)}
    notice = edition.notice if edition and transition.verb in ("withdraw", "hold", "take_down") else ""
    return Line(
        at=transition.at,
        moment=said(transition.at),
        language=language_mark(transition.language) if transition.language else "",
        what=what,
        who=_name(transition.by),
        note=transition.note or notice,
        override_reason=transition.override_reason,
        edition=reverse("admin:articles_edition_change", args=[edition.pk]) if edition else "",
    )


def _written(article: Article, versions: list[ArticleVersion], language: str, moves: list[Line]) -> Iterator[Line]:
    """A line for what one person wrote within an hour of Kyiv while nothing was decided; `versions` newest first."""
    decided = sorted(line.at for line in moves)

    def sitting(version: ArticleVersion) -> tuple[Any, ...]:
        before = sum(at < version.at for at in decided)
        return version.by_id, f"{version.at.astimezone(KYIV):%Y%m%d%H}", before, version.number == 1

    for _key, group in groupby(versions, sitting):
        written = list(group)
        newest, oldest = written[0], written[-1]
        changes = [change for version in reversed(written) for change in version.changes]
        own = [change for change in changes if not language or change[0] in ("", language)]
        if changes and not own:
            continue
        marks = {change[0] for change in own} - {""}
        yield Line(
            at=newest.at,
            moment=said(newest.at),
            language=language_mark(marks.pop()) if len(marks) == 1 else "",
            what=changed(own) if own else _t("The text was begun") if oldest.number == 1 else _t("Saved"),
            who=_name(newest.by),
            compare=_comparison(article, oldest.number - 1, newest.number),
        )


def _comparison(article: Article, older: int, newer: int) -> str:
    if older < 1:
        return ""
    return f"{reverse('admin:articles_article_compare', args=[article.pk])}?from=v{older}&to=v{newer}"


def changed(changes: Iterable[Any]) -> str:
    """«Changed the lead and 2 paragraphs»; where both languages changed, whose is said."""
    counts: dict[tuple[str, str], int] = {}
    for language, part, count in changes:
        counts[language, part] = max(counts.get((language, part), 0), count)
    languages = [language for language in ("", *LANGUAGES) if any(one == language for one, _part in counts)]
    told = []
    for language in languages:
        parts = [_part(part, count) for (one, part), count in counts.items() if one == language]
        mark = f"{language_mark(language)}: " if language and len(languages) > 1 else ""
        told.append(f"{mark}{_listed(parts)}")
    return _t("Changed %(what)s") % {"what": "; ".join(told)}


def _part(part: str, count: int) -> str:
    if part == "body":
        return ngettext("%(count)d paragraph", "%(count)d paragraphs", count) % {"count": count}
    return str(CHANGED.get(part, part))


def _listed(parts: list[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return _t("%(first)s and %(last)s") % {"first": ", ".join(parts[:-1]), "last": parts[-1]}


def _name(person: Any) -> str:
    return (person.get_full_name() or person.get_username()) if person else _t("the system")


def editions_of(article: Article) -> QuerySet[Edition]:
    return article.editions.defer("content").order_by("-sequence")

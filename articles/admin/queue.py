"""«Awaiting me»: the texts whose next step is this person's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles.admin.previews import preview_address
from articles.models import ArticleLanguage, State
from articles.workflow.queue import ASSIGNED, LONGEST, PUBLISH, RETURNED, REVIEW, Waiting, waiting
from newsroom.lib.languages import attr, language_mark
from newsroom.lib.moments import said

REASONS: dict[str, Promise] = {
    REVIEW: _("Read it, then approve or return it"),
    RETURNED: _("Returned: mend it and submit it again"),
    PUBLISH: _("Approved: publish or schedule it"),
    ASSIGNED: _("Given to you: write it and submit it"),
}
# Where the row's own button leads; the others lead to the form.
STEPS = {REVIEW: "approve", PUBLISH: "publish"}


@dataclass(frozen=True)
class Row:
    """One line of the queue, in words. `states`: (mark of the language, state, its label) of every text."""

    headline: str
    language: str
    mark: str
    address: str
    preview: str
    step: str
    reason: str
    states: list[tuple[str, str, str]]
    since: str
    due: str
    is_overdue: bool
    is_urgent: bool
    given_to: str
    note: str


def queue_view(model_admin: Any, request: HttpRequest) -> HttpResponse:
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    found = waiting(request.user, timezone.now(), model_admin.get_queryset(request))
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _t("Awaiting me"),
        "rows": [*rows(found, request.user)],
        "is_cut": len(found) == LONGEST,
    }
    return TemplateResponse(request, "admin/articles/article/queue.html", context)


def rows(found: list[Waiting], user: Any) -> Iterator[Row]:
    """Also for the desk's front page: no query beside those of `waiting`."""
    for one in found:
        text, article = one.text, one.article
        form = reverse("admin:articles_article_change", args=[article.pk])
        verb = STEPS.get(one.reason)
        yield Row(
            headline=getattr(article, attr("headline", text.language)) or str(article),
            language=text.language,
            mark=language_mark(text.language),
            address=form,
            preview=preview_address(article, text.language),
            step=reverse("admin:articles_article_move", args=[article.pk, text.language, verb]) if verb else form,
            reason=str(REASONS[one.reason]),
            states=[_state(each) for each in sorted(article.languages.all(), key=lambda each: each.language)[::-1]],
            since=_since(one),
            due=said(text.due_at) if text.due_at else "",
            is_overdue=one.is_overdue,
            is_urgent=article.urgency <= MOST_URGENT,
            given_to=_given_to(one, user),
            note=one.handed.note if one.handed and one.handed.verb in ("submit", "return", "approve") else "",
        )


MOST_URGENT = 2


def _state(text: ArticleLanguage) -> tuple[str, str, str]:
    return language_mark(text.language), text.state, str(State(text.state).label)


def _since(one: Waiting) -> str:
    if one.since is None:
        return ""
    by = one.handed.by if one.handed else None
    words = {"moment": said(one.since), "who": name_of(by)}
    return (_t("Since %(moment)s, from %(who)s") if by else _t("Since %(moment)s")) % words


def _given_to(one: Waiting, user: Any) -> str:
    if one.is_mine:
        return _t("assigned to you")
    whom = one.text.assigned_to
    return _t("assigned to %(who)s") % {"who": name_of(whom)} if whom else ""


def name_of(person: Any) -> str:
    return (person.get_full_name() or person.get_username()) if person else ""

"""Whom the desk shows an article: set by its author or a publisher, and kept in the history."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.access import limit_problems, may_limit, may_read
from articles.models import Article, ArticleLanguage, ArticleLimit, Organisation, Transition
from articles.workflow.assignment import assign
from articles.workflow.logbook import log_move
from articles.workflow.sharing import end_links
from articles.workflow.verbs import Refused

LIMIT, OPEN = "limit", "open"


@transaction.atomic
def limit(
    article: Article,
    *,
    by: Any,
    people: Sequence[Any] = (),
    organisations: Sequence[Organisation] = (),
    now: datetime.datetime | None = None,
) -> Transition | None:
    """Show the article to these people and the members of these organisations only; to everybody if none are named.

    Returns the row of the history, None if nothing changes. Raises Refused: no right, or `by` would shut out
    themselves. Readers are not concerned: what is published stays public.
    """
    before = {(row.person_id, row.organisation_id) for row in article.limits.all()}
    after = {(person.pk, None) for person in people} | {(None, body.pk) for body in organisations}
    if before == after:
        return None
    if by is not None:
        if not may_limit(by, article):
            raise Refused(_("Only the author and the publishers say who sees this article."))
        if problems := limit_problems(by, people, organisations):
            raise Refused(*problems)
    article.limits.all().delete()
    ArticleLimit.objects.bulk_create(
        [
            *(ArticleLimit(article=article, person=person) for person in people),
            *(ArticleLimit(article=article, organisation=body) for body in organisations),
        ]
    )
    article.__dict__.pop("_is_open", None)
    if after:
        end_links(article, by=by, now=now)
        _take_from_the_shut_out(article, by, now)
    transition = Transition.objects.create(
        article=article,
        verb=LIMIT if after else OPEN,
        by=by,
        at=now or timezone.now(),
        note=named(people, organisations),
    )
    log_move(transition)
    return transition


def _take_from_the_shut_out(article: Article, by: Any, now: datetime.datetime | None) -> None:
    """Nobody answers for a text they do not see."""
    for text in ArticleLanguage.objects.filter(article=article).exclude(assigned_to=None).select_related("assigned_to"):
        if not may_read(text.assigned_to, article):
            assign(article, text.language, by=by, now=now)


def named(people: Sequence[Any], organisations: Sequence[Organisation]) -> str:
    """Who is on the list, for people to read: "Олена Писарчук; Пресслужба"."""
    return "; ".join(
        [*(person.get_full_name() or person.get_username() for person in people), *map(str, organisations)]
    )

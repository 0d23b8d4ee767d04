"""What waits for somebody: the texts whose next step is theirs."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from articles.models import Article, ArticleLanguage, Edition, State, Transition

REVIEW, RETURNED, PUBLISH, ASSIGNED = "review", "returned", "publish", "assigned"
# More than anybody works through; the count says when there are more.
LONGEST = 200
EVER = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
# By which moves a text comes to those who wait for it.
HANDED = {
    REVIEW: ("submit",),
    RETURNED: ("return",),
    PUBLISH: ("approve", "unschedule"),
    ASSIGNED: ("assign",),
}


@dataclass(frozen=True)
class Waiting:
    """One text and why it waits for this person: REVIEW, RETURNED, PUBLISH or ASSIGNED.

    `handed` is the move by which it came to them, with its note; None if it has come by none.
    """

    text: ArticleLanguage
    reason: str
    is_overdue: bool
    is_mine: bool  # assigned to this person by name
    handed: Transition | None

    @property
    def article(self) -> Article:
        return self.text.article

    @property
    def since(self) -> datetime.datetime | None:
        handed_at = self.handed.at if self.handed else None
        return self.text.waits_since or handed_at


def waiting(user: Any, now: datetime.datetime, articles: QuerySet[Article] | None = None) -> list[Waiting]:
    """The first LONGEST, what is due first before the rest, then by urgency, then the oldest: three queries and the
    user's rights, whatever the archive's length. `articles`: those this person may see."""
    texts = (
        texts_waiting(user, articles).select_related("article", "assigned_to").prefetch_related("article__languages")
    )
    due_first = (F("due_at").asc(nulls_last=True), "article__urgency", "waits_since", "pk")
    found = list(texts.order_by(*due_first)[:LONGEST])
    handed = _handed(found)
    return [_waiting(text, user, now, handed) for text in found]


def texts_waiting(user: Any, articles: QuerySet[Article] | None = None) -> QuerySet[ArticleLanguage]:
    """Four eyes: a text this person has touched waits for another reviewer. Count it, or ask `waiting` for its rows.

    Each with `is_out`: readers have exactly this text, or will; then nobody waits for its publication.
    """
    touched = ArticleLanguage.touched_by.through.objects.filter(articlelanguage_id=OuterRef("pk"), user_id=user.pk or 0)
    same = Edition.objects.filter(
        article=OuterRef("article"), language=OuterRef("language"), content_hash=OuterRef("content_hash")
    )
    out = Exists(same.exclude(live_until=F("live_from")))
    theirs: Any = Q(step=State.RETURNED) & (Q(article__created_by=user.pk) | Exists(touched))
    theirs |= Q(assigned_to=user.pk) & (Q(step__in=(State.DRAFT, State.RETURNED)) | Q(step=State.APPROVED) & out)
    if user.has_perm("articles.review_article"):
        theirs |= Q(step=State.IN_REVIEW) & ~Exists(touched)
    if user.has_perm("articles.publish_article"):
        theirs |= Q(step=State.APPROVED) & ~out
    # A range: for IS NOT NULL alone SQLite takes no index and reads the whole archive.
    # And `step` is the state by a name that no index knows: by that of states it would read all that was ever approved.
    texts = ArticleLanguage.objects.filter(waits_since__gt=EVER).alias(step=Coalesce("state", Value("")))
    texts = texts.filter(theirs).annotate(is_out=out)
    return texts if articles is None else texts.filter(Exists(articles.order_by().filter(pk=OuterRef("article"))))


Handed = dict[tuple[int, str, str], Transition]


def _handed(texts: list[ArticleLanguage]) -> Handed:
    """(article, language, move) → the newest such move of the texts. One query."""
    verbs = [verb for some in HANDED.values() for verb in some]
    moves = Transition.objects.filter(article__in={text.article_id for text in texts}, verb__in=verbs)
    rows = moves.select_related("by").order_by("at", "id")
    return {(row.article_id, row.language, row.verb): row for row in rows}


def _waiting(text: ArticleLanguage, user: Any, now: datetime.datetime, handed: Handed) -> Waiting:
    publish = ASSIGNED if text.is_out else PUBLISH  # type: ignore[attr-defined]
    reasons = {State.IN_REVIEW: REVIEW, State.RETURNED: RETURNED, State.APPROVED: publish, State.DRAFT: ASSIGNED}
    reason = reasons[State(text.state)]
    moves = (handed.get((text.article_id, text.language, verb)) for verb in HANDED[reason])
    return Waiting(
        text=text,
        reason=reason,
        is_overdue=bool(text.due_at and text.due_at <= now),
        is_mine=text.assigned_to_id == user.pk,
        handed=max((move for move in moves if move), key=lambda move: (move.at, move.pk), default=None),
    )

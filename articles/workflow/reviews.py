"""What reviewers have read: kept at each verdict, so that the next one is shown only what is new since."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from articles.models import Article, Edition, ReviewedText, Transition
from articles.models.editions import EditionKind
from articles.workflow.snapshot import Content
from newsroom.lib.digests import digest


@dataclass(frozen=True)
class Reviewed:
    """A text that somebody answered for or returned. `verdict` "" is what readers have: older than our memory."""

    content: Content
    verdict: str
    by: Any
    at: datetime.datetime


def keep_reviewed(transition: Transition, content: Content, verdict: str) -> None:
    """Call in the move's transaction."""
    ReviewedText.objects.create(
        article=transition.article,
        language=transition.language,
        verdict=verdict,
        content=content,
        content_hash=digest(content),
        by=transition.by,
        at=transition.at,
    )


def last_reviewed(article: Article, language: str, reader: Any) -> Reviewed | None:
    """The newest text that was approved, or that `reader` returned: what is new to them is what changed since.

    Somebody else's return is no base: what they read and sent back, this reader has never seen. None: the whole text
    is new.
    """
    rows = ReviewedText.objects.filter(article=article, language=language).select_related("by")
    approved = rows.filter(verdict=ReviewedText.Verdict.APPROVED).first()
    returned = rows.filter(verdict=ReviewedText.Verdict.RETURNED, by=reader.pk).first()
    newest = max((row for row in (approved, returned) if row), key=lambda row: (row.at, row.pk), default=None)
    if newest:
        return Reviewed(newest.content, newest.verdict, newest.by, newest.at)
    return _published(article, language)


def _published(article: Article, language: str) -> Reviewed | None:
    editions = Edition.objects.filter(article=article, language=language).exclude(edition_kind=EditionKind.STANDING)
    edition = editions.select_related("approved_by").order_by("-number").first()
    return Reviewed(edition.content, "", edition.approved_by, edition.live_from) if edition else None

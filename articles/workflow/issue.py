"""Writing editions: a new text, the same text in another standing, and closing the one before."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import F, QuerySet

from articles.models import Article, ArticleLanguage, Edition, EditionKind, Standing
from articles.workflow.chain import append, copied
from articles.workflow.links_in_text import first_mentions
from articles.workflow.snapshot import Content
from articles.workflow.standing import StandingNow
from articles.workflow.translations import source_of
from newsroom.lib.prepared import prepared


def issue(
    text: ArticleLanguage,
    content: Content,
    *,
    kind: str,
    live_from: datetime.datetime,
    by: Any,
    now: datetime.datetime,
    change_note: str = "",
    correction_hash: str = "",
) -> Edition:
    """Write the approved text as the next edition. `kind` "" means: the first one, or an update."""
    first = first_live(text.article, text.language, live_from)
    return append(
        Edition(
            article=text.article,
            language=text.language,
            number=next_number(text.article, text.language),
            edition_kind=kind or (EditionKind.UPDATE if first else EditionKind.FIRST),
            standing=Standing.PUBLISHED,
            published_at=first or live_from,
            live_from=live_from,
            content=content,
            links=first_mentions(content),
            change_note=change_note,
            correction_hash=correction_hash,
            made_from=source_of(text, live_from),
            approved_by_id=text.approved_by_id,
            published_by=by,
            created_at=now,
            **copied(content),
        )
    )


def reissue(edition: Edition, *, standing: str, notice: str, by: Any, now: datetime.datetime) -> Edition:
    """The same text in another standing, as a new edition: what readers were told is history too."""
    return append(
        Edition(
            article=edition.article,
            language=edition.language,
            number=next_number(edition.article, edition.language),
            edition_kind=EditionKind.STANDING,
            standing=standing,
            published_at=edition.published_at,
            live_from=now,
            content=edition.content,
            links=edition.links,
            notice=notice,
            made_from=edition.made_from,
            approved_by_id=edition.approved_by_id,
            published_by=by,
            created_at=now,
            **copied(edition.content),
        )
    )


def close(edition: Edition, at: datetime.datetime) -> None:
    """Readers have it until `at`, exclusive."""
    Edition.objects.filter(pk=edition.pk).update(live_until=at)


def recall(standing: StandingNow) -> Edition:
    """Give the waiting edition an empty life, and the current one back its open end."""
    upcoming = standing.upcoming
    assert upcoming
    close(upcoming, upcoming.live_from)
    if standing.current:
        Edition.objects.filter(pk=standing.current.pk, live_until=upcoming.live_from).update(live_until=None)
    return upcoming


def next_number(article: Article, language: str) -> int:
    return max(_highest(article.pk, language=language, column="number"), default=0) + 1


def after_last_edition(article: Article, language: str) -> datetime.datetime:
    """The first moment at which another move can be told from the one that wrote the newest edition."""
    made = _highest(article.pk, language=language, column="created_at")
    return made[0] + datetime.timedelta(microseconds=1) if made else datetime.datetime.min.replace(tzinfo=datetime.UTC)


@prepared
def _highest(article_id: int, *, language: str, column: str) -> QuerySet[Edition, Any]:
    """The highest of a column, if there is an edition."""
    editions = Edition.objects.filter(article=article_id, language=language)
    return editions.order_by(f"-{column}").values_list(column, flat=True)[:1]


def first_live(article: Article, language: str, at: datetime.datetime) -> datetime.datetime | None:
    """When readers first had this article in this language, if they did before `at`."""
    return next(iter(_had(article.pk, at, language=language)), None)


@prepared
def _had(article_id: int, at: datetime.datetime, *, language: str) -> QuerySet[Edition, Any]:
    had = Edition.objects.ever_live(language, at).filter(article=article_id).order_by("live_from")
    return had.values_list("published_at", flat=True)[:1]


def last_published(article: Article, language: str) -> Edition:
    """The newest edition readers had as published; raises Edition.DoesNotExist if there is none."""
    return (
        Edition.objects.filter(article=article, language=language, standing=Standing.PUBLISHED)
        .exclude(live_until__lte=F("live_from"))
        .latest("number")
    )

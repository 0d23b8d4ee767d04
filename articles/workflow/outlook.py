"""The edition that would go out: what a preview shows. It is in no chain and is never saved."""

from __future__ import annotations

import datetime

from articles.models import Article, Edition, EditionKind, Standing
from articles.workflow.chain import copied
from articles.workflow.issue import first_live
from articles.workflow.snapshot import Content, snapshot

# The id of no row: where editions are compared by id this one comes before all others of its moment.
NO_ROW = 0


def outlook(article: Article, language: str, at: datetime.datetime, content: Content | None = None) -> Edition:
    """The working text (or `content`, taken earlier) as the edition readers would have, were it published at `at`."""
    content = content or snapshot(article, language)
    first = first_live(article, language, at)
    return Edition(
        id=NO_ROW,
        article=article,
        language=language,
        edition_kind=EditionKind.UPDATE if first else EditionKind.FIRST,
        standing=Standing.PUBLISHED,
        published_at=first or at,
        live_from=at,
        content=content,
        **copied(content),
    )

from __future__ import annotations

import datetime
from dataclasses import dataclass

from articles.models import Article, Edition
from articles.models.editions import EditionQuerySet
from articles.workflow.moves import NOTHING
from newsroom.lib.prepared import prepared


@dataclass(frozen=True)
class StandingNow:
    """What readers of one language have of an article now, and what waits for its second."""

    current: Edition | None
    upcoming: Edition | None

    @property
    def name(self) -> str:
        return self.current.standing if self.current else NOTHING


def standing_of(article: Article, language: str, now: datetime.datetime) -> StandingNow:
    newest = {  # of each sort the last, which has the highest number
        edition.live_from > now: edition for edition in _unended(article.pk, now, language=language)
    }
    return StandingNow(current=newest.get(False), upcoming=newest.get(True))


@prepared
def _unended(article_id: int, now: datetime.datetime, *, language: str) -> EditionQuerySet:
    editions = Edition.objects.filter(article=article_id)
    return (editions.current(language, now) | editions.scheduled(language, now)).order_by("number")

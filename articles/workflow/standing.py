from __future__ import annotations

import datetime
from dataclasses import dataclass

from articles.models import Article, Edition
from articles.workflow.moves import NOTHING


@dataclass(frozen=True)
class StandingNow:
    """What readers of one language have of an article now, and what waits for its second."""

    current: Edition | None
    upcoming: Edition | None

    @property
    def name(self) -> str:
        return self.current.standing if self.current else NOTHING


def standing_of(article: Article, language: str, now: datetime.datetime) -> StandingNow:
    editions = Edition.objects.filter(article=article).order_by("-number")
    return StandingNow(
        current=editions.current(language, now).first(),
        upcoming=editions.scheduled(language, now).first(),
    )

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
    editions = Edition.objects.filter(article=article)
    found = (editions.current(language, now) | editions.scheduled(language, now)).order_by("number")
    newest = {  # of each sort the last, which has the highest number
        edition.live_from > now: edition for edition in found
    }
    return StandingNow(current=newest.get(False), upcoming=newest.get(True))

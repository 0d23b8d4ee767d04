from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from articles.access import may_move
from articles.models import Article, ArticleLanguage
from articles.workflow.moves import TABLE, Move, allowed
from articles.workflow.readiness import problems
from articles.workflow.snapshot import snapshot
from articles.workflow.standing import standing_of

# A moment that is not chosen yet: a translation may be scheduled where the Ukrainian text will be out some day.
LATER = datetime.timedelta(days=3650)


@dataclass(frozen=True)
class Offer:
    """A move the table and this person's rights allow now; `problems` say what must be done before the button works."""

    move: Move
    problems: list[str]


def possible(article: Article, language: str, user: Any, now: datetime.datetime) -> list[Offer]:
    text = ArticleLanguage.objects.filter(article=article, language=language).first()
    if text is None:
        return []
    standing = standing_of(article, language, now)
    content = snapshot(article, language)
    return [
        Offer(move, problems(text, content, move.verb, standing, user, now + LATER if "at" in move.inputs else now))
        for move in TABLE
        if allowed(move, text.state, standing.name, standing.upcoming is not None)
        and may_move(user, article, language, move.permission)
    ]

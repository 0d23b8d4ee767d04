"""Moves told to the audit log."""

from __future__ import annotations

from articles.models import Transition
from newsroom import audit


def log_move(transition: Transition) -> None:
    """Into the audit log too, where the moves of all articles stand in one order. Last in the move's transaction."""
    details = {
        "language": transition.language,
        "note": transition.note,
        "override_reason": transition.override_reason,
        "edition": transition.edition.number if transition.edition else "",
        "content_hash": transition.content_hash,
    }
    given = {name: value for name, value in details.items() if value}
    audit.record(f"article.{transition.verb}", by=transition.by, about=transition.article, **given)

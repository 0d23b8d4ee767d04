"""How many photos of a text wait for a safety signature."""

from __future__ import annotations

from typing import Any

from django.utils.translation import ngettext

from articles.models import Article
from articles.workflow.readiness import Problem
from articles.workflow.snapshot import shown_photos, snapshot
from media.safety import unsigned, where_to_sign


def waiting_photos(article: Article, language: str, user: Any) -> Problem | None:
    """One sentence, with the address where they are signed or, for who may not see photos, none. None: all signed."""
    photos = unsigned(shown_photos(snapshot(article, language)))
    if not photos:
        return None
    sentence = ngettext(
        "%(count)d photo waits for a safety signature. Without it the text cannot go out.",
        "%(count)d photos wait for a safety signature. Without it the text cannot go out.",
        len(photos),
    )
    address = where_to_sign(photos) if user.has_perm("media.view_photo") else ""
    return Problem(sentence % {"count": len(photos)}, address)

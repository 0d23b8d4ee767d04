"""What keeps the photos of a text from readers: how many wait for a signature, and which one an answer holds back."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils.translation import ngettext

from articles.models import Article
from articles.workflow.readiness import Problem
from articles.workflow.snapshot import shown_photos, snapshot
from media.safety import obstacles, unsigned, where_to_sign


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


def held_photos(article: Article, language: str, at: datetime.datetime) -> list[Problem]:
    """Signed photos that must be redacted first, or wait for their moment."""
    shown = shown_photos(snapshot(article, language))
    signed = set(shown) - {photo.pk for photo in unsigned(shown)}
    return [Problem(found.sentence, found.address) for found in obstacles(signed, at)]

"""Whether an article is kept from some of the desk: asked before its words go to anybody else."""

from __future__ import annotations

from typing import Any

from articles.models import Article


def is_limited(article: Article) -> bool:
    """Is the article open to named people only? Such a text is shared with nobody outside the desk."""
    return False


def may_see(article: Article, user: Any) -> bool:
    """May this person of the desk read the article's working text?"""
    return bool(user.is_active and user.is_staff and user.has_perm("articles.view_article"))

"""Which texts wait for a person: those whose next step is theirs."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from articles.models import Article, ArticleLanguage, State


def texts_waiting(user: Any, articles: QuerySet[Article]) -> QuerySet[ArticleLanguage]:
    """Four eyes: a text this person has touched waits for another reviewer. Of `articles`, which they may see."""
    touched = ArticleLanguage.touched_by.through.objects.filter(articlelanguage_id=OuterRef("pk"), user_id=user.pk or 0)
    if not user.has_perm("articles.review_article"):
        return ArticleLanguage.objects.none()
    texts = ArticleLanguage.objects.filter(Q(state=State.IN_REVIEW) & ~Exists(touched))
    return texts.filter(Exists(articles.order_by().filter(pk=OuterRef("article")))).order_by("article__urgency", "pk")

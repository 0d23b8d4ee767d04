"""What can be done with a text beside its moves: preview it, give it to somebody, show it outside."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.previews import preview_address
from articles.admin.queue import name_of
from articles.models import Article, ArticleLanguage
from articles.workflow.assignment import may_assign
from articles.workflow.sharing import PERMISSION
from newsroom.lib.moments import said


@dataclass(frozen=True)
class Handling:
    """Addresses, "" for what this person may not do; and who has the text by when, in words."""

    preview: str
    assign: str
    share: str
    assigned: str
    is_overdue: bool


def handling(article: Article, text: ArticleLanguage, user: Any, now: datetime.datetime) -> Handling:
    args = [article.pk, text.language]
    return Handling(
        preview=preview_address(article, text.language),
        assign=reverse("admin:articles_article_assign", args=args) if may_assign(article, user) else "",
        share=reverse("admin:articles_article_share", args=args) if user.has_perm(PERMISSION) else "",
        assigned=_assigned(text, now),
        is_overdue=bool(text.due_at and text.due_at <= now),
    )


def _assigned(text: ArticleLanguage, now: datetime.datetime) -> str:
    parts = []
    if text.assigned_to:
        parts.append(_("Assigned to %(who)s") % {"who": name_of(text.assigned_to)})
    if text.due_at:
        words = _("overdue since %(moment)s") if text.due_at <= now else _("due %(moment)s")
        parts.append(words % {"moment": said(text.due_at)})
    sentence = ", ".join(parts)
    return sentence[:1].upper() + sentence[1:]

"""A limited article says so: in its form, in the list, in words."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles import workflow
from articles.forms import LIMIT_FIELDS, ArticleForm
from articles.models import Article
from articles.workflow.limits import named


def limit_of(article: Article) -> str:
    """Who sees it, by name; "" for an article that is open to the whole desk."""
    rows = list(article.limits.select_related("person", "organisation"))
    people = [row.person for row in rows if row.person]
    return named(people, [row.organisation for row in rows if row.organisation])


def limit_badge(article: Any) -> str:
    """The headline as a list shows it, from what the list fetched as `is_limited`."""
    if not article.is_limited:
        return str(article)
    return format_html('{} <span class="badge badge-limited">{}</span>', str(article), _("limited access"))


def save_limit(request: HttpRequest, form: ArticleForm) -> None:
    """What the form says of who sees the article, through the workflow's door; who was not asked said nothing."""
    if all(name in form.cleaned_data for name in LIMIT_FIELDS):
        people, organisations = (list(form.cleaned_data[name]) for name in LIMIT_FIELDS)
        workflow.limit(form.instance, people=people, organisations=organisations, by=request.user)

"""What every page of the desk shows around its own content."""

from typing import Any

from django import template
from django.contrib import admin

from articles.models import Article
from articles.workflow.queue import texts_waiting

register = template.Library()


@register.inclusion_tag("admin/articles/article/_awaiting.html", takes_context=True)
def awaiting_me(context: template.Context) -> dict[str, Any]:
    """How many texts wait for this person: one query. Nothing on an error page, which may have no request."""
    request = context.get("request")
    if request is None or not getattr(request, "user", None) or not request.user.has_perm("articles.view_article"):
        return {"is_shown": False}
    articles = admin.site.get_model_admin(Article).get_queryset(request)
    return {"is_shown": True, "count": texts_waiting(request.user, articles).count()}

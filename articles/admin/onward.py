"""From a signature back to the texts that wait for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Article
from media.admin.uses import Use

MOST = 5


def texts(request: HttpRequest, *found: QuerySet[Article]) -> Iterator[Use]:
    """The newest of these working copies, of those that this person may see."""
    desk: Any = admin.site.get_model_admin(Article)
    if not desk.has_view_permission(request):
        return
    ids = {pk for each in found for pk in each.values_list("pk", flat=True)[:MOST]}
    for article in desk.get_queryset(request).filter(pk__in=ids).order_by("-pk")[:MOST]:
        address = reverse("admin:articles_article_change", args=[article.pk])
        yield Use(_("working copy “%(name)s”") % {"name": article}, address)

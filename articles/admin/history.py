"""The whole story of one article, and the way from it to a comparison."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.compare import seen
from articles.admin.sides import NOW, sides_of
from articles.admin.story import MOST, editions_of, story_of
from newsroom.lib.languages import LANGUAGES, language_mark


def history_view(model_admin: Any, request: HttpRequest, object_id: str) -> HttpResponse:
    """`?language=` narrows the story to one language."""
    if not (object_id.isascii() and object_id.isdecimal()):
        raise Http404
    article = seen(model_admin, request, int(object_id))
    language = request.GET.get("language", "")
    language = language if language in LANGUAGES else ""
    story = story_of(article, language, most=MOST)
    sides = sides_of(article)
    versions = [key for key, _label in sides if key.startswith("v")]
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("History"),
        "article": article,
        "story": story,
        "editions": editions_of(article),
        "sides": sides,
        "older": versions[1] if len(versions) > 1 else NOW,  # the newest one is the text as it is now
        "newer": NOW,
        "language": language,
        "languages": [(one, language_mark(one)) for one in LANGUAGES],
        "is_cut": len(story) == MOST,
        "back": reverse("admin:articles_article_change", args=[article.pk]),
        "compare": reverse("admin:articles_article_compare", args=[article.pk]),
    }
    return TemplateResponse(request, "admin/articles/article/history.html", context)

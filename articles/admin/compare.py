"""The page that holds two states of an article side by side, and the one that takes an older one up as a new draft."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import workflow
from articles.access import may_write_all, written_languages
from articles.admin.comparison import compare
from articles.admin.sides import NOW, Side, side, sides_of
from articles.models import Article
from articles.workflow.snapshot import Content
from newsroom.lib.languages import LANGUAGES


def compare_view(model_admin: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """`?from=` and `?to=` are keys of `sides`; without them the newest version is held against the one before it."""
    article = seen(model_admin, request, pk)
    known = sides_of(article)
    older, newer = _asked(request, known)
    before, after = (side(article, key) for key in (older, newer))
    if before is None or after is None:
        raise Http404
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("Comparison"),
        "article": article,
        "back": reverse("admin:articles_article_change", args=[article.pk]),
        "history": reverse("admin:articles_article_history", args=[article.pk]),
        "sides": known,
        "before": before,
        "after": after,
        "parts": compare(before.contents, after.contents),
        "is_comparable": any(one in before.contents and one in after.contents for one in LANGUAGES),
        "takes": [
            (one.label, reverse("admin:articles_article_take", args=[article.pk, one.key]))
            for one in (before, after)
            if one.key != NOW and _mine(request, article, one)
        ],
    }
    return TemplateResponse(request, "admin/articles/article/compare.html", context)


def _asked(request: HttpRequest, known: list[tuple[str, str]]) -> tuple[str, str]:
    versions = [key for key, _label in known if key.startswith("v")]
    newer = request.GET.get("to") or (versions[0] if versions else NOW)
    older = request.GET.get("from") or (versions[1] if len(versions) > 1 else newer)
    return older, newer


def take_view(model_admin: Any, request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """GET says what would happen, POST does it."""
    article = seen(model_admin, request, pk)
    older = side(article, key)
    if older is None or older.shared is None:
        raise Http404
    if not _mine(request, article, older):
        raise PermissionDenied
    form = reverse("admin:articles_article_change", args=[article.pk])
    if request.method == "POST":
        try:
            _take(request, article, older)
        except workflow.Stale as stale:
            messages.error(request, str(stale))
            return HttpResponseRedirect(request.path)
        return HttpResponseRedirect(form)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("Take an older text as a new draft"),
        "article": article,
        "back": form,
        "older": older,
        "version": article.version,
        "compare": f"{reverse('admin:articles_article_compare', args=[article.pk])}?from={NOW}&to={older.key}",
    }
    return TemplateResponse(request, "admin/articles/article/take.html", context)


def _mine(request: HttpRequest, article: Article, older: Side) -> dict[str, Content]:
    """The texts of it that this person may write."""
    mine = written_languages(request.user, article)
    return {language: content for language, content in older.contents.items() if language in mine}


def _take(request: HttpRequest, article: Article, older: Side) -> None:
    version = request.POST.get("version", "")
    takes_shared = "shared" in request.POST and may_write_all(request.user, article)
    gone = workflow.take_up(
        article,
        _mine(request, article, older),
        older.shared if takes_shared else None,
        version=int(version) if version.isascii() and version.isdecimal() and len(version) < 10 else 0,
        by=request.user,
        note=_("From: %(older)s") % {"older": older.label},
        writer=older.writer,
        edition=older.edition,
    )
    messages.success(request, _("The older text is the working copy now, as a draft. Readers see nothing of it yet."))
    if gone:
        messages.warning(request, _("No longer there, and left out: %(what)s.") % {"what": "; ".join(gone)})


def seen(model_admin: Any, request: HttpRequest, pk: int) -> Article:
    """The article, if this person may see it; 404 as if it did not exist."""
    article = model_admin.get_object(request, str(pk))
    if article is None:
        raise Http404
    if not model_admin.has_view_permission(request, article):
        raise PermissionDenied
    found: Article = article
    return found

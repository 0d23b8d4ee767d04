"""The preview: an article's public page inside the desk, at the widths of a desktop, a tablet and a phone."""

from __future__ import annotations

import datetime
from typing import Any

from csp.constants import SELF
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles.models import Article, ArticleLanguage, Edition
from articles.views.previews import preview
from articles.workflow.outlook import outlook
from media.models import Photo
from newsroom.lib.languages import LANGUAGES, language_mark
from newsroom.lib.moments import said

# In CSS pixels; "" is as wide as the window.
WIDTHS = (("desktop", _("Desktop")), ("tablet", _("Tablet")), ("phone", _("Phone")))


def frames_own_pages(response: HttpResponse) -> HttpResponse:
    """The policy lets this answer hold a frame, of this site only."""
    response._csp_update = {"frame-src": [SELF]}  # type: ignore[attr-defined]
    return response


def framed_by_own_pages(response: HttpResponse) -> HttpResponse:
    """The policy lets a page of this site hold this answer in a frame."""
    response._csp_replace = {"frame-ancestors": [SELF]}  # type: ignore[attr-defined]
    response["X-Frame-Options"] = "SAMEORIGIN"
    return response


def article_to_read(model_admin: Any, request: HttpRequest, pk: int, language: str) -> Article:
    """The article, if this person may read it and it has a text in the language. Http404, PermissionDenied."""
    article = model_admin.get_object(request, pk)
    if article is None or language not in LANGUAGES:
        raise Http404
    if not model_admin.has_view_permission(request, article):
        raise PermissionDenied
    if not ArticleLanguage.objects.filter(article=article, language=language).exists():
        raise Http404
    return article


def preview_address(article: Article, language: str, number: int | None = None, *, page: bool = False) -> str:
    """Of the frame, or of the `page` inside it; of the working text, or of the edition with this number."""
    name = "admin:articles_article_preview_page" if page else "admin:articles_article_preview"
    return reverse(name, args=[article.pk, language, *([number] if number else [])])


def preview_view(
    model_admin: Any, request: HttpRequest, pk: int, language: str, number: int | None = None
) -> HttpResponse:
    """The frame: which text, in which language, how wide, in light or dark."""
    article = article_to_read(model_admin, request, pk, language)
    now = timezone.now()
    edition, _at = shown(article, language, number, now)
    languages = article.languages.order_by("-language").values_list("language", flat=True)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _t("Preview"),
        "article": article,
        "language": language,
        "headline": edition.headline or str(article),
        "which": which(edition, now),
        "page": preview_address(article, language, number, page=True),
        "languages": [
            (each, language_mark(each), preview_address(article, each), each == language) for each in languages
        ],
        "editions": [
            (one, which(one, now), preview_address(article, language, one.number), one.number == number)
            for one in _editions(article, language)
        ],
        "working": preview_address(article, language) if number else "",
        "widths": WIDTHS,
        "back": reverse("admin:articles_article_change", args=[article.pk]),
    }
    return frames_own_pages(TemplateResponse(request, "admin/articles/article/preview.html", context))


def preview_page_view(
    model_admin: Any, request: HttpRequest, pk: int, language: str, number: int | None = None
) -> HttpResponse:
    """The page itself. The one address of the desk that a frame may show, and only a frame of our own."""
    article = article_to_read(model_admin, request, pk, language)
    now = timezone.now()
    edition, at = shown(article, language, number, now)
    over = edition.live_until if edition.live_until and edition.live_until <= now else None
    addresses = {
        each: preview_address(article, each)
        for each in article.languages.values_list("language", flat=True)
        if each != language
    }
    page = preview(
        request,
        edition,
        at,
        photos=Photo.objects.all(),
        photo_address=lambda photo, name: reverse("media:preview", args=[photo.pk, name]),
        addresses={language: request.path, **addresses},
        goes_out_at=edition.live_from if number and edition.live_from > now else None,
        past_until=over if number else None,
    )
    return framed_by_own_pages(page)


def shown(
    article: Article, language: str, number: int | None, now: datetime.datetime
) -> tuple[Edition, datetime.datetime]:
    """What is previewed, and the moment at which it is looked at: a scheduled edition's own, a past one's beginning."""
    if number is None:
        return outlook(article, language, now), now
    edition = Edition.objects.filter(article=article, language=language, number=number).first()
    if edition is None:
        raise Http404
    is_now = edition.live_from <= now and (edition.live_until is None or edition.live_until > now)
    return edition, now if is_now else edition.live_from


def _editions(article: Article, language: str) -> list[Edition]:
    """The newest few, the scheduled one among them."""
    return list(Edition.objects.filter(article=article, language=language).defer("content").order_by("-number")[:10])


def which(edition: Edition, now: datetime.datetime) -> str:
    """Which text this is, in a few words."""
    if not edition.pk:
        return _t("the working text as it was last saved")
    number = _t("edition %(number)d") % {"number": edition.number}
    if edition.live_until == edition.live_from:
        return _t("%(edition)s, recalled before it went out") % {"edition": number}
    if edition.live_from > now:
        return _t("%(edition)s, goes out on %(moment)s") % {"edition": number, "moment": said(edition.live_from)}
    return _t("%(edition)s, of %(moment)s") % {"edition": number, "moment": said(edition.live_from)}

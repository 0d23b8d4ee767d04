"""The page on which links for somebody outside the desk are made, looked at and revoked."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles import workflow
from articles.access import is_limited
from articles.addresses import absolute
from articles.admin.previews import article_to_read
from articles.admin.queue import name_of
from articles.models import Article, SharedPreview, SharedPreviewView
from articles.workflow.sharing import PERMISSION, USUAL, revoke, share
from newsroom.lib.moments import said

LASTS = [
    (2, _("2 hours")),
    (24, _("24 hours")),
    (48, _("48 hours")),
    (24 * 7, _("7 days")),
    (24 * 14, _("14 days")),
]
# So many of a link's newest minutes are listed.
VIEWS = 20
LINKS = 30


class ShareForm(forms.Form):
    note = forms.CharField(
        label=_("For whom and what for"),
        help_text=_("Only the desk sees it: the name of the person, and what you ask of them."),
        max_length=200,
    )
    hours = forms.TypedChoiceField(
        label=_("How long the link works"), choices=LASTS, coerce=int, initial=int(USUAL.total_seconds() // 3600)
    )


def share_view(model_admin: Any, request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """The secret of a new link stands on the answer to the POST that made it and nowhere else: it is kept hashed."""
    article = article_to_read(model_admin, request, pk, language)
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    here = reverse("admin:articles_article_share", args=[article.pk, language])
    if request.method == "POST" and "revoke" in request.POST:
        number = request.POST["revoke"]
        links = SharedPreview.objects.filter(article=article, language=language)
        revoke(get_object_or_404(links, pk=number if number.isdecimal() and len(number) <= 18 else 0), by=request.user)
        messages.success(request, _t("The link is revoked: it opens nothing any more."))
        return HttpResponseRedirect(here)
    form = ShareForm(request.POST if request.method == "POST" else None)
    problems: list[str] = []
    new = None
    if form.is_valid():
        lasts = datetime.timedelta(hours=form.cleaned_data["hours"])
        try:
            link, token = share(article, language, by=request.user, note=form.cleaned_data["note"], lasts=lasts)
        except workflow.Refused as refusal:
            problems = refusal.problems
        else:
            new = {"link": link, "address": absolute(reverse("shared_preview", args=[token]))}
            form = ShareForm()
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _t("Show it to somebody"),
        "article": article,
        "language": language,
        "is_limited": is_limited(article),
        "form": form,
        "problems": problems,
        "new": new,
        "links": links_of(article, language),
        "back": reverse("admin:articles_article_change", args=[article.pk]),
    }
    return TemplateResponse(request, "admin/articles/article/share.html", context, status=409 if problems else 200)


def links_of(article: Article, language: str) -> list[dict[str, Any]]:
    """The newest links with the log of their views: two queries."""
    now = timezone.now()
    links = SharedPreview.objects.filter(article=article, language=language).with_views()
    views = Prefetch("views", SharedPreviewView.objects.order_by("-minute")[:VIEWS], to_attr="newest_views")
    found = links.select_related("made_by", "revoked_by").prefetch_related(views).defer("content")[:LINKS]
    return [
        {
            "link": link,
            "is_open": link.is_open(now),
            "state": _state(link, now),
            "made": _t("Made by %(who)s on %(moment)s") % {"who": name_of(link.made_by), "moment": said(link.made_at)},
            "count": link.view_count or 0,  # type: ignore[attr-defined]
            "views": [(said(view.minute), view.count) for view in link.newest_views],
        }
        for link in found
    ]


def _state(link: SharedPreview, now: datetime.datetime) -> str:
    if link.revoked_at:
        return _t("Revoked on %(moment)s by %(who)s") % {
            "moment": said(link.revoked_at),
            "who": name_of(link.revoked_by),
        }
    words = _t("Works until %(moment)s") if link.is_open(now) else _t("Expired on %(moment)s")
    return words % {"moment": said(link.expires_at)}

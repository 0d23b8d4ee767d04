"""The queue of what went out in an emergency, and the page where a second pair of eyes gives its verdict."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles import workflow
from articles.addresses import address
from articles.models import Transition
from articles.models.history import TransitionQuerySet
from newsroom.lib.languages import language_mark
from newsroom.lib.moments import said

MOST = 100


class VerdictForm(forms.Form):
    note = forms.CharField(
        label=_("Note"),
        help_text=_("An objection must say what is wrong."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )


def waiting(model_admin: Any, request: HttpRequest) -> TransitionQuerySet:
    """What waits for a verdict, of the articles this person may see, the oldest first."""
    return _seen(model_admin, request).awaiting_verdict()


def _seen(model_admin: Any, request: HttpRequest) -> TransitionQuerySet:
    """Moves of the articles this person may see. Asked row by row, or SQLite would begin with the whole archive."""
    articles = model_admin.get_queryset(request).order_by()
    return Transition.objects.filter(Exists(articles.filter(pk=OuterRef("article"))))


def emergencies_view(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """For whoever may see articles. What was objected to stays here until a publisher mends it."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    seen = _seen(model_admin, request)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _t("Published in an emergency"),
        "waiting": [_line(one) for one in _rows(seen.awaiting_verdict())],
        "objected": [_line(one) for one in _rows(seen.objected())],
    }
    return TemplateResponse(request, "admin/articles/article/emergencies.html", context)


def _rows(found: TransitionQuerySet) -> TransitionQuerySet:
    return found.select_related("article", "by", "edition").defer("edition__content")[:MOST]


def _line(emergency: Transition) -> dict[str, Any]:
    assert emergency.edition
    return {
        "headline": emergency.edition.headline,
        "mark": language_mark(emergency.language),
        "who": _name(emergency),
        "moment": said(emergency.at),
        "reason": emergency.note,
        "verdict": reverse("admin:articles_article_verdict", args=[emergency.pk]),
        "article": reverse("admin:articles_article_change", args=[emergency.article_id]),
    }


def _name(emergency: Transition) -> str:
    return (emergency.by.get_full_name() or emergency.by.get_username()) if emergency.by else _t("the system")


def verdict_view(model_admin: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows what went out and why, POST takes the verdict. 404 for what is hidden or no emergency."""
    seen = Transition.objects.emergencies().filter(article__in=model_admin.get_queryset(request))
    emergency = seen.select_related("article", "by", "edition").filter(pk=pk).first()
    if emergency is None or emergency.edition is None:
        raise Http404
    if not (
        model_admin.has_view_permission(request, emergency.article) and request.user.has_perm("articles.review_article")
    ):
        raise PermissionDenied
    form = VerdictForm(request.POST if request.method == "POST" else None)
    problems: list[str] = []
    if form.is_valid():
        try:
            _give(emergency, request, form.cleaned_data["note"])
        except workflow.Refused as refusal:
            problems = refusal.problems
        else:
            return HttpResponseRedirect(reverse("admin:articles_article_emergencies"))
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _t("Verdict afterwards"),
        "line": _line(emergency),
        "page": address(emergency.language, "article", emergency.edition.slug),
        "edition": reverse("admin:articles_edition_change", args=[emergency.edition_id]),
        "form": form,
        "problems": problems,
        "barred": [] if problems else workflow.may_judge(emergency, request.user),
        "back": reverse("admin:articles_article_emergencies"),
    }
    return TemplateResponse(request, "admin/articles/article/verdict.html", context, status=409 if problems else 200)


def _give(emergency: Transition, request: HttpRequest, note: str) -> None:
    if "object" in request.POST:
        workflow.object_to(emergency, by=request.user, note=note)
        messages.warning(request, _t("Your objection is kept. A publisher must now correct the text or take it down."))
    else:
        workflow.endorse(emergency, by=request.user, note=note)
        messages.success(request, _t("Approved afterwards. Nothing more is to be done."))

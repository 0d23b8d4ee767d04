"""The page on which a text is given to somebody, with a due time."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles import workflow
from articles.admin.previews import article_to_read
from articles.admin.queue import name_of
from articles.models import Article
from articles.workflow.assignment import assign, assignable, may_assign
from newsroom.lib.moments import KYIV, KyivMomentField, said


class _Person(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return name_of(obj)


class AssignForm(forms.Form):
    to = _Person(queryset=None, label=_("Who takes the next step"), required=False, empty_label=_("nobody"))
    due_at = KyivMomentField(label=_("By when (Kyiv time)"), required=False)

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = assignable(article)  # type: ignore[attr-defined]
        self.fields["due_at"].help_text = _t("Now in Kyiv: %(moment)s.") % {"moment": said(timezone.now())}


def assign_view(model_admin: Any, request: HttpRequest, pk: int, language: str) -> HttpResponse:
    article = article_to_read(model_admin, request, pk, language)
    if not may_assign(article, request.user):
        raise PermissionDenied
    text = article.languages.get(language=language)
    due = text.due_at and text.due_at.astimezone(KYIV).replace(tzinfo=None)
    form = AssignForm(
        request.POST if request.method == "POST" else None,
        article=article,
        initial={"to": text.assigned_to_id, "due_at": due},
    )
    back = reverse("admin:articles_article_change", args=[article.pk])
    problems: list[str] = []
    if form.is_valid():
        try:
            assign(article, language, by=request.user, **form.cleaned_data)
        except workflow.Refused as refusal:
            problems = refusal.problems
        else:
            messages.success(request, _t("The assignment is saved."))
            return HttpResponseRedirect(back)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _t("Assign"),
        "article": article,
        "language": language,
        "form": form,
        "problems": problems,
        "back": back,
    }
    return TemplateResponse(request, "admin/articles/article/assign.html", context, status=409 if problems else 200)

"""Unsaved text of a form: kept for its author alone until the form is saved."""

from __future__ import annotations

import json
import re
import uuid
from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms.utils import ErrorDict
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils import timezone

from articles.access import may_write_all
from articles.forms import ArticleForm
from articles.models import Article, ArticleDraft
from articles.models.drafts import KEPT, keep_draft

LARGEST = 2 * 1024 * 1024
MOST_FIELDS = 5000
# Keys of forms saved in this session: a browser that still keeps their text may forget it.
SAVED, MOST_SAVED = "saved_drafts", 20


def draft_view(model_admin: Any, request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """POST `key` and `fields` (JSON, [[name, value], …]) keeps; `key` and `drop` drops; GET only gives a fresh token.

    Answers {token, saved_at}. 400 for what is no draft, 403 and 404 as the form itself.
    """
    article = article_of(model_admin, request, pk)
    answer: dict[str, Any] = {"token": get_token(request), "saved_at": timezone.now()}
    if request.method == "POST":
        key = _key(request.POST.get("key", ""))
        if key is None:
            return HttpResponse(status=400)
        # A last breath of a form that was saved meanwhile is no unsaved text.
        if "drop" in request.POST or key in request.session.get(SAVED, []):
            ArticleDraft.objects.of(request.user, article).filter(key=key).delete()
        else:
            fields = _fields(request.POST.get("fields", ""))
            if fields is None or _is_elsewhere(request.user, article, key):
                return HttpResponse(status=400)
            keep_draft(request.user, article, key, fields, _version(fields), now=answer["saved_at"])
    return JsonResponse(answer)


def article_of(model_admin: Any, request: HttpRequest, pk: int | str | None) -> Article | None:
    """The article this person may change, or None for one not yet made. Http404, PermissionDenied."""
    if pk is None:
        if not model_admin.has_add_permission(request):
            raise PermissionDenied
        return None
    article = model_admin.get_object(request, str(pk))
    if article is None:
        raise Http404
    if not model_admin.has_change_permission(request, article):
        raise PermissionDenied
    return article


def unpacked(model_admin: Any, request: HttpRequest, object_id: str | None) -> QueryDict | None:
    """The fields of the draft that `_draft` names, to be shown only, never saved. None: it is gone."""
    key = _key(request.POST.get("_draft", ""))
    article = article_of(model_admin, request, object_id)
    draft = ArticleDraft.objects.of(request.user, article).filter(key=key).first() if key else None
    if draft is None:
        return None
    data = QueryDict(mutable=True)
    for name, value in draft.fields:
        data.appendlist(name, value)
    data[ArticleForm.LOOK if ArticleForm.LOOK in request.POST else ArticleForm.TAKE] = "1"
    return data


OFFERED = 10  # the newest; more is no choice


def offered(model_admin: Any, request: HttpRequest, article: Article | None, form: Any) -> dict[str, Any]:
    """What `desk/autosave.js` and `desk/presence.js` are told; empty for those who may only look."""
    may = model_admin.has_change_permission(request, article) if article else model_admin.has_add_permission(request)
    if not may:
        return {}
    arguments = [article.pk] if article else []
    saved = request.session.get(SAVED, [])
    drafts = ArticleDraft.objects.of(request.user, article).filter(saved_at__gte=timezone.now() - KEPT)[:OFFERED]
    key = form["draft_key"].value()
    return {
        "person": request.user.pk,
        "article": article.pk if article else "new",
        "key": str(key),
        "unsaved": form.is_bound,
        "saved": saved,
        "drafts": [
            {"key": str(draft.key), "saved_at": draft.saved_at.isoformat(), "headline": draft.headline}
            for draft in drafts
            if str(draft.key) not in {key, *saved}
        ],
        "draft_address": reverse("admin:articles_article_draft", args=arguments),
        "presence_address": reverse("admin:articles_article_presence", args=arguments) if article else "",
        "mentions_address": reverse("admin:articles_article_mentions", args=arguments)
        if may_write_all(request.user, article)
        else "",
        "login": reverse("admin:login"),
    }


def begin(form: Any, base: str) -> None:
    """A form that opens fresh: what it begins from, and its own name."""
    form.initial |= {"base": base, "draft_key": str(uuid.uuid4())}


def forget(request: HttpRequest) -> None:
    """The form was saved: its draft goes, here and in the browser that still keeps it."""
    key = _key(request.POST.get("draft_key", ""))
    if key is None:
        return
    ArticleDraft.objects.filter(person=request.user, key=key).delete()  # type: ignore[misc]  # somebody is signed in
    request.session[SAVED] = [key, *request.session.get(SAVED, [])][:MOST_SAVED]


def unjudged(context: dict[str, Any]) -> None:
    """Half a text is no mistake: a draft that was only taken shows no errors in its tables either."""
    for inline in context["inline_admin_formsets"]:
        formset = inline.formset
        formset._errors, formset._non_form_errors = [{} for _form in formset.forms], formset.error_class()
        for form in formset.forms:
            form._errors = ErrorDict()
    context["errors"] = []


def _key(text: str) -> str | None:
    try:
        return str(uuid.UUID(text))
    except ValueError:
        return None


def _fields(text: str) -> list[list[str]] | None:
    if len(text) > LARGEST:
        return None
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError):
        return None
    whole = isinstance(fields, list) and 0 < len(fields) <= MOST_FIELDS
    if not whole or not all(_is_field(each) for each in fields):
        return None
    # What the token and the buttons are called is the form's own affair.
    return [each for each in fields if not each[0].startswith("_") and each[0] != "csrfmiddlewaretoken"]


def _is_field(each: Any) -> bool:
    return isinstance(each, list) and len(each) == 2 and all(isinstance(part, str) and _is_text(part) for part in each)


def _is_text(part: str) -> bool:
    """PostgreSQL keeps no null character, and half a surrogate pair has no UTF-8."""
    return not re.search("[\0\ud800-\udfff]", part)


def _version(fields: list[list[str]]) -> int | None:
    text = next((value for name, value in fields if name == "base_version"), "")
    return int(text) if text.isdecimal() and len(text) < 10 else None


def _is_elsewhere(person: Any, article: Article | None, key: str) -> bool:
    """Is that key the draft of another article? A draft never wanders."""
    return ArticleDraft.objects.filter(person=person, key=key).exclude(article=article).exists()

"""Who else has the article open. An open form says every few seconds that it is; nothing else is told or kept."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.utils import timezone

from articles.admin.drafts import article_of
from articles.models import ArticlePresence
from articles.models.drafts import be_present, others_present


def presence_view(model_admin: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """POST `key` says that this form is open, with `leave` that it closes. Answers {others, own, version, token}.

    `others` are names, `own` whether the same person has it open in another tab, `version` what stands now.
    """
    article = article_of(model_admin, request, pk)
    assert article is not None
    try:
        key = str(uuid.UUID(request.POST.get("key", "")))
    except ValueError:
        return HttpResponse(status=400)
    now = timezone.now()
    if "leave" in request.POST:
        ArticlePresence.objects.filter(person=request.user, article=article, key=key).delete()  # type: ignore[misc]
        return HttpResponse(status=204)
    be_present(request.user, article, key, now=now)
    others, own = others_present(request.user, article, key, now=now)
    return JsonResponse({"others": others, "own": own, "version": article.version, "token": get_token(request)})

"""What a reviewer or a publisher has before them on a move's page: the text, or only what is new to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.admin.previews import WIDTHS, preview_address
from articles.formats.changes import Difference, content_differences
from articles.models import Article, ReviewedText
from articles.workflow.reviews import last_reviewed
from articles.workflow.snapshot import snapshot
from newsroom.lib.digests import digest
from newsroom.lib.moments import said

REVIEWING = ("approve", "return")
SHOWING = (*REVIEWING, "submit", "publish", "schedule", "correct", "minor")

SINCE: dict[str, Promise] = {
    ReviewedText.Verdict.APPROVED: _("Since it was approved on %(moment)s by %(who)s:"),
    ReviewedText.Verdict.RETURNED: _("Since you returned it on %(moment)s:"),
    "": _("Since the edition that readers have, of %(moment)s:"),
}


@dataclass(frozen=True)
class Review:
    """`since` "" means: the whole text is new to this person. `seen` is the hash of what the page shows."""

    page: str  # the address of the preview's page
    frame: str  # the address of the preview
    since: str
    differences: list[Difference]
    seen: str
    widths: Any = WIDTHS


def review_of(article: Article, language: str, verb: str, user: Any) -> Review | None:
    """None for a move that lets nobody read the text."""
    if verb not in SHOWING or not article.languages.filter(language=language).exists():
        return None
    page, frame = preview_address(article, language, page=True), preview_address(article, language)
    if verb not in REVIEWING:
        return Review(page, frame, "", [], "")
    content = snapshot(article, language)
    base = last_reviewed(article, language, user)
    if base is None:
        return Review(page, frame, "", [], digest(content))
    who = (base.by.get_full_name() or base.by.get_username()) if base.by else "—"
    since = str(SINCE[base.verdict]) % {"moment": said(base.at), "who": who}
    return Review(page, frame, since, content_differences(base.content, content), digest(content))


def seen_of(request: HttpRequest, verb: str) -> dict[str, str]:
    """What the approval is told of the text that was on the screen."""
    return {"seen": request.POST.get("seen", "")} if verb == "approve" else {}

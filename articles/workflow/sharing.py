"""Links for somebody outside the desk: made, revoked, opened. A link shows the text as it stood when it was made.

What is written later is nobody's to read by an old link: whoever wants it read makes a new one. So public code needs
no working copy here either.
"""

from __future__ import annotations

import datetime
import secrets
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.access import is_limited, may_read
from articles.models import Article, ArticleLanguage, SharedPreview, SharedPreviewView
from articles.models.previews import token_hash
from articles.workflow.snapshot import shown_photos, snapshot
from articles.workflow.verbs import Refused
from media.models import Photo
from media.safety import obstacles
from newsroom import audit
from newsroom.lib.digests import digest

PERMISSION = "articles.add_sharedpreview"
TOKEN_BYTES = 32
LONGEST = datetime.timedelta(days=14)
USUAL = datetime.timedelta(hours=48)


def share(
    article: Article,
    language: str,
    *,
    by: Any,
    note: str,
    lasts: datetime.timedelta = USUAL,
    now: datetime.datetime | None = None,
) -> tuple[SharedPreview, str]:
    """A new link and its secret, which is kept nowhere. Raises Refused."""
    now = now or timezone.now()
    problems = list(_barred(article, language, by))
    if not note.strip():
        problems.append(_("Say for whom the link is."))
    if not datetime.timedelta() < lasts <= LONGEST:
        problems.append(_("A link lasts for 14 days at most."))
    if problems:
        raise Refused(*problems)
    token, content = secrets.token_urlsafe(TOKEN_BYTES), snapshot(article, language)
    link = SharedPreview.objects.create(
        token_hash=token_hash(token),
        article=article,
        language=language,
        content=content,
        content_hash=digest(content),
        note=note.strip(),
        made_by=by,
        made_at=now,
        expires_at=now + lasts,
    )
    audit.record("share.made", by=by, about=article, language=language, note=link.note, expires_at=link.expires_at)
    return link, token


def _barred(article: Article, language: str, by: Any) -> Any:
    if not by.has_perm(PERMISSION) or not may_read(by, article):
        yield _("You may not share this text.")
    if is_limited(article):
        yield _("The text is open to named people only, so it can't be shared by a link.")
    if not ArticleLanguage.objects.filter(article=article, language=language).exists():
        yield _("There is no text in this language yet.")


def revoke(link: SharedPreview, *, by: Any, now: datetime.datetime | None = None) -> None:
    """At once and for good. A link that is revoked already stays as it is."""
    now = now or timezone.now()
    with transaction.atomic():
        if SharedPreview.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=now, revoked_by=by):
            audit.record("share.revoked", by=by, about=link.article, language=link.language, note=link.note)


def end_links(article: Article, *, by: Any, now: datetime.datetime | None = None) -> int:
    """Revoke every open link of the article, as when it becomes limited: lifting the limit later revives none."""
    now = now or timezone.now()
    with transaction.atomic():
        ended = SharedPreview.objects.filter(article=article).open(now).update(revoked_at=now, revoked_by=by)
        if ended:
            audit.record("share.ended", by=by, about=article, links=ended)
    return ended


def opened(token: str, at: datetime.datetime) -> SharedPreview | None:
    """The link with this secret, while it opens: not expired, not revoked, the article open to the whole desk, and
    whoever made it still of the desk and still allowed to."""
    found = SharedPreview.objects.open(at).filter(token_hash=token_hash(token)).select_related("article", "made_by")
    link = found.first()
    if link is None or is_limited(link.article):
        return None
    maker = link.made_by
    is_trusted = maker.is_staff and may_read(maker, link.article) and maker.has_perm(PERMISSION)
    return link if is_trusted else None


def shareable_photos(link: SharedPreview, at: datetime.datetime) -> dict[int, Photo]:
    """The photos of the shared text that may leave the desk: what the safety checklist holds back from readers it
    holds back here too, and so is a photo whose file was replaced since."""
    shown = shown_photos(link.content)
    held = {obstacle.photo for obstacle in obstacles(shown, at)}
    worded = {photo["id"]: photo["sha256"] for photo in link.content["photos"]}
    photos = Photo.objects.in_bulk([pk for pk in shown if pk not in held])
    return {pk: photo for pk, photo in photos.items() if worded.get(pk, photo.sha256) == photo.sha256}


@transaction.atomic
def record_view(link: SharedPreview, at: datetime.datetime) -> None:
    """One row for a minute, however often the link is opened in it; nothing of who opened it."""
    minute = at.replace(second=0, microsecond=0)
    SharedPreviewView.objects.get_or_create(preview=link, minute=minute)
    SharedPreviewView.objects.filter(preview=link, minute=minute).update(count=F("count") + 1)

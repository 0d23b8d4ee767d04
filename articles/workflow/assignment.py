"""Who takes the next step with a text, and by when. It changes no state: the moves have their own table."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.access import may_read, may_write_all
from articles.models import Article, ArticleLanguage, State, Transition
from articles.workflow.logbook import log_move
from articles.workflow.texts import is_out
from articles.workflow.verbs import Refused
from newsroom.lib.alphabet import Alphabetical
from newsroom.lib.moments import said


def may_assign(article: Article, user: Any) -> bool:
    """Reviewers and publishers any text, an author their own."""
    if not may_write_all(user, article):
        return False
    answers = user.has_perm("articles.review_article") or user.has_perm("articles.publish_article")
    return answers or article.created_by_id == user.pk


def assignable(article: Article) -> QuerySet[Any]:
    """Those a text of this article may be given to; whether each may see it is asked when it is given."""
    people = get_user_model()._default_manager.filter(is_active=True, is_staff=True)
    return people.order_by(Alphabetical("last_name"), Alphabetical("first_name"), "username")


@transaction.atomic
def assign(
    article: Article,
    language: str,
    *,
    by: Any,
    to: Any = None,
    due_at: datetime.datetime | None = None,
    now: datetime.datetime | None = None,
) -> Transition | None:
    """Give the text to somebody, to nobody (`to=None`), or another due time. Raises Refused; None if nothing is new."""
    now = now or timezone.now()
    text = ArticleLanguage.objects.select_for_update().filter(article=article, language=language).first()
    if text is None:
        raise Refused(_("There is no text in this language yet."))
    if by is not None and not may_assign(article, by):
        raise Refused(_("You may not assign this text."))
    if (to and to.pk, due_at) == (text.assigned_to_id, text.due_at):
        return None
    if to is not None and not (to.is_active and to.is_staff and may_read(to, article)):
        raise Refused(_("This person has no access to the text."))
    if due_at is not None and due_at <= now and due_at != text.due_at:
        raise Refused(_("The due time must lie ahead."))
    # A text that lies with a reviewer or publisher waits already; any other waits for whom it is given to.
    is_to_be_written = text.state == State.DRAFT or (text.state == State.APPROVED and is_out(text, now))
    waits_since = (now if to else None) if is_to_be_written else text.waits_since
    ArticleLanguage.objects.filter(pk=text.pk).update(assigned_to=to, due_at=due_at, waits_since=waits_since)
    transition = Transition.objects.create(
        article=article,
        language=language,
        verb="assign",
        from_state=text.state,
        to_state=text.state,
        by=by,
        at=now,
        note=_note(to, due_at),
        content_hash=text.content_hash,
    )
    log_move(transition)
    return transition


def _note(to: Any, due_at: datetime.datetime | None) -> str:
    whom = (to.get_full_name() or to.get_username()) if to else _("nobody")
    return _("%(whom)s, due %(moment)s") % {"whom": whom, "moment": said(due_at)} if due_at else whom

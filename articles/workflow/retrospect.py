"""Second eyes after the fact: the verdict on what went out in an emergency."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.access import may_move
from articles.models import ArticleLanguage, ReviewedText, State, Transition
from articles.workflow.logbook import log_move
from articles.workflow.reviews import keep_reviewed
from articles.workflow.snapshot import snapshot
from articles.workflow.texts import approval_hash, lock_texts
from articles.workflow.verbs import Refused
from newsroom.lib.digests import digest

RIGHT = "review_article"


def may_judge(emergency: Transition, by: Any) -> list[str]:
    """Sentences that tell why `by` can't give the verdict. Empty: they can."""
    found = []
    if not may_move(by, emergency.article, emergency.language, RIGHT):
        found.append(_("You may not do this: “%(move)s”.") % {"move": _("Approve afterwards")})
    text = _text(emergency)
    if by.pk == emergency.by_id or text.touched_by.filter(pk=by.pk).exists():
        found.append(_("You have worked on this text. Somebody else must look at it."))
    return found


def endorse(emergency: Transition, *, by: Any, note: str = "", now: datetime.datetime | None = None) -> Transition:
    """Approve afterwards. A working text that is still the one that went out counts as approved from here on."""
    with transaction.atomic():
        _check(emergency, by)
        emergency.article.refresh_from_db()  # it was read before the lock
        text, now = _text(emergency), now or timezone.now()
        content = snapshot(emergency.article, emergency.language)
        is_same = digest(content) == emergency.content_hash
        to_state = State.APPROVED if is_same else text.state
        if is_same:
            ArticleLanguage.objects.filter(pk=text.pk).update(
                state=to_state,
                approval_hash=approval_hash(text, content),
                content_hash=digest(content),
                approved_by=by,
                approved_at=now,
                moves=F("moves") + 1,
            )
        transition = _log(emergency, "endorse", text.state, to_state, by, note, now)
        assert emergency.edition  # an emergency has published one
        keep_reviewed(transition, emergency.edition.content, ReviewedText.Verdict.APPROVED)
        return transition


def object_to(emergency: Transition, *, by: Any, note: str, now: datetime.datetime | None = None) -> Transition:
    """Say what is wrong with it. It stays with readers until a publisher corrects or takes it, and in the queue."""
    if not note.strip():
        raise Refused(_("Say what is wrong."))
    with transaction.atomic():
        _check(emergency, by)
        state = _text(emergency).state
        return _log(emergency, "object", state, state, by, note, now or timezone.now())


def _check(emergency: Transition, by: Any) -> None:
    """Raises Refused. The text and the row are locked, so that two verdicts can't be given at once."""
    lock_texts([emergency.article_id])
    locked = Transition.objects.select_for_update().filter(pk=emergency.pk)
    if not locked.awaiting_verdict().exists():
        raise Refused(_("Somebody else was faster. Look at what they did and try again."))
    problems = may_judge(emergency, by)
    if problems:
        raise Refused(*problems)


def _text(emergency: Transition) -> ArticleLanguage:
    return ArticleLanguage.objects.get(article=emergency.article_id, language=emergency.language)


def _log(
    emergency: Transition, verb: str, from_state: str, to_state: str, by: Any, note: str, now: datetime.datetime
) -> Transition:
    transition = Transition.objects.create(
        article_id=emergency.article_id,
        language=emergency.language,
        verb=verb,
        from_state=from_state,
        to_state=to_state,
        by=by,
        at=now,
        note=note.strip(),
        content_hash=emergency.content_hash,
        edition_id=emergency.edition_id,
    )
    log_move(transition)
    return transition

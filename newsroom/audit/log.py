"""Writing the log and checking it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone

from newsroom.audit.models import AuditEvent, AuditHead
from newsroom.lib.seals import missing_seals


def record(what: str, *, by: Any = None, about: models.Model | None = None, **details: Any) -> AuditEvent:
    """Add one event inside the caller's transaction: it is kept if the act is, and lost with it.

    `what` is a dotted verb of `audit.words`. `by` None is the system, or nobody who is known. `about` is any saved
    row; it may be deleted later. `details` become plain JSON. Never pass a password, a key or a reader's address.

    Call it last in a transaction: from here to the commit everybody else who records waits, so a lock taken after it
    can end in a deadlock.
    """
    user = by if getattr(by, "is_authenticated", False) else None
    with transaction.atomic(savepoint=False):
        head = _locked_head()
        event = AuditEvent(
            sequence=head.sequence + 1,
            at=timezone.now(),
            what=what,
            by=user,
            by_name=_text(_name(user))[:320] if user else "",
            about=f"{about._meta.label_lower}:{about.pk}" if about is not None else "",
            about_name=_text(str(about))[:300] if about is not None else "",
            details=_plain(details),
            previous_hash=head.hash,
        )
        event.hash = event.computed_hash()
        event.save(force_insert=True)
        AuditHead.objects.filter(pk=1).update(sequence=event.sequence, hash=event.hash)
    return event


def tampering() -> Iterator[str]:
    """Walk the log from its beginning; yield a sentence for each thing that is not as it was written."""
    for name in missing_seals(connection, [AuditEvent]):
        yield f"trigger {name} is missing or weakened: the database no longer refuses changes"
    head = AuditHead.objects.filter(pk=1).first() or AuditHead()  # first: events added meanwhile are no fault
    last, previous, at_head = 0, "", ""
    for event in AuditEvent.objects.order_by("sequence").iterator(chunk_size=2000):
        name = f"event {event.sequence} ({event.what})"
        if missing := event.sequence - last - 1:
            yield f"{name}: {missing} event(s) before it are missing"
        elif event.previous_hash != previous:
            yield f"{name}: does not continue the event before it"
        if event.hash != event.computed_hash():
            yield f"{name}: was changed after it was written"
        last, previous = event.sequence, event.hash
        if last == head.sequence:
            at_head = event.hash
    if last < head.sequence:
        yield f"the log ends at {last}, {head.sequence} events were written"
    elif last and not head.sequence:
        yield "the row that says where the log ends is missing"
    elif at_head != head.hash:
        yield f"event {head.sequence} is not the one that was written last"


def _locked_head() -> AuditHead:
    heads = AuditHead.objects.select_for_update()
    head = heads.filter(pk=1).first()
    if head is None:
        AuditHead.objects.bulk_create([AuditHead(pk=1)], ignore_conflicts=True)  # two may be the first
        head = heads.get(pk=1)
    return head


def _name(user: Any) -> str:
    full, login = user.get_full_name(), user.get_username()
    return f"{full} ({login})" if full else login


def _plain(value: Any) -> Any:
    """What both databases give back letter by letter: no fractions (they spell them differently), no NUL."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Mapping):
        return {_text(str(key)): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(each) for each in (sorted(value, key=str) if isinstance(value, set | frozenset) else value)]
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat(timespec="microseconds")
    return _text(str(value))


def _text(text: str) -> str:
    return text.replace("\x00", "").encode("utf-8", "replace").decode()

"""What happened at the door, told once and in one place. No address, no password, and no name that nobody has: people
type their password into the field for the name.
"""

from datetime import timedelta
from typing import Any

from allauth.account.internal.userkit import get_user_by_username
from allauth.mfa import signals
from allauth.mfa.models import Authenticator
from axes.signals import user_locked_out
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest
from django.utils import timezone

from newsroom import audit

MOST_IN_A_MINUTE = 30


def record(what: str, *, by: Any = None, about: Any = None, **details: Any) -> None:
    audit.record(what, by=by if by is not None and by.is_authenticated else None, about=about, **details)


def came_in(request: HttpRequest, user: User, **signal: Any) -> None:
    record("login.ok", by=user, about=user)


def went_out(request: HttpRequest, user: User | None, **signal: Any) -> None:
    if user is not None:
        record("login.out", by=user, about=user)


def failed(credentials: dict[str, Any], request: HttpRequest | None = None, **signal: Any) -> None:
    """Also for a name that nobody has, so that both take equally long; not while the lock is shut."""
    if not is_behind_lock(request) and may_tell("login.failed"):
        record("login.failed", about=get_user_by_username(str(credentials.get("username", ""))))


def locked(request: HttpRequest, username: str, **signal: Any) -> None:
    """Once for each lock; axes says it at every try."""
    if not is_behind_lock(request) and may_tell("login.locked"):
        record("login.locked", about=get_user_by_username(username))


def may_tell(what: str) -> bool:
    """Strangers can't fill a log that forgets nothing, nor keep its end locked before those who publish: the first
    of a minute stand for the rest."""
    newest = audit.AuditEvent.objects.filter(what=what).order_by("-sequence").values_list("at", flat=True)
    at = newest[MOST_IN_A_MINUTE - 1 : MOST_IN_A_MINUTE].first()
    return at is None or timezone.now() - at >= timedelta(minutes=1)


def is_behind_lock(request: HttpRequest | None) -> bool:
    """True of a try that was refused unseen; axes counts only until the lock shuts."""
    is_locked = getattr(request, "axes_locked_out", False)
    return is_locked and getattr(request, "axes_failures_since_start", None) is None


def factor_added(user: User, authenticator: Authenticator, **signal: Any) -> None:
    record("login.factor_added", by=user, about=user, kind=authenticator.type)


def factor_removed(user: User, authenticator: Authenticator, **signal: Any) -> None:
    record("login.factor_removed", by=user, about=user, kind=authenticator.type)


def factor_failed(user: User, authenticator: Authenticator, **signal: Any) -> None:
    record("login.factor_failed", about=user, kind=authenticator.type)


def listen() -> None:
    """Once, when the apps are ready."""
    user_logged_in.connect(came_in)
    user_logged_out.connect(went_out)
    user_login_failed.connect(failed)
    user_locked_out.connect(locked)
    signals.authenticator_added.connect(factor_added)
    signals.authenticator_removed.connect(factor_removed)
    signals.authentication_failed.connect(factor_failed)

"""The second factor: of whom it is asked, until when it may wait, and how it is taken off for somebody."""

import math
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from newsroom.demo import staff
from newsroom.lib.addresses import first_segment
from newsroom.signin.models import Grace
from newsroom.signin.record import record

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)

# What opens to somebody who must set up a second factor first.
ALWAYS_OPEN = ("account_", "mfa_", "usersessions_", "set_language", "admin:jsi18n", "admin:logout", "signin_stay")


def is_asked_of(user: User | AnonymousUser) -> bool:
    return settings.SECOND_FACTOR_REQUIRED and user.is_staff and not is_demo_login(user)


def is_demo_login(user: User | AnonymousUser) -> bool:
    """The demo's people, whose passwords everybody knows; outside DEBUG nobody is one, whatever their name."""
    may_be = settings.DEBUG and settings.DEMO_LOGINS_EXEMPT
    return may_be and user.get_username() in {login.username for login in staff.LOGINS}


def has_factor(user: User | AnonymousUser) -> bool:
    return Authenticator.objects.filter(user_id=user.pk, type__in=FACTORS).exists()


def grace_ends_at(user: User, at: datetime) -> datetime:
    """The first question starts the time."""
    ends_at = at + timedelta(days=settings.SECOND_FACTOR_GRACE_DAYS)
    return Grace.objects.get_or_create(user=user, defaults={"ends_at": ends_at})[0].ends_at


def end_grace(user: Any, request: HttpRequest | None = None, **signal: Any) -> None:
    """With the first factor the other sessions end too: each was begun with the password alone, by whoever knew it."""
    now = timezone.now()
    is_first = not Grace.objects.filter(user=user, ends_at__lt=now).exists()
    Grace.objects.update_or_create(user=user, defaults={"ends_at": now})
    if request is not None and is_first:
        for session in UserSession.objects.filter(user=user).exclude(session_key=request.session.session_key):
            session.end()


@transaction.atomic
def reset_factor(user: User, *, by: User | None, reason: str) -> None:
    """For who lost the phone: apps, keys and codes are forgotten, every session ends, and the next sign-in asks for a
    new one before anything opens. `by` is None for the command.
    """
    Authenticator.objects.filter(user=user).delete()
    end_grace(user)
    for session in UserSession.objects.filter(user=user):
        session.end()
    record("login.factor_reset", by=by, about=user, reason=reason)


class FactorMiddleware:
    """After the time of grace nothing of the desk opens but the pages that set a second factor up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if first_segment(request.path_info) != "admin":  # never look at a session for a reader
            return None
        user = request.user
        if not isinstance(user, User) or not is_asked_of(user) or has_factor(user):
            return None
        now = timezone.now()
        ends_at = grace_ends_at(user, now)
        left = math.ceil(max(ends_at - now, timedelta()) / timedelta(days=1))
        request.factor_wanted = {"ends_at": ends_at, "days": left}  # type: ignore[attr-defined]
        match = request.resolver_match
        is_open = match is not None and match.view_name.startswith(ALWAYS_OPEN)
        return None if left or is_open else redirect("mfa_index")

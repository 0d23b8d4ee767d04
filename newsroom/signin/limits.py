"""How long a session lives, asked at each request of the desk and on the server: no cookie decides it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.lib.addresses import first_segment

SIGNED_IN_AT = "signed_in_at"  # seconds since 1970, both
SEEN_AT = "seen_at"
SECONDS_BETWEEN_NOTES = 60  # one write a minute is exact enough
BACKGROUND = "X-Background"  # sent by what a page asks by itself: an open tab alone keeps nobody signed in


WARNED_BEFORE = timedelta(minutes=5)


class Left(NamedTuple):
    seconds: int
    is_final: bool  # whatever is done until then

    @property
    def warn_in(self) -> int:
        return max(0, self.seconds - int(WARNED_BEFORE.total_seconds()))


class LimitsMiddleware:
    """Idle or too long: out. So is who is no longer staff, at once. Public pages know no session and are not asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if first_segment(request.path_info) == "admin" and request.user.is_authenticated:
            reason = why_it_ends(request)
            if reason is not None:
                return self.out(request, reason)
            request.session_left = left(request, timezone.now())  # type: ignore[attr-defined]
        return self.get_response(request)

    def out(self, request: HttpRequest, reason: str) -> HttpResponse:
        UserSession.objects.filter(session_key=request.session.session_key).delete()
        logout(request)
        if reason:
            messages.info(request, reason)
        door = reverse("admin:login")
        if request.path == door:
            return self.get_response(request)
        return redirect_to_login(request.get_full_path() if request.method == "GET" else reverse("admin:index"), door)


def begin(request: HttpRequest, **signal: Any) -> None:
    request.session[SIGNED_IN_AT] = request.session[SEEN_AT] = int(timezone.now().timestamp())


def left(request: HttpRequest, at: datetime) -> Left:
    """How long the session goes on when nothing more is done."""
    session, now = request.session, int(at.timestamp())
    idle = session.get(SEEN_AT, now) + int(settings.SESSION_IDLE_LIMIT.total_seconds()) - now
    whole = session.get(SIGNED_IN_AT, now) + int(settings.SESSION_LIMIT.total_seconds()) - now
    return Left(min(idle, whole), whole <= idle)


def stay(request: HttpRequest) -> HttpResponse:
    """{seconds, final, token}: how long the session goes on. Asked in the background it stays as it is; a person who
    asks has done something. `token` is for the forms of a page that is older than the session.
    """
    if not request.user.is_authenticated:
        return redirect_to_login(reverse("admin:index"), reverse("admin:login"))
    time = left(request, timezone.now())
    return JsonResponse({"seconds": time.seconds, "final": time.is_final, "token": get_token(request)})


def why_it_ends(request: HttpRequest) -> str | None:
    """None while it goes on, and then notes that somebody is there."""
    if not request.user.is_staff:
        return ""
    session, now = request.session, timezone.now()
    seconds = int(now.timestamp())
    seen_at, signed_in_at = session.get(SEEN_AT, seconds), session.get(SIGNED_IN_AT, seconds)
    if timedelta(seconds=seconds - signed_in_at) >= settings.SESSION_LIMIT:
        return _("You have been signed in for long. Please sign in again.")
    if timedelta(seconds=seconds - seen_at) >= settings.SESSION_IDLE_LIMIT:
        return _("Nothing was done for a while, so you were signed out. Please sign in again.")
    if SIGNED_IN_AT not in session:  # begun before there were limits
        begin(request)
    elif seconds - seen_at >= SECONDS_BETWEEN_NOTES and BACKGROUND not in request.headers:
        session[SEEN_AT] = seconds
        UserSession.objects.filter(session_key=session.session_key).update(last_seen_at=now)
    return None

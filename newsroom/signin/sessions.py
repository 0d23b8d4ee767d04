"""Where somebody is signed in, and the end of it."""

from typing import NamedTuple

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from newsroom.signin import agents
from newsroom.signin.record import record


class Place(NamedTuple):
    session: UserSession
    browser: str
    is_here: bool


def places(user: User, here: str | None = None) -> list[Place]:
    """The newest first; what ended by itself is forgotten on the way."""
    alive = sorted(UserSession.objects.purge_and_list(user), key=lambda session: session.last_seen_at, reverse=True)
    return [Place(session, agents.describe(session.user_agent), session.session_key == here) for session in alive]


def end(user: User, chosen: str, *, by: User, here: str | None = None) -> int:
    """End one session by its number, or all but this one (`others`). Returns how many; somebody else's is not found."""
    sessions = UserSession.objects.filter(user=user).exclude(session_key=here or "")
    if chosen != "others":
        sessions = sessions.filter(pk=chosen) if chosen.isdecimal() and len(chosen) < 19 else sessions.none()
    ended = list(sessions)
    for session in ended:
        session.end()
        record("login.session_ended", by=by, about=user)
    return len(ended)


def say_ended(request: HttpRequest, count: int) -> None:
    text = ngettext("%(count)d session was ended.", "%(count)d sessions were ended.", count) % {"count": count}
    messages.success(request, text)


@login_required
def own_sessions(request: HttpRequest) -> HttpResponse:
    user, here = request.user, request.session.session_key
    assert isinstance(user, User)
    if request.method == "POST":
        say_ended(request, end(user, request.POST.get("end", ""), by=user, here=here))
        return redirect("usersessions_list")
    return render(request, "usersessions/usersession_list.html", {"places": places(user, here)})

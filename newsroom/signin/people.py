"""An administrator's page about somebody's signing in: sessions, the lock, the second factor."""

from axes.utils import reset
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from newsroom.signin import factor, sessions
from newsroom.signin.forms import ResetForm
from newsroom.signin.record import record


@login_required
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Only for who may change users; a superuser only for superusers; nobody for oneself, who has the own pages."""
    by, user = request.user, get_object_or_404(User, pk=pk)
    if not isinstance(by, User) or not may_manage(by, user):
        raise PermissionDenied
    form = ResetForm(request.POST if "reset" in request.POST else None)
    if request.method == "POST":
        if "end" in request.POST:
            sessions.say_ended(request, sessions.end(user, request.POST["end"], by=by))
        elif "unlock" in request.POST:
            reset(username=user.get_username().casefold())
            record("login.unlocked", by=by, about=user)
            messages.success(request, _("The lock is lifted: %(user)s may try again now.") % {"user": user})
        elif form.is_valid():
            factor.reset_factor(user, by=by, reason=form.cleaned_data["reason"])
            messages.success(
                request, _("%(user)s must set up a new second factor at the next sign-in.") % {"user": user}
            )
        if "reset" not in request.POST or form.is_valid():
            return redirect("signin_person", pk=pk)
    context = {
        "person": user,
        "places": sessions.places(user),
        "has_factor": factor.has_factor(user),
        "form": form,
    }
    return render(request, "signin/person.html", context)


def may_manage(by: User, user: User) -> bool:
    return by.is_staff and by.has_perm("auth.change_user") and by != user and (by.is_superuser or not user.is_superuser)

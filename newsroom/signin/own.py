"""What somebody does to their own account beyond allauth's pages."""

from allauth.account import views
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _


@login_required
def change_password(request: HttpRequest) -> HttpResponseBase:
    """allauth would send who has no password to a page that sets one, which we do not have."""
    if not request.user.has_usable_password():  # type: ignore[union-attr]  # signed in, so somebody
        messages.warning(request, _("Your account has no password. An administrator can set one."))
        return redirect("admin:index")
    return views.password_change(request)

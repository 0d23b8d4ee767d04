"""The account pages, each by name; what allauth has beyond them is not there."""

from typing import Any

from allauth.account import views as account
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.utils.module_loading import import_string

from newsroom.signin import limits, own, people, sessions


def factor(address: str, package: str, view: str) -> URLPattern:
    """A page of the second factor. Its view is imported when it is asked for: their libraries take 9 MB, and many
    workers serve readers only."""

    def shown(request: HttpRequest, **given: Any) -> HttpResponseBase:
        answer: HttpResponseBase = import_string(f"allauth.mfa.{package}.views.{view}")(request, **given)
        return answer

    return path(f"account/factor/{address}", shown, name=f"mfa_{view}")


# The first three take the place of the admin's own pages, under the same addresses.
urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("password_change/", own.change_password, name="account_change_password"),
    path("account/confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("account/sessions/", sessions.own_sessions, name="usersessions_list"),
    path("account/stay/", limits.stay, name="signin_stay"),
    path("account/people/<int:pk>/", people.person, name="signin_person"),
    factor("", "base", "index"),
    factor("code/", "base", "authenticate"),
    factor("confirm/", "base", "reauthenticate"),
    factor("app/", "totp", "activate_totp"),
    factor("app/remove/", "totp", "deactivate_totp"),
    factor("codes/", "recovery_codes", "view_recovery_codes"),
    factor("codes/new/", "recovery_codes", "generate_recovery_codes"),
    factor("codes/download/", "recovery_codes", "download_recovery_codes"),
    factor("keys/", "webauthn", "list_webauthn"),
    factor("keys/add/", "webauthn", "add_webauthn"),
    factor("keys/confirm/", "webauthn", "reauthenticate_webauthn"),
    factor("keys/sign-in/", "webauthn", "login_webauthn"),
    factor("keys/<int:pk>/", "webauthn", "edit_webauthn"),
    factor("keys/<int:pk>/remove/", "webauthn", "remove_webauthn"),
]

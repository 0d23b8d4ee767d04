"""The account pages, each by name; what allauth has beyond them is not there."""

from collections.abc import Callable
from typing import Any

from allauth.account import views as account
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import path
from django.utils.module_loading import import_string

from newsroom.signin import limits, own, people, sessions


def factor(view: str) -> Callable[..., HttpResponseBase]:
    """A view of the second factor, imported when it is asked for: their libraries take 9 MB, and many workers serve
    readers only."""

    def shown(request: HttpRequest, **given: Any) -> HttpResponseBase:
        answer: HttpResponseBase = import_string(f"allauth.mfa.{view}")(request, **given)
        return answer

    return shown


# The first three take the place of the admin's own pages, under the same addresses.
urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("password_change/", own.change_password, name="account_change_password"),
    path("account/confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("account/sessions/", sessions.own_sessions, name="usersessions_list"),
    path("account/stay/", limits.stay, name="signin_stay"),
    path("account/people/<int:pk>/", people.person, name="signin_person"),
    path("account/factor/", factor("base.views.index"), name="mfa_index"),
    path("account/factor/code/", factor("base.views.authenticate"), name="mfa_authenticate"),
    path("account/factor/confirm/", factor("base.views.reauthenticate"), name="mfa_reauthenticate"),
    path("account/factor/app/", factor("totp.views.activate_totp"), name="mfa_activate_totp"),
    path("account/factor/app/remove/", factor("totp.views.deactivate_totp"), name="mfa_deactivate_totp"),
    path("account/factor/codes/", factor("recovery_codes.views.view_recovery_codes"), name="mfa_view_recovery_codes"),
    path(
        "account/factor/codes/new/",
        factor("recovery_codes.views.generate_recovery_codes"),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "account/factor/codes/download/",
        factor("recovery_codes.views.download_recovery_codes"),
        name="mfa_download_recovery_codes",
    ),
    path("account/factor/keys/", factor("webauthn.views.list_webauthn"), name="mfa_list_webauthn"),
    path("account/factor/keys/add/", factor("webauthn.views.add_webauthn"), name="mfa_add_webauthn"),
    path(
        "account/factor/keys/confirm/",
        factor("webauthn.views.reauthenticate_webauthn"),
        name="mfa_reauthenticate_webauthn",
    ),
    path("account/factor/keys/sign-in/", factor("webauthn.views.login_webauthn"), name="mfa_login_webauthn"),
    path("account/factor/keys/<int:pk>/", factor("webauthn.views.edit_webauthn"), name="mfa_edit_webauthn"),
    path("account/factor/keys/<int:pk>/remove/", factor("webauthn.views.remove_webauthn"), name="mfa_remove_webauthn"),
]

"""The account pages, each by name; what allauth has beyond them is not there. No cache keeps any."""

from collections.abc import Callable
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache

from newsroom.signin import people, sessions


def page(address: str, view: Callable[..., Any], name: str) -> URLPattern:
    return path(address, never_cache(view), name=name)


# The first three take the place of the admin's own pages, under the same addresses.
urlpatterns = [
    page("login/", account.login, "account_login"),
    page("logout/", account.logout, "account_logout"),
    page("password_change/", account.password_change, "account_change_password"),
    page("account/confirm/", account.reauthenticate, "account_reauthenticate"),
    page("account/sessions/", sessions.own_sessions, "usersessions_list"),
    page("account/people/<int:pk>/", people.person, "signin_person"),
    page("account/factor/", mfa.index, "mfa_index"),
    page("account/factor/code/", mfa.authenticate, "mfa_authenticate"),
    page("account/factor/confirm/", mfa.reauthenticate, "mfa_reauthenticate"),
    page("account/factor/app/", totp.activate_totp, "mfa_activate_totp"),
    page("account/factor/app/remove/", totp.deactivate_totp, "mfa_deactivate_totp"),
    page("account/factor/codes/", codes.view_recovery_codes, "mfa_view_recovery_codes"),
    page("account/factor/codes/new/", codes.generate_recovery_codes, "mfa_generate_recovery_codes"),
    page("account/factor/codes/download/", codes.download_recovery_codes, "mfa_download_recovery_codes"),
    page("account/factor/keys/", keys.list_webauthn, "mfa_list_webauthn"),
    page("account/factor/keys/add/", keys.add_webauthn, "mfa_add_webauthn"),
    page("account/factor/keys/confirm/", keys.reauthenticate_webauthn, "mfa_reauthenticate_webauthn"),
    page("account/factor/keys/sign-in/", keys.login_webauthn, "mfa_login_webauthn"),
    page("account/factor/keys/<int:pk>/", keys.edit_webauthn, "mfa_edit_webauthn"),
    page("account/factor/keys/<int:pk>/remove/", keys.remove_webauthn, "mfa_remove_webauthn"),
]

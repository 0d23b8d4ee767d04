"""The account pages, each by name; what allauth has beyond them is not there."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from django.urls import path

from newsroom.signin import limits, own, people, sessions

# The first three take the place of the admin's own pages, under the same addresses.
urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("password_change/", own.change_password, name="account_change_password"),
    path("account/confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("account/sessions/", sessions.own_sessions, name="usersessions_list"),
    path("account/stay/", limits.stay, name="signin_stay"),
    path("account/people/<int:pk>/", people.person, name="signin_person"),
    path("account/factor/", mfa.index, name="mfa_index"),
    path("account/factor/code/", mfa.authenticate, name="mfa_authenticate"),
    path("account/factor/confirm/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("account/factor/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("account/factor/app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/factor/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/factor/codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("account/factor/codes/download/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("account/factor/keys/", keys.list_webauthn, name="mfa_list_webauthn"),
    path("account/factor/keys/add/", keys.add_webauthn, name="mfa_add_webauthn"),
    path("account/factor/keys/confirm/", keys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("account/factor/keys/sign-in/", keys.login_webauthn, name="mfa_login_webauthn"),
    path("account/factor/keys/<int:pk>/", keys.edit_webauthn, name="mfa_edit_webauthn"),
    path("account/factor/keys/<int:pk>/remove/", keys.remove_webauthn, name="mfa_remove_webauthn"),
]

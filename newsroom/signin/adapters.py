"""How allauth behaves here: staff only, no sign-up, secrets encrypted at rest."""

import time
from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.stagekit import clear_login
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.totp.internal.auth import generate_totp_secret
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from newsroom.signin.addresses import client_address

SECONDS_OF_TRUST = 300  # after signing in or confirming, before anything about the account is changed


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """No count of failures per name alone: anybody could keep its owner out with it. Axes counts per address."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """allauth lets a disabled user through to a page of its own, which would tell that the password was right."""
        user = super().authenticate(request, **credentials)
        return user if user is not None and may_enter(user) else None

    def pre_login(self, request: HttpRequest, user: Any, **hints: Any) -> HttpResponse | None:
        """The same for a passkey."""
        if may_enter(user):
            return None
        clear_login(request)
        self.add_message(request, messages.ERROR, message=str(self.error_messages["username_password_mismatch"]))
        return redirect("account_login")

    def is_reauthentication_required(self, *, app: str, **details: Any) -> bool:
        """Who has just signed in is not asked for the password again to set up the second factor."""
        request = context.request
        moments = [record["at"] for record in get_authentication_records(request, request.user)]
        return not moments or time.time() - max(moments) > SECONDS_OF_TRUST


class FactorAdapter(DefaultMFAAdapter):
    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """A secret of a key that is gone matches no code, ever; of an empty one anybody could count the codes."""
        try:
            return _box().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return generate_totp_secret()

    def get_totp_label(self, user: User) -> str:
        return user.get_username()


def may_enter(user: Any) -> bool:
    return user.is_active and user.is_staff


def _box() -> MultiFernet:
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(urlsafe_b64encode(sha256(b"second factor" + key.encode()).digest())) for key in keys])

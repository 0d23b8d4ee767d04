"""Olena of the press office, who signs in as people do: at the page, with a real password and real codes."""

import time
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

PASSWORD = "four words without sense"


@pytest.fixture(autouse=True)
def real_limits(easy_signing_in: None, settings: Any) -> None:
    settings.SESSION_IDLE_LIMIT, settings.SESSION_LIMIT = timedelta(minutes=30), timedelta(hours=12)
    settings.SESSION_COOKIE_AGE = int(settings.SESSION_LIMIT.total_seconds())


@pytest.fixture
def factor_required(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def olena(db: None) -> User:
    return User.objects.create_superuser("olena", password=PASSWORD, first_name="Олена")


@pytest.fixture
def taras(db: None) -> User:
    return User.objects.create_user("taras", password=PASSWORD, is_staff=True)


def sign_in(client: Client, name: str = "olena", password: str = PASSWORD, **headers: str) -> HttpResponse:
    return client.post("/admin/login/", {"username": name, "password": password}, headers=headers)


def add_app(user: User) -> str:
    """Give somebody an app with codes; returns its secret."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    return secret


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def recovery_codes(user: User) -> list[str]:
    return Authenticator.objects.get(user=user, type=Authenticator.Type.RECOVERY_CODES).wrap().get_unused_codes()


def is_in(client: Client) -> bool:
    return client.get("/admin/").status_code == 200

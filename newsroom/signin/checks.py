"""Settings that would open the desk in production stop the start."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

ARGON2 = "django.contrib.auth.hashers.Argon2PasswordHasher"
LOCK = "axes.backends.AxesStandaloneBackend"


@register(Tags.security)
def signing_in_is_safe(app_configs: Sequence[AppConfig] | None = None, **kwargs: Any) -> list[CheckMessage]:
    if settings.DEBUG:
        return []
    wrong = [
        (
            settings.DEMO_LOGINS_EXEMPT,
            "signin.E001",
            "The demo's people would need no second factor.",
            "DEMO_LOGINS_EXEMPT may be true under DEBUG only.",
        ),
        (
            not settings.SECOND_FACTOR_REQUIRED,
            "signin.E002",
            "Nobody would need a second factor.",
            "SECOND_FACTOR_REQUIRED may be false in tests only.",
        ),
        (
            not settings.AXES_ENABLED or settings.AUTHENTICATION_BACKENDS[0] != LOCK,
            "signin.E003",
            "Passwords could be tried without end.",
            f"Keep AXES_ENABLED true and {LOCK} the first of AUTHENTICATION_BACKENDS.",
        ),
        (
            bool(getattr(settings, "MFA_TOTP_INSECURE_BYPASS_CODE", None))
            or settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN,
            "signin.E004",
            "A second factor could be forged.",
            "Remove MFA_TOTP_INSECURE_BYPASS_CODE and MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN.",
        ),
        (
            settings.PASSWORD_HASHERS[0] != ARGON2,
            "signin.E005",
            "Passwords would be stored by a weaker function than Argon2.",
            f"Put {ARGON2} first in PASSWORD_HASHERS.",
        ),
    ]
    return [Error(text, hint=hint, id=id_) for is_wrong, id_, text, hint in wrong if is_wrong]

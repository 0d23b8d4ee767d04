"""Addresses of public pages: their path in one language, and in full for what leaves the site."""

from functools import lru_cache

from django.conf import settings
from django.urls import reverse
from django.utils import translation


def absolute(path: str) -> str:
    """The full address of a path of ours; anything else stays as it is."""
    return f"{settings.SITE_URL}{path}" if path.startswith("/") else path


@lru_cache(maxsize=20_000)
def address(language: str, name: str, *args: object) -> str:
    """The path of a page in one language, whatever language is active. Remembered: the addresses are the code's."""
    with translation.override(language):
        return reverse(f"articles:{name}", args=args)

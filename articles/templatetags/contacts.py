"""Whom the media reach, and how."""

import re
from dataclasses import dataclass

from django import template
from django.conf import settings
from django.utils.translation import get_language

register = template.Library()


@dataclass(frozen=True)
class Contact:
    name: str
    email: str
    phone: str

    @property
    def exists(self) -> bool:
        return bool(self.name or self.email or self.phone)

    @property
    def dialled(self) -> str:
        """The number as a telephone wants it: digits and a plus."""
        return re.sub(r"[^\d+]", "", self.phone)


@register.simple_tag
def press_contact() -> Contact:
    """The contact of the settings, its name in the page's language; "" for what isn't set."""
    name = settings.PRESS_CONTACT_NAME_EN if get_language() == "en" else settings.PRESS_CONTACT_NAME
    return Contact(name, settings.PRESS_EMAIL, settings.PRESS_PHONE)

"""What the desk's frame needs on the account pages, which are not the admin's own."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

PAGES = ("/admin/account/", "/admin/login/", "/admin/logout/", "/admin/password_change/")


def frame(request: HttpRequest) -> dict[str, Any]:
    """Nothing elsewhere: no public page may look at a session."""
    if not request.path.startswith(PAGES):
        return {}
    return {**admin.site.each_context(request), "is_nav_sidebar_enabled": False}

"""Where an attempt came from, and whose name it used."""

from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.http import HttpRequest

NOWHERE = "0.0.0.0"  # noqa: S104 - no address to listen on: a Unix socket has none, and the column wants one


def client_address(request: HttpRequest) -> str:
    """The address of the browser. What a stranger writes into X-Forwarded-For stands before the proxy's own word."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.BEHIND_PROXY else ""
    for candidate in (forwarded.rsplit(",", 1)[-1].strip(), request.META.get("REMOTE_ADDR", "")):
        try:
            return str(ip_address(candidate))
        except ValueError:
            continue
    return NOWHERE


def attempted_name(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """The name as the lock counts it: `Olena` and `olena ` are one person, not five tries more each."""
    name = (credentials or {}).get("username") or request.POST.get("username", "")
    return str(name).strip().casefold()[:255]

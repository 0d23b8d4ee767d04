"""What a request asks for, read off the WSGI environ: may it be answered from store, and under which key?"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import get_path_info
from django.http.request import split_domain_port, validate_host
from django.urls import resolve
from django.utils import translation

from newsroom.lib import caching, lean
from newsroom.lib.addresses import is_page
from newsroom.pagecache.store import Key

Environ = dict[str, Any]

LONGEST_PATH, LONGEST_QUERY = 1_000, 2_000  # what is longer is nobody's page
# What one reader's request says of him: an answer for all is made without.
OF_ONE_READER = (
    "HTTP_COOKIE",
    "HTTP_AUTHORIZATION",
    "HTTP_ACCEPT_ENCODING",
    "HTTP_RANGE",
    "HTTP_IF_RANGE",
    "HTTP_IF_MATCH",
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_IF_UNMODIFIED_SINCE",
)


def key_of(environ: Environ) -> Key | None:
    """None: Django alone answers it. Cookies are not looked at: no public page does.

    The host is no part of the key: every absolute address on a page is made of SITE_URL.
    """
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or environ.get("SCRIPT_NAME"):
        return None
    path = environ["PATH_INFO"]
    if not path.startswith("/") or not is_page(path) or len(path) > LONGEST_PATH:
        return None
    if not _is_our_host(environ.get("HTTP_HOST", "")):
        return None
    secure = is_secure(environ)
    if not secure and settings.SECURE_SSL_REDIRECT:
        return None
    query = environ.get("QUERY_STRING", "")
    if query:
        known = _declared(get_path_info(environ))[0]
        if caching.ANY in known or len(query) > LONGEST_QUERY:
            return None
        query = caching.normalised(query, known)
    return secure, path, query


def is_never_kept(environ: Environ) -> bool:
    return _declared(get_path_info(environ))[1]


def for_everybody(environ: Environ, key: Key) -> Environ:
    """The request as the page is made for: nobody's, whole, and of its key alone."""
    asked = {name: value for name, value in environ.items() if name not in OF_ONE_READER}
    asked["REQUEST_METHOD"], asked["QUERY_STRING"] = "GET", key[2]
    return asked


def is_secure(environ: Environ) -> bool:
    """As Django's `request.is_secure()`."""
    trusted = (
        settings.SECURE_PROXY_SSL_HEADER
    )  # once: to ask Django's settings takes a tenth of what a stored page does
    if trusted:
        name, value = trusted
        if name in environ:
            return bool(environ[name].split(",", 1)[0].strip() == value)
    return bool(environ.get("wsgi.url_scheme") == "https")


@lru_cache(maxsize=256)
def _is_our_host(host: str) -> bool:
    return validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS)


@lru_cache(maxsize=4096)
def _declared(path: str) -> tuple[frozenset[str], bool]:
    """The parameters that change the page at this path, and whether it is never kept (see `newsroom.lib.caching`)."""
    first = path.split("/", 2)[1] if "/" in path else ""
    language = first if first in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    with translation.override(language):
        view = resolve(path).func
    return caching.known_parameters(view) | {lean.PARAMETER}, caching.is_never_kept(view)

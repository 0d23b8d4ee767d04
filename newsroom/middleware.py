"""What holds for every request: its language, what caches may keep, our own 404, rows of the desk that exist."""

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.templatetags.static import static
from django.utils import translation
from django.utils.translation import gettext
from django_structlog.middlewares import RequestMiddleware

from newsroom.lib import caching, lean
from newsroom.lib.addresses import first_segment, is_page
from newsroom.pagecache.pages import is_text
from newsroom.views import maintenance, page_not_found

MOST_DIGITS = 18  # more than any database gives out, and few enough for all of them

SECRET_ADDRESS = re.compile(r"(/preview/)[^/?]+")

EDITED_ROW = re.compile(r"form-\d+-id")
NO_ROW = "0"

GetResponse = Callable[[HttpRequest], HttpResponse]


class CompressMiddleware(GZipMiddleware):
    """Texts alone, and whole. Of pictures, fonts and archives it saves nothing; and compressed, a part of a file has no
    place in it, the length is not known and the strong tag is gone by which a download goes on."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if not is_text(response.headers.get("Content-Type", "")) or response.status_code == 206:
            return response
        return super().process_response(request, response)


class MaintenanceMiddleware:
    """While the site is being worked on, one page for every address; only the sign of life stays (`settings`)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        is_on = settings.MAINTENANCE or settings.MAINTENANCE_FILE.exists()
        return maintenance(request) if is_on and request.path_info != "/healthz" else self.get_response(request)


class CacheMiddleware:
    """What no view has a word on: a public page may be kept but is asked about each time, whatever its status.

    Without it a browser may guess how long a 404, 410 or redirect holds, and a text comes out, moves or comes back at
    any second. Of the desk nothing is kept, whatever a library's view forgot to say.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_public = first_segment(request.path_info) != "admin"
        is_kept = is_public and request.method in {"GET", "HEAD"} and response.status_code < 500
        response.headers.setdefault("Cache-Control", caching.PAGE if is_kept else caching.NOTHING)
        return response

    def process_view(self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any) -> None:
        """A public view meets only the parameters that it says it knows: by those alone the page cache knows its
        pages apart."""
        known = caching.known_parameters(view)
        if not is_page(request.path_info) or caching.ANY in known or not request.META.get("QUERY_STRING"):
            return
        request.META["QUERY_STRING"] = caching.normalised(request.META["QUERY_STRING"], known)
        request.GET = QueryDict(request.META["QUERY_STRING"])


class LanguageMiddleware:
    """The address alone decides a public page's language, so that one address has one answer for every cache.

    Only the desk, which no cache may keep, follows the cookie that its language switch sets. Accept-Language is never
    read. The language is active while the answer is made; a streamed body must fix its own.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = language_of(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


def language_of(request: HttpRequest) -> str:
    """`/en/…` is English, `/admin/…` what the desk's cookie says, all else the state language."""
    first = first_segment(request.path_info)
    wanted = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) if first == "admin" else first
    return wanted if wanted in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


class TextOnlyMiddleware:
    """`?text` at any public address: the same page as text alone; `?text=2` is the second part of a long one.

    The address alone decides, so every cache keeps the two apart. The views never see the parameter: canonical
    addresses, language switch and links come out as always, and `lean` adds it to the links. Stands inside
    CommonMiddleware, which counts the bytes.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_page(request.path_info) or lean.PARAMETER not in request.GET:
            return self.get_response(request)
        wanted = take_parameter(request)
        response = self.get_response(request)
        if "Location" in response.headers:
            response["Location"] = lean.keep_parameter(response["Location"])
        if response.get("Content-Type", "").startswith("text/html") and not response.streaming:
            part = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 5 else 1
            query = request.META["QUERY_STRING"]
            response.content = lean.text_only(
                response.content.decode(), static("site/text.css"), text_words(), query, part
            ).encode()
        return response


def take_parameter(request: HttpRequest) -> str:
    """Make the request one for the full page, and remember that it was not. Returns the value taken out."""
    query = request.GET.copy()
    wanted = query.pop(lean.PARAMETER)[-1]
    request.GET = query  # type: ignore[assignment]
    request.META["QUERY_STRING"] = query.urlencode()
    request.is_text_only = True  # type: ignore[attr-defined]
    return str(wanted)


def text_words() -> lean.Words:
    return lean.Words(
        photo=gettext("Photo"),
        part=gettext("Part {number} of {count}"),
        earlier=gettext("Previous part"),
        later=gettext("Next part"),
    )


class PreloadMiddleware:
    """The picture at the top of a page, in a `Link` header: a browser asks for it before it has read the page, and a
    server in front may tell of it while we still think (103 Early Hints). `{% photo … priority=True %}` names it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        told = getattr(request, "preload", "")
        if told and response.status_code == 200 and not getattr(request, "is_text_only", False):
            response["Link"] = told
        return response


class LogMiddleware(RequestMiddleware):
    """A line of the log names the address that was asked for, but never the secret of a shared preview: whoever reads
    the logs could open it."""

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        return SECRET_ADDRESS.sub(r"\1…", RequestMiddleware.format_request(request))


class ErrorPageMiddleware:
    """Readers of the demo (DEBUG) get our 404 page too, never Django's technical one."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return page_not_found(request, exception) if isinstance(exception, Http404) else None


class ChosenRowsMiddleware:
    """The rows ticked or edited in any list of the desk: what is no number is not chosen, where Django would fail.

    Only after the view is known and the CSRF token was read: until then nobody may touch the body of an upload.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        match = request.resolver_match
        if request.method != "POST" or not (match and match.app_name == "admin"):
            return
        if not (match.url_name or "").endswith("_changelist"):
            return
        sent = request.POST.copy()
        for name in list(sent):
            if name == ACTION_CHECKBOX_NAME:
                sent.setlist(name, [row for row in sent.getlist(name) if _is_row(row)])
            elif EDITED_ROW.fullmatch(name) and not _is_row(str(sent[name])):
                sent[name] = NO_ROW
        request.POST = sent  # type: ignore[assignment]


def _is_row(text: str) -> bool:
    return text.isdecimal() and len(text) <= MOST_DIGITS

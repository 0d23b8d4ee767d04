"""What holds for every request: the language of an address, and our own page where nothing is found."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation

from newsroom.views import maintenance, page_not_found

GetResponse = Callable[[HttpRequest], HttpResponse]


class MaintenanceMiddleware:
    """While the site is being worked on, one page for every address; only the sign of life stays (`settings`)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        is_on = settings.MAINTENANCE or settings.MAINTENANCE_FILE.exists()
        return maintenance(request) if is_on and request.path_info != "/healthz" else self.get_response(request)


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
    first = request.path_info.split("/", 2)[1]
    wanted = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) if first == "admin" else first
    return wanted if wanted in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


class ErrorPageMiddleware:
    """Readers of the demo (DEBUG) get our 404 page too, never Django's technical one."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return page_not_found(request, exception) if isinstance(exception, Http404) else None

"""Answers that belong to no app: the error pages, the sign of life, and the last address of all."""

from django.conf import settings
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseServerError,
)
from django.shortcuts import render
from django.template import loader
from django.urls import resolve
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control, never_cache

from articles.addresses import address
from articles.views.lost import likely, story_at
from newsroom.lib import caching

# Seconds until browsers and search engines ask again.
RETRY_AFTER = "600"
# Pages whose address is made of a text's own.
OF_A_TEXT = {"article", "updates", "print"}


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 in the language of the address. Says nothing of why: a draft's address and a typo look the same.

    Where the address is that of a text in the other language, the page and its language switch lead to what of this
    text readers have.
    """
    language, now = get_language() or settings.LANGUAGE_CODE, timezone.now()
    match = request.resolver_match
    editions = story_at(match.kwargs["slug"], language, now) if match and match.url_name in OF_A_TEXT else []
    story = editions[-1] if editions else None
    addresses = {one.language: address(one.language, "article", one.slug) for one in editions}
    context = {
        "story": story,
        "story_address": addresses[story.language] if story else "",
        "addresses": addresses,
        "likely": likely(request.path_info, language, now),
    }
    return render(request, "404.html", context, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500 without context, session or database: any of them may be what broke."""
    return HttpResponseServerError(loader.get_template("500.html").render())


def maintenance(request: HttpRequest) -> HttpResponse:
    """503 in both languages, needing as little as 500 does."""
    page = loader.get_template("503.html").render()
    return HttpResponse(page, status=503, headers={"Retry-After": RETRY_AFTER, "Cache-Control": caching.NOTHING})


@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Sign of life for the load balancer: the process answers. Touches neither the database nor the disk."""
    return HttpResponse("ok\n", content_type="text/plain")


@caching.never_kept
@cache_control(public=True, max_age=86_400)
def favicon(request: HttpRequest) -> FileResponse:
    """Browsers ask for it at the root whatever a page says, the desk's and error pages' readers too."""
    return FileResponse(
        (settings.BASE_DIR / "newsroom/static/site/favicon.ico").open("rb"), content_type="image/x-icon"
    )


@caching.knows(caching.ANY)
def unknown_address(request: HttpRequest) -> HttpResponse:
    """The last URL pattern. Adds a forgotten final slash where that leads to a page, else 404.

    As this pattern matches everything, Django's own APPEND_SLASH never gets to act.
    """
    if request.method in {"GET", "HEAD"} and not request.path_info.endswith("/"):
        match = resolve(f"{request.path_info}/")
        if match.func is not unknown_address:
            return HttpResponsePermanentRedirect(request.get_full_path(force_append_slash=True))
    raise Http404

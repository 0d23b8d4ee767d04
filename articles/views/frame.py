"""What stands around every public page whatever the page is."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from articles.models import Banner
from articles.views.public import language_of_page

# A link to this same page needs no more of a query than this; a longer one is somebody's joke.
LONGEST_QUERY = 2_000


def frame(request: HttpRequest) -> dict[str, Any]:
    """A context processor. The banner costs one query, and only the templates that show it ask for it."""
    language = language_of_page()
    return {
        "banner": SimpleLazyObject(lambda: Banner.objects.showing(language, timezone.now()).first()),
        "text_address": text_address(request),
    }


def text_address(request: HttpRequest) -> str:
    """From a page to its text-only version, and from that back."""
    query = request.GET.urlencode()
    query = query if len(query) <= LONGEST_QUERY else ""
    parts = [query, "" if getattr(request, "is_text_only", False) else "text"]
    return f"{request.path}?{'&'.join(filter(None, parts))}" if any(parts) else request.path

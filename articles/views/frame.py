"""What stands around every public page whatever the page is."""

import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.encoding import escape_uri_path
from django.utils.functional import SimpleLazyObject
from django.utils.http import escape_leading_slashes

from articles.models import Banner
from articles.models.banners import BannerQuerySet
from articles.views.public import language_of_page
from newsroom.lib.lean import PARAMETER
from newsroom.lib.prepared import prepared

# A link to this same page needs no more of a query than this; a longer one is somebody's joke.
LONGEST_QUERY = 2_000


def frame(request: HttpRequest) -> dict[str, Any]:
    """A context processor. The banner costs one query, on the pages that show it."""
    language = language_of_page()
    return {
        "banner": SimpleLazyObject(lambda: next(iter(_banners(timezone.now(), language=language)), None)),
        "text_address": text_address(request),
    }


@prepared
def _banners(at: datetime.datetime, *, language: str) -> BannerQuerySet:
    return Banner.objects.showing(language, at)[:1]


def text_address(request: HttpRequest) -> str:
    """From a page to its text-only version, and from that back."""
    query = request.GET.urlencode()
    query = query if len(query) <= LONGEST_QUERY else ""
    parts = [query, "" if getattr(request, "is_text_only", False) else PARAMETER]
    # An address like //elsewhere.example/ must not become a link that leaves the site.
    path = escape_leading_slashes(escape_uri_path(request.path))
    return f"{path}?{'&'.join(filter(None, parts))}" if any(parts) else path

"""Settings of the page cache that contradict each other."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register


@register(Tags.caches)
def a_purge_has_something_to_purge(app_configs: Sequence[AppConfig] | None = None, **kwargs: Any) -> list[CheckMessage]:
    if not settings.PURGE_URL or settings.PAGE_CACHE_MB:
        return []
    return [
        Warning(
            "PURGE_URL tells a cache of changes to pages that it is not allowed to keep.",
            hint="With PAGE_CACHE_MB=0 pages are asked about each time: raise it, or leave PURGE_URL empty.",
            id="pagecache.W001",
        )
    ]

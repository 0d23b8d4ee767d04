"""Settings of the page cache that contradict each other, or what is there."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

from newsroom.lib.reading import REPLICA


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


@register(Tags.caches)
def a_replica_is_one_of_postgresql(app_configs: Sequence[AppConfig] | None = None, **kwargs: Any) -> list[CheckMessage]:
    both = {database["ENGINE"] for database in settings.DATABASES.values()}
    if REPLICA not in settings.DATABASES or both == {"django.db.backends.postgresql"}:
        return []
    return [
        Error(
            "REPLICA_URL and DATABASE_URL must both name PostgreSQL.",
            hint="A replica is PostgreSQL's streaming copy of the database of DATABASE_URL. Leave REPLICA_URL empty.",
            id="pagecache.E001",
        )
    ]

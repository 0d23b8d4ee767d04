"""What is missing on this machine and would be noticed by readers only."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Warning, register

from articles.search.lemmas import has_dictionary


@register()
def search_knows_ukrainian(app_configs: Sequence[AppConfig] | None = None, **kwargs: Any) -> list[CheckMessage]:
    if has_dictionary():
        return []
    return [
        Warning(
            "Search has no Ukrainian dictionary: it goes by the stems of words and finds four texts of five.",
            hint="Install pymorphy3 and pymorphy3-dicts-uk, then `manage.py reindex`.",
            id="articles.W001",
        )
    ]

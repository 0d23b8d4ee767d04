"""What is missing on this machine and would be noticed by readers only."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import DatabaseError

from articles.models import ArticleWords, SearchRow
from articles.search.lemmas import has_dictionary
from articles.search.terms import analyser_version


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


@register(Tags.database)
def search_rows_are_of_this_analyser(
    app_configs: Sequence[AppConfig] | None = None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Asked by `manage.py check --database default` and after each `migrate`."""
    if not databases:
        return []
    try:
        old = [model.objects.exclude(analyser=analyser_version()).count() for model in (SearchRow, ArticleWords)]
    except DatabaseError:  # before the first migration there are no tables
        return []
    if not any(old):
        return []
    return [
        Warning(
            f"The words of {old[0]} editions and {old[1]} working copies, by which search finds them, were read "
            "by another version of the analyser: some of their words are not found.",
            hint="Run `manage.py reindex --changed`; people may search meanwhile.",
            id="articles.W002",
        )
    ]

"""How the desk's list is narrowed and counted, so that an archive of any length costs the same."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.functional import cached_property

from articles import search

# Up to so many are named by id; what more have is common, and the walk through the newest soon meets a page of it.
FEW = 2000
# Nobody turns to the ninth page: they narrow. Counting further would read the whole archive.
MOST_COUNTED = 400


def narrow(articles: QuerySet, rows: QuerySet, column: str = "article") -> QuerySet:
    """Those articles that these rows name in `column`.

    A database asked for «the newest of these» guesses whether they are few or many, and guesses wrong: it is told.
    """
    ids = _few(rows, column)
    return articles.filter(pk__in=ids) if ids is not None else articles.filter(Exists(_own(rows, column)))


def found(articles: QuerySet, query: str) -> QuerySet:
    """Those that meet the query (`search.desk_query`); all for an empty one, none for one without a word."""
    if not query.strip():
        return articles
    asked = search.desk_query(query)
    if not asked.groups and not asked.without:
        return articles.none()
    ids = search.ids_of_copies(asked, FEW + 1)
    return articles.filter(pk__in=ids) if len(ids) <= FEW else articles.filter(search.is_matching(asked))


def _few(rows: QuerySet, column: str) -> list[int] | None:
    """Their ids; None when they are more than FEW."""
    ids = list(rows.order_by().values_list(column, flat=True)[: FEW + 1])
    return ids if len(ids) <= FEW else None


def _own(rows: QuerySet, column: str) -> QuerySet:
    return rows.order_by().filter(**{column: OuterRef("pk")})


class CappedPaginator(Paginator):
    """Counts to MOST_COUNTED; `is_cut` tells that there are more, to be reached by narrowing."""

    @cached_property
    def _counted(self) -> int:
        rows: Any = self.object_list
        return rows.order_by().values("pk")[: MOST_COUNTED + 1].count()

    @cached_property
    def count(self) -> int:
        return min(self._counted, MOST_COUNTED)

    @property
    def is_cut(self) -> bool:
        return self._counted > MOST_COUNTED

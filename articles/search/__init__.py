"""Finding published texts and working copies. One door, so that another engine can stand behind it."""

from articles.search.desk import index_articles, matching_copies
from articles.search.engine import Facet, Filters, Page, find, find_near, known
from articles.search.index import index, passages
from articles.search.marking import Part, excerpt, marked

__all__ = [
    "Facet",
    "Filters",
    "Page",
    "Part",
    "excerpt",
    "find",
    "find_near",
    "index",
    "index_articles",
    "known",
    "marked",
    "matching_copies",
    "passages",
]

"""Finding published texts and working copies. One door, so that another engine can stand behind it."""

from articles.search.desk import desk_query, ids_of_copies, index_articles, is_matching
from articles.search.engine import Facet, Filters, Page, find, find_near, known
from articles.search.marking import Part, excerpt, marked
from articles.search.texts import index, passages

__all__ = [
    "Facet",
    "Filters",
    "Page",
    "Part",
    "desk_query",
    "excerpt",
    "find",
    "find_near",
    "ids_of_copies",
    "index",
    "index_articles",
    "is_matching",
    "known",
    "marked",
    "passages",
]

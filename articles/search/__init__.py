"""Finding published texts. One door, so that another engine can stand behind it."""

from articles.search.engine import Filters, Page, find
from articles.search.marking import Part, excerpt, marked
from articles.search.words import LONGEST_QUERY, index, passages, searchable, terms

__all__ = [
    "LONGEST_QUERY",
    "Filters",
    "Page",
    "Part",
    "excerpt",
    "find",
    "index",
    "marked",
    "passages",
    "searchable",
    "terms",
]

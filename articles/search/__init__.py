"""Finding published texts and working copies. One door, so that another engine can stand behind it."""

from articles.search.desk import index_articles, rows_with
from articles.search.engine import Filters, Page, find
from articles.search.marking import Part, excerpt, marked
from articles.search.words import LONGEST_QUERY, index, passages, query_words, searchable

__all__ = [
    "LONGEST_QUERY",
    "Filters",
    "Page",
    "Part",
    "excerpt",
    "find",
    "index",
    "index_articles",
    "marked",
    "passages",
    "query_words",
    "rows_with",
    "searchable",
]

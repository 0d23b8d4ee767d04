"""Finding published texts and working copies. One door, so that another engine can stand behind it."""

from articles.search.desk import index_articles, rows_with
from articles.search.engine import Filters, Page, find
from articles.search.learning import learn
from articles.search.marking import Found, Part, excerpt, marked, places
from articles.search.meant import Asked, Meant, meant
from articles.search.query import Query, parse
from articles.search.suggesting import Suggestion, suggest
from articles.search.words import LONGEST_QUERY, index, passages, query_words, searchable

__all__ = [
    "LONGEST_QUERY",
    "Asked",
    "Filters",
    "Found",
    "Meant",
    "Page",
    "Part",
    "Query",
    "Suggestion",
    "excerpt",
    "find",
    "index",
    "index_articles",
    "learn",
    "marked",
    "meant",
    "parse",
    "passages",
    "places",
    "query_words",
    "rows_with",
    "searchable",
    "suggest",
]

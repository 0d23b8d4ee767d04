"""Finding published texts and working copies. One door, so that another engine can stand behind it."""

from articles.search.desk import desk_query, ids_of_copies, index_articles, is_matching
from articles.search.engine import Order, Page, count, find, find_near, known
from articles.search.filters import Facet, Filters
from articles.search.learning import learn
from articles.search.marking import Found, Part, excerpt, marked, places
from articles.search.meant import Asked, Meant, meant
from articles.search.query import Query, parse
from articles.search.suggesting import Suggestion, suggest
from articles.search.texts import index, passages

__all__ = [
    "Asked",
    "Facet",
    "Filters",
    "Found",
    "Meant",
    "Order",
    "Page",
    "Part",
    "Query",
    "Suggestion",
    "count",
    "desk_query",
    "excerpt",
    "find",
    "find_near",
    "ids_of_copies",
    "index",
    "index_articles",
    "is_matching",
    "known",
    "learn",
    "marked",
    "meant",
    "parse",
    "passages",
    "places",
    "suggest",
]

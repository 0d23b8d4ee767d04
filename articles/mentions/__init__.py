"""Whom and what a text names: officials and organisations in any grammatical case, with how sure it is and why."""

from articles.mentions.finding import Found, find, register
from articles.mentions.matching import CERTAIN, CHOICE, LIKELY, POSSIBLE, Gazetteer, Span, match

__all__ = ["CERTAIN", "CHOICE", "LIKELY", "POSSIBLE", "Found", "Gazetteer", "Span", "find", "match", "register"]

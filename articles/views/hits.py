"""A found text as the search page shows it: its headline, and the passage that tells why it was found."""

from __future__ import annotations

from dataclasses import dataclass

from articles import search as engine
from articles.addresses import address
from articles.models import Edition
from articles.search import Found, Part, Query

# Of a text, so many characters are looked through for the best passage: some three milliseconds.
READ = 6_000


@dataclass(frozen=True)
class Hit:
    edition: Edition
    address: str
    headline: list[Part]
    passage: list[Part]


def hit(edition: Edition, query: Query) -> Hit:
    headline = engine.places(edition.headline, query, edition.language)
    path = address(edition.language, "article", edition.slug)
    return Hit(edition, path, engine.marked(edition.headline, headline), _passage(edition, query, headline))


def _passage(edition: Edition, query: Query, headline: list[Found]) -> list[Part]:
    """The lead, unless a later passage answers more of what the headline leaves open."""
    best, lead = edition.lead, engine.places(edition.lead, query, edition.language)
    found, told = lead, _groups(headline)
    wanted = len(query.groups) - len(told)
    if len(_groups(lead) - told) < wanted:
        for text in _later(edition):
            here = engine.places(text, query, edition.language)
            if len(_groups(here) - told) > len(_groups(found) - told):
                best, found = text, here
            if len(_groups(here) - told) == wanted:
                break
    return engine.marked(edition.lead, lead) if found is lead else engine.excerpt(best, found)


def _later(edition: Edition) -> list[str]:
    texts, left = [], READ
    for text in engine.passages(edition.content):
        if text not in ("", edition.headline, edition.lead) and left > 0:
            texts.append(text)
            left -= len(text)
    return texts


def _groups(found: list[Found]) -> set[int]:
    return {place.group for place in found}

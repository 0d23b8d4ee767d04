"""What is looked for and where: the terms of a query, and the words of an edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from articles.models import Edition, SearchText
from newsroom.lib.html import plain
from newsroom.lib.text import fold

LONGEST_QUERY = 200
MOST_TERMS = 10


def query_words(query: str) -> list[str]:
    """The folded words of a query, each once, in its order. A single letter is no term, a single digit is."""
    if len(query) > LONGEST_QUERY:
        query = query[:LONGEST_QUERY].rpartition(" ")[0] or query[:LONGEST_QUERY]
    words = dict.fromkeys(fold(query).split())
    return [word for word in words if len(word) > 1 or word.isdigit()][:MOST_TERMS]


def passages(content: dict[str, Any]) -> Iterator[str]:
    """The pieces of an edition's text as plain lines: headline, lead, body, captions, who and what is named."""
    yield from (content["headline"], content["lead"], content["dateline"])
    for block in content["body"]:
        yield from plain(block.get("html", "")).splitlines()
        yield from (block.get("footer", ""), block.get("caption", ""))
        yield _named(block["speaker"]) if block.get("speaker") else ""
    yield from (photo["caption"] for photo in content["photos"])
    yield from (_named(mention) for mention in content["mentions"])
    yield from (tag["name"] for tag in content["tags"])


def _named(thing: dict[str, Any]) -> str:
    return ", ".join(filter(None, (thing["name"], thing["title"])))


def searchable(content: dict[str, Any]) -> str:
    """The words as `SearchText` keeps them."""
    return f" {fold(' '.join(passages(content)))}"


def index(editions: Iterable[Edition]) -> None:
    """Write or renew the search rows of these editions."""
    rows = [SearchText(edition=edition, words=searchable(edition.content)) for edition in editions]
    SearchText.objects.bulk_create(rows, update_conflicts=True, unique_fields=["edition"], update_fields=["words"])

"""What search help keeps of published texts: the words slips are mended by, and the words of headlines."""

from __future__ import annotations

from collections.abc import Iterable

from articles.models import Edition, HeadlineWord, KnownWord, KnownWordDeletion
from articles.search.known_words import learn_words
from articles.search.suggesting import learn_headlines


def learn(editions: Iterable[Edition]) -> None:
    """Of editions of any standing and any moment: who shows anything of it asks what is live. Twice changes nothing."""
    given = list(editions)
    learn_words(given)
    learn_headlines(given)


def forget() -> None:
    """All of it, to be learned anew. Deleted as it stands, without asking for a million rows first."""
    for model in (HeadlineWord, KnownWordDeletion, KnownWord):
        rows = model._default_manager.all()
        rows._raw_delete(rows.db)

"""What search holds of generated texts, put together from their passages and written for a whole batch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from articles.models import ArticleWords, Edition, HeadlineWord, SearchRow
from articles.search import store
from articles.search.known_words import learn_forms
from articles.search.rows import listed, place
from articles.search.suggesting import words_of
from articles.search.terms import analyser_version
from articles.search.texts import count, fact, things_of
from newsroom.demo.inserting import insert, save
from newsroom.demo.passages import Passage, Text, spelled_together


def write(editions: Sequence[Edition], texts: Sequence[Text]) -> None:
    """As `articles.search.index` and `index_articles` would, of texts that were not there before."""
    save([row_of(edition, text) for edition, text in zip(editions, texts, strict=True)])
    entries = [_entry(edition, text) for edition, text in zip(editions, texts, strict=True)]
    insert(store.TEXTS, store.columns(), map(store.values, entries))
    count([], entries)
    version = analyser_version()
    save(
        [
            ArticleWords(article_id=edition.article_id, words=spelled_together(text.copy), analyser=version)
            for edition, text in zip(editions, texts, strict=True)
        ]
    )
    copies = (
        _holding(edition.article_id, store.COPY, [], text.copy) for edition, text in zip(editions, texts, strict=True)
    )
    insert(store.COPIES, store.columns(), map(store.values, copies))
    insert(HeadlineWord._meta.db_table, ("edition_id", "language", "word"), _headline_words(editions))


def row_of(edition: Edition, text: Text) -> SearchRow:
    return SearchRow(
        id=place(edition.published_at, edition.pk),
        edition_id=edition.pk,
        language=edition.language,
        kind=edition.kind,
        analyser=analyser_version(),
        content_hash=edition.content_hash,
        ends_at=None,
        things=listed(things_of(edition.content)),
        headline=spelled_together([text.headline]),
        lead=spelled_together([text.lead]),
        body=spelled_together(text.rest),
    )


def _entry(edition: Edition, text: Text) -> store.Entry:
    facts = [fact(one.kind, one.id) for one in things_of(edition.content)]
    facts = ["", fact("kind", edition.kind), *facts]
    letter = store.LETTERS[edition.language]
    return _holding(place(edition.published_at, edition.pk), letter, facts, text.published)


def _holding(pk: int, letter: str, facts: list[str], passages: list[Passage]) -> store.Entry:
    terms = dict.fromkeys(chain(facts, *(one.terms for one in passages)))
    return store.Entry(pk, letter, tuple(terms), list(chain(*(one.forms for one in passages))))


def _headline_words(editions: Iterable[Edition]) -> Iterator[tuple[int, str, str]]:
    for edition in editions:
        for word in words_of(edition.headline):
            yield edition.pk, edition.language, word


class Learner:
    """As `articles.search.learn` would, without asking again for a word that two texts are known to have."""

    def __init__(self) -> None:
        self._once: set[str] = set()
        self._settled: set[str] = set()

    def learn(self, articles: Sequence[int], texts: Sequence[Text]) -> None:
        found: dict[str, tuple[str, set[int]]] = {}
        for article, text in zip(articles, texts, strict=True):
            fresh = set().union(*(one.known for one in text.published)) - self._settled
            if not fresh:
                continue
            for one in text.published:
                for form in one.known.keys() & fresh:
                    found.setdefault(form, (one.known[form], set()))[1].add(article)
        learn_forms("uk", found)
        again = {form for form, (_written, have) in found.items() if len(have) > 1 or form in self._once}
        self._settled |= again
        self._once = (self._once | found.keys()) - again

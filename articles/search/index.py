"""Writing the words of editions where search finds them."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Q
from django.utils import timezone

from articles.models import Edition, SearchRow
from articles.search import store
from articles.search.rows import SEAM, forms_in, place, spelled, terms_in
from articles.search.terms import analyse, analyser_version
from newsroom.lib.html import plain

# A word that stands for a thing begins with a letter that nobody can type.
FACTS = {"kind": "\ue001", "tag": "\ue002", "official": "\ue003", "organisation": "\ue004"}
COUNT = """INSERT INTO articles_searchword AS kept (language, word, texts, as_written) VALUES (%s, %s, %s, %s)
    ON CONFLICT (language, word) DO UPDATE
    SET texts = kept.texts + excluded.texts, as_written = kept.as_written + excluded.as_written"""


def fact(name: str, value: object) -> str:
    """The term that every row of this kind, tag, official or organisation has."""
    return FACTS[name] + str(value).replace("_", "")


def passages(content: dict[str, Any]) -> Iterator[str]:
    """The pieces of an edition's text as plain lines: headline, lead, body, captions, who and what is named."""
    yield from (content["headline"], content["lead"])
    yield from _rest(content)


def _rest(content: dict[str, Any]) -> Iterator[str]:
    yield content["dateline"]
    for block in content["body"]:
        yield from plain(block.get("html", "")).splitlines()
        yield from (block.get("footer", ""), block.get("caption", ""))
        yield _named(block["speaker"]) if block.get("speaker") else ""
    yield from (photo["caption"] for photo in content["photos"])
    yield from (_named(mention) for mention in content["mentions"])
    yield from (tag["name"] for tag in content["tags"])


def _named(thing: dict[str, Any]) -> str:
    return ", ".join(filter(None, (thing["name"], thing["title"])))


@transaction.atomic
def index(editions: Iterable[Edition], now: datetime.datetime | None = None) -> None:
    """Write the rows of these texts anew: of their editions that readers have at `now` or may have later.

    The caller holds the lock of the site (`workflow.chain.lock_site`), or two could count one word at once. Rows of
    editions that have ended go by the way; nothing that is found is believed to be live because it has a row.
    """
    now = now or timezone.now()
    asked = list(editions)
    texts = {(edition.article_id, edition.language) for edition in asked}
    own = SearchRow.objects.filter(edition__article__in={article for article, _ in texts})
    old = {
        row.pk: row
        for row in own.select_related("edition").defer("edition__content")
        if (row.edition.article_id, row.language) in texts
    }
    old |= SearchRow.objects.filter(ends_at__lte=now).in_bulk()
    new = {row.pk: row for row in _fresh(asked, texts, now)}
    _keep_unchanged(old, new)
    _write(old.values(), new.values())


def _fresh(asked: list[Edition], texts: set[tuple[int, str]], now: datetime.datetime) -> Iterator[SearchRow]:
    """The rows that there should be. `asked` are at hand; the other editions of their texts are few."""
    at_hand = {edition.pk: edition for edition in asked}
    wanted = Edition.objects.listed().filter(
        Q(live_until=None) | (Q(live_until__gt=now) & Q(live_until__gt=F("live_from"))),
        article__in={article for article, _ in texts},
    )
    due = {
        pk: until
        for pk, article, language, until in wanted.values_list("pk", "article", "language", "live_until")
        if (article, language) in texts
    }
    missing = [pk for pk in due if pk not in at_hand]
    at_hand |= Edition.objects.in_bulk(missing) if missing else {}
    for pk, until in due.items():
        yield row_of(at_hand[pk], until)


def row_of(edition: Edition, ends_at: datetime.datetime | None) -> SearchRow:
    content, language = edition.content, edition.language
    return SearchRow(
        id=place(edition.published_at, edition.pk),
        edition=edition,
        language=language,
        kind=edition.kind,
        analyser=analyser_version(),
        content_hash=edition.content_hash,
        ends_at=ends_at,
        things=list(_things(content)),
        headline=spelled([analyse(content["headline"], language)]),
        lead=spelled([analyse(content["lead"], language)]),
        body=spelled(analyse(passage, language) for passage in _rest(content)),
    )


def _things(content: dict[str, Any]) -> Iterator[list[Any]]:
    yield from (["tag", tag["id"], tag["slug"], tag["name"]] for tag in content["tags"])
    for one in content["mentions"]:
        yield [one["type"], one["id"], one["slug"], one["name"]]


def _keep_unchanged(old: dict[int, SearchRow], new: dict[int, SearchRow]) -> None:
    """Leave out of both what would be written as it stands; only the end of an edition may have moved."""
    for pk in old.keys() & new.keys():
        one, other = old[pk], new[pk]
        if (one.analyser, one.content_hash) == (other.analyser, other.content_hash):
            if one.ends_at != other.ends_at:
                SearchRow.objects.filter(pk=pk).update(ends_at=other.ends_at)
            del old[pk], new[pk]


def _write(old: Iterable[SearchRow], new: Iterable[SearchRow]) -> None:
    gone, fresh = [entry(row) for row in old], [entry(row) for row in new]
    store.forget(store.TEXTS, gone)
    SearchRow.objects.filter(pk__in=[row.pk for row in old]).delete()
    SearchRow.objects.bulk_create(new)
    store.write(store.TEXTS, fresh)
    _count(gone, fresh)


def entry(row: SearchRow) -> store.Entry:
    """What the database's own index holds of a row. Every row has the empty term: it counts a language's rows."""
    words = (row.headline, row.lead, row.body)
    terms = dict.fromkeys(["", fact("kind", row.kind), *(fact(name, pk) for name, pk, _slug, _name in row.things)])
    for one in words:
        terms |= dict.fromkeys(terms_in(one))
    forms = [form for one in words for form in forms_in(one)]
    return store.Entry(row.pk, store.LETTERS[row.language], tuple(terms), forms)


def _count(gone: list[store.Entry], fresh: list[store.Entry]) -> None:
    """Keep `SearchWord` in step."""
    counts: dict[str, tuple[Counter[str], Counter[str]]] = {}
    for entries, sign in ((gone, -1), (fresh, 1)):
        for one in entries:
            texts, as_written = counts.setdefault(one.letter, (Counter(), Counter()))
            for term in one.terms:
                texts[term] += sign
            for form in set(one.forms) - {SEAM}:
                as_written[form] += sign
    languages = {letter: language for language, letter in store.LETTERS.items()}
    for letter, (texts, as_written) in counts.items():
        _add(languages[letter], texts, as_written)


def _add(language: str, texts: Counter[str], as_written: Counter[str]) -> None:
    changed = sorted(word for word in texts.keys() | as_written.keys() if texts[word] or as_written[word])
    with connection.cursor() as cursor:
        cursor.executemany(COUNT, [(language, word[:100], texts[word], as_written[word]) for word in changed])

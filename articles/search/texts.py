"""Writing the words of editions where search finds them."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from articles.models import Edition, SearchRow, SearchWord
from articles.search import store
from articles.search.rows import SEAM, Thing, forms_in, listed, place, spelled, terms_in, things_in
from articles.search.terms import analyse, analyser_version
from newsroom.lib.html import plain

# A word that stands for a thing begins with a letter that nobody can type.
FACTS = {"kind": "\ue001", "tag": "\ue002", "official": "\ue003", "organisation": "\ue004"}
COUNT = """INSERT INTO articles_searchword AS kept (language, word, texts, as_written) {rows}
    ON CONFLICT (language, word) DO UPDATE
    SET texts = kept.texts + excluded.texts, as_written = kept.as_written + excluded.as_written"""
COUNT_ONE = COUNT.format(rows="VALUES (%s, %s, %s, %s)")
COUNT_ALL = COUNT.format(rows="SELECT %s, * FROM unnest(%s::text[], %s::integer[], %s::integer[])")


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
        yield named(block["speaker"]) if block.get("speaker") else ""
    yield from (photo["caption"] for photo in content["photos"])
    yield from (named(mention) for mention in content["mentions"])
    yield from (tag["name"] for tag in content["tags"])


def named(thing: dict[str, Any]) -> str:
    """A person or a body, with the title, as the page names them."""
    return ", ".join(filter(None, (thing["name"], thing["title"])))


@transaction.atomic(savepoint=False)
def index(editions: Iterable[Edition], now: datetime.datetime | None = None) -> None:
    """Write the rows of these texts anew: of their editions that readers have at `now` or may have later.

    The caller holds the lock of the site (`workflow.chain.lock_site`), or two could count one word at once. Rows of
    editions that have ended go by the way; nothing that is found is believed to be live because it has a row.
    """
    now = now or timezone.now()
    at_hand = {edition.pk: edition for edition in editions}
    texts = {(edition.article_id, edition.language) for edition in at_hand.values()}
    old = _rows_of(texts)
    due = _due(texts, now)
    kept = {one.edition_id for one in old.values() if _is_true(one, due)}
    missing = due.keys() - kept - at_hand.keys()
    at_hand |= Edition.objects.in_bulk(missing) if missing else {}
    old |= SearchRow.objects.filter(ends_at__lte=now).in_bulk()
    gone = [one for one in old.values() if one.edition_id not in kept]
    _write(gone, [row_of(at_hand[pk], ends_at) for pk, (_hash, ends_at) in due.items() if pk not in kept])


def _rows_of(texts: set[tuple[int, str]]) -> dict[int, SearchRow]:
    rows = SearchRow.objects.filter(edition__article__in={article for article, _language in texts})
    wide = rows.select_related("edition").defer("edition__content")
    return {row.pk: row for row in wide if (row.edition.article_id, row.language) in texts}


def _due(texts: set[tuple[int, str]], now: datetime.datetime) -> dict[int, tuple[str, datetime.datetime | None]]:
    """Edition id → hash of its content and its end, of those of these texts that search should have."""
    editions = unended(now).filter(article__in={article for article, _language in texts})
    columns = editions.values_list("pk", "article", "language", "content_hash", "live_until")
    return {pk: (digest, until) for pk, article, language, digest, until in columns if (article, language) in texts}


def unended(now: datetime.datetime) -> QuerySet[Edition]:
    """The editions that search should have: readers may be offered them at `now`, or later."""
    later = Q(live_until__gt=now) & Q(live_until__gt=F("live_from"))
    return Edition.objects.listed().filter(Q(live_until=None) | later)


def _is_true(row: SearchRow, due: dict[int, tuple[str, datetime.datetime | None]]) -> bool:
    """Does it stand as it would be written? Only the end of its edition may have moved."""
    digest, ends_at = due.get(row.edition_id, ("", None))
    if (row.analyser, row.content_hash) != (analyser_version(), digest):
        return False
    if row.ends_at != ends_at:
        row.ends_at = ends_at
        row.save(update_fields=["ends_at"])
    return True


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
        things=listed(things_of(content)),
        headline=spelled([analyse(content["headline"], language)]),
        lead=spelled([analyse(content["lead"], language)]),
        body=spelled(analyse(passage, language) for passage in _rest(content)),
    )


def things_of(content: dict[str, Any]) -> Iterator[Thing]:
    yield from (Thing("tag", tag["id"], tag["slug"], tag["name"]) for tag in content["tags"])
    issuing = [content["organisation"]] if content["organisation"] else []
    yield from (Thing(one["type"], one["id"], one["slug"], one["name"]) for one in (*content["mentions"], *issuing))


def drop_ended(now: datetime.datetime) -> None:
    """Rows of editions that readers have no more, and of those that were recalled. The caller holds the site's lock."""
    dead = SearchRow.objects.filter(edition__live_until__lte=now) | SearchRow.objects.filter(
        edition__live_until__lte=F("edition__live_from")
    )
    _write(list(dead), [])


def empty() -> None:
    """Forget all editions."""
    store.empty(store.TEXTS)
    SearchRow.objects.all().delete()
    SearchWord.objects.all().delete()


def _write(gone: list[SearchRow], fresh: list[SearchRow]) -> None:
    old, new = [entry(row) for row in gone], [entry(row) for row in fresh]
    if gone:
        store.forget(store.TEXTS, old)
        SearchRow.objects.filter(pk__in=[row.pk for row in gone]).delete()
    SearchRow.objects.bulk_create(fresh)
    store.write(store.TEXTS, new)
    count(old, new)


def entry(row: SearchRow) -> store.Entry:
    """What the database's own index holds of a row. Every row has the empty term: it counts a language's rows."""
    words = (row.headline, row.lead, row.body)
    terms = dict.fromkeys(["", fact("kind", row.kind), *(fact(one.kind, one.id) for one in things_in(row.things))])
    for one in words:
        terms |= dict.fromkeys(terms_in(one))
    forms = [form for one in words for form in forms_in(one)]
    return store.Entry(row.pk, store.LETTERS[row.language], tuple(terms), forms)


def count(gone: list[store.Entry], fresh: list[store.Entry]) -> None:
    """Keep `SearchWord` in step."""
    counts: dict[str, tuple[Counter[str], Counter[str]]] = {}
    for entries, sign in ((gone, -1), (fresh, 1)):
        for one in entries:
            texts, as_written = counts.setdefault(one.letter, (Counter(), Counter()))
            change = Counter.update if sign > 0 else Counter.subtract
            change(texts, one.terms)
            change(as_written, set(one.forms) - {SEAM})
    languages = {letter: language for language, letter in store.LETTERS.items()}
    for letter, (texts, as_written) in counts.items():
        _add(languages[letter], texts, as_written)


def _add(language: str, texts: Counter[str], as_written: Counter[str]) -> None:
    changed = sorted(word for word in texts.keys() | as_written.keys() if texts[word] or as_written[word])
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(COUNT_ONE, [(language, word[:100], texts[word], as_written[word]) for word in changed])
        elif changed:
            columns = ([word[:100] for word in changed], [texts[word] for word in changed])
            cursor.execute(COUNT_ALL, [language, *columns, [as_written[word] for word in changed]])

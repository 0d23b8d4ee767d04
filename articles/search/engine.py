"""Finding published texts: the newest that match come from the database's own index, what they are worth from us."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Any, Literal

from django.db import connection, connections
from django.db.models import BigIntegerField, Exists, OuterRef, Q, QuerySet, Sum
from django.db.models.expressions import RawSQL

from articles.models import Edition, Place, SearchRow, SearchWord
from articles.models.editions import EditionQuerySet
from articles.search import matching, ranking, store
from articles.search.filters import EVERYTHING, Facets, Filters, facets_of
from articles.search.items import parts_of
from articles.search.query import Both, Item, Phrase, Prefix, Query, Word
from articles.search.rows import BITS, LONGEST_WORD, second
from newsroom.lib import reading
from newsroom.lib.prepared import padded, prepared

PAGE_LENGTH = 20
# So many of the newest that match are counted and compared; of more it is only said that there are more.
REACH = 500
# So many of them, by headline and lead the best, are compared by their whole text.
READ_WHOLE = 100
# Rows in the index of what readers have no more, or not yet: a walk of REACH passes over so many. Where there are more
# it goes on in a second one.
SPARE = 40
# On PostgreSQL the index names all texts with a word, which are then sorted, or the newest texts are asked one by one
# until enough match. The planner guesses wrong, so it is told. A text that is asked costs as much as so many named.
COST_OF_ASKING = 14
# Words with a beginning that are looked at to say how common it is: those of two letters begin tens of thousands.
BEGUN_LOOKED_AT = 2_000
MOST_COMBINED = 6
# Of texts with all pairs of a phrase, so many times as many as are wanted are asked for their order at first.
FEW = 4

Order = Literal["best", "newest"]


@dataclass(frozen=True)
class Page:
    """`total` counts to REACH; `is_more`: there are more than that. `facets` count among those.

    `older`: where the next page begins, newest first; `next_page`: its number, best first; None on the last one.
    `missing`: words of the query, as they were typed, that no text of the language has. `is_near`: not all of the
    words were asked for (see `find_near`).
    """

    editions: list[Edition]
    total: int = 0
    is_more: bool = False
    facets: Facets = field(default_factory=dict)
    older: Place | None = None
    next_page: int | None = None
    missing: list[str] = field(default_factory=list)
    is_near: bool = False


@dataclass(frozen=True)
class Search:
    """What one question needs to know all the time.

    `counts`: see `known`. `begun`: beginning of a word → how often texts have one, at least; on PostgreSQL alone.
    """

    query: Query
    language: str
    at: datetime.datetime
    filters: Filters
    facts: list[list[str]]
    counts: dict[str, tuple[int, int]]
    begun: dict[str, int] = field(default_factory=dict)

    def newest(self, most: int, below: int | None = None) -> RawSQL:
        """The ids of the newest `most` rows that match, newest first; nothing is said of whether they are live."""
        low, high = self.filters.bounds()
        high = high if below is None else min(high, below)
        letter = store.LETTERS[self.language]
        if connection.vendor == "sqlite":
            text, given, key = f"{store.TEXTS} MATCH %s", matching.fts5(self.query, letter, self.facts), "rowid"
        else:
            given = matching.tsquery(self.query, letter, self.facts)
            if self.is_asked(most):
                # Neither index serves the other's way: the planner takes the one for a value that it can't guess.
                text, key = "coalesce(words @@ %s::tsquery, FALSE)", "rowid"
            elif matching.has_order(self.query):
                return self.newest_in_order(most, low, high)
            else:
                text, key = "words @@ %s::tsquery", "rowid + 0"
        text += f" AND {key} >= %s AND {key} < %s ORDER BY {key} DESC LIMIT %s"
        sql = f"SELECT rowid FROM {store.TEXTS} WHERE {text}"  # noqa: S608
        return RawSQL(sql, (given, low, high, most), output_field=BigIntegerField())  # noqa: S611

    def newest_in_order(self, most: int, low: int, high: int) -> RawSQL:
        """As `newest` on PostgreSQL: the index names the texts with all pairs of neighbours, and the newest of them
        are asked one by one whether all stand in their order, until `most` do. First of a few of the newest: to sort
        all that have a phrase of most texts would take as long as the rest together."""
        letter = store.LETTERS[self.language]
        named = (
            f"SELECT rowid, rowid + 0 AS place, words FROM {store.TEXTS} "  # noqa: S608
            "WHERE words @@ %s::tsquery AND rowid + 0 >= %s AND rowid + 0 < %s ORDER BY place DESC"
        )
        met = "coalesce(words @@ %s::tsquery, FALSE) ORDER BY place DESC LIMIT %s"
        count = "(SELECT count(*) FROM met)"
        sql = (
            f"WITH met AS MATERIALIZED (SELECT rowid FROM ({named} LIMIT %s) AS few WHERE {met}) "  # noqa: S608
            f"SELECT rowid FROM met WHERE {count} = %s UNION ALL "
            f"(SELECT rowid FROM ({named} OFFSET 0) AS every WHERE {count} < %s AND {met})"
        )
        asked = (matching.tsquery(self.query, letter, self.facts, in_order=False), low, high)
        in_order = matching.tsquery(self.query, letter, self.facts)
        given = (*asked, FEW * most, in_order, most, most, *asked, most, in_order, most)
        return RawSQL(sql, given, output_field=BigIntegerField())  # noqa: S611

    def walked(self, most: int, below: int | None) -> tuple[int, int]:
        """How many rows `newest` gives, and the lowest of their ids."""
        rows = self.newest(most, below)
        with connections[reading.database()].cursor() as cursor:
            cursor.execute(f"SELECT count(*), min(rowid) FROM ({rows.sql}) AS walked", rows.params)  # noqa: S608
            return cursor.fetchone()

    def is_asked(self, most: int) -> bool:
        """Whether the newest texts are asked one by one until `most` match, as it costs less than to sort all."""
        gain = self.share() ** 2 * self.all_texts() / (COST_OF_ASKING * most)
        return gain > 1 and gain > self.rows_passed()

    def rows_passed(self) -> float:
        """For each text of the language, so many rows of any language stand in the walk. One statement."""
        # The languages are named for the index, which begins with them.
        every = SearchWord.objects.filter(language__in=store.LETTERS, word="")
        rows = every.aggregate(rows=Sum("texts"))["rows"] or 0
        return rows / max(self.all_texts(), 1)

    def share(self) -> float:
        """Of the language's texts, so many have all that is asked, as far as the words tell."""
        groups = [sum(map(self.likely, group)) for group in self.query.groups]
        groups += [sum(self.counts.get(one, (0, 0))[0] for one in group) for group in self.facts]
        return math.prod(min(texts / max(self.all_texts(), 1), 1.0) for texts in groups)

    def likely(self, item: Item) -> float:
        """As `texts`; of beginnings what was counted. Words side by side are taken for rare."""
        match item:
            case Phrase() if len(item.forms) > 1:
                return 0
            case Prefix():
                return self.begun.get(item.start, 0)
            case Both():
                return min(map(self.likely, item.parts))
        return self.texts(item)

    def most(self) -> int:
        """So many rows match at most."""
        counts = [sum(map(self.at_most, group)) for group in self.query.groups]
        counts += [sum(self.counts.get(one, (0, 0))[0] for one in group) for group in self.facts]
        return min([*counts, self.all_texts()])

    def at_most(self, item: Item) -> int:
        match item:
            case Word():
                return sum(self.counts.get(term[:LONGEST_WORD], (0, 0))[0] for term in item.terms)
            case Phrase():
                return min(self.counts.get(form[:LONGEST_WORD], (0, 0))[1] for form in item.forms)
            case Prefix():
                return self.all_texts()
            case Both():
                return min(map(self.at_most, item.parts))

    def all_texts(self) -> int:
        return self.counts.get("", (0, 0))[0]

    def weights(self) -> list[float]:
        return [ranking.rarity(sum(map(self.texts, group)), self.all_texts()) for group in self.query.groups]

    def texts(self, item: Item) -> float:
        match item:
            case Word():
                return max(self.counts.get(term[:LONGEST_WORD], (0, 0))[0] for term in item.terms)
            case Phrase():
                return min(self.counts.get(form[:LONGEST_WORD], (0, 0))[1] for form in item.forms)
            case Prefix():
                return ranking.SHARE_OF_PREFIX * self.all_texts()
            case Both():
                return min(self.texts(part) for part in item.parts)

    def missing(self) -> list[str]:
        lost = [item for group in self.query.groups if not any(map(self.texts, group)) for item in group[:1]]
        return [word for item in lost for word in _words_missing(item, self.counts)]


def find(
    query: Query,
    language: str,
    at: datetime.datetime,
    filters: Filters = EVERYTHING,
    order: Order = "best",
    *,
    page: int = 1,
    place: Place | None = None,
) -> Page:
    """One page of the texts in `language` that readers may be offered at `at` and that meet the query.

    Best first goes by numbered pages (`page`), newest first on from a `place`. A query without groups (see
    `articles.search.query`) asks for all that the filters leave. At most four statements, and one more for each thing
    that filters name; on PostgreSQL for each beginning too, and before the newest are asked one by one.
    """
    facts = filters.facts(language)
    if facts is None:
        return Page([])
    search = _search(query, language, at, filters, facts)
    is_ranked = order == "best" and bool(query.groups)
    walk = _candidates(search, COLUMNS | (WORDS if is_ranked else {}), REACH)
    is_more, rows = len(walk) > REACH, walk[:REACH]
    told = Page([], len(rows), is_more, facets_of(rows), missing=[] if rows else search.missing())
    if is_ranked:
        ranked = _ranked(search, rows)
        first = (max(page, 1) - 1) * PAGE_LENGTH
        is_last = first + PAGE_LENGTH >= len(ranked)
        editions = _editions(search, ranked[first : first + PAGE_LENGTH])
        return replace(told, editions=editions, next_page=None if is_last else page + 1)
    if place:
        walk = _candidates(search, {"edition": COLUMNS["edition"]}, PAGE_LENGTH, _row_at(place))
    editions = _editions(search, walk[:PAGE_LENGTH])
    return replace(
        told, editions=editions, older=editions[-1].place() if editions and len(walk) > PAGE_LENGTH else None
    )


def _editions(search: Search, rows: list[dict[str, Any]]) -> list[Edition]:
    ids = [row["edition"] for row in rows]
    editions = {one.pk: one for one in _live_of(padded(ids), search.at, language=search.language)}
    return [editions[pk] for pk in ids if pk in editions]


@prepared
def _live_of(ids: tuple[int, ...], at: datetime.datetime, *, language: str) -> EditionQuerySet:
    return Edition.objects.live(language, at).filter(pk__in=ids)


def count(
    query: Query, language: str, at: datetime.datetime, filters: Filters = EVERYTHING, *, most: int = REACH
) -> int:
    """How many texts `find` would find, up to `most`. Without groups nothing is asked, and nothing found."""
    facts = filters.facts(language)
    if facts is None or not query.groups:
        return 0
    search = _search(query, language, at, filters, facts)
    return min(len(_candidates(search, {"id": COLUMNS["id"]}, most)), most) if search.most() else 0


def find_near(
    query: Query, language: str, at: datetime.datetime, filters: Filters = EVERYTHING, order: Order = "best"
) -> Page:
    """The first page of what has at least half of the words: for a query that finds nothing."""
    facts = filters.facts(language) or []
    search = _search(query, language, at, filters, facts)
    counted = [(sum(map(search.texts, group)), number) for number, group in enumerate(query.groups)]
    known = [number for texts, number in sorted(counted) if texts]
    half = math.ceil(len(query.groups) / 2)
    # The rarest tell most; many words at once would make thousands of combinations.
    known = sorted(known[: max(MOST_COMBINED, half)])
    if len(query.groups) < 2 or len(known) < half:
        return Page([], is_near=True)
    ways = [tuple(known)] if len(known) > MOST_COMBINED else list(combinations(known, half))
    items = tuple(Both(tuple(part for number in way for part in parts_of(query.groups[number][0]))) for way in ways)
    return replace(find(replace(query, groups=(items,)), language, at, filters, order), is_near=True)


def _search(query: Query, language: str, at: datetime.datetime, filters: Filters, facts: list[list[str]]) -> Search:
    return Search(query, language, at, filters, facts, _counts(query, language, facts), _begun(query, language))


def known(words: Iterable[str], language: str) -> dict[str, tuple[int, int]]:
    """Word → in how many texts of the language it is a term, and in how many it is written so; only those in any."""
    found = SearchWord.objects.filter(Q(texts__gt=0) | Q(as_written__gt=0), language=language, word__in=set(words))
    return {word: (texts, forms) for word, texts, forms in found.values_list("word", "texts", "as_written")}


def _counts(query: Query, language: str, facts: list[list[str]]) -> dict[str, tuple[int, int]]:
    items = [item for group in query.groups for item in group]
    words = {"", *(one for group in facts for one in group)}
    for item in items:
        for part in parts_of(item):
            words |= {word[:LONGEST_WORD] for word in _words_of(part)}
    return known(words, language)


def _begun(query: Query, language: str) -> dict[str, int]:
    """One statement for each beginning that is asked for."""
    starts = {part.start for group in query.groups for item in group for part in parts_of(item)
              if isinstance(part, Prefix)}  # fmt: skip
    if connection.vendor == "sqlite":
        return {}
    found = {}
    for start in starts:
        words = SearchWord.objects.filter(language=language, word__startswith=start[:LONGEST_WORD])
        found[start] = sum(words.values_list("as_written", flat=True)[:BEGUN_LOOKED_AT])
    return found


def _words_of(item: Item) -> tuple[str, ...]:
    match item:
        case Word():
            return item.terms
        case Phrase():
            return item.forms
    return ()


def _words_missing(item: Item, counts: dict[str, tuple[int, int]]) -> list[str]:
    match item:
        case Both():
            return [word for part in item.parts for word in _words_missing(part, counts)]
        case Word():
            return [] if any(counts.get(term, (0, 0))[0] for term in item.terms) else [item.text]
        case Phrase():
            return [] if all(counts.get(form, (0, 0))[1] for form in item.forms) else [item.text]
    return []


COLUMNS = {"id": "id", "edition": "edition_id", "kind": "kind", "things": "things"}
WORDS = {"headline": "headline", "lead": "lead"}


def _candidates(search: Search, columns: dict[str, str], most: int, below: int | None = None) -> list[dict[str, Any]]:
    """The newest rows that match and may be read, at most `most` + 1, newest first."""
    chunk = most + 1 + SPARE
    days = [(day,) if day else () for day in (search.filters.since, search.filters.until)]
    rows: list[dict[str, Any]] = []
    while True:
        newest = search.newest(chunk, below)
        live = _live_rows(
            newest.params,
            search.at,
            *days,
            sql=newest.sql,
            language=search.language,
            columns=tuple(columns.values()),
            most=most + 1,
        )
        rows += (dict(zip(columns, row, strict=True)) for row in live)
        if len(rows) > most or search.most() <= chunk:
            return rows[: most + 1]
        # The walk met many rows that readers don't have, perhaps nothing else: it goes on where it ended.
        matched, below = search.walked(chunk, below)
        if matched < chunk:
            return rows


@prepared
def _live_rows(
    given: tuple[str | int, ...],
    at: datetime.datetime,
    since: tuple[datetime.datetime, ...],
    until: tuple[datetime.datetime, ...],
    *,
    sql: str,
    language: str,
    columns: tuple[str, ...],
    most: int,
) -> QuerySet[SearchRow, tuple[Any, ...]]:
    """Of the rows that `sql` names, given its values, the newest `most` that readers have."""
    live = Edition.objects.live(language, at).listed()
    for moment in since:
        live = live.published_since(moment)
    for moment in until:
        live = live.published_before(moment)
    # Each row asks for its edition. As a join SQLite would begin with the editions, all of them.
    is_live = Exists(live.filter(pk=OuterRef("edition_id")))
    newest = RawSQL(sql, given, output_field=BigIntegerField())  # noqa: S611
    return SearchRow.objects.filter(is_live, pk__in=newest).order_by("-pk").values_list(*columns)[:most]


def _row_at(place: Place) -> int:
    """The row that stands at a place in the walk; without a mark, or with an unknown one, below all of its second."""
    if place.mark:
        marked = SearchRow.objects.filter(
            edition__published_at=place.moment, edition__hash__gte=place.mark, edition__hash__lte=f"{place.mark}g"
        )
        if found := marked.order_by("edition__hash").values_list("pk", flat=True).first():
            return found
    return second(place.moment) << BITS


def _ranked(search: Search, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Best first. By headline and lead all of them, then the first READ_WHOLE by their whole texts."""
    weights = search.weights()
    counters, neighbours = ranking.counters(search.query), ranking.neighbours(search.query)
    now = int(search.at.timestamp())

    def worth(row: dict[str, Any], body: str | None) -> tuple[float, int]:
        fields = row["headline"], row["lead"], body or ""
        near = ranking.pairs(neighbours, *fields) if body is not None else 0
        days = (now - (row["id"] >> BITS)) / 86_400
        return -ranking.score(ranking.meet(counters, *fields), weights, near, days), -row["id"]

    rough = sorted(rows, key=lambda row: worth(row, None))
    first = rough[:READ_WHOLE]
    bodies = dict(SearchRow.objects.filter(pk__in=[row["id"] for row in first]).values_list("pk", "body"))
    return sorted(first, key=lambda row: worth(row, bodies.get(row["id"], ""))) + rough[READ_WHOLE:]

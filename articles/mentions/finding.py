"""The register as a gazetteer, and what a text names of it."""

from __future__ import annotations

import datetime
import json
from collections import OrderedDict, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any

from articles.mentions.bodies import Body
from articles.mentions.matching import OFFICIAL, Gazetteer, Span, gazetteer, match
from articles.mentions.people import Name, Person
from articles.models import Appointment, Official, Organisation
from newsroom.lib.languages import DEFAULT, attr

Thing = Official | Organisation
PARTS = ("given_name", "family_name", "patronymic")
MOST_KEPT = 4


@dataclass(frozen=True)
class Found:
    """`[start, end)` of the text names `thing`; of several who fit, `things`, the editor chooses and `thing` is None.

    `sure` and `why` are the constants of `articles.mentions.matching`.
    """

    start: int
    end: int
    thing: Thing | None
    things: tuple[Thing, ...]
    sure: str
    why: str


# Keyed by all that was read from the register, so it cannot be stale.
_kept: OrderedDict[int, tuple[Any, Gazetteer]] = OrderedDict()
_lock = Lock()


def find(text: str, language: str, on: datetime.date) -> list[Found]:
    """Whom and what a plain text names, in its order; titles count as held on the day `on`.

    Three queries for the register and at most two for what was found.
    """
    spans = match(text, register(language, on))
    things = _things(key for span in spans for key in span.keys)
    found = []
    for span in spans:
        meant = tuple(dict.fromkeys(things[key] for key in span.keys if key in things))
        if meant:
            found.append(_found(span, meant))
    return found


def _found(span: Span, meant: tuple[Thing, ...]) -> Found:
    return Found(span.start, span.end, meant[0] if len(meant) == 1 else None, meant, span.sure, span.why)


def _things(keys: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Thing]:
    wanted: dict[str, set[int]] = defaultdict(set)
    for kind, pk in keys:
        wanted[kind].add(pk)
    found: dict[tuple[str, int], Thing] = {}
    for kind, ids in wanted.items():
        model: Any = Official if kind == OFFICIAL else Organisation
        found |= {(kind, pk): thing for pk, thing in model.objects.in_bulk(ids).items()}
    return found


def register(language: str, on: datetime.date) -> Gazetteer:
    """Everybody who may be named in this language, with the posts of that day. Three queries."""
    rows = _rows(language, on)
    key = hash(json.dumps((language, rows), default=str, ensure_ascii=False))
    with _lock:
        kept = _kept.get(key)
        if kept and kept[0] == rows:
            _kept.move_to_end(key)
            return kept[1]
    made = _gazetteer(language, *rows)
    with _lock:
        _kept[key] = (rows, made)
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return made


def _rows(language: str, on: datetime.date) -> tuple[list[Any], list[Any], list[Any]]:
    names = [attr(part, language) for part in PARTS]
    columns = ("pk", "merged_into_id", *names, "name_forms")
    officials = list(Official.objects.order_by("pk").values_list(*columns))
    title = f"position__titles__{attr('title', language)}"
    period = ("position__titles__from_on", "position__titles__until_on")
    held = list(Appointment.objects.on(on).order_by("pk").values_list("official_id", title, *period).distinct())
    titles = sorted(
        (pk, name) for pk, name, begin, end in held if name and (not begin or begin <= on) and (not end or on < end)
    )
    fields = [attr(field, language) for field in ("name", "short_name", "abbreviation")]
    return officials, titles, list(Organisation.objects.order_by("pk").values_list("pk", "superseded_by_id", *fields))


def _gazetteer(language: str, officials: list[Any], titles: list[Any], organisations: list[Any]) -> Gazetteer:
    held: dict[int, list[str]] = defaultdict(list)
    for pk, title in titles:
        held[pk].append(title)
    persons: dict[int, Person] = {}
    merged = {pk: into for pk, into, *_rest in officials if into}
    for pk, _into, given, family, patronymic, forms in officials:
        if not (given and family):
            continue
        official = Official(**dict(zip((attr(part, language) for part in PARTS), (given, family, patronymic))))  # noqa: B905
        name = _name(official, forms, language)
        owner = _survivor(pk, merged)
        known = persons.get(owner)
        persons[owner] = (
            replace(known, names=(*known.names, name)) if known else Person(owner, (name,), tuple(held[owner]))
        )
    return gazetteer(persons.values(), [_body(*row) for row in organisations], language)


def _survivor(pk: int, merged: dict[int, int]) -> int:
    """Of duplicates that became one person; the chain has no ring, but a broken one must not hang a page."""
    for _step in merged:
        if pk not in merged:
            break
        pk = merged[pk]
    return pk


def _name(official: Official, forms: Any, language: str) -> Name:
    if language != DEFAULT:
        given, family = (getattr(official, attr(part, language)) for part in PARTS[:2])
        return Name((given,), (family,))
    official.name_forms = forms or {}
    parts = [tuple(official.forms_of(part)) for part in PARTS]
    return Name(parts[0], parts[1], parts[2], official.name_forms.get("gender", ""))


def _body(pk: int, successor: int | None, name: str | None, short_name: str | None, abbreviation: str | None) -> Body:
    """A short name in capitals («МОУ») is an abbreviation, a word («Мінстратегпром») a name, whatever the field."""
    said = [one for one in (name, short_name, abbreviation) if one]
    is_short = {one: _is_abbreviation(one, one == abbreviation) for one in said}
    return Body(
        pk,
        tuple(one for one in said if not is_short[one]),
        tuple(one for one in said if is_short[one]),
        successor,
    )


def _is_abbreviation(said: str, is_called_so: bool) -> bool:
    return not said[1:].islower() if is_called_so else " " not in said and said.isupper()

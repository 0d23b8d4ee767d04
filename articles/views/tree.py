"""The organisations as a tree: who is part of whom, at any depth, read in one query."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter

from django.db.models import QuerySet

from articles.models import Organisation
from newsroom.lib.languages import LANGUAGES, attr
from newsroom.lib.prepared import prepared
from newsroom.lib.text import sort_key

# A tree of more bodies than this is shown two levels deep; each body's own page goes on from there.
WHOLE_TREE = 200
SHALLOW, DEEPEST = 2, 30


@dataclass(eq=False)
class Body:
    """An organisation as its place in the tree shows it. `parts` are those that exist today, in alphabetical order."""

    pk: int
    name: str
    abbreviation: str
    slug: str
    parent: int | None
    successor: int | None
    parts: list[Body] = field(default_factory=list)


@dataclass(frozen=True)
class Branch:
    """A body with what is shown under it, and how many more bodies are not."""

    body: Body
    branches: list[Branch]
    hidden: int = 0


def bodies(language: str) -> dict[int, Body]:
    """Every organisation that has a page in `language`, by id. One that is part of itself, however indirectly, hangs
    nowhere: its chain is cut."""
    shown = attrgetter("pk", *_columns(language))
    return _grown(tuple(map(shown, _rows(language=language))))


def _columns(language: str) -> list[str]:
    return [*(attr(column, language) for column in ("name", "abbreviation", "slug")), "parent_id", "superseded_by_id"]


@prepared
def _rows(*, language: str) -> QuerySet[Organisation]:
    """Rows and no tuples: those modeltranslation would make."""
    found = Organisation.objects.filter(**{f"{attr('slug', language)}__gt": ""}).order_by("pk")
    return found.only(*_columns(language))


# The same rows make the same tree, which nobody changes.
@lru_cache(maxsize=2 * len(LANGUAGES))
def _grown(rows: tuple[tuple, ...]) -> dict[int, Body]:
    found = {
        pk: Body(pk, name or "", abbreviation or "", slug, parent, successor)
        for pk, name, abbreviation, slug, parent, successor in rows
    }
    for body in sorted(found.values(), key=lambda one: sort_key(one.name)):
        if body.parent in found and _is_above(found, body):
            body.parent = None
        if body.parent in found and body.successor is None:
            found[body.parent].parts.append(body)
    return found


def _is_above(found: dict[int, Body], body: Body) -> bool:
    """Is the body above itself?"""
    return any(one is body for one in path(found, body))


def path(found: dict[int, Body], body: Body) -> list[Body]:
    """What the body is part of, the widest first."""
    above: list[Body] = []
    one = found.get(body.parent or 0)
    while one is not None and one not in above:
        above.insert(0, one)
        one = found.get(one.parent or 0)
    return above


def roots(found: dict[int, Body]) -> list[Body]:
    """Those that exist today and are part of none that does, in alphabetical order."""
    living = [body for body in found.values() if body.successor is None]
    ids = {body.pk for body in living}
    return sorted((one for one in living if one.parent not in ids), key=lambda one: sort_key(one.name))


def branches(shown: Iterable[Body]) -> list[Branch]:
    """The trees under these bodies: whole, or two levels deep when they are very large."""
    shown = list(shown)
    depth = DEEPEST if sum(1 + _count(body) for body in shown) <= WHOLE_TREE else SHALLOW
    return [_branch(body, depth) for body in shown]


def _branch(body: Body, depth: int) -> Branch:
    if depth == 1:
        return Branch(body, [], hidden=_count(body))
    return Branch(body, [_branch(part, depth - 1) for part in body.parts])


def _count(body: Body) -> int:
    return sum(1 + _count(part) for part in body.parts)

"""Whom and what an imported page names, as far as nobody needs to choose."""

import datetime
from dataclasses import dataclass

from articles.mentions import CERTAIN, CHOICE, LIKELY, find
from articles.models import Official, Organisation

Thing = Official | Organisation


@dataclass(frozen=True)
class Named:
    """Things in order of first appearance; `ambiguous` are names, as they were written, that several bear."""

    things: tuple[Thing, ...]
    ambiguous: tuple[str, ...]

    @property
    def officials(self) -> tuple[Official, ...]:
        return tuple(thing for thing in self.things if isinstance(thing, Official))


def named(text: str, language: str, on: datetime.date) -> Named:
    """What `articles.mentions.find` is sure of; a name with initials alone is left to the desk, which shows it."""
    found = find(text, language, on)
    sure = (one.thing for one in found if one.sure in (CERTAIN, LIKELY) and one.thing)
    return Named(
        tuple(dict.fromkeys(sure)),
        tuple(dict.fromkeys(text[one.start : one.end] for one in found if one.sure == CHOICE)),
    )

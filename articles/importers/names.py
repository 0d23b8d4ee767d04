"""Officials and organisations whose exact names stand in a text: whole words, as written, in the basic form only."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from articles.models import Official, Organisation
from newsroom.lib.languages import attr
from newsroom.lib.text import APOSTROPHES

Thing = Official | Organisation
SHORTEST = 2


@dataclass(frozen=True)
class Found:
    """What a text names, in order of first appearance; `ambiguous` are names that several bear."""

    things: tuple[Thing, ...]
    ambiguous: tuple[str, ...]

    @property
    def officials(self) -> tuple[Official, ...]:
        return tuple(thing for thing in self.things if isinstance(thing, Official))


@dataclass(frozen=True)
class Register:
    """Every name known in one language. Build it once for a text: it reads the whole table."""

    bearers: dict[str, list[Thing]]
    pattern: re.Pattern[str]

    def find(self, text: str) -> Found:
        names = dict.fromkeys(self.pattern.findall(_plain(text)))
        alone = [self.bearers[name][0] for name in names if len(self.bearers[name]) == 1]
        ambiguous = tuple(name for name in names if len(self.bearers[name]) > 1)
        return Found(tuple(dict.fromkeys(alone)), ambiguous)


def register(language: str) -> Register:
    bearers: dict[str, list[Thing]] = defaultdict(list)
    for official in Official.objects.unmerged().order_by("pk"):
        name = official.full_name(language)
        _add(bearers, [name] if " " in name else [], official)
    for organisation in Organisation.objects.order_by("pk"):
        fields = ("name", "short_name", "abbreviation")
        _add(bearers, [getattr(organisation, attr(field, language)) or "" for field in fields], organisation)
    # The longest name wins: «Міністерство оборони» inside «Міністерство оборони України» is no second mention.
    ordered = sorted(bearers, key=len, reverse=True)
    pattern = "|".join(map(re.escape, ordered)) or r"(?!)"
    return Register(dict(bearers), re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"))


def _add(bearers: dict[str, list[Thing]], names: Iterable[str], thing: Thing) -> None:
    for name in {_plain(name) for name in names}:
        if len(name) >= SHORTEST:
            bearers[name].append(thing)


def _plain(text: str) -> str:
    """One apostrophe and one space, so that spelling alone parts nobody from their name; lines stay lines."""
    text = re.sub(rf"(?<=\w)[{APOSTROPHES}](?=\w)", "’", text)
    return "\n".join(" ".join(line.split()) for line in text.splitlines())

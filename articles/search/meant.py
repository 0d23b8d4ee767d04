"""What somebody meant whose query found nothing, and how to ask so that something is found.

Nothing is told here that a search would not tell: each word and each query is shown only after the engine has found it
in texts that readers have at this moment. So words of texts that wait, were held, taken down or replaced stay unsaid.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from itertools import product

from articles.search.engine import Filters, count
from articles.search.known_words import near, sounding
from articles.search.query import OR, Phrase, Query, parse
from articles.search.spelling import other_layout, sound
from newsroom.lib.text import fold, romanise

# Of longer queries the first words are looked at; a line pasted from a text is no question of spelling.
MOST_WORDS = 6
QUOTATION_MARKS = '«»„“”"'
MOST_OFFERS = 3
# A word that a single text has may be a slip itself.
TEXTS_THAT_SAY_SO = 2
# Where two words are equally near, the one that more texts have; a count beyond tells no more.
ENOUGH = 100


@dataclass(frozen=True)
class Meant:
    """`instead`: the query in the other alphabet, "" if it needs none: the same words, so its results may be shown.

    `offers`: queries somebody may have meant, the likeliest first: the words of a phrase in any order, or without a
    slip. `unknown`: the words that no text has, as typed.
    `shorter`: (the query, the word it leaves out), each of which finds something.
    """

    instead: str = ""
    offers: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    shorter: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Asked:
    """A search that may be repeated with other words."""

    text: str
    language: str
    at: datetime.datetime
    filters: Filters
    synonyms: tuple[tuple[str, ...], ...] = ()

    def understood(self, text: str) -> Query:
        return parse(text, self.language, self.synonyms)

    def finds(self, text: str) -> bool:
        return bool(count(self.understood(text), self.language, self.at, self.filters, most=1))

    def texts_with(self, form: str, most: int) -> int:
        """How many texts, up to `most`, readers have that say exactly this form, whatever the filters."""
        return count(Query(((Phrase(form, (form,)),),)), self.language, self.at, most=most)

    def knows(self, word: str) -> bool:
        return bool(count(self.understood(word), self.language, self.at, most=1))


def meant(asked: Asked) -> Meant:
    """For a query that found nothing. Some twenty small questions to the engine at most, so not for those that did."""
    if (retyped := other_layout(asked.text)) != asked.text and asked.finds(retyped):
        return Meant(instead=retyped)
    words = [bare for word in asked.text.split() if (bare := word.strip(QUOTATION_MARKS))]
    loose = (
        [together] if (together := " ".join(words)) != " ".join(asked.text.split()) and asked.finds(together) else []
    )
    looked_at = [word for word in words if _is_plain(word, asked)][:MOST_WORDS]
    unknown = [word for word in looked_at if not asked.knows(word)]
    certain = {word: reading for word in unknown if (reading := _in_other_alphabet(word, asked))}
    if certain and len(certain) == len(unknown) and asked.finds(instead := _with(words, certain)):
        return Meant(instead=instead)
    unclear = [word for word in unknown if word not in certain]
    return Meant(
        offers=[*loose, *_offers(words, certain, unclear, asked)][:MOST_OFFERS],
        unknown=unknown,
        shorter=_shorter(words, [unknown] if unknown else [[word] for word in looked_at], asked),
    )


def _is_plain(word: str, asked: Asked) -> bool:
    return word not in OR and bool(asked.understood(word).groups)


def _with(words: list[str], readings: dict[str, str]) -> str:
    return " ".join(readings.get(word, word) for word in words)


def _in_other_alphabet(word: str, asked: Asked) -> str:
    """The word from the other keyboard, or from its Latin spelling; "" if no text has either."""
    if (retyped := other_layout(word)) != word and asked.knows(retyped):
        return retyped
    bare = fold(word)
    if " " in bare or bare.isascii() == (asked.language == "en"):
        return ""
    heard = [known for known in sounding(bare, asked.language) if asked.texts_with(known.form, 1)]
    return min(heard, key=lambda known: (romanise(known.form) != bare, known.form)).written if heard else ""


def _offers(words: list[str], certain: dict[str, str], unclear: list[str], asked: Asked) -> list[str]:
    """Queries in which every unclear word is replaced by one that texts have; only those that find something."""
    choices = [_neighbours(word, asked) for word in unclear]
    if not unclear or not all(choices):
        return []
    found = []
    for chosen in list(product(*choices))[: 2 * MOST_OFFERS]:
        offer = _with(words, certain | dict(zip(unclear, chosen, strict=True)))
        if asked.finds(offer):
            found.append(offer)
    return found[:MOST_OFFERS]


def _neighbours(word: str, asked: Asked) -> list[str]:
    form = fold(word)
    if " " in form:
        return []
    alike = {known.form: known.written for known in (*sounding(form, asked.language), *near(form, asked.language))}
    counted = [(asked.texts_with(other, ENOUGH), other) for other in alike]
    told = [(sound(other) != sound(form), -texts, other) for texts, other in counted if texts >= TEXTS_THAT_SAY_SO]
    return [alike[other] for _is_unlike, _texts, other in sorted(told)[:MOST_OFFERS]]


def _shorter(words: list[str], ways: list[list[str]], asked: Asked) -> list[tuple[str, str]]:
    """The query without all the words that no text has, or, where each is known, without one of them at a time."""
    found = []
    for left_out in ways:
        rest = " ".join(word for word in words if word not in left_out)
        if rest and asked.finds(rest):
            found.append((rest, " ".join(left_out)))
    return found

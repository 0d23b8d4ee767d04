"""Published texts by the hundred, and what a search among them must give, worked out the plain way.

`expected` knows no index, no rows and no database: it reads every text with the analyser and compares. Each database
is held to it by itself, so two databases that pass order alike.
"""

from __future__ import annotations

import datetime as dt
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from articles.models import Article, Edition, EditionKind, Kind, Standing, Tag
from articles.search import texts
from articles.search.query import Both, Item, Phrase, Prefix, Query, Word, parse
from articles.search.terms import Token, analyse
from articles.workflow.chain import append_many, copied
from tests.factories import NOON

WORDS = """
міністр міністра міністром міністри оборона оборони обороні оборонний оборонного школа школу школі шкіл лікарня лікарні
лікарень відкрили відкрито відкриває відкриття Київ Києві Києва Харків Харкова Львів Львові угода угоду угоди підписали
підписано підпис ветеран ветерани ветеранів ветеранам п’ятниця п’ятницю громада громади громадам міст моста мости
місто міста будівництво будівництва будує дрон дрони дронів F-16 С-300 НАТО ЗСУ Україна України Україні українська
партнер партнери партнерів допомога допомогу допомоги навчання навчань військові військових армія армії бюджет бюджету
звіт звіти рада ради рішення рішень закон законів ґрунт ґрунту знаки знаків чекаючи читав читали пише писав
"""
ALL = WORDS.split()
COMMON = ("міністр", "України", "рішення")


@dataclass(frozen=True)
class Text:
    edition: Edition
    headline: list[Token]
    lead: list[Token]
    body: list[list[Token]]

    @property
    def passages(self) -> list[list[Token]]:
        return [self.headline, self.lead, *self.body]


def publish(count: int, dice: random.Random) -> list[Text]:
    """Texts of a few dozen words; some went out in the same second."""
    tags = [Tag.objects.create(name_uk=f"Тема{n}", slug_uk=f"tema{n}") for n in range(3)]
    articles = Article.objects.bulk_create(Article(event_on=NOON.date()) for _number in range(count))
    made = [_edition(article, dice, tags) for article in articles]
    append_many(made)
    texts.index(made, NOON)
    return [_text(edition) for edition in made]


def _words(count: int, dice: random.Random) -> str:
    weights = [1 / (place + 3) for place in range(len(ALL))]
    return " ".join(dice.choices(ALL, weights, k=count))


def _edition(article: Article, dice: random.Random, tags: list[Tag]) -> Edition:
    body = [" ".join([_words(dice.randint(5, 25), dice), dice.choice(COMMON)]) for _paragraph in range(2)]
    at = NOON - dt.timedelta(seconds=dice.randint(0, 40) * 86_400 * 20, microseconds=article.pk % 7)
    content = {
        "schema": 1,
        "language": "uk",
        "kind": dice.choice([Kind.NEWS, Kind.NEWS, Kind.STATEMENT]).value,
        "urgency": 5,
        "event_on": NOON.date().isoformat(),
        "slug": f"text-{article.pk}",
        "headline": _words(dice.randint(2, 6), dice),
        "short_headline": "",
        "lead": _words(dice.randint(0, 9), dice),
        "dateline": "",
        "organisation": None,
        "lead_photo": None,
        "body": [{"kind": "html", "html": "".join(f"<p>{one}.</p>" for one in body)}],
        "galleries": [],
        "photos": [],
        "mentions": [],
        "tags": [
            {"id": one.pk, "name": one.name_uk, "slug": one.slug_uk} for one in dice.sample(tags, dice.randint(0, 2))
        ],
    }
    return Edition(
        article=article,
        language="uk",
        number=1,
        edition_kind=EditionKind.FIRST,
        standing=Standing.PUBLISHED,
        published_at=at,
        live_from=at,
        created_at=at,
        content=content,
        **copied(content),
    )


def _text(edition: Edition) -> Text:
    content = edition.content
    rest = [*content["body"][0]["html"].replace("<p>", "").split("</p>"), *(tag["name"] for tag in content["tags"])]
    return Text(
        edition,
        analyse(content["headline"], "uk"),
        analyse(content["lead"], "uk"),
        [analyse(passage, "uk") for passage in rest],
    )


def queries(count: int, some: list[Text], dice: random.Random) -> Iterator[str]:
    """Of every kind, made of words and phrases that are there or might be."""
    for number in range(count):
        one, two, three = dice.choices(ALL, k=3)
        written = dice.choice(some).edition.content["body"][0]["html"][3:].split(".")[0].split()
        start = dice.randrange(max(len(written) - 3, 1))
        phrase = " ".join(written[start : start + dice.randint(1, 3)])
        yield (
            one,
            f"{one} {two}",
            f"{one} {two} {three}",
            f"«{phrase}»",
            f'"{phrase}" {one}',
            f"{one[:3]}*",
            f"{one} {two[:2]}*",
            f"{one} -{two}",
            f'{one} -"{phrase}"',
            f"{one} OR {two}",
            f"{one} АБО «{phrase}» {three}",
            f"{one}-{two}",
            f"нетакого {one}",
        )[number % 13]


# --- the plain way ---


def meets(query: Query, text: Text) -> bool:
    return all(any(_is_in(item, text) for item in group) for group in query.groups) and not any(
        _is_in(item, text) for item in query.without
    )


def _is_in(item: Item, text: Text) -> bool:
    if isinstance(item, Both):
        return all(_is_in(part, text) for part in item.parts)
    return any(_times(item, passage) for passage in text.passages)


def _times(item: Item, passage: list[Token]) -> int:
    match item:
        case Word():
            return max(sum(term in token.terms for token in passage) for term in item.terms)
        case Prefix():
            return sum(token.form.startswith(item.start) for token in passage)
        case Phrase():
            forms = [token.form for token in passage]
            length = len(item.forms)
            return sum(tuple(forms[at : at + length]) == item.forms for at in range(len(forms)))
    raise TypeError(item)


def _times_in(item: Item, field: list[list[Token]]) -> int:
    if isinstance(item, Both):
        return min(_times_in(part, field) for part in item.parts)
    if isinstance(item, Word):
        return max(sum(term in token.terms for passage in field for token in passage) for term in item.terms)
    return sum(_times(item, passage) for passage in field)


def expected(query: Query, corpus: list[Text], at: dt.datetime, order: str) -> list[int]:
    """The ids of all that must be found, in their order."""
    found = [text for text in corpus if meets(query, text)]
    found.sort(key=_place)
    if order == "best" and query.groups:
        rarity = [_rarity(sum(_frequency(item, corpus) for item in group), len(corpus)) for group in query.groups]
        found.sort(key=lambda text: -round(_worth(query, text, rarity, at), 9))
    return [text.edition.pk for text in found]


def _place(text: Text) -> tuple[int, int]:
    return -int(text.edition.published_at.timestamp()), -text.edition.pk


def _rarity(texts: float, of: int) -> float:
    return math.log(1.1 + of / (texts + 1))


def _frequency(item: Item, corpus: list[Text]) -> float:
    match item:
        case Word():
            return max(_having(lambda token, term=term: term in token.terms, corpus) for term in item.terms)  # type: ignore[misc]
        case Phrase():
            return min(_having(lambda token, form=form: token.form == form, corpus) for form in item.forms)  # type: ignore[misc]
        case Prefix():
            return len(corpus) / 100
        case Both():
            return min(_frequency(part, corpus) for part in item.parts)


def _having(test, corpus: list[Text]) -> int:  # type: ignore[no-untyped-def]
    return sum(any(test(token) for passage in text.passages for token in passage) for text in corpus)


def _worth(query: Query, text: Text, rarity: list[float], at: dt.datetime) -> float:
    fields = {8: [text.headline], 3: [text.lead], 1: text.body}
    worth = 0.0
    for group, weight in zip(query.groups, rarity, strict=True):
        counts = {points: max(_times_in(item, field) for item in group) for points, field in fields.items()}
        typed = [Phrase(item.text, (item.form,)) if isinstance(item, Word) else item for item in group]
        as_typed = any(_is_in(item, text) for item in typed if isinstance(item, Phrase))
        found = sum(points * (1 + math.log(times)) for points, times in counts.items() if times)
        worth += weight * found * (1.3 if as_typed else 1)
    days = (int(at.timestamp()) - int(text.edition.published_at.timestamp())) / 86_400
    return worth * (1 + 0.25 * _pairs(query, text)) * (0.35 + 0.65 * 2 ** (-max(days, 0) / 180))


def _pairs(query: Query, text: Text) -> int:
    terms = [{term for item in group if isinstance(item, Word) for term in item.terms} for group in query.groups]
    words = [[set(token.terms) for token in passage] for passage in text.passages]
    beside = [two for passage in words for two in pairwise(passage)]
    return sum(any(one & these and other & those for these, those in beside) for one, other in pairwise(terms))


def read(line: str) -> Query:
    return parse(line, "uk")

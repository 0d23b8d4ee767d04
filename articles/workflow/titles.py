"""Titles in a text that the register does not have on the event date."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from articles.models import Appointment, Article, Official
from articles.search.terms import Token, analyse
from articles.workflow.snapshot import Content
from newsroom.lib.html import plain
from newsroom.lib.languages import attr

# Between a title and the name it belongs to: «Міністр оборони України генерал Юрій Коваль».
APART = 2
# Said of a title that somebody rightly no longer holds.
FORMER = {"колишній", "колишня", "колишнього", "колишньої", "колишньому", "колишнім", "ексміністр", "former", "ex"}


@dataclass(frozen=True)
class WrongTitle:
    """`held`: what the register has that day, or ""."""

    name: str
    title: str
    held: str


@dataclass(frozen=True)
class TitleToCome:
    name: str
    title: str
    from_on: datetime.date


def titles_to_come(article: Article, content: Content, at: datetime.datetime) -> list[TitleToCome]:
    """Titles of the event date that nobody outside the desk may know at `at`: the appointment begins after that day.

    One query, two where the event lies ahead and somebody is appointed before it.
    """
    today = timezone.localdate(at)
    if article.event_on <= today:
        return []
    titles = {one["id"]: one["title"] for one in _officials(content) if one["title"]}
    terms = Appointment.objects.on(article.event_on).filter(official__in=titles, from_on__gt=today)
    return [
        TitleToCome(term.official.full_name(content["language"]), titles[term.official_id], term.from_on)
        for term in terms.select_related("official").with_titles().by_rank()
        if term.title_on(article.event_on, content["language"]) == titles[term.official_id]
    ]


def _officials(content: Content) -> list[dict[str, Any]]:
    """Who is mentioned or speaks."""
    speakers = (block["speaker"] for block in content["body"] if block["kind"] == "quotation" and block["speaker"])
    return [one for one in (*content["mentions"], *speakers) if one["type"] == "official"]


def wrong_titles(article: Article, language: str, content: Content) -> list[WrongTitle]:
    """Of the officials who are mentioned or speak. Three queries, however many they are."""
    written = (plain(block.get("html", "")) for block in content["body"])
    text = "\n".join([content["headline"], content["lead"], *written])
    ids = {one["id"] for one in _officials(content)}
    found = []
    appointments = Prefetch("appointments", Appointment.objects.with_titles().by_rank())
    for official in Official.objects.filter(pk__in=ids).prefetch_related(appointments).order_by("pk"):
        held, others = _titles(official, language, article.event_on)
        family_name = getattr(official, attr("family_name", language)) or ""
        for title in misnamed(text, family_name, held, others, language):
            found.append(WrongTitle(official.full_name(language), title, ", ".join(held)))
    return found


def _titles(official: Official, language: str, day: datetime.date) -> tuple[list[str], list[str]]:
    """The titles of that day, and the other ones of the same person's life. Reads prefetched appointments."""
    held: list[str] = []
    others: list[str] = []
    for appointment in official.appointments.all():
        in_office = appointment.from_on <= day and (appointment.until_on is None or day < appointment.until_on)
        for title in appointment.position.titles.all():
            if name := getattr(title, attr("title", language)):
                (held if in_office and title.covers(day) else others).append(name)
    return held, [name for name in dict.fromkeys(others) if name not in held]


def misnamed(text: str, family_name: str, held: Iterable[str], others: Iterable[str], language: str) -> Iterator[str]:
    """Those of `others` that stand in `text` directly before this person's name, in any grammatical case.

    A wrong title inside a right one («заступник міністра» in «перший заступник міністра») is right.
    """
    words, name = analyse(text, language), analyse(family_name, language)
    if not name:
        return
    right = [span for title in held for span in _spans(words, title, name, language)]
    for title in others:
        wrong = _spans(words, title, name, language)
        if any(not any(start >= begin and end <= stop for begin, stop in right) for start, end in wrong):
            yield title


def _spans(words: Sequence[Token], title: str, name: Sequence[Token], language: str) -> list[tuple[int, int]]:
    """Where the title's words stand in a row, followed within a few words by the family name: [start, end)."""
    wanted = analyse(title, language)
    found = []
    for start in range(len(words) - len(wanted) + 1):
        end = start + len(wanted)
        if not _meet(words[start:end], wanted) or words[max(0, start - 1)].form in FORMER:
            continue
        # A given name and a patronymic may stand before the family name.
        places = range(end, min(len(words), end + APART + 2))
        if any(_meet(words[place : place + len(name)], name) for place in places):
            found.append((start, end))
    return found


def _meet(words: Sequence[Token], others: Sequence[Token]) -> bool:
    """The same words in a row, each in any case."""
    return len(words) == len(others) and not any(
        set(word.terms).isdisjoint(other.terms) for word, other in zip(words, others, strict=True)
    )

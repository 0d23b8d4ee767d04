"""The readiness list: everything a text needs before readers get it, what is done and what is not."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.models import Article
from articles.workflow import readiness
from articles.workflow.snapshot import Content, shown_photos, snapshot
from articles.workflow.titles import wrong_titles
from media.safety import obstacles, unsigned
from newsroom.lib.languages import DEFAULT


@dataclass(frozen=True)
class Check:
    """`problems` are sentences, some with an address (see `readiness.Problem`); `bars`: they keep the text back.

    `covered`: the sentences of a refused move that these say already.
    """

    name: str
    problems: list[str]
    bars: bool = True
    covered: frozenset[str] = frozenset()

    @property
    def is_met(self) -> bool:
        return not self.problems


def checklist(article: Article, language: str, at: datetime.datetime) -> list[Check]:
    """In the order in which a text is made. Reads the working copy; approval is another matter."""
    content = snapshot(article, language)
    checks = [
        _check(_("Headline, lead and text"), readiness.words_missing(article, language, content)),
        _check(_("Address"), readiness.address_problems(article, language, content, at)),
        _check(_("Links inside the site"), readiness.dead_link_problems(content, at)),
        _check(_("Titles on the event date"), _title_doubts(article, language, content, at), bars=False),
    ]
    if shown_photos(content):
        checks += [
            _check(_("Captions, alt texts and credits of the photos"), readiness.photo_words_missing(content)),
            _safety(content, at),
            _check(_("Files of the photos"), readiness.unmade_photos(content)),
        ]
    if language != DEFAULT:
        checks.append(_check(_("Ukrainian first"), readiness.language_order(article, language, at)))
    return checks


def _check(name: str, problems: Iterable[str], bars: bool = True) -> Check:
    found = list(problems)
    return Check(name, found, bars, frozenset(found))


def _safety(content: Content, at: datetime.datetime) -> Check:
    """However many photos wait for a signature, it is one thing to do."""
    waiting = unsigned(shown_photos(content))
    signed = set(shown_photos(content)) - {photo.pk for photo in waiting}
    problems = [readiness.waiting_sentence(waiting)] if waiting else []
    problems += [readiness.Problem(found.sentence, found.address) for found in obstacles(signed, at)]
    return Check(_("Safety of the photos"), list(problems), covered=frozenset(readiness.unsafe_photos(content, at)))


def _title_doubts(article: Article, language: str, content: Content, at: datetime.datetime) -> Iterable[str]:
    """Found by the words alone, or true only if it goes out at `at`: so a doubt and no bar."""
    yield from readiness.early_titles(article, content, at)
    day = date_format(article.event_on)
    for wrong in wrong_titles(article, language, content):
        given = {"name": wrong.name, "title": wrong.title, "day": day, "held": wrong.held}
        if wrong.held:
            yield _("“%(title)s” %(name)s? On %(day)s the register has: %(held)s.") % given
        else:
            yield _("“%(title)s” %(name)s? On %(day)s the register has no post for them.") % given

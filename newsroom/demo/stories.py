"""Plays the demo's articles through the workflow, move by move, in the order in which they happened."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.utils import timezone

from articles import workflow
from articles.models import Article, ArticleGallery, Correction, Mention
from newsroom.demo import shapes
from newsroom.demo.articles import ARTICLES
from newsroom.demo.library import Keys, Progress, both
from newsroom.lib.languages import attr
from newsroom.lib.typography import tidy

Step = tuple[datetime.datetime, Callable[[datetime.datetime], None]]
WRITING = datetime.timedelta(hours=2)
TRANSLATING = datetime.timedelta(minutes=40)
KEYED = re.compile(r'data-(speaker|photo|gallery)="([^"]+)"')
DONE = ("published", "withdrawn", "taken_down")


@dataclass
class Newsroom:
    """What the stories refer to by key, and who does the work."""

    now: datetime.datetime
    photo: Keys
    gallery: Keys
    official: Keys
    organisation: Keys
    tag: Keys
    staff: Keys
    article: dict[str, Article] = field(default_factory=dict)

    def moment(self, days_ago: int, time: str) -> datetime.datetime:
        """A moment of Kyiv's clock; what should have happened later today, its translation too, happened yesterday."""
        day = timezone.localdate(self.now) - datetime.timedelta(days=days_ago)
        moment = timezone.make_aware(datetime.datetime.combine(day, datetime.time.fromisoformat(time)))
        return moment - datetime.timedelta(days=1) if days_ago >= 0 and moment + TRANSLATING > self.now else moment

    def body(self, html: str) -> str:
        """The HTML with ids in place of keys."""
        things = {"speaker": self.official, "photo": self.photo, "gallery": self.gallery}
        return KEYED.sub(lambda match: f'data-{match[1]}="{things[match[1]][match[2]].pk}"', html)


def play(newsroom: Newsroom, progress: Progress) -> None:
    steps = sorted((step for shape in ARTICLES for step in story(newsroom, shape)), key=lambda step: step[0])
    for moment, step in progress(steps):
        step(moment)


def story(newsroom: Newsroom, shape: shapes.Article) -> Iterator[Step]:
    """Every move of one article with its moment."""
    out = newsroom.moment(shape.days_ago, shape.time)
    written = min(out, newsroom.now) - WRITING
    yield written, partial(write, newsroom, shape)
    for language in languages(shape):
        later = TRANSLATING if language == "en" else datetime.timedelta()
        yield from _moves(newsroom, shape, language, out + later, written + later / 4)
        if shape.standing in DONE:
            yield from _changes(newsroom, shape, language, out + later)
            yield from _ending(newsroom, shape, language, out + later)


def languages(shape: shapes.Article) -> list[str]:
    return ["uk", "en"] if shape.headline.en else ["uk"]


def write(newsroom: Newsroom, shape: shapes.Article, now: datetime.datetime) -> None:
    days_before = 0 if shape.event_days_ago is None else shape.event_days_ago - shape.days_ago
    out_on = timezone.localdate(newsroom.moment(shape.days_ago, shape.time))
    article = Article(
        kind=shape.kind,
        urgency=shape.urgency,
        event_on=out_on - datetime.timedelta(days=days_before),
        organisation=newsroom.organisation[shape.organisation],
        lead_photo=newsroom.photo.get(shape.lead_photo),
        created_by=newsroom.staff["olena"],
        **both("headline", shape.headline),
        **both("short_headline", shape.short_headline),
        **both("lead", shape.lead),
        **both("social_text", shape.social_text),
        **both("dateline", shape.dateline),
    )
    article.body_uk, article.body_en = newsroom.body(shape.body.uk), newsroom.body(shape.body.en)
    workflow.tidy(article)
    article.save()
    article.tags.add(*(newsroom.tag[key] for key in shape.tags))
    for place, (key, role) in enumerate(shape.mentions):
        name = "official" if key in newsroom.official else "organisation"
        thing = getattr(newsroom, name)[key]
        Mention.objects.create(article=article, role=role, position=place, **{name: thing})
    for place, key in enumerate(shape.galleries):
        ArticleGallery.objects.create(article=article, gallery=newsroom.gallery[key], position=place)
    workflow.touch(article, by=newsroom.staff["olena"], now=now)
    newsroom.article[shape.key] = article


def _moves(
    newsroom: Newsroom, shape: shapes.Article, language: str, out: datetime.datetime, started: datetime.datetime
) -> Iterator[Step]:
    """From the draft as far as its standing says. Submitting, approving and publishing are minutes apart."""
    if shape.standing == "draft":
        return
    minutes = datetime.timedelta(minutes=1)
    yield started + 20 * minutes, partial(_do, newsroom, shape, language, "submit", "olena")
    if shape.standing == "returned":
        yield (
            started + 40 * minutes,
            partial(_do, newsroom, shape, language, "send_back", "taras", note=shape.note),
        )
    if shape.standing in (*DONE, "scheduled"):
        yield started + 50 * minutes, partial(_do, newsroom, shape, language, "approve", "taras")
    if shape.standing in DONE:
        yield out, partial(_do, newsroom, shape, language, "publish", "iryna")
    if shape.standing == "scheduled":
        yield started + 60 * minutes, partial(_do, newsroom, shape, language, "schedule", "iryna", at=out)


def _changes(newsroom: Newsroom, shape: shapes.Article, language: str, out: datetime.datetime) -> Iterator[Step]:
    again = partial(_republish, newsroom, shape, language)
    for update in shape.updates:
        added = newsroom.body(getattr(update.added, language))
        if added:
            note = getattr(update.note, language)
            yield _later(out, update.hours_after), partial(again, "publish", body=("", added), change_note=note)
    for change in shape.corrections:
        replaced = (getattr(change.before, language), getattr(change.after, language))
        if not replaced[0]:
            continue
        words: dict[str, str] = {}
        if change.kind == "correction":
            words = {name: getattr(getattr(change, name), language) for name in ("was_wrong", "is_right", "cause")}
            words["kind"] = Correction.Kind.FACT
        verb = "correct" if change.kind == "correction" else "minor"
        yield _later(out, change.hours_after), partial(again, verb, **{change.field: replaced}, **words)


def _ending(newsroom: Newsroom, shape: shapes.Article, language: str, out: datetime.datetime) -> Iterator[Step]:
    verb = {"withdrawn": "withdraw", "taken_down": "take_down"}.get(shape.standing)
    if verb:
        notice = getattr(shape.notice, language) or shape.notice.uk
        yield _later(out, 30), partial(_do, newsroom, shape, language, verb, "iryna", notice=notice)


def _later(moment: datetime.datetime, hours: float) -> datetime.datetime:
    """Some hours later, but never ahead of the clock."""
    return min(moment + datetime.timedelta(hours=hours), timezone.now())


def _republish(
    newsroom: Newsroom, shape: shapes.Article, language: str, verb: str, now: datetime.datetime, **change: Any
) -> None:
    """Olena changes one field, Taras approves, Iryna publishes."""
    article = newsroom.article[shape.key]
    name = next(name for name in ("headline", "short_headline", "lead", "body") if name in change)
    before, after = change.pop(name)
    column = attr(name, language)
    text = getattr(article, column)
    # Tidying put no-break spaces into the text.
    spot = r"\s+".join(re.escape(word) for word in tidy(before, language).text.split())
    changed = re.sub(spot, lambda _: after, text) if before else text + after
    if changed == text:
        raise ValueError(f"{shape.key} ({language}): “{before}” does not stand in its {name}")
    setattr(article, column, changed)
    workflow.tidy(article)
    article.save()
    workflow.touch(article, by=newsroom.staff["olena"], now=now)
    _do(newsroom, shape, language, "submit", "olena", now)
    _do(newsroom, shape, language, "approve", "taras", now)
    _do(newsroom, shape, language, verb, "iryna", now, **change)


def _do(
    newsroom: Newsroom, shape: shapes.Article, language: str, verb: str, who: str, now: datetime.datetime, **given: Any
) -> None:
    move = getattr(workflow, verb)
    move(newsroom.article[shape.key], language, by=newsroom.staff[who], now=now, **given)

"""Many published articles for measuring, written straight into the tables but chained like any other edition."""

from __future__ import annotations

import datetime
import random
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils import timezone

from articles import search
from articles.models import (
    Appointment,
    Article,
    ArticleLanguage,
    ArticleVersion,
    Edition,
    EditionKind,
    Kind,
    Mention,
    Official,
    Standing,
    State,
    Tag,
    TaggedArticle,
    Transition,
)
from articles.workflow import versions
from articles.workflow.chain import append_many, copied
from articles.workflow.snapshot import SCHEMA, TEXTS, Content, block_content, official_content, photo_content
from media.models import Photo
from newsroom.demo.library import Progress
from newsroom.demo.sentences import Paragraph, Pool
from newsroom.demo.vocabulary import Vocabulary
from newsroom.lib.digests import digest
from newsroom.lib.html import Block
from newsroom.lib.text import reading_minutes, slug

YEARS = 15
BATCH = 500
# Words of each text from the whole dictionary: the ready sentences have but some hundred words between them.
RARE = 60
KINDS = {
    Kind.NEWS: 60, Kind.PRESS_RELEASE: 12, Kind.STATEMENT: 10, Kind.ANNOUNCEMENT: 8,
    Kind.PHOTO_REPORT: 5, Kind.SPEECH: 3, Kind.INTERVIEW: 1, Kind.OBITUARY: 1,
}  # fmt: skip
# Each with the minutes before the text came out.
MOVES = (
    ("submit", State.DRAFT, State.IN_REVIEW, 40),
    ("approve", State.IN_REVIEW, State.APPROVED, 20),
    ("publish", State.APPROVED, State.APPROVED, 0),
)


@dataclass
class Cast:
    """What generated articles name and show, loaded once."""

    tags: list[Tag]
    officials: list[Official]
    appointments: dict[int, list[Appointment]]
    photos: list[Photo]
    pool: Pool
    vocabulary: Vocabulary

    @classmethod
    def load(cls, dice: random.Random) -> Cast:
        appointments: dict[int, list[Appointment]] = {}
        for appointment in Appointment.objects.with_titles().by_rank():
            appointments.setdefault(appointment.official_id, []).append(appointment)
        return cls(
            tags=list(Tag.objects.filter(merged_into=None).order_by("pk")),
            officials=list(Official.objects.order_by("pk")),
            appointments=appointments,
            photos=list(Photo.objects.public().prefetch_related("people__official").order_by("pk")),
            pool=Pool.make(dice),
            vocabulary=Vocabulary(dice),
        )

    def title_on(self, official: Official, day: datetime.date) -> str:
        for appointment in self.appointments.get(official.pk, []):
            if appointment.from_on <= day and (appointment.until_on is None or day < appointment.until_on):
                return appointment.title_on(day, "uk")
        return ""


@dataclass
class Draft:
    article: Article
    content: Content
    tags: list[Tag]
    officials: list[Official]
    at: datetime.datetime


def add(count: int, progress: Progress) -> None:
    """Write `count` published Ukrainian articles spread evenly over fifteen years, oldest first."""
    dice = random.Random(secrets.randbits(64))
    cast = Cast.load(dice)
    drafts = _drafts(count, cast, dice)
    with progress(total=count) as bar:
        while batch := list(islice(drafts, BATCH)):
            _write(batch)
            bar.update(len(batch))


def _drafts(count: int, cast: Cast, dice: random.Random) -> Iterator[Draft]:
    now = timezone.now()
    step = datetime.timedelta(days=365.25 * YEARS) / max(count, 1)
    mark = secrets.token_hex(3)
    for place in range(count):
        at = (now - step * (count - place)).replace(microsecond=0)
        yield _draft(f"{mark}-{place}", at, cast, dice)


def _long_tail(things: list[Any], most: int, dice: random.Random) -> list[Any]:
    """Up to `most` different things; the n-th is chosen about 1/n as often as the first."""
    weights = [1 / (place + 1) for place in range(len(things))]
    chosen = dice.choices(things, weights, k=dice.randint(1, most)) if things else []
    return sorted(set(chosen), key=lambda thing: thing.pk)


def _draft(mark: str, at: datetime.datetime, cast: Cast, dice: random.Random) -> Draft:
    officials = _long_tail(cast.officials, 3, dice)
    tags = _long_tail(cast.tags, 4, dice)
    photo = dice.choice(cast.photos) if cast.photos and dice.random() < 0.7 else None
    headline = dice.choice(cast.pool.headlines)
    paragraphs = dice.choices(cast.pool.paragraphs, k=dice.randint(4, 8))
    paragraphs.append(Paragraph(f"<p>{cast.vocabulary.sentence(RARE, dice)}</p>", RARE))
    quotation = dice.choice(cast.pool.quotations) if officials else None
    pieces = [paragraph.html for paragraph in paragraphs]
    if quotation:
        pieces.insert(2, f'<blockquote data-speaker="{officials[0].pk}">{quotation.html}</blockquote>')
    article = Article(
        kind=dice.choices(list(KINDS), list(KINDS.values()))[0],
        urgency=dice.choices((3, 4, 5, 6, 7), (1, 3, 10, 3, 1))[0],
        event_on=timezone.localdate(at),
        lead_photo=photo,
        headline_uk=headline,
        lead_uk=dice.choice(cast.pool.leads),
        body_uk="".join(pieces),
        dateline_uk="Київ",
        slug_uk=f"{slug(headline, 60)}-{mark}",
    )
    named = [official_content(who, cast.title_on(who, article.event_on), "uk") for who in officials]
    body = _body([paragraph.html for paragraph in paragraphs], quotation, named)
    count = sum(paragraph.words for paragraph in (*paragraphs, *filter(None, [quotation])))
    return Draft(article, _content(article, named, tags, photo, body, count), tags, officials, at)


def _body(paragraphs: list[str], quotation: Paragraph | None, named: list[dict[str, Any]]) -> list[dict[str, Any]]:
    if quotation is None:
        return [_html(paragraphs)]
    spoken = block_content(Block("quotation", quotation.html), named[0], None, None)
    return [_html(paragraphs[:2]), spoken, _html(paragraphs[2:])]


def _html(paragraphs: list[str]) -> dict[str, Any]:
    return block_content(Block("html", "".join(paragraphs)), None, None, None)


def _content(
    article: Article,
    named: list[dict[str, Any]],
    tags: list[Tag],
    photo: Photo | None,
    body: list[dict[str, Any]],
    words: int,
) -> Content:
    """What `articles.workflow.snapshot` would make of the article, without its queries (a test compares the two)."""
    shown = [photo_content(photo, "uk")] if photo else []
    return {
        "schema": SCHEMA,
        "language": "uk",
        "kind": str(article.kind),
        "urgency": article.urgency,
        "event_on": article.event_on.isoformat(),
        **{name: getattr(article, f"{name}_uk") or "" for name in TEXTS},
        "organisation": None,
        "lead_photo": shown[0] if shown else None,
        "body": body,
        "galleries": [],
        "photos": shown,
        "mentions": [{**entry, "role": Mention.Role.MENTIONED.value} for entry in named],
        "tags": [{"id": tag.pk, "name": tag.name_uk, "slug": tag.slug_uk} for tag in tags],
        "words": words,
        "reading_minutes": reading_minutes(words),
    }


@transaction.atomic
def _write(batch: list[Draft]) -> None:
    articles = Article.objects.bulk_create(draft.article for draft in batch)
    TaggedArticle.objects.bulk_create(
        TaggedArticle(tag=tag, content_object=draft.article) for draft in batch for tag in draft.tags
    )
    Mention.objects.bulk_create(
        Mention(article=draft.article, official=official, position=place)
        for draft in batch
        for place, official in enumerate(draft.officials)
    )
    ArticleLanguage.objects.bulk_create(
        ArticleLanguage(article=draft.article, language="uk", state=State.APPROVED, content_hash=digest(draft.content))
        for draft in batch
    )
    editions = append_many([_edition(draft) for draft in batch])
    search.index(editions)
    search.learn(editions)
    search.index_articles(articles)
    ArticleVersion.objects.bulk_create(version for draft in batch for version in _versions(draft))
    Transition.objects.bulk_create(_transitions(articles, editions))


def _versions(draft: Draft) -> Iterator[ArticleVersion]:
    """As `articles.workflow.versions` keeps them: a first text that lacked its last paragraphs, and the one that came
    out."""
    article = draft.article
    shared = {
        "kind": str(article.kind),
        "urgency": article.urgency,
        "event_on": article.event_on.isoformat(),
        "organisation": None,
        "lead_photo": article.lead_photo_id,
        "galleries": [],
        "mentions": [
            {"official": who.pk, "organisation": None, "role": Mention.Role.MENTIONED.value} for who in draft.officials
        ],
        "tags": [tag.pk for tag in draft.tags],
    }
    whole = {"schema": versions.SCHEMA, "shared": shared, "uk": draft.content}
    first = {**whole, "uk": {**draft.content, "body": draft.content["body"][:1]}}
    before: dict[str, Any] | None = None
    for number, content in enumerate((first, whole), 1):
        changes = list(versions.changes(before, content)) if before else []
        at = draft.at - datetime.timedelta(hours=3 - number)
        yield ArticleVersion(
            article=article, number=number, content=content, changes=changes, hash=digest(content), at=at
        )
        before = content


def _edition(draft: Draft) -> Edition:
    return Edition(
        article=draft.article,
        language="uk",
        number=1,
        edition_kind=EditionKind.FIRST,
        standing=Standing.PUBLISHED,
        published_at=draft.at,
        live_from=draft.at,
        created_at=draft.at,
        content=draft.content,
        **copied(draft.content),
    )


def _transitions(articles: Iterable[Article], editions: Iterable[Edition]) -> Iterator[Transition]:
    for article, edition in zip(articles, editions, strict=True):
        for verb, before, after, minutes in MOVES:
            yield Transition(
                article=article,
                language="uk",
                verb=verb,
                from_state=before,
                to_state=after,
                at=edition.live_from - datetime.timedelta(minutes=minutes),
                content_hash=edition.content_hash,
                edition=edition if verb == "publish" else None,
            )

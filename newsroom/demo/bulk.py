"""Many published articles for measuring, written straight into the tables but chained like any other edition."""

from __future__ import annotations

import datetime
import random
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.text import capfirst

from articles.models import (
    Appointment,
    Article,
    ArticleLanguage,
    ArticleVersion,
    Edition,
    EditionFingerprint,
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
from articles.search import known_words, store, terms
from articles.search.texts import named
from articles.workflow import versions
from articles.workflow.chain import chain, copied, merged_things, relations
from articles.workflow.snapshot import SCHEMA, TEXTS, Content, block_content, official_content, photo_content
from media.models import Photo
from newsroom.demo import bulk_search
from newsroom.demo.inserting import finish_inserting, insert, prepare_to_insert, reserve_ids, save
from newsroom.demo.library import Progress
from newsroom.demo.passages import Passage, Text, fingerprints, read, read_again
from newsroom.demo.sentences import Paragraph, Pool
from newsroom.demo.vocabulary import Vocabulary
from newsroom.lib.digests import digest
from newsroom.lib.html import Block, plain
from newsroom.lib.text import reading_minutes, slug

YEARS = 15
BATCH = 2_000
# All words of the vocabulary, with and without a capital letter, and of the ready sentences.
WORDS_HELD = 300_000
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


@dataclass(frozen=True)
class Ready:
    """A piece of many texts."""

    html: str
    words: int
    passage: Passage
    slug: str = ""

    @classmethod
    def paragraph(cls, paragraph: Paragraph) -> Ready:
        return cls(paragraph.html, paragraph.words, read(plain(paragraph.html)))


@dataclass
class Cast:
    """What generated articles name and show, loaded once."""

    tags: list[Tag]
    officials: list[Official]
    appointments: dict[int, list[Appointment]]
    photos: list[tuple[Photo, dict[str, Any]]]  # each with its content
    headlines: list[Ready]
    leads: list[Ready]
    paragraphs: list[Ready]
    quotations: list[Ready]
    vocabulary: Vocabulary

    @classmethod
    def load(cls, dice: random.Random) -> Cast:
        appointments: dict[int, list[Appointment]] = {}
        for appointment in Appointment.objects.with_titles().by_rank():
            appointments.setdefault(appointment.official_id, []).append(appointment)
        pool = Pool.make(dice)
        photos = Photo.objects.public().prefetch_related("people__official").order_by("pk")
        return cls(
            tags=list(Tag.objects.filter(merged_into=None).order_by("pk")),
            officials=list(Official.objects.order_by("pk")),
            appointments=appointments,
            photos=[(photo, photo_content(photo, "uk")) for photo in photos],
            headlines=[Ready(text, 0, read(text), slug(text, 60)) for text in pool.headlines],
            leads=[Ready(text, 0, read(text)) for text in pool.leads],
            paragraphs=list(map(Ready.paragraph, pool.paragraphs)),
            quotations=list(map(Ready.paragraph, pool.quotations)),
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
    text: Text | None  # what search holds of it; None where nothing but pages is wanted
    start: list[dict[str, Any]]  # the body of its first version: two paragraphs
    lines: int  # paragraphs that were added to them, by whom the quotation is among them
    tags: list[Tag]
    officials: list[Official]
    at: datetime.datetime


def add(count: int, progress: Progress, at_once: int = BATCH, *, only_pages: bool = False) -> None:
    """Write `count` published Ukrainian articles spread evenly over fifteen years, oldest first.

    Each `at_once` of them are one transaction, and nothing is kept of them but their words. `only_pages`: what the
    pages of the site read and nothing else, a fifth of the bytes: no search finds them and they have no history.
    """
    dice = random.Random(secrets.randbits(64))
    terms.hold(WORDS_HELD)
    known_words.hold(WORDS_HELD)
    cast = Cast.load(dice)
    drafts = _drafts(count, cast, dice, only_pages)
    learner = bulk_search.Learner()
    prepare_to_insert()
    with progress(total=count) as bar:
        while batch := list(islice(drafts, at_once)):
            _write(batch, learner)
            bar.update(len(batch))
    finish_inserting([store.TEXTS, store.COPIES])


def _drafts(count: int, cast: Cast, dice: random.Random, only_pages: bool) -> Iterator[Draft]:
    now = timezone.now()
    step = datetime.timedelta(days=365.25 * YEARS) / max(count, 1)
    mark = secrets.token_hex(3)
    for place in range(count):
        at = (now - step * (count - place)).replace(microsecond=0)
        yield _draft(f"{mark}-{place}", at, cast, dice, only_pages)


def _long_tail(things: list[Any], most: int, dice: random.Random) -> list[Any]:
    """Up to `most` different things; the n-th is chosen about 1/n as often as the first."""
    weights = [1 / (place + 1) for place in range(len(things))]
    chosen = dice.choices(things, weights, k=dice.randint(1, most)) if things else []
    return sorted(set(chosen), key=lambda thing: thing.pk)


def _draft(mark: str, at: datetime.datetime, cast: Cast, dice: random.Random, only_pages: bool) -> Draft:
    officials = _long_tail(cast.officials, 3, dice)
    tags = _long_tail(cast.tags, 4, dice)
    photo, shown = dice.choice(cast.photos) if cast.photos and dice.random() < 0.7 else (None, None)
    headline, lead = dice.choice(cast.headlines), dice.choice(cast.leads)
    paragraphs = dice.choices(cast.paragraphs, k=dice.randint(4, 8))
    rare = cast.vocabulary.sentence(RARE, dice)
    paragraphs.append(Ready(f"<p>{rare}</p>", RARE, read("" if only_pages else rare)))
    quotation = dice.choice(cast.quotations) if officials else None
    pieces = [paragraph.html for paragraph in paragraphs]
    if quotation:
        pieces.insert(2, f'<blockquote data-speaker="{officials[0].pk}">{quotation.html}</blockquote>')
    article = Article(
        kind=dice.choices(list(KINDS), list(KINDS.values()))[0],
        urgency=dice.choices((3, 4, 5, 6, 7), (1, 3, 10, 3, 1))[0],
        event_on=timezone.localdate(at),
        lead_photo=photo,
        headline_uk=headline.html,
        lead_uk=lead.html,
        body_uk="".join(pieces),
        dateline_uk="Київ",
        slug_uk=f"{headline.slug}-{mark}",
    )
    mentioned = [official_content(who, cast.title_on(who, article.event_on), "uk") for who in officials]
    count = sum(paragraph.words for paragraph in (*paragraphs, *filter(None, [quotation])))
    body = _body([paragraph.html for paragraph in paragraphs], quotation, mentioned)
    content = _content(article, mentioned, tags, shown, body, count)
    start = [_html(pieces[:2])]
    added = _spoken(quotation, mentioned)
    text = None if only_pages else _text(content, headline, lead, paragraphs, quotation)
    return Draft(article, content, text, start, len(paragraphs) - 2 + added, tags, officials, at)


def _spoken(quotation: Ready | None, mentioned: list[dict[str, Any]]) -> int:
    """Paragraphs that a history counts of a quotation: its words, and who says them."""
    return (1 + bool(mentioned[0]["name"] or mentioned[0]["title"])) if quotation else 0


def _text(content: Content, headline: Ready, lead: Ready, paragraphs: list[Ready], quotation: Ready | None) -> Text:
    before = [one.passage for one in paragraphs[:2]]
    after = [one.passage for one in paragraphs[2:]]
    said, by, signed = [], [], []
    if quotation:
        speaker = content["mentions"][0]
        said = [quotation.passage]
        by = [read_again(named(speaker))]
        signed = [read_again(speaker["name"]), read_again(capfirst(speaker["title"]))]
    dateline = read_again(content["dateline"])
    names = [photo["caption"] for photo in content["photos"]]
    names += [named(mention) for mention in content["mentions"]]
    names += [tag["name"] for tag in content["tags"]]
    return Text(
        headline=headline.passage,
        lead=lead.passage,
        rest=[dateline, *before, *said, *by, *after, *map(read_again, names)],
        copy=[headline.passage, lead.passage, dateline, *before, *said, *after],
        lines=[*before, *said, *signed, *after],
    )


def _body(paragraphs: list[str], quotation: Ready | None, mentioned: list[dict[str, Any]]) -> list[dict[str, Any]]:
    if quotation is None:
        return [_html(paragraphs)]
    spoken = block_content(Block("quotation", quotation.html), mentioned[0], None, None)
    return [_html(paragraphs[:2]), spoken, _html(paragraphs[2:])]


def _html(paragraphs: list[str]) -> dict[str, Any]:
    return block_content(Block("html", "".join(paragraphs)), None, None, None)


def _content(
    article: Article,
    mentioned: list[dict[str, Any]],
    tags: list[Tag],
    photo: dict[str, Any] | None,
    body: list[dict[str, Any]],
    words: int,
) -> Content:
    """What `articles.workflow.snapshot` would make of the article, without its queries (a test compares the two)."""
    return {
        "schema": SCHEMA,
        "language": "uk",
        "kind": str(article.kind),
        "urgency": article.urgency,
        "event_on": article.event_on.isoformat(),
        **{name: getattr(article, f"{name}_uk") or "" for name in TEXTS},
        "organisation": None,
        "lead_photo": photo,
        "body": body,
        "galleries": [],
        "photos": [photo] if photo else [],
        "mentions": [{**entry, "role": Mention.Role.MENTIONED.value} for entry in mentioned],
        "tags": [{"id": tag.pk, "name": tag.name_uk, "slug": tag.slug_uk} for tag in tags],
        "words": words,
        "reading_minutes": reading_minutes(words),
    }


@transaction.atomic
def _write(batch: list[Draft], learner: bulk_search.Learner) -> None:
    articles = [draft.article for draft in batch]
    _give_ids(articles)
    editions = [_edition(draft) for draft in batch]
    chain(editions)
    _give_ids(editions)
    save(articles)
    save([TaggedArticle(tag=tag, content_object=draft.article) for draft in batch for tag in draft.tags])
    save(
        [
            Mention(article=draft.article, official=official, position=place)
            for draft in batch
            for place, official in enumerate(draft.officials)
        ]
    )
    save(
        [
            ArticleLanguage(
                article=edition.article, language="uk", state=State.APPROVED, content_hash=edition.content_hash
            )
            for edition in editions
        ]
    )
    save(editions)
    _list(editions)
    save(list(_transitions(articles, editions)))
    if texts := [draft.text for draft in batch if draft.text]:
        insert(EditionFingerprint._meta.db_table, ("edition_id", "value"), _fingerprints(editions, texts))
        bulk_search.write(editions, texts)
        learner.learn([article.pk for article in articles], texts)
        save([version for draft in batch for version in _versions(draft)])


def _give_ids(things: Sequence[models.Model]) -> None:
    for thing, pk in zip(things, reserve_ids(type(things[0]), len(things)), strict=True):
        thing.pk = pk


def _list(editions: list[Edition]) -> None:
    merged = merged_things()
    rows: dict[type[models.Model], list[models.Model]] = {}
    for edition in editions:
        for row in relations(edition, merged):
            rows.setdefault(type(row), []).append(row)
    for found in rows.values():
        save(found)


def _fingerprints(editions: list[Edition], texts: list[Text]) -> Iterator[tuple[int, int]]:
    for edition, text in zip(editions, texts, strict=True):
        for value in sorted(fingerprints(text.headline, text.lead, text.lines)):
            yield edition.pk, value


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
    first = {**whole, "uk": {**draft.content, "body": draft.start}}
    for number, content, changes in ((1, first, []), (2, whole, [("uk", "body", draft.lines)])):
        at = draft.at - datetime.timedelta(hours=3 - number)
        yield ArticleVersion(
            article=article, number=number, content=content, changes=changes, hash=digest(content), at=at
        )


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

"""«Did the ministry publish this?» answered from the record alone: what readers may read, never more.

A text is compared with at most COMPARED editions, found by at most ALL_SHINGLES of its fingerprints
(`articles.formats.words`), of each of which at most MOST_OF_EACH rows are read, however long the archive is.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from articles.addresses import address
from articles.formats import Shot
from articles.formats.words import SHINGLE, shingles, thinned, whole_text
from articles.models import Edition, FormerAddress
from articles.models.editions import LISTED, READABLE
from articles.models.fingerprints import newest_with
from articles.models.shown import SHOWN_BY
from articles.views.photos import uses_of
from articles.views.places import NotOurs, answers, place_at, thing_at
from media.models import Photo
from media.numbers import NUMBER
from newsroom.lib.differences import Piece, differences, excerpt, inside, shared_words
from newsroom.lib.html import UNSPEAKABLE
from newsroom.lib.languages import LANGUAGES
from newsroom.lib.text import folded

Verdict = Literal["exact", "passage", "differs", "edition", "photo", "gone", "page", "foreign", "absent", "short"]

Thing = FormerAddress.Thing

COMPARED = 8
CANDIDATES = 60
# A text is looked up by all its shingles up to this many, a longer one by so many of them.
ALL_SHINGLES = 600
# With less in common two texts only speak of the same thing.
LEAST_SHARED = 0.25
HASH = re.compile(r"[0-9a-f]{12,64}")
ADDRESS = re.compile(r"(?:https?://\S+|/\S*|[\w.-]+\.[a-z]{2,}(?::\d+)?(?:/\S*)?)", re.IGNORECASE)


@dataclass(frozen=True)
class Finding:
    """`edition` is the one it was found in, `current` what readers have of that text now, `pieces` where it differs
    from what was asked. `is_part`: more was published than was asked about. `page`: the path of a page that is no text.

    `shot` is the photo as a live edition shows it: one that readers no longer meet may be waiting for its second.
    """

    verdict: Verdict
    edition: Edition | None = None
    current: Edition | None = None
    pieces: list[Piece] = field(default_factory=list)
    is_part: bool = False
    shot: Shot | None = None
    page: str = ""

    @property
    def address(self) -> str:
        """The permanent address of what was found; it answers for what was taken from readers too, and says why.

        Not the address of its text: another edition may stand there by now.
        """
        return address(self.edition.language, "edition", self.edition.short_hash) if self.edition else ""

    @property
    def current_address(self) -> str:
        return address(self.current.language, "article", self.current.slug) if self.current else ""

    @property
    def is_current(self) -> bool:
        return self.edition is not None and self.edition == self.current


def find(asked: str, at: datetime.datetime) -> Finding:
    """What the record says of a text, an address, a hash or the number of a photo."""
    text = UNSPEAKABLE.sub(" ", asked).strip()
    if HASH.fullmatch(text.lower()):
        return _by_hash(text.lower(), at)
    if NUMBER.fullmatch(text.upper()):
        return _by_photo_number(text.upper(), at)
    if ADDRESS.fullmatch(text):
        return _by_address(text, at)
    return _by_words(text, at)


def _by_hash(digest: str, at: datetime.datetime, languages: Iterable[str] = LANGUAGES) -> Finding:
    for language in languages:
        if edition := Edition.objects.on_record(language, at).with_hash(digest).first():
            return _of("edition", edition, at)
        if edition := Edition.objects.ever_live(language, at).with_hash(digest).first():
            return Finding("gone", edition)
    return Finding("absent")


def _of(verdict: Verdict, edition: Edition, at: datetime.datetime, **more: object) -> Finding:
    live = Edition.objects.live(edition.language, at).filter(article_id=edition.article_id)
    return Finding(verdict, edition, live.defer("content").first(), **more)  # type: ignore[arg-type]


def _by_photo_number(number: str, at: datetime.datetime) -> Finding:
    photo = Photo.objects.filter(number=number).first()
    if photo is None:
        return Finding("absent")
    for language in LANGUAGES:
        for use, shot in uses_of(photo, language, at):
            return _of("photo", use, at, shot=shot)
    for language in LANGUAGES:
        shown = Edition.objects.on_record(language, at).filter(edition_photos__photo=photo)
        if edition := shown.newest_first("live_from").first():
            return _of("photo", edition, at)
    return Finding("absent")


# --- addresses ---


def _by_address(asked: str, at: datetime.datetime) -> Finding:
    try:
        place = place_at(asked)
    except NotOurs:
        return Finding("foreign")
    if place is None:
        return Finding("absent")
    given = place.given
    match place.name:
        case "edition":
            return _by_hash(given["digest"], at, [place.language])
        case "photo" | "download":
            return _by_photo_number(given["number"], at)
        case "gallery" | "gallery_photos":
            return _by_gallery(given["slug"], place.language, at)
        case "article" | "updates" | "print" | "card" | "article_photos":
            return _by_slug(given["slug"], place.language, at)
    return Finding("page", page=place.path) if answers(place, at) else Finding("absent")


def _by_gallery(slug: str, language: str, at: datetime.datetime) -> Finding:
    """The live edition that shows the gallery as its page has it."""
    gallery = thing_at(Thing.GALLERY, slug, language, at)
    if gallery is None:
        return Finding("absent")
    shown = Edition.objects.about(SHOWN_BY[Thing.GALLERY], gallery, language).live(language, at)
    edition = shown.newest_first(LISTED).first()
    return _of("edition", edition, at) if edition else Finding("absent")


def _by_slug(slug: str, language: str, at: datetime.datetime) -> Finding:
    once = Edition.objects.once_at(slug, language, at).first()
    if once is None:
        return Finding("absent")
    current = Edition.objects.current(language, at).filter(article_id=once.article_id).first()
    if current is None or current.standing not in READABLE:
        return Finding("gone", once)
    return Finding("edition", current, current)


# --- words ---


def _by_words(text: str, at: datetime.datetime) -> Finding:
    asked = folded(text)
    if len(asked.split()) < SHINGLE:
        return Finding("short")
    candidates = _candidates(text, at)
    for edition in candidates:
        published = folded(whole_text(edition.content))
        if asked == published or asked == folded(edition.headline):
            return _of("exact", edition, at)
    for edition in candidates:
        if f" {asked} " in f" {folded(whole_text(edition.content))} ":
            return _of("passage", edition, at, is_part=True)
    return _nearest(text, candidates, at)


def _nearest(text: str, candidates: list[Edition], at: datetime.datetime) -> Finding:
    compared = [(edition, differences(whole_text(edition.content), text, folded)) for edition in candidates]
    if not compared:
        return Finding("absent")
    edition, pieces = max(compared, key=lambda pair: shared_words(pair[1]))
    if shared_words(pieces) < LEAST_SHARED * len(text.split()):
        return Finding("absent")
    asked = inside(pieces)
    return _of("differs", edition, at, pieces=excerpt(asked), is_part=asked != pieces)


def _candidates(text: str, at: datetime.datetime) -> list[Edition]:
    """The editions on record that share most fingerprints with the text, with their contents; at most COMPARED.

    Of equals what readers have now comes first, then the newer one.
    """
    hits = _hits(text)
    likely = sorted(hits, key=lambda pk: (-hits[pk], -pk))[:CANDIDATES]
    found = [
        edition
        for language in LANGUAGES
        for edition in Edition.objects.on_record(language, at).filter(pk__in=likely).defer("content")
    ]
    found.sort(key=lambda one: (-hits[one.pk], one.live_until is not None and one.live_until <= at, -one.pk))
    chosen = [edition.pk for edition in found[:COMPARED]]
    contents = Edition.objects.in_bulk(chosen)
    return [contents[pk] for pk in chosen]


def _hits(text: str) -> Counter[int]:
    """Edition id → how many of the text's fingerprints it has."""
    every = shingles(text)
    values = thinned(every) if len(every) > ALL_SHINGLES else set(every)
    # The smallest are as good a sample as any, and the same of the same words.
    return Counter(newest_with(sorted(values)[:ALL_SHINGLES]))

"""«Did the ministry publish this?» answered from the record alone: what readers may read, never more.

A text is compared with at most COMPARED editions, found by the rarest of its fingerprints (`articles.formats.words`):
MOST_ROWS rows at most are read of them, however long the archive is.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db.models import Count
from django.urls import Resolver404, resolve
from django.utils import translation

from articles.formats.words import SHINGLE, shingles, thinned, whole_text
from articles.models import Edition, EditionFingerprint
from articles.models.editions import READABLE
from articles.views.heads import address
from media.models import Photo
from media.numbers import NUMBER
from newsroom.lib.differences import Piece, differences, excerpt, inside, shared_words
from newsroom.lib.html import UNSPEAKABLE
from newsroom.lib.languages import DEFAULT, LANGUAGES
from newsroom.lib.text import folded

Verdict = Literal["exact", "passage", "differs", "edition", "photo", "gone", "foreign", "absent", "short"]

COMPARED = 8
CANDIDATES = 60
MOST_ROWS = 4_000
# A text is looked up by all its shingles up to this many, a longer one by some of them.
ALL_SHINGLES = 600
# With less in common two texts only speak of the same thing.
LEAST_SHARED = 0.25
HASH = re.compile(r"[0-9a-f]{12,64}")
ADDRESS = re.compile(r"(?:https?://\S+|/\S*|[\w.-]+\.[a-z]{2,}(?::\d+)?(?:/\S*)?)", re.IGNORECASE)


@dataclass(frozen=True)
class Finding:
    """`edition` is the one it was found in, `current` what readers have of that text now, `pieces` where it differs
    from what was asked. `is_part`: more was published than was asked about."""

    verdict: Verdict
    edition: Edition | None = None
    current: Edition | None = None
    pieces: list[Piece] = field(default_factory=list)
    is_part: bool = False
    photo: Photo | None = None

    @property
    def address(self) -> str:
        """The permanent address of what was found; of what was taken from readers, the one that says why."""
        edition = self.edition
        if edition is None:
            return ""
        if self.verdict == "gone":
            return address(edition.language, "article", edition.slug)
        return address(edition.language, "edition", edition.short_hash)

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
    for language in LANGUAGES if photo else ():
        shown = Edition.objects.on_record(language, at).filter(edition_photos__photo=photo)
        if edition := shown.newest_first("live_from").first():
            return _of("photo", edition, at, photo=photo)
    return Finding("absent")


# --- addresses ---


def _by_address(asked: str, at: datetime.datetime) -> Finding:
    try:
        parts = urlsplit(asked if "://" in asked or asked.startswith("/") else f"//{asked}")
        host = parts.hostname
    except ValueError:
        return Finding("absent")
    if host and host not in _our_hosts():
        return Finding("foreign")
    path = unquote(parts.path)
    language = path.split("/", 2)[1] if path.count("/") > 1 else DEFAULT
    language = language if language in LANGUAGES else DEFAULT
    try:
        with translation.override(language):
            match = resolve(path if path.endswith("/") else f"{path}/")
    except Resolver404:
        return Finding("absent")
    if match.view_name == "articles:edition":
        return _by_hash(match.kwargs["digest"], at, [language])
    if match.view_name in ("articles:article", "articles:updates", "articles:print"):
        return _by_slug(match.kwargs["slug"], language, at)
    return Finding("absent")


def _our_hosts() -> set[str]:
    return {host.lower().strip("[]") for host in (urlsplit(settings.SITE_URL).hostname or "", *settings.ALLOWED_HOSTS)}


def _by_slug(slug: str, language: str, at: datetime.datetime) -> Finding:
    once = Edition.objects.ever_live(language, at).filter(slug=slug).defer("content").order_by("-live_from").first()
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
    """Edition id → how many of the text's fingerprints it has. Words that everybody uses are left out first."""
    every = shingles(text)
    values = thinned(every) if len(every) > ALL_SHINGLES else set(every)
    rows = EditionFingerprint.objects.filter(value__in=values)
    rarest, budget = [], MOST_ROWS
    for value, count in rows.values_list("value").annotate(count=Count("pk")).order_by("count", "value"):
        budget -= count
        if budget < 0:
            break
        rarest.append(value)
    return Counter(EditionFingerprint.objects.filter(value__in=rarest).values_list("edition_id", flat=True))

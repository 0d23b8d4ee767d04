"""A text as it leaves the site in a feed: whole, with full addresses, under a name that never changes."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext

from articles.addresses import absolute, address
from articles.formats.bodies import SPEC, standalone
from articles.formats.shots import File, Shot, file_of, shots_of
from articles.models import Edition
from articles.models.editions import TOLD, corrections_in
from media.models import Photo
from newsroom.lib.html import UNSPEAKABLE


@dataclass(frozen=True)
class Name:
    """What something is called, and its full address, "" where it has no page."""

    name: str
    address: str = ""


@dataclass(frozen=True)
class Picture:
    file: File
    alt: str
    caption: str
    credit: str


@dataclass(frozen=True)
class Story:
    """Every text in it can be written into XML; `html` stands alone. The lead photo is the first picture."""

    id: str
    language: str
    address: str
    headline: str
    lead: str
    html: str
    author: Name
    published_at: datetime.datetime
    updated_at: datetime.datetime
    topics: list[Name]
    pictures: list[Picture]


def stories(editions: list[Edition], at: datetime.datetime) -> list[Story]:
    """Live editions of one language, in the order given. Two queries, however many there are."""
    if not editions:
        return []
    histories = _histories(editions, at)
    photos = Photo.objects.in_bulk({photo["id"] for one in editions for photo in one.content["photos"]})
    with translation.override(editions[0].language):
        return [_story(edition, histories[edition.article_id], photos) for edition in editions]


def speakable(text: str) -> str:
    """Without the characters that XML forbids: one of them would end a feed for all its readers."""
    return UNSPEAKABLE.sub("", text)


def house(language: str) -> Name:
    """The press office itself: the author of what no organisation signs."""
    with translation.override(language):
        return Name(gettext("Ministry press office"), absolute(address(language, "front")))


def signed_by(edition: Edition) -> Name:
    """The organisation that issued the text, as it was called that day; else the press office."""
    issuer = edition.content["organisation"]
    if not (issuer and issuer["name"]):
        return house(edition.language)
    page = absolute(address(edition.language, "organisation", issuer["slug"])) if issuer["slug"] else ""
    return Name(speakable(issuer["name"]), page)


def lasting_id(first: Edition) -> str:
    """A tag address (RFC 4151) made of the first edition readers had: it outlives every change of slug and of site.

    It tells no number of the database: from gaps between numbers one could count what isn't published. And no word:
    the first slug may have been taken down with the first text.
    """
    day = f"{first.published_at:%Y-%m-%d}"
    return f"tag:{urlsplit(settings.SITE_URL).hostname},{day}:{first.language}/{first.short_hash}"


def _histories(editions: list[Edition], at: datetime.datetime) -> dict[int, list[Edition]]:
    """Article id → every edition that was ever in force, oldest first, with its correction."""
    found: dict[int, list[Edition]] = {}
    rows = Edition.objects.lived(editions[0].language, at).filter(article_id__in=[one.article_id for one in editions])
    for row in rows.select_related("correction").defer("content").order_by("live_from", "number"):
        found.setdefault(row.article_id, []).append(row)
    return found


def _story(edition: Edition, history: list[Edition], photos: dict[int, Photo]) -> Story:
    shots = {shot.photo.pk: shot for shot in shots_of(edition.content["photos"], photos)}
    return Story(
        id=lasting_id(history[0]),
        language=edition.language,
        address=absolute(address(edition.language, "article", edition.slug)),
        headline=speakable(edition.headline),
        lead=speakable(edition.lead),
        html=speakable(standalone(edition, shots, corrections_in(history))),
        author=signed_by(edition),
        published_at=edition.published_at,
        updated_at=max([edition.published_at, *(one.live_from for one in history if one.edition_kind in TOLD)]),
        topics=_topics(edition),
        pictures=_pictures(edition, shots),
    )


def _topics(edition: Edition) -> list[Name]:
    language = edition.language
    kind = Name(capfirst(edition.get_kind_display()), absolute(address(language, "kind", edition.kind)))
    tags = edition.content["tags"]
    return [kind, *(Name(speakable(one["name"]), absolute(address(language, "tag", one["slug"]))) for one in tags)]


def _pictures(edition: Edition, shots: dict[int, Shot]) -> list[Picture]:
    lead = (edition.content["lead_photo"] or {}).get("id")
    ordered = sorted(shots.values(), key=lambda shot: shot.photo.pk != lead)
    return [
        Picture(file, *map(speakable, (shot.alt, shot.caption, shot.credit)))
        for shot in ordered
        if (file := file_of(shot.photo, SPEC))
    ]

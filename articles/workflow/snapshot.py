"""The canonical content of one article in one language: what is approved, hashed, published and shown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch

from articles.models import Appointment, Article, Mention, Official, Organisation
from media.models import Gallery, Photo
from newsroom.lib.html import Block, blocks, words
from newsroom.lib.languages import attr
from newsroom.lib.text import reading_minutes

# Raised when the shape of `content` changes; old editions keep theirs.
SCHEMA = 2

Content = dict[str, Any]


def snapshot(article: Article, language: str) -> Content:
    """Everything a reader of `language` would get from the working copy, as plain JSON values.

    Titles are those held on `article.event_on`. Things without a name in `language` are left out, never borrowed.
    """
    body = getattr(article, attr("body", language)) or ""
    pieces = blocks(body)
    galleries = _galleries(article, pieces)
    photos = _photos(article, pieces, galleries.values())
    mentions = list(article.mentions.select_related("official__merged_into", "organisation")) if article.pk else []
    officials = _officials(article, pieces, mentions, language)
    count = words(body)
    return {
        "schema": SCHEMA,
        "language": language,
        "kind": article.kind,
        "urgency": article.urgency,
        "event_on": article.event_on.isoformat(),
        **{name: getattr(article, attr(name, language)) or "" for name in TEXTS},
        "organisation": organisation_content(article.organisation, language) if article.organisation else None,
        "lead_photo": article.lead_photo_id and photo_content(photos[article.lead_photo_id], language),
        "body": [_block(piece, language, officials, photos, galleries) for piece in pieces],
        "galleries": [_gallery(gallery, language) for gallery in galleries.values()],
        "photos": [photo_content(photo, language) for photo in photos.values()],
        "mentions": _mentions(mentions, officials, language),
        "tags": _tags(article, language),
        "words": count,
        "reading_minutes": reading_minutes(count),
    }


TEXTS = ("headline", "short_headline", "lead", "slug", "dateline", "seo_description", "social_text")


def shown_photos(content: Content) -> list[int]:
    """Ids of every photo whose file a reader of this content is shown: its photos and the portraits of who is named."""
    speakers = (block["speaker"] for block in content["body"] if block["kind"] == "quotation")
    named = (*content["mentions"], *filter(None, speakers))
    portraits = {thing["portrait"] for thing in named if thing.get("portrait")}
    return sorted({photo["id"] for photo in content["photos"]} | portraits)


def _photos(article: Article, pieces: list[Block], galleries: Iterable[Gallery]) -> dict[int, Photo]:
    """By id, in the order in which a reader meets them."""
    ids = [article.lead_photo_id] if article.lead_photo_id else []
    ids += [piece.id for piece in pieces if piece.kind == "photo" and piece.id]
    known = Photo.objects.for_words().prefetch_related("people__official").in_bulk(ids)
    found = {pk: known[pk] for pk in ids if pk in known}
    for gallery in galleries:
        found |= {item.photo_id: item.photo for item in gallery.entries.all() if item.photo_id not in found}
    return found


def _galleries(article: Article, pieces: list[Block]) -> dict[int, Gallery]:
    """Those attached to the article in its order, then those placed in the text; by id."""
    ids = list(article.article_galleries.values_list("gallery_id", flat=True)) if article.pk else []
    ids += [piece.id for piece in pieces if piece.kind == "gallery" and piece.id and piece.id not in ids]
    photos = Prefetch("entries__photo", Photo.objects.for_words().prefetch_related("people__official"))
    found = Gallery.objects.prefetch_related(photos).in_bulk(ids)
    return {pk: found[pk] for pk in ids if pk in found}


def photo_content(photo: Photo, language: str) -> dict[str, Any]:
    """What the photo's page and its delivered file say of it, so that approval covers every word and fact of them.

    Reads prefetched `people__official` without a query. `people` stand from left to right.
    """
    people = [
        {"name": person.official.full_name(language), "slug": getattr(person.official, attr("slug", language)) or ""}
        for person in photo.people.all()
    ]
    return {
        "id": photo.pk,
        "number": photo.number,
        "caption": getattr(photo, attr("caption", language)) or "",
        "alt_text": getattr(photo, attr("alt_text", language)) or "",
        "credit": getattr(photo, attr("credit", language)) or "",
        "people": [person for person in people if person["name"]],
        "taken_on": photo.taken_on.isoformat() if photo.taken_on else "",
        "usage_terms": photo.usage_terms,
        "digital_source_type": photo.digital_source_type,
        "sha256": photo.sha256,
        "width": photo.width,
        "height": photo.height,
    }


def _gallery(gallery: Gallery, language: str) -> dict[str, Any]:
    return {
        "id": gallery.pk,
        "slug": getattr(gallery, attr("slug", language)) or "",
        "title": getattr(gallery, attr("title", language)) or "",
        "description": getattr(gallery, attr("description", language)) or "",
        "photos": [photo_content(item.photo, language) for item in gallery.entries.all()],
    }


def block_content(
    piece: Block, speaker: dict[str, Any] | None, photo: dict[str, Any] | None, gallery: dict[str, Any] | None
) -> dict[str, Any]:
    """One piece of a body. `missing` is the id of a photo or gallery that the library no longer has."""
    if piece.kind == "quotation":
        return {"kind": "quotation", "html": piece.html, "speaker": speaker, "footer": piece.caption}
    if piece.kind == "photo":
        missing = None if photo else piece.id
        return {"kind": "photo", "photo": photo, "missing": missing, "caption": piece.caption}
    if piece.kind == "gallery":
        missing = None if gallery else piece.id
        return {"kind": "gallery", "gallery": gallery, "missing": missing, "caption": piece.caption}
    return {"kind": "html", "html": piece.html}


def _block(
    piece: Block,
    language: str,
    officials: dict[int, dict[str, Any]],
    photos: dict[int, Photo],
    galleries: dict[int, Gallery],
) -> dict[str, Any]:
    photo, gallery = photos.get(piece.id or 0), galleries.get(piece.id or 0)
    return block_content(
        piece,
        officials.get(piece.id or 0) if piece.kind == "quotation" else None,
        photo_content(photo, language) if photo else None,
        _gallery(gallery, language) if gallery else None,
    )


def _officials(
    article: Article, pieces: list[Block], mentions: list[Mention], language: str
) -> dict[int, dict[str, Any]]:
    """The content of each official that the text quotes or names, by the id it has there: as many queries for one as
    for many. A text typed while two officials were merged may still name the other."""
    quoted = {piece.id for piece in pieces if piece.kind == "quotation" and piece.id}
    named = {mention.official.pk: mention.official for mention in mentions if mention.official}
    if missing := quoted - named.keys():
        named |= Official.objects.select_related("merged_into").in_bulk(missing)
    real = {pk: official.merged_into or official for pk, official in named.items()}
    titles: dict[int, str] = {}
    if real:
        held = Appointment.objects.filter(official__in={official.pk for official in real.values()})
        for appointment in held.on(article.event_on).with_titles().by_rank():
            if appointment.official_id not in titles:
                titles[appointment.official_id] = appointment.title_on(article.event_on, language)
    return {pk: official_content(official, titles.get(official.pk, ""), language) for pk, official in real.items()}


def official_content(official: Official, title: str, language: str) -> dict[str, Any]:
    return {
        "type": "official",
        "id": official.pk,
        "name": official.full_name(language),
        "slug": getattr(official, attr("slug", language)) or "",
        "title": title,
        "portrait": official.portrait_id,
    }


def organisation_content(organisation: Organisation, language: str) -> dict[str, Any]:
    return {
        "type": "organisation",
        "id": organisation.pk,
        "name": getattr(organisation, attr("name", language)) or "",
        "slug": getattr(organisation, attr("slug", language)) or "",
        "title": "",
    }


def _mentions(mentions: list[Mention], officials: dict[int, dict[str, Any]], language: str) -> list[dict[str, Any]]:
    found = []
    for mention in mentions:
        if mention.official:
            thing = officials[mention.official.pk]
        else:
            assert mention.organisation  # the row names one of the two
            thing = organisation_content(mention.organisation, language)
        if thing["name"]:
            found.append({**thing, "role": mention.role})
    return found


def _tags(article: Article, language: str) -> list[dict[str, Any]]:
    if not article.pk:
        return []
    named = [
        {"id": tag.pk, "name": getattr(tag, attr("name", language)), "slug": getattr(tag, attr("slug", language))}
        for tag in article.tags.all()
        if getattr(tag, attr("name", language)) and getattr(tag, attr("slug", language))
    ]
    return sorted(named, key=lambda tag: tag["id"])

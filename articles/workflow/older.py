"""An older text, of a version or of an edition, taken up as a new draft."""

from __future__ import annotations

import datetime
from dataclasses import replace
from html import escape
from typing import Any

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from articles.models import (
    Article,
    ArticleGallery,
    ArticleLanguage,
    Edition,
    Mention,
    Official,
    Organisation,
    State,
    Tag,
    Transition,
)
from articles.workflow.logbook import log_move
from articles.workflow.snapshot import TEXTS, Content
from articles.workflow.texts import claim, lock_texts, tidy_texts, touch
from media.models import Gallery, Photo
from newsroom.lib.html import Block, render
from newsroom.lib.languages import DEFAULT, LANGUAGES, attr

# An address leads somewhere already: an older text does not take it back.
TAKEN = tuple(name for name in TEXTS if name != "slug")
THINGS: dict[str, type[models.Model]] = {
    "photo": Photo,
    "gallery": Gallery,
    "official": Official,
    "organisation": Organisation,
    "tag": Tag,
}


def shared_of_edition(content: Content) -> dict[str, Any]:
    """What a version keeps as shared, as far as an edition of one language tells it (see `versions`)."""
    placed = {block["gallery"]["id"] for block in content["body"] if block["kind"] == "gallery" and block["gallery"]}
    return {
        "kind": content["kind"],
        "urgency": content["urgency"],
        "event_on": content["event_on"],
        "organisation": content["organisation"] and content["organisation"]["id"],
        "lead_photo": content["lead_photo"] and content["lead_photo"]["id"],
        "galleries": [gallery["id"] for gallery in content["galleries"] if gallery["id"] not in placed],
        "mentions": [
            {"official": None, "organisation": None, one["type"]: one["id"], "role": one["role"]}
            for one in content["mentions"]
        ],
        "tags": [tag["id"] for tag in content["tags"]],
    }


@transaction.atomic
def take_up(
    article: Article,
    contents: dict[str, Content],
    shared: dict[str, Any] | None,
    *,
    version: int,
    by: Any,
    note: str,
    writer: Any = None,
    edition: Edition | None = None,
    now: datetime.datetime | None = None,
) -> list[str]:
    """Fill the working copy with these texts, and with what is shared if it is given; each is a draft again.

    `note` says where it is from, `writer` who saved that version: as little as `by` may they approve it.
    Returns what the older text showed and no longer exists, named. Raises Stale.
    """
    now = now or timezone.now()
    claim(article, version)
    lock_texts([article.pk])
    known = _known(contents, shared)
    for language, content in contents.items():
        for name in TAKEN:
            setattr(article, attr(name, language), content[name])
        setattr(article, attr("body", language), body_html(content, known))
    if shared:
        _share(article, shared, known)
    tidy_texts(article, contents)
    with translation.override(DEFAULT):  # modeltranslation writes the active language into the raw column
        article.save()
    if shared:
        _relate(article, shared, known)
    touch(article, by=by, now=now, languages=LANGUAGES if shared else contents)
    for language in contents:
        _draft_again(article, language, by, writer, note, edition, now)
    return _gone(contents, shared, known)


def body_html(content: Content, known: dict[str, set[int]]) -> str:
    """The body as an editor writes it, without the photos and galleries that are not `known` any more."""
    return "".join(_written(block, known) for block in content["body"])


def _written(block: dict[str, Any], known: dict[str, set[int]]) -> str:
    kind = block["kind"]
    if kind == "html":
        return str(block["html"])
    if kind == "quotation":
        speaker = block["speaker"]
        piece = Block("quotation", block["html"], None, escape(block["footer"], quote=False))
        if speaker and speaker["id"] in known["official"]:
            piece = replace(piece, id=speaker["id"])
        elif speaker and not block["footer"]:
            piece = replace(piece, caption=escape(speaker["name"], quote=False))
        return render(piece)
    thing = block[kind]
    if not thing or thing["id"] not in known[kind]:
        return ""
    return render(Block(kind, "", thing["id"], escape(block["caption"], quote=False)))


def _things(contents: dict[str, Content], shared: dict[str, Any] | None) -> dict[tuple[str, int], str]:
    """(what, its id) → its name, of everything the older text shows or names."""
    found: dict[tuple[str, int], str] = {}
    for content in contents.values():
        blocks = content["body"]
        speakers = [block["speaker"] for block in blocks if block["kind"] == "quotation" and block["speaker"]]
        found |= {("official", one["id"]): one["name"] for one in speakers}
        found |= {("photo", photo["id"]): photo["number"] for photo in content["photos"]}
        found |= {("gallery", gallery["id"]): gallery["title"] for gallery in content["galleries"]}
        if shared:
            found |= {("tag", tag["id"]): tag["name"] for tag in content["tags"]}
            named = [*content["mentions"], *filter(None, [content["organisation"]])]
            found |= {(one["type"], one["id"]): one["name"] for one in named}
    if shared:
        found = {("tag", pk): f"№ {pk}" for pk in shared["tags"]} | found
        found = {("gallery", pk): f"№ {pk}" for pk in shared["galleries"]} | found
        for what, pks in (
            ("photo", [shared["lead_photo"]]),
            ("organisation", [shared["organisation"], *(one["organisation"] for one in shared["mentions"])]),
            ("official", [one["official"] for one in shared["mentions"]]),
        ):
            found = {(what, pk): f"№ {pk}" for pk in pks if pk} | found
    return found


def _known(contents: dict[str, Content], shared: dict[str, Any] | None) -> dict[str, set[int]]:
    """Of all those the ids that still exist. A query for each sort of thing."""
    asked: dict[str, set[int]] = {what: set() for what in THINGS}
    for what, pk in _things(contents, shared):
        asked[what].add(pk)
    return {
        what: set(THINGS[what]._default_manager.filter(pk__in=pks).values_list("pk", flat=True))
        for what, pks in asked.items()
    }


def _gone(contents: dict[str, Content], shared: dict[str, Any] | None, known: dict[str, set[int]]) -> list[str]:
    words = {
        "photo": _("photo %(name)s"),
        "gallery": _("gallery “%(name)s”"),
        "official": _("official %(name)s"),
        "organisation": _("organisation “%(name)s”"),
        "tag": _("tag “%(name)s”"),
    }
    things = _things(contents, shared).items()
    return [words[what] % {"name": name} for (what, pk), name in things if pk not in known[what]]


def _share(article: Article, shared: dict[str, Any], known: dict[str, set[int]]) -> None:
    article.kind = shared["kind"]
    article.urgency = shared["urgency"]
    article.event_on = datetime.date.fromisoformat(shared["event_on"])
    article.organisation_id = shared["organisation"] if shared["organisation"] in known["organisation"] else None
    article.lead_photo_id = shared["lead_photo"] if shared["lead_photo"] in known["photo"] else None


def _relate(article: Article, shared: dict[str, Any], known: dict[str, set[int]]) -> None:
    article.mentions.all().delete()
    kept = [
        one
        for one in shared["mentions"]
        if one["official"] in known["official"] or one["organisation"] in known["organisation"]
    ]
    Mention.objects.bulk_create(
        Mention(
            article=article,
            official_id=one["official"],
            organisation_id=one["organisation"],
            role=one["role"],
            position=place,
        )
        for place, one in enumerate(kept)
    )
    article.article_galleries.all().delete()
    ArticleGallery.objects.bulk_create(
        ArticleGallery(article=article, gallery_id=pk, position=place)
        for place, pk in enumerate(pk for pk in shared["galleries"] if pk in known["gallery"])
    )
    # A tag that was merged stands for nothing: the one it was merged into does.
    tags = Tag.objects.filter(pk__in=shared["tags"]).select_related("merged_into")
    article.tags.set({tag.merged_into or tag for tag in tags})


def _draft_again(
    article: Article, language: str, by: Any, writer: Any, note: str, edition: Edition | None, now: datetime.datetime
) -> None:
    text = ArticleLanguage.objects.filter(article=article, language=language).first()
    if text is None:  # the older text was empty too
        return
    if writer is not None:
        text.touched_by.add(writer)
    ArticleLanguage.objects.filter(pk=text.pk).update(
        state=State.DRAFT,
        approval_hash="",
        approved_by=None,
        approved_at=None,
        waits_since=now if text.assigned_to_id else None,  # for whom it was given to, to write it
        moves=F("moves") + 1,
    )
    transition = Transition.objects.create(
        article=article,
        language=language,
        verb="take_up",
        from_state=text.state,
        to_state=State.DRAFT,
        by=by,
        at=now,
        note=note,
        content_hash=text.content_hash,
        edition=edition if edition and edition.language == language else None,
    )
    log_move(transition)

"""The chain of editions: how one is written, and how any tampering is found."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import groupby, zip_longest
from operator import itemgetter
from typing import Any, NamedTuple

from django.db import connection, models
from django.db.models import Exists, OuterRef, Q

from articles.formats.words import fingerprints
from articles.models import (
    SEALED,
    Edition,
    EditionFingerprint,
    EditionGallery,
    EditionOfficial,
    EditionOrganisation,
    EditionPhoto,
    EditionTag,
    Official,
    SiteState,
    Tag,
    Transition,
)
from articles.models.history import VERDICTS
from articles.workflow.snapshot import shown_photos
from newsroom.lib.digests import digest
from newsroom.lib.seals import missing_seals

# The columns that the chain's hash covers beside the content: all but `live_until`, which is closed later.
SEALED_COLUMNS = (
    "sequence",
    "article_id",
    "language",
    "number",
    "edition_kind",
    "standing",
    "published_at",
    "live_from",
    "change_note",
    "notice",
    "approved_by_id",
    "published_by_id",
    "created_at",
    "content_hash",
    "correction_hash",
    "previous_hash",
)
# List columns that only repeat the content.
COPIED = ("slug", "headline", "short_headline", "lead", "kind", "urgency")


def lock_site() -> SiteState:
    """The site's one row, locked until the transaction ends: editions are chained one after another."""
    return SiteState.objects.select_for_update().get_or_create(pk=1)[0]


def copied(content: dict[str, Any]) -> dict[str, Any]:
    """The list columns of an edition, taken from its content."""
    lead_photo = content["lead_photo"]
    return {
        **{name: content[name] for name in COPIED},
        "event_on": datetime.date.fromisoformat(content["event_on"]),
        "lead_photo_id": lead_photo["id"] if lead_photo else None,
        "lead_photo_sha256": lead_photo["sha256"] if lead_photo else "",
        "lead_photo_source": lead_photo["digital_source_type"] if lead_photo else "",
    }


def seal_edition(edition: Edition, sequence: int, previous_hash: str) -> None:
    """Give an unsaved edition its place in the chain and its hash."""
    edition.sequence = sequence
    edition.previous_hash = previous_hash
    edition.content_hash = digest(edition.content)
    edition.hash = edition_hash(edition)


def edition_hash(edition: Edition) -> str:
    values = {name: getattr(edition, name) for name in SEALED_COLUMNS}
    if edition.made_from:  # of editions that were made before there was such a column, the hash knows nothing of it
        values["made_from"] = edition.made_from
    if edition.links:
        values["links"] = edition.links
    return digest({name: _plain(value) for name, value in values.items()})


def append(edition: Edition) -> Edition:
    """Write the edition at the end of the chain with its list rows. Call inside a transaction."""
    return append_many([edition])[0]


def append_many(editions: list[Edition]) -> list[Edition]:
    """Write unsaved editions in this order at the end of the chain, with their list rows."""
    chain(editions)
    Edition.objects.bulk_create(editions)
    rows: dict[type[models.Model], list[Any]] = {}
    merged = merged_things()
    for edition in editions:
        for row in (*relations(edition, merged), *word_rows(edition)):
            rows.setdefault(type(row), []).append(row)
    for model, found in rows.items():
        model._default_manager.bulk_create(found)
    return editions


def chain(editions: list[Edition]) -> None:
    """Seal unsaved editions in this order at the end of the chain. The caller saves them in the same transaction."""
    site = lock_site()
    sequence, previous = site.chain_length, site.chain_hash
    for edition in editions:
        sequence += 1
        seal_edition(edition, sequence, previous)
        previous = edition.hash
    SiteState.objects.filter(pk=site.pk).update(chain_length=sequence, chain_hash=previous)


Relation = EditionTag | EditionOfficial | EditionOrganisation | EditionGallery | EditionPhoto


Merged = dict[str, dict[int, int]]


def merged_things() -> Merged:
    """Column of a list row → the thing that was merged → the one it was merged into."""
    merging: tuple[tuple[str, type[models.Model]], ...] = (("tag_id", Tag), ("official_id", Official))
    return {
        column: dict(model._default_manager.exclude(merged_into=None).values_list("pk", "merged_into"))
        for column, model in merging
    }


def relations(edition: Edition, merged: Merged) -> list[Relation]:
    """The list rows of a saved edition, unsaved. The row of what was merged belongs to what stayed."""
    shared = {"edition": edition, "language": edition.language, "published_at": edition.published_at}
    content = edition.content
    worded = {photo["id"] for photo in content["photos"]}
    named = {(mention["type"], mention["id"]) for mention in content["mentions"]}
    if content["organisation"]:
        named.add(("organisation", content["organisation"]["id"]))
    tags = {tag["id"] for tag in content["tags"]}
    people = {pk for kind, pk in named if kind == "official"}
    return [
        *(EditionTag(tag_id=pk, **shared) for pk in sorted({stayed(pk, merged["tag_id"]) for pk in tags})),
        *(
            EditionOfficial(official_id=pk, **shared)
            for pk in sorted({stayed(pk, merged["official_id"]) for pk in people})
        ),
        *(EditionOrganisation(organisation_id=pk, **shared) for kind, pk in sorted(named) if kind == "organisation"),
        *(EditionGallery(gallery_id=gallery["id"], **shared) for gallery in content["galleries"]),
        *(EditionPhoto(photo_id=pk, is_portrait=pk not in worded, **shared) for pk in shown_photos(content)),
    ]


def word_rows(edition: Edition) -> list[EditionFingerprint]:
    """What a saved edition is found by when somebody asks whether a text is ours, unsaved."""
    return [EditionFingerprint(edition=edition, value=value) for value in sorted(fingerprints(edition.content))]


def stayed(pk: int, merged: dict[int, int]) -> int:
    while pk in merged:
        pk = merged[pk]
    return pk


def correction_hash(kind: str, was_wrong: str, is_right: str, cause: str) -> str:
    """Seals the note that is printed under a corrected text into its edition."""
    return digest({"kind": kind, "was_wrong": was_wrong, "is_right": is_right, "cause": cause})


def tampering() -> Iterator[str]:
    """Walk every edition in the order of the chain; yield a sentence for each thing that is not as it was written."""
    for name in missing_seals(connection, SEALED):
        yield f"trigger {name} is missing or weakened: the database no longer refuses changes"
    yield from _broken_links()
    yield from _wrong_closings()
    yield from _unexplained()
    yield from _changed_editions()


def _broken_links() -> Iterator[str]:
    sequence, previous = 0, ""
    columns = ("sequence", "article_id", "language", "number", "previous_hash", "hash")
    for link in Edition.objects.order_by("sequence").values_list(*columns).iterator(chunk_size=CHUNK):
        gap, sequence = link[0] - sequence - 1, link[0]
        if gap:
            yield f"{_where(*link[:4])}: {gap} edition(s) before it are missing"
        elif link[4] != previous:
            yield f"{_where(*link[:4])}: does not continue the edition before it"
        previous = link[5]
    site = SiteState.objects.filter(pk=1).first() or SiteState()
    if (site.chain_length, site.chain_hash) != (sequence, previous):
        yield f"the chain ends at {sequence}, {site.chain_length} editions were written: the end is missing or forged"


class Life(NamedTuple):
    id: int
    article: int
    language: str
    number: int
    sequence: int
    created_at: datetime.datetime
    live_from: datetime.datetime
    live_until: datetime.datetime | None

    @property
    def where(self) -> str:
        return _where(self.sequence, self.article, self.language, self.number)


def _wrong_closings() -> Iterator[str]:
    """`live_until` is not in the hash: it must be the second when the next edition of the text begins, or the edition's
    own start if it was recalled before that; the last one is open."""
    columns = ("id", "article_id", "language", "number", "sequence", "created_at", "live_from", "live_until")
    rows = Edition.objects.order_by("article_id", "language", "number").values_list(*columns)
    for _text, group in groupby(rows.iterator(chunk_size=CHUNK), key=itemgetter(1, 2)):
        lives = [Life(*row) for row in group]
        lived = [life for life in lives if life.live_from != life.live_until]
        for life, successor in zip_longest(lived, lived[1:]):
            begins = successor and successor.live_from
            if life.live_until != begins:
                yield f"{life.where}: closed at {life.live_until}, and the next one begins at {begins}"
        for life in lives:
            recalled = _was_recalled(life)
            if life.live_from == life.live_until and not recalled:
                yield f"{life.where}: closed at its own start, and nobody recalled it"
            if life.live_from != life.live_until and recalled:
                yield f"{life.where}: was recalled, and is in force all the same"


def _was_recalled(life: Life) -> bool:
    """By name, or, if it waited for its second, by a text taken from readers meanwhile."""
    waited = life.live_from > life.created_at
    if not waited and life.live_from != life.live_until:
        return False  # the common case asks the database nothing
    recall = Q(verb="unschedule", edition_id=life.id)
    if waited:
        recall |= Q(
            verb__in=("withdraw", "hold", "take_down"),
            article_id=life.article,
            language=life.language,
            at__gte=life.created_at,
            at__lt=life.live_from,
        )
    return Transition.objects.filter(recall).exists()


def _unexplained() -> Iterator[str]:
    """Every edition came by a move that is in the history, over the same text."""
    move = Transition.objects.filter(edition=OuterRef("pk"), content_hash=OuterRef("content_hash"))
    strays = Edition.objects.filter(~Exists(move.exclude(verb__in=("unschedule", *VERDICTS)))).order_by("sequence")
    for row in strays.values_list("sequence", "article_id", "language", "number").iterator():
        yield f"{_where(*row)}: no move in the history made it"


def _changed_editions() -> Iterator[str]:
    merged = merged_things()
    editions = Edition.objects.order_by("sequence").select_related("correction").prefetch_related(*RELATED)
    for edition in editions.iterator(chunk_size=CHUNK):
        where = _where(edition.sequence, edition.article_id, edition.language, edition.number)
        yield from (f"{where}: {fault}" for fault in _faults(edition, merged))


def _where(sequence: int, article: int, language: str, number: int) -> str:
    return f"edition {sequence} (article {article}, {language}, {number})"


CHUNK = 500
RELATED = ("edition_tags", "edition_officials", "edition_organisations", "edition_galleries", "edition_photos")


def _faults(edition: Edition, merged: Merged) -> Iterator[str]:
    if digest(edition.content) != edition.content_hash:
        yield "the content is not what was published"
    if edition_hash(edition) != edition.hash:
        yield "a sealed column was changed"
    note = getattr(edition, "correction", None)
    printed = correction_hash(note.kind, note.was_wrong, note.is_right, note.cause) if note else ""
    if printed != edition.correction_hash:
        yield "its correction is not what was printed"
    expected = copied(edition.content)
    for name in sorted(expected):
        if getattr(edition, name) != expected[name]:
            yield f"column {name} differs from the content"
    kept = [_key(row, merged) for name in RELATED for row in getattr(edition, name).all()]
    # Two things merged into one leave one row.
    if len(kept) != len(set(kept)) or set(kept) != {_key(row, merged) for row in relations(edition, merged)}:
        yield "its list rows differ from the content"


def _key(row: Relation, merged: Merged) -> tuple[str, int, bool, str, datetime.datetime]:
    name = next(field.attname for field in row._meta.fields if field.is_relation and field.name != "edition")
    pk = stayed(getattr(row, name), merged.get(name, {}))
    return name, pk, isinstance(row, EditionPhoto) and row.is_portrait, row.language, row.published_at


def _plain(value: Any) -> Any:
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat(timespec="microseconds")
    return value

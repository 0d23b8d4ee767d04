"""How a file becomes a photo of the library, is replaced, and leaves."""

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import partial
from typing import IO, Any

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom import audit
from newsroom.lib.filenames import is_file_name

from . import renditions, tasks
from .bounds import LONGEST, is_likely
from .imaging import Box, Format, Intake, Refused, receive
from .imaging.geometry import covers
from .models import HASH_PARTS, Photo
from .numbers import next_number
from .safety import Changed, seen, valid_signature

NEAR_BITS = 6  # of the 64 of a perceptual hash; the same picture saved again differs in 0 to 4
# What `_put_picture` writes.
PICTURE = (
    *("master", "original", "width", "height", "colour"),
    *("sha256", "perceptual_hash", "removed", "removed_kinds", "had_location", "original_at"),
)
_stored: ContextVar[list[str] | None] = ContextVar("names of the pictures stored in this transaction", default=None)

MOST_COMPARED = 2000


def add(
    file: bytes | IO[bytes], *, by: Any = None, formats: tuple[Format, ...] = renditions.FORMATS, **texts: Any
) -> Photo:
    """Clean a file, keep it and make its renditions at once. Raises `media.imaging.Refused`.

    `texts` are fields of Photo (`headline_uk=…`, `caption_en=…`, `taken_on=…`, `focal_x=…`); they win over what the
    file suggests. `formats=("webp", "jpeg")` spares the slow AVIF.
    """
    photo = Photo(**texts)
    keep(photo, receive(file), by=by)
    renditions.make(photo, formats=formats)
    return photo


def keep(photo: Photo, intake: Intake, *, by: Any = None) -> None:
    """Store a new photo with its picture and its sealed original under a new number. Renditions are made later."""
    for field, suggestion in _suggestions(intake).items():
        if not getattr(photo, field):
            setattr(photo, field, suggestion)
    photo.uploaded_by = by
    photo.number = next_number(photo.taken_on or timezone.localdate())
    with whole():
        _put_picture(photo, intake)
        photo.save()


def replace(photo: Photo, intake: Intake) -> None:
    """Another file under the same number; the files of the old one go at the commit.

    Redactions stay: a better scan of the same picture must not show the face again. Raises Refused when readers see
    the photo.
    """
    with whole():
        photo.lock()
        if photo.is_public:
            raise Refused(_("Readers see this photo. Upload the new picture as another photo."))
        old = [photo.master.name, photo.original.name]
        renditions.forget_files(photo)
        photo.signature = None  # it was given for another picture
        _put_picture(photo, intake)
        photo.save(update_fields=[*PICTURE, "renditions", "signature"])
        transaction.on_commit(partial(_delete, old), robust=True)


@contextmanager
def whole() -> Iterator[None]:
    """A transaction that takes the pictures stored in it along: when it fails, they are removed."""
    stored: list[str] = []
    outer = _stored.get()
    before = _stored.set(stored)
    try:
        with transaction.atomic():
            transaction.on_commit(stored.clear)  # what fails after the commit takes no file away
            yield
    except BaseException:
        _delete(stored)
        raise
    finally:
        _stored.reset(before)
    if outer is not None:
        outer += stored


def _delete(names: Iterable[str | None]) -> None:
    for name in names:
        if name:
            storages["private"].delete(name)


def redact(photo: Photo, boxes: Iterable[Box], by: Any, mark: str | None = None) -> None:
    """Destroy these parts in every file of a photo that anybody sees; a box that is on record already keeps its maker.

    The public files of before are gone when this returns, the private ones at the commit; new ones are made after it
    and, of a public photo, come out under a new address. Boxes left out are given back: the master is whole.

    `mark` is what `safety.seen` said when the editor looked; raises Changed when the picture is another one by now,
    and Refused when a box would be taken from a photo readers see.
    """
    boxes = list(boxes)
    with transaction.atomic():
        photo.lock()
        if mark is not None:
            check_mark(photo, mark)
        if photo.is_public and not all(any(covers(box, entry) for box in boxes) for entry in photo.redactions):
            raise Refused(_("Readers see this photo: boxes can be added or enlarged, but none taken away."))
        was_public = photo.is_public
        renditions.close_gate([photo])  # first: whatever breaks after it, readers have nothing rather than the face
        renditions.forget_files(photo)
        known = {_corners(entry): entry for entry in photo.redactions}
        maker = {"by": by.get_username() if by else "", "at": timezone.now().isoformat(timespec="seconds")}
        photo.redactions = [known.get(_corners(box)) or {**box, **maker} for box in boxes]
        photo.signature = valid_signature(photo)  # nobody signed for what a box given back shows again
        photo.save(update_fields=["redactions", "renditions", "signature"])
        if was_public:
            renditions.open_gate([photo])
        tasks.make_after_commit(photo)
        audit.record("photo.redacted", by=by, about=photo, places=len(boxes), was_public=was_public)


def check_mark(photo: Photo, mark: str) -> None:
    """Raises Changed when the photo is no longer the one that `safety.seen` gave this mark to."""
    if mark != seen(photo):
        raise Changed(_("Somebody changed this photo meanwhile. Nothing was saved; look at all boxes again."))


def _corners(box: Any) -> tuple[float, ...]:
    return tuple(round(float(box[side]), 4) for side in ("x", "y", "width", "height"))


def delete(photo: Photo) -> None:
    """Take a photo out of the library for good; its files go once that is committed.

    Raises ProtectedError when something shows it. Never the other way round: a row without its files is a broken page.
    """
    with transaction.atomic(), suppress(Photo.DoesNotExist):  # somebody deleted it a moment ago
        photo.lock()
        photo.delete()
        transaction.on_commit(partial(remove_files, photo))


@transaction.atomic
def drop_copy(photo: Photo, elder: Photo) -> None:
    """Delete the second upload of one file; in galleries the first one takes its place.

    Raises ProtectedError when something else shows it.
    """
    there = set(elder.in_galleries.values_list("gallery_id", flat=True))
    photo.in_galleries.filter(gallery_id__in=there).delete()
    photo.in_galleries.update(photo=elder)
    photo.cover_of.update(cover=elder)
    delete(photo)


def remove_files(photo: Photo) -> None:
    """Delete all files of a photo, public ones first."""
    renditions.close_gate([photo])
    renditions.delete_private(photo)
    for file in (photo.master, photo.original):
        if file:
            file.delete(save=False)


def near_duplicates(photo: Photo) -> list[Photo]:
    """Photos whose file is the same or whose picture looks the same, nearest first, ten at most.

    Two hashes within NEAR_BITS have a part of 16 bits in which they differ by one bit at most, so the indexes of the
    parts find all of them. Where very many share a part, as blank pages do, the newest are compared.
    """
    alike = Q()
    for place, part in enumerate(HASH_PARTS):
        alike |= Q(**{f"{part}__in": _one_bit_off(photo.perceptual_hash[4 * place : 4 * place + 4])})
    hashes = Photo.objects.filter(alike).exclude(pk=photo.pk).order_by("-pk").values_list("pk", "perceptual_hash")
    wanted = int(photo.perceptual_hash, 16)
    distances = {pk: (int(other, 16) ^ wanted).bit_count() for pk, other in hashes[:MOST_COMPARED]}
    near = sorted((pk for pk, distance in distances.items() if distance <= NEAR_BITS), key=distances.__getitem__)[:10]
    return sorted(Photo.objects.filter(pk__in=near), key=lambda other: distances[other.pk])


def _one_bit_off(part: str) -> list[str]:
    """Four hex digits, and the sixteen others that differ from them in one bit."""
    bits = int(part, 16)
    return [part, *(f"{bits ^ 1 << place:04x}" for place in range(16))]


def _put_picture(photo: Photo, intake: Intake) -> None:
    photo.width, photo.height, photo.colour = intake.width, intake.height, intake.colour
    photo.sha256, photo.perceptual_hash = intake.sha256, intake.perceptual_hash
    photo.removed, photo.removed_kinds = list(intake.removed), list(intake.removed_kinds)
    photo.had_location = intake.had_location
    stored = _stored.get()
    assert stored is not None  # only in `whole`
    photo.master.save("master.jpg", ContentFile(intake.image), save=False)
    stored.append(str(photo.master.name))
    photo.original.save(f"original.{intake.extension}", ContentFile(intake.received), save=False)
    photo.original_at = timezone.now()
    stored.append(str(photo.original.name))


def _suggestions(intake: Intake) -> dict[str, str | dt.date | None]:
    """What the file said of itself, but for its own name; the press office's photographers caption in Ukrainian."""
    texts = {
        "headline_uk": intake.headline[:200],
        "caption_uk": intake.caption[:LONGEST],
        "credit_uk": intake.credit[:200],
    }
    return {
        **{field: text for field, text in texts.items() if not is_file_name(text)},
        "taken_on": intake.taken_on if intake.taken_on and is_likely(intake.taken_on) else None,
    }

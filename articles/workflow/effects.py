"""What follows a move, in order."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from articles import search
from articles.models import Edition, EditionPhoto
from articles.models.editions import READABLE
from articles.workflow.snapshot import Content, shown_photos
from media.models import Photo
from media.renditions import FilesMissing, close_gate, keep_open, open_gate
from newsroom.lib.prepared import prepared

logger = logging.getLogger(__name__)


@contextmanager
def photos_out(content: Content, now: datetime.datetime) -> Iterator[None]:
    """Files first: a page that shows a photo whose files are not there yet would be broken for its first readers.

    Wrap the move's transaction in it: if the move fails after all, the files go back. Raises FilesMissing, and then
    nothing is out that was not before.
    """
    photos = Photo.objects.filter(pk__in=shown_photos(content))
    opened = list(photos.only("number"))
    try:
        open_gate(opened)
        yield
    except Exception:
        try:
            close_unused(photos.all(), now)
        except Exception:  # why the move failed says more
            logger.exception("a move that failed has left photos public")
        raise
    try:
        keep_open(opened)  # a sweep may have taken them back before the move was written
    except FilesMissing:  # the move holds, and a page leaves out a photo that has no files
        logger.exception("a published photo has lost its files")


def after_move(edition: Edition | None, article_id: int, now: datetime.datetime) -> None:
    """Runs inside the move's transaction; what touches files waits for the commit."""
    if edition is None:
        return
    search.index([edition], now)
    search.learn([edition])
    transaction.on_commit(lambda: close_unused_photos(article_id, now))


def close_unused_photos(article_id: int, now: datetime.datetime) -> None:
    """Take back the files of this article's photos that no live or scheduled edition shows any more."""
    _take_back(_once_shown(article_id, now), now)


@prepared
def _once_shown(article_id: int, now: datetime.datetime) -> QuerySet[Photo]:
    once = EditionPhoto.objects.filter(edition__article_id=article_id)
    return _unused(Photo.objects.filter(pk__in=once.values("photo_id")), now)


def close_unused(photos: QuerySet[Photo], now: datetime.datetime) -> None:
    """Take back the files of those that nothing shows any more; when one can't be, the others' all the same."""
    _take_back(_unused(photos, now), now)


def _unused(photos: QuerySet[Photo], now: datetime.datetime) -> QuerySet[Photo]:
    # Each is asked for by itself: all that is shown anywhere would be a row for most texts of the archive.
    is_shown = Exists(_shown(now).filter(photo=OuterRef("pk")))
    return photos.filter(~is_shown).exclude(public_token="").only("number", "public_token")


def _take_back(photos: Iterable[Photo], now: datetime.datetime) -> None:
    """Each is asked about again with its row locked: a text that shows it may have come out since, and whoever
    publishes looks at the row again after that. Raises what went wrong with the first that failed.
    """
    failed: Exception | None = None
    for photo in photos:
        try:
            with transaction.atomic():
                with suppress(Photo.DoesNotExist):  # its row may be gone already
                    photo.lock()
                if not _shown(now).filter(photo=photo).exists():
                    close_gate([photo])
        except Exception as error:
            logger.exception("the files of a photo could not be taken back", extra={"photo": photo.number})
            failed = failed or error
    if failed:
        raise failed


def still_showing(edition: Edition, now: datetime.datetime) -> QuerySet[Edition]:
    """Editions that give readers, now or later, a photo of this one. An official's portrait does not count."""
    own = EditionPhoto.objects.filter(edition=edition, is_portrait=False)
    shown = _shown(now).filter(photo_id__in=own.values("photo_id"), is_portrait=False)
    return Edition.objects.filter(pk__in=shown.values("edition_id")).defer("content").order_by("-sequence")


def _shown(now: datetime.datetime) -> QuerySet[EditionPhoto]:
    """The photos of every edition that readers have at `now` or that waits for its second."""
    return EditionPhoto.objects.filter(
        Q(edition__live_until__isnull=True) | Q(edition__live_until__gt=now), edition__standing__in=READABLE
    ).exclude(edition__live_until__lte=F("edition__live_from"))

"""What the newsroom knows of a photo of the library: who is in it, and where it is used."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from articles.models.articles import Article, ArticleQuerySet
from articles.models.editions import Edition, EditionPhoto, EditionQuerySet
from articles.models.officials import Official
from articles.models.organisations import Organisation
from media.models import Gallery, GalleryPhoto, Photo
from newsroom.lib.languages import LANGUAGES


class PhotoPerson(models.Model):
    """An official whom a photo shows; `position` counts from the left, from 0."""

    photo = models.ForeignKey(Photo, models.CASCADE, related_name="people", verbose_name=_("photo"))
    official = models.ForeignKey(Official, models.PROTECT, related_name="photos", verbose_name=_("official"))
    position = models.PositiveSmallIntegerField(_("order, from the left"), default=0)

    class Meta:
        verbose_name = _("person in the picture")
        verbose_name_plural = _("people in the picture")
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["photo", "official"], name="photo_person_once")]

    def __str__(self) -> str:
        return str(self.official)


class ArticlePhoto(models.Model):
    """A photo that stands in the text of a working copy. Written by `workflow.touch` only.

    The text itself names its photos by number; this row lets the database refuse to delete one, and finds it fast.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="placed_photos")
    photo = models.ForeignKey(Photo, models.PROTECT, related_name="placed_in")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "photo"], name="article_photo_once")]

    def __str__(self) -> str:
        return f"{self.article_id} / {self.photo_id}"


@transaction.atomic
def set_people(photo: Photo, officials: Iterable[Official]) -> None:
    """Exactly these people are in the picture, from left to right; one named twice counts where first named."""
    photo.people.all().delete()
    PhotoPerson.objects.bulk_create(
        PhotoPerson(photo=photo, official=official, position=place)
        for place, official in enumerate(dict.fromkeys(officials))
    )


def place_photos(article: Article, numbers: Iterable[int]) -> None:
    """Exactly these photos stand in the article's texts; numbers that the library does not have are passed over."""
    known = set(Photo.objects.filter(pk__in=set(numbers)).values_list("pk", flat=True))
    placed = set(article.placed_photos.values_list("photo_id", flat=True))
    article.placed_photos.filter(photo_id__in=placed - known).delete()
    ArticlePhoto.objects.bulk_create(ArticlePhoto(article=article, photo_id=pk) for pk in sorted(known - placed))


def unused(photos: QuerySet[Photo]) -> QuerySet[Photo]:
    """Those that nothing shows: no working copy, edition, gallery, cover, portrait or logo."""
    for model, column in USES:
        photos = photos.filter(~Exists(model._default_manager.filter(**{column: OuterRef("pk")})))
    return photos


# Every column of a row that shows a photo. EditionPhoto also names the lead photo of each edition.
USES: tuple[tuple[type[models.Model], str], ...] = (
    (Article, "lead_photo"),
    (ArticlePhoto, "photo"),
    (EditionPhoto, "photo"),
    (GalleryPhoto, "photo"),
    (Gallery, "cover"),
    (Official, "portrait"),
    (Organisation, "logo"),
)


def embargoed(photos: QuerySet[Photo], at: datetime.datetime) -> QuerySet[Photo]:
    """Those that readers have not met by `at` and that a scheduled edition will show them."""
    return photos.filter(_shown_by("scheduled", at)).exclude(_shown_by("ever_live", at))


def shown(photos: QuerySet[Photo], at: datetime.datetime) -> QuerySet[Photo]:
    """Those that a live edition of any language shows readers at `at`.

    A file is public from the moment an edition is scheduled: beside an edition ask this, never `is_public` alone.
    """
    return photos.exclude(public_token="").filter(_shown_by("live", at))


def _shown_by(question: str, at: datetime.datetime) -> Q:
    """Does an edition of any language show the photo of which one of the QuerySet's words is true?"""
    found = Q()
    for language in LANGUAGES:
        editions: Any = getattr(Edition.objects.all(), question)(language, at)
        found |= Q(Exists(editions.filter(edition_photos__photo=OuterRef("pk"))))
    return found


def is_shown(column: str, at: datetime.datetime) -> Q:
    """Of rows whose `column` is a photo or none: do readers meet it at `at`? See `shown`."""
    return Q(Exists(shown(Photo.objects.filter(pk=OuterRef(column)), at)))


def drafts_with(photo: Photo) -> ArticleQuerySet:
    """Working copies that show the photo as their lead or in their text, newest first."""
    return Article.objects.filter(Q(lead_photo=photo) | Q(placed_photos__photo=photo)).distinct().order_by("-pk")


LOOKED_THROUGH = 300  # texts that name a gallery are found by reading them: only the newest, whatever the archive holds


def drafts_with_gallery(gallery: Gallery) -> QuerySet[Article]:
    """Working copies that have the gallery beside their text or, of the newest ones, in it. Newest first."""
    newest = list(Article.objects.order_by("-pk").values_list("pk", flat=True)[:LOOKED_THROUGH])
    placed = Q()
    for language in LANGUAGES:
        placed |= Q(**{f"body_{language}__contains": f'data-gallery="{gallery.pk}"'})
    beside = Q(article_galleries__gallery=gallery)
    return Article.objects.filter(beside | (placed & Q(pk__in=newest))).distinct().order_by("-pk")


def editions_with(photo: Photo) -> EditionQuerySet:
    """Editions that show or showed the photo, or will; recalled ones never lived and are left out. Newest first."""
    editions = Edition.objects.filter(edition_photos__photo=photo).exclude(live_until__lte=F("live_from"))
    return editions.defer("content").order_by("-sequence")

"""The photo library: photos, galleries that put them in order, and how often they are fetched."""

import datetime
import secrets
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import Storage, storages
from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q, Sum
from django.db.models.functions import Substr
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from newsroom.lib.filenames import is_file_name
from newsroom.lib.later import LaterJSONField


def private_storage() -> Storage:
    return storages["private"]


def master_path(photo: "Photo", filename: str) -> str:
    return f"masters/{secrets.token_hex(16)}.jpg"


def original_path(photo: "Photo", filename: str) -> str:
    return f"originals/{secrets.token_hex(16)}.{filename.rpartition('.')[2]}"


def no_file_name(text: str) -> None:
    """For every text that readers see beside a picture. Raises ValidationError."""
    if is_file_name(text):
        raise ValidationError(_("This is the name of a file. Write it in words."), code="file_name")


class DigitalSourceType(models.TextChoices):
    """How the picture came to be; the last part of the IPTC NewsCodes `digitalsourcetype` address."""

    CAPTURE = "digitalCapture", _("photo from a camera")
    FILM = "negativeFilm", _("scan of a film or print")
    EDITED = "humanEdits", _("photo changed by hand")
    DRAWN = "digitalCreation", _("drawn or made by hand on a computer")
    SYNTHETIC = "trainedAlgorithmicMedia", _("made by artificial intelligence")
    PARTLY_SYNTHETIC = "compositeWithTrainedAlgorithmicMedia", _("partly made by artificial intelligence")


SYNTHETIC = (DigitalSourceType.SYNTHETIC, DigitalSourceType.PARTLY_SYNTHETIC)


class PhotoQuerySet(models.QuerySet["Photo"]):
    def public(self) -> "PhotoQuerySet":
        return self.exclude(public_token="")

    def not_public(self) -> "PhotoQuerySet":
        return self.filter(public_token="")

    def without_caption(self) -> "PhotoQuerySet":
        """Missing in Ukrainian; English is asked for only where English is published."""
        return self.filter(Q(caption_uk="") | Q(caption_uk=None))

    def without_alt_text(self) -> "PhotoQuerySet":
        return self.filter(Q(alt_text_uk="") | Q(alt_text_uk=None))

    def without_credit(self) -> "PhotoQuerySet":
        return self.filter(Q(credit_uk="") | Q(credit_uk=None))

    def with_location_removed(self) -> "PhotoQuerySet":
        return self.filter(had_location=True)

    def synthetic(self) -> "PhotoQuerySet":
        return self.filter(digital_source_type__in=SYNTHETIC)

    def for_words(self) -> "PhotoQuerySet":
        """Whoever asks for their words alone does not pay for the lists of their files."""
        return self.defer("renditions", "removed", "removed_kinds")

    def without_files(self) -> "PhotoQuerySet":
        """Their files are not made yet."""
        return self.filter(renditions={})

    def without_signature(self) -> "PhotoQuerySet":
        """Nobody has signed the safety checklist for the picture as it is now."""
        return self.exclude(signature__sha256=F("sha256"))


HASH_PARTS = ("hash_part_1", "hash_part_2", "hash_part_3", "hash_part_4")


def _hash_part(place: int) -> models.GeneratedField:
    """16 of the 64 bits of the perceptual hash, kept by the database itself: like pictures share one or nearly so."""
    return models.GeneratedField(
        expression=Substr("perceptual_hash", 4 * place + 1, 4),
        output_field=models.CharField(max_length=4),
        db_persist=True,
    )


class Photo(models.Model):
    """One picture of the library. Made by `media.library.add` only; the file is checked and cleaned there."""

    number = models.CharField(_("number"), max_length=24, unique=True, editable=False)
    headline = models.CharField(_("headline"), max_length=200, blank=True, validators=[no_file_name])
    caption = models.TextField(
        _("caption"),
        blank=True,
        validators=[no_file_name],
        help_text=_("Who does what, where and when. One or two sentences."),
    )
    alt_text = models.CharField(
        _("alt text"),
        max_length=400,
        blank=True,
        validators=[no_file_name],
        help_text=_("What the picture shows, for people who can't see it. Never a file name."),
    )
    credit = models.CharField(
        _("credit"),
        max_length=200,
        blank=True,
        validators=[no_file_name],
        help_text=_("The photographer, then the house."),
    )
    place = models.CharField(_("place"), max_length=200, blank=True, help_text=_("No closer than a city."))
    taken_on = models.DateField(_("taken on"), null=True, blank=True)
    usage_terms = models.TextField(_("usage terms"), blank=True)
    digital_source_type = models.CharField(
        _("how it was made"), max_length=40, choices=DigitalSourceType, default=DigitalSourceType.CAPTURE
    )

    master = models.FileField(_("picture"), storage=private_storage, upload_to=master_path, editable=False)
    original = models.FileField(
        _("original"), storage=private_storage, upload_to=original_path, null=True, blank=True, editable=False
    )
    original_at = models.DateTimeField(
        default=timezone.now, editable=False, help_text="when the original was stored: a replacement counts anew"
    )
    # Plain numbers on purpose: Django's width_field would open the file whenever a row is read.
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    focal_x = models.PositiveSmallIntegerField(
        _("focal point, per cent from the left"), default=50, validators=[MaxValueValidator(100)]
    )
    focal_y = models.PositiveSmallIntegerField(
        _("focal point, per cent from the top"), default=50, validators=[MaxValueValidator(100)]
    )
    colour = models.CharField(max_length=7, editable=False, validators=[RegexValidator(r"^#[0-9a-f]{6}$")])
    sha256 = models.CharField(max_length=64, editable=False, db_index=True)
    perceptual_hash = models.CharField(max_length=16, editable=False, db_index=True)
    hash_part_1, hash_part_2, hash_part_3, hash_part_4 = (_hash_part(place) for place in range(4))
    renditions = LaterJSONField(
        default=dict, blank=True, editable=False, help_text="spec → [{format, width, height, bytes, name}]"
    )
    public_token = models.CharField(max_length=32, blank=True, default="", editable=False, db_index=True)
    removed = models.JSONField(default=list, blank=True, editable=False, help_text="what intake took out of the file")
    removed_kinds = models.JSONField(
        default=list, blank=True, editable=False, help_text="the same without coordinates, numbers and names"
    )
    had_location = models.BooleanField(
        default=False, editable=False, help_text="the file told where it was taken, before intake took that out"
    )
    redactions = models.JSONField(
        default=list, blank=True, editable=False, help_text="[{x, y, width, height: fractions, by: name, at: ISO}]"
    )
    signature = models.ForeignKey(
        "SafetySignature",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("safety signature"),
        help_text="the one that holds; the earlier ones are SafetySignature.objects.of(photo)",
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    uploaded_at = models.DateTimeField(_("uploaded at"), default=timezone.now, editable=False)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["-uploaded_at", "-pk"]
        indexes = [
            models.Index(fields=["-uploaded_at", "-id"], name="photo_newest_first"),
            *(models.Index(fields=[part], name=f"photo_{part}") for part in HASH_PARTS),
        ]
        permissions = [
            ("fetch_original", _("Can fetch a sealed original for the picture desk")),
            ("inspect_original", _("Can inspect a sealed original in an inquiry")),
            ("sign_safety", _("Can sign the safety checklist")),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.headline or ''}".strip()

    @property
    def is_public(self) -> bool:
        return bool(self.public_token)

    def lock(self) -> None:
        """Learn the row as it is now; nobody else changes it before the transaction ends. Raises Photo.DoesNotExist."""
        # All columns, named: of a row that a page has read, `renditions` counts as one that was never asked for.
        columns = [field.attname for field in self._meta.concrete_fields]
        self.refresh_from_db(fields=columns, from_queryset=Photo.objects.select_for_update())

    def text(self, field: str, language: str) -> str:
        """A translated field in one language; "" when it has none. `photo.text("caption", "en")`."""
        value: Any = getattr(self, f"{field}_{language}")
        return value or ""


class PhotoCounter(models.Model):
    """How many photo numbers a day has given out. A number is never given twice, even after a photo is deleted."""

    day = models.DateField(primary_key=True)
    given = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.day}: {self.given}"


class Gallery(models.Model):
    """Photos of one occasion in an editor's order."""

    title = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(
        _("address"), max_length=100, blank=True, help_text=_("Made from the name when left empty.")
    )
    description = models.TextField(_("description"), blank=True)
    event_on = models.DateField(_("event date"), null=True, blank=True)
    cover = models.ForeignKey(
        Photo, models.PROTECT, null=True, blank=True, related_name="cover_of", verbose_name=_("cover")
    )
    photos = models.ManyToManyField(Photo, through="GalleryPhoto", related_name="galleries", verbose_name=_("photos"))

    class Meta:
        verbose_name = _("gallery")
        verbose_name_plural = _("galleries")
        ordering = ["-event_on", "-pk"]
        # Not on `slug` itself: modeltranslation fills that column with whatever language is active at save.
        constraints = [
            models.UniqueConstraint(
                fields=[f"slug_{language}"], condition=~Q(**{f"slug_{language}": ""}), name=f"gallery_slug_{language}"
            )
            for language in ("uk", "en")
        ]

    def __str__(self) -> str:
        return self.title or f"#{self.pk}"

    def in_order(self) -> "models.QuerySet[Photo]":
        return self.photos.order_by("in_galleries__position", "in_galleries__pk")


class GalleryPhoto(models.Model):
    """A photo's place in a gallery."""

    gallery = models.ForeignKey(Gallery, models.CASCADE, related_name="entries")
    photo = models.ForeignKey(Photo, models.PROTECT, related_name="in_galleries", verbose_name=_("photo"))
    position = models.PositiveIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("photo in the gallery")
        verbose_name_plural = _("photos in the gallery")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["gallery", "photo"], name="photo_once_in_gallery")]

    def __str__(self) -> str:
        return f"{self.gallery_id}/{self.position}"


class SafetyQuestionQuerySet(models.QuerySet["SafetyQuestion"]):
    def active(self) -> "SafetyQuestionQuerySet":
        return self.filter(is_active=True)


class SafetyQuestion(models.Model):
    """What is asked of each photo before readers get it: the ministry's own list.

    A signature keeps the questions as they were asked; a change here speaks to signatures to come.
    """

    class Effect(models.TextChoices):
        RECORD = "record", _("it is kept on record")
        REDACT = "redact", _("the photo must be redacted before it goes out")
        DELAY = "delay", _("the photo may go out only from a moment on")

    text = models.CharField(
        _("question"), max_length=200, help_text=_("So that “yes” is the answer that calls for care.")
    )
    explanation = models.TextField(_("explanation"), blank=True, help_text=_("What to look for in the picture."))
    effect = models.CharField(_("what “yes” means"), max_length=10, choices=Effect, default=Effect.RECORD)
    hours = models.PositiveSmallIntegerField(
        _("hours until the release"),
        default=0,
        validators=[MaxValueValidator(24 * 365)],
        help_text=_("Only where “yes” sets a moment: how many hours from now it is proposed."),
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    is_active = models.BooleanField(_("asked"), default=True)

    objects = SafetyQuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("safety question")
        verbose_name_plural = _("safety questions")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.in_language(get_language() or "")["text"]

    def in_language(self, language: str) -> dict[str, str]:
        """`text` and `explanation`; in Ukrainian where this language (or none) has none."""
        found = {name: getattr(self, f"{name}_{language[:2]}", "") for name in ("text", "explanation")}
        return {name: text or getattr(self, f"{name}_uk") or "" for name, text in found.items()}


class SafetySignatureQuerySet(models.QuerySet["SafetySignature"]):
    def of(self, photo: Photo) -> "SafetySignatureQuerySet":
        return self.filter(photo=photo).select_related("by").order_by("-pk")


class SafetySignature(models.Model):
    """Somebody's answers for exactly one picture. Made by `media.safety.sign` only; never changed, never deleted.

    It outlives its photo, hence no constraint on the key: nobody gets rid of a record by deleting what it is about.
    """

    photo = models.ForeignKey(
        Photo, models.DO_NOTHING, db_constraint=False, related_name="signatures", verbose_name=_("photo")
    )
    number = models.CharField(_("number"), max_length=24)
    sha256 = models.CharField(max_length=64, help_text="of the file whose picture was signed")
    boxes = models.JSONField(default=list, help_text="[{x, y, width, height}]: what was destroyed already")
    answers = models.JSONField(default=list, help_text="[{question: id, text_uk, text_en, effect, yes}] as asked")
    not_before = models.DateTimeField(_("not before"), null=True)
    note = models.TextField(_("note"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("signed by")
    )
    at = models.DateTimeField(_("signed at"), default=timezone.now)

    objects = SafetySignatureQuerySet.as_manager()

    class Meta:
        verbose_name = _("safety signature")
        verbose_name_plural = _("safety signatures")
        ordering = ["-pk"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.number} {self.at:%Y-%m-%d %H:%M}"


class DownloadQuerySet(models.QuerySet["Download"]):
    def record(self, kind: str, thing_id: int, day: datetime.date) -> None:
        """One more. Two workers at once lose nothing: the database itself adds."""
        self.get_or_create(day=day, kind=kind, thing_id=thing_id)
        self.filter(day=day, kind=kind, thing_id=thing_id).update(count=F("count") + 1)

    def total(self, kind: str, thing_id: int) -> int:
        found = self.filter(kind=kind, thing_id=thing_id).aggregate(total=Sum("count"))
        return found["total"] or 0


class Download(models.Model):
    """How often a thing was fetched on a Kyiv day. A number and nothing else: who fetched it is kept nowhere."""

    class Kind(models.TextChoices):
        PHOTO = "photo", _("photo")
        GALLERY = "gallery", _("all photos of a gallery")
        ARTICLE = "article", _("all photos of an article")

    day = models.DateField(_("day"))
    kind = models.CharField(_("what"), max_length=10, choices=Kind)
    # A bare number: articles lie above the library, and a count outlives what it counted.
    thing_id = models.PositiveBigIntegerField(_("number in the database"))
    count = models.PositiveIntegerField(_("downloads"), default=0)

    objects = DownloadQuerySet.as_manager()

    class Meta:
        verbose_name = _("downloads of a day")
        verbose_name_plural = _("downloads by day")
        ordering = ["-day", "kind", "-count"]
        default_permissions = ("view",)
        constraints = [models.UniqueConstraint(fields=["day", "kind", "thing_id"], name="download_row_of_a_day")]
        indexes = [models.Index(fields=["kind", "thing_id"], name="download_of_a_thing")]

    def __str__(self) -> str:
        return f"{self.day} {self.get_kind_display()} {self.thing_id}: {self.count}"

from __future__ import annotations

import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, OuterRef, Q, Subquery, When
from django.utils.translation import gettext_lazy as _

from articles.models.addresses import slug_constraints
from articles.models.folded import FoldedField
from articles.models.organisations import Organisation
from newsroom.lib.languages import attr

ACTING = {"uk": "в. о. {}", "en": "Acting {}"}


class OfficialQuerySet(models.QuerySet["Official"]):
    def unmerged(self) -> OfficialQuerySet:
        """One row a person: without the duplicates that were merged into another."""
        return self.filter(merged_into=None)


class Official(models.Model):
    """`name_forms`: the Ukrainian cases of the name, written by `articles.workflow.decline`, never by hand:
    `{"of": {part: name}, "gender": "m", "made": {part: [7 forms]}, "corrected": {part: {"2": form}}}`."""

    class Gender(models.TextChoices):
        MALE = "m", _("man")
        FEMALE = "f", _("woman")

    given_name = models.CharField(_("given name"), max_length=80)
    given_name_uk: str | None
    given_name_en: str | None
    family_name = models.CharField(_("family name"), max_length=80)
    family_name_uk: str | None
    family_name_en: str | None
    patronymic = models.CharField(_("patronymic"), max_length=80, blank=True)
    gender = models.CharField(
        _("declines as"),
        max_length=1,
        choices=Gender,
        blank=True,
        help_text=_("Empty: as the given name or the patronymic tells."),
    )
    name_forms = models.JSONField(_("cases of the name"), default=dict, blank=True, editable=False)
    slug = models.SlugField(_("address"), max_length=100, blank=True, db_index=False)
    biography = models.TextField(_("biography"), blank=True)
    portrait = models.ForeignKey(
        "media.Photo", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("portrait")
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", verbose_name=_("merged into")
    )

    names = FoldedField(
        *("family_name_uk", "given_name_uk", "patronymic_uk"), *("family_name_en", "given_name_en", "patronymic_en")
    )

    objects = OfficialQuerySet.as_manager()

    class Meta:
        verbose_name = _("official")
        verbose_name_plural = _("officials")
        constraints = slug_constraints("official")

    def __str__(self) -> str:
        return self.full_name("uk") or self.full_name("en")

    def full_name(self, language: str) -> str:
        """Given name and family name, as the press writes them; "" if the language has none."""
        parts = (getattr(self, attr(part, language)) or "" for part in ("given_name", "family_name"))
        return " ".join(part for part in parts if part)

    def forms_of(self, part: str) -> list[str]:
        """The seven cases of `given_name`, `family_name` or `patronymic`, corrections included; [] without the part.

        A name that was written past `articles.workflow.decline` has only itself: old forms are never another name's.
        """
        name = getattr(self, attr(part, "uk")) or ""
        made = self.name_forms.get("made", {}).get(part)
        if not name or not made or self.name_forms.get("of", {}).get(part) != name:
            return [name] * 7 if name else []
        corrected = self.name_forms.get("corrected", {}).get(part, {})
        return [corrected.get(str(case), form) for case, form in enumerate(made)]


class Position(models.Model):
    """A post that people hold. What it is called changes with time: see `PositionTitle`."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="positions", verbose_name=_("organisation")
    )
    rank = models.PositiveSmallIntegerField(
        _("rank"), default=100, help_text=_("1 is the highest. Of two posts held at once, the higher one is shown.")
    )

    class Meta:
        verbose_name = _("position")
        verbose_name_plural = _("positions")
        ordering = ["rank", "id"]

    def __str__(self) -> str:
        titles = sorted(self.titles.all(), key=lambda title: title.from_on or datetime.date.min)
        return (titles[-1].title_uk or titles[-1].title_en or "") if titles else f"№ {self.pk}"

    def title_on(self, day: datetime.date, language: str) -> str:
        """A title in force on `day` that has a name in `language`, or "". Reads prefetched `titles` without a query."""
        named = (getattr(title, attr("title", language)) for title in self.titles.all() if title.covers(day))
        return next((name for name in named if name), "")


class PositionTitle(models.Model):
    """What a post was called from `from_on` (inclusive) until `until_on` (exclusive)."""

    position = models.ForeignKey(Position, models.CASCADE, related_name="titles", verbose_name=_("position"))
    title = models.CharField(_("title"), max_length=250)
    title_uk: str | None
    title_en: str | None
    from_on = models.DateField(_("from"), null=True, blank=True, help_text=_("Empty: since ever."))
    until_on = models.DateField(_("until"), null=True, blank=True, help_text=_("The first day it no longer holds."))

    class Meta:
        verbose_name = _("title")
        verbose_name_plural = _("titles")
        ordering = ["from_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(from_on__isnull=True) | Q(until_on__gt=models.F("from_on")),
                name="position_title_ends_after_start",
                violation_error_message=_("The end must be later than the start."),
            )
        ]

    def __str__(self) -> str:
        return self.title_uk or self.title_en or ""

    def clean(self) -> None:
        check_period(self.from_on, self.until_on)

    def covers(self, day: datetime.date) -> bool:
        return (self.from_on is None or self.from_on <= day) and (self.until_on is None or day < self.until_on)


def check_period(from_on: datetime.date | None, until_on: datetime.date | None) -> None:
    """What the constraints say, beside the field where it can be mended. Raises ValidationError."""
    if from_on and until_on and until_on <= from_on:
        raise ValidationError({"until_on": _("The end must be later than the start.")})


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    def on(self, day: datetime.date) -> AppointmentQuerySet:
        """Those in force on `day`: from the first day, up to and without `until_on`."""
        return self.filter(Q(until_on__isnull=True) | Q(until_on__gt=day), from_on__lte=day)

    def by_rank(self) -> AppointmentQuerySet:
        return self.order_by("position__rank", "acting", "-from_on", "id")

    def with_titles(self) -> AppointmentQuerySet:
        return self.select_related("position__organisation").prefetch_related("position__titles")

    def with_name(self, language: str, today: datetime.date) -> AppointmentQuerySet:
        """Each with `name_<language>`: what the post was called on its last day, or is called today; None without a
        name that day. The database's words for `Position.title_on`."""
        column = attr("title", language)
        names = PositionTitle.objects.filter(position=OuterRef("position"), **{f"{column}__gt": ""})
        on_last_day = names.filter(
            Q(from_on=None) | Q(from_on__lt=OuterRef("until_on")),
            Q(until_on=None) | Q(until_on__gte=OuterRef("until_on")),
        )
        on_this_day = names.filter(Q(from_on=None) | Q(from_on__lte=today), Q(until_on=None) | Q(until_on__gt=today))
        first, last = (
            Subquery(found.order_by("from_on", "id").values(column)[:1]) for found in (on_last_day, on_this_day)
        )
        return self.annotate(**{attr("name", language): Case(When(until_on__lte=today, then=first), default=last)})


class Appointment(models.Model):
    """An official holds a position in [from, until). Appointments may overlap and may lie in the future."""

    official = models.ForeignKey(Official, models.PROTECT, related_name="appointments", verbose_name=_("official"))
    position = models.ForeignKey(Position, models.PROTECT, related_name="appointments", verbose_name=_("position"))
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"), null=True, blank=True, help_text=_("The first day no longer in office."))
    acting = models.BooleanField(_("acting"), default=False)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering = ["-from_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gt=models.F("from_on")),
                name="appointment_ends_after_start",
                violation_error_message=_("The end must be later than the start."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.official_id} / {self.position_id}, {self.from_on}"

    def clean(self) -> None:
        check_period(self.from_on, self.until_on)

    def covers(self, day: datetime.date) -> bool:
        """As `Appointment.objects.on(day)`, for a row that was fetched already."""
        return self.from_on <= day and (self.until_on is None or day < self.until_on)

    def overlaps(self, other: Appointment) -> bool:
        """Is there a day on which both are in force?"""
        return (other.until_on is None or self.from_on < other.until_on) and (
            self.until_on is None or other.from_on < self.until_on
        )

    def last_day(self) -> datetime.date | None:
        return self.until_on - datetime.timedelta(days=1) if self.until_on else None

    def title_on(self, day: datetime.date, language: str) -> str:
        """The title as printed beside the name on `day`: «в. о. …» for an acting official."""
        return self.as_printed(self.position.title_on(day, language), language)

    def named(self, language: str) -> str:
        """The same of the name that `with_name` found; "" without one."""
        return self.as_printed(getattr(self, attr("name", language)) or "", language)

    def as_printed(self, title: str, language: str) -> str:
        if not (title and self.acting):
            return title
        return ACTING[language].format(title[0].lower() + title[1:] if language == "uk" else title)


class Reshuffle(models.Model):
    """A change of posts prepared for one day, so that it can be taken back as a whole before that day.

    `begun` are the ids of the appointments it made; `ended` has, for each one it ends, the id (as text) and the end
    planned before: ISO day or None. The appointments themselves say who holds what: readers' pages ask only them.
    """

    from_on = models.DateField(_("from"))
    begun = models.JSONField(default=list)
    ended = models.JSONField(default=dict)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("prepared by")
    )
    made_at = models.DateTimeField(_("prepared"))

    class Meta:
        verbose_name = _("reshuffle")
        verbose_name_plural = _("reshuffles")
        default_permissions = ()  # whoever may change appointments may prepare many at once
        ordering = ["from_on", "id"]

    def __str__(self) -> str:
        return f"{self.from_on}"

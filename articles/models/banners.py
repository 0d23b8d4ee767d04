"""The urgent notice at the top of every page, for a night when the news list is too slow a place to look."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsroom.lib.languages import attr

# A page of ours or a secure one elsewhere. A second slash or a backslash would make a path leave the site.
link_validator = RegexValidator(r"^(/(?![/\\])|https://)\S*$", _("Enter an address that begins with / or https://."))


class BannerQuerySet(models.QuerySet["Banner"]):
    def showing(self, language: str, at: datetime.datetime) -> BannerQuerySet:
        """What readers of `language` must see at `at`, the most urgent first, then the newest."""
        column = attr("text", language)
        now = self.filter(Q(until__isnull=True) | Q(until__gt=at), since__lte=at, **{f"{column}__gt": ""})
        return now.order_by("-level", "-since", "-pk")


class Banner(models.Model):
    """Shown in [since, until) by the clock; in the languages in which it has a text."""

    class Level(models.IntegerChoices):
        NOTICE = 1, _("notice")
        WARNING = 2, _("warning")
        EMERGENCY = 3, _("emergency")

    text = models.CharField(
        _("text"), max_length=300, blank=True, help_text=_("One or two sentences: what happened, what to do.")
    )
    text_uk: str | None
    text_en: str | None
    link = models.CharField(
        _("link"),
        max_length=300,
        blank=True,
        validators=[link_validator],
        help_text=_("Where to read more. May be empty."),
    )
    level = models.PositiveSmallIntegerField(_("level"), choices=Level.choices, default=Level.WARNING)
    since = models.DateTimeField(_("shown from"))
    until = models.DateTimeField(_("shown until"), null=True, blank=True, help_text=_("Empty: until somebody ends it."))

    objects = BannerQuerySet.as_manager()

    class Meta:
        verbose_name = _("emergency banner")
        verbose_name_plural = _("emergency banners")
        ordering = ["-since", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=models.F("since")),
                name="banner_ends_after_start",
                violation_error_message=_("The end must be later than the start."),
            )
        ]

    def __str__(self) -> str:
        return self.text_uk or self.text_en or f"№ {self.pk}"

    def clean(self) -> None:
        if not (self.text_uk or self.text_en):
            raise ValidationError(_("Write the text in at least one language."))

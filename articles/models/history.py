"""What happened and why. Rows are only ever added; the database refuses the rest (see `seals`)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from articles.models.articles import LANGUAGE_CHOICES, Article, State
from articles.models.editions import Edition
from articles.models.limits import hidden_from
from newsroom.lib.languages import language_mark

# What a second pair of eyes says of an edition that went out in an emergency.
VERDICTS = ("endorse", "object")


class TransitionQuerySet(models.QuerySet["Transition"]):
    def visible_to(self, user: Any) -> TransitionQuerySet:
        """Those of the articles that exist at the desk for this person."""
        return self.exclude(article__in=hidden_from(user))

    def emergencies(self) -> TransitionQuerySet:
        return self.filter(verb="emergency")

    def awaiting_verdict(self) -> TransitionQuerySet:
        """Emergency publications that nobody else has looked at since, the oldest first."""
        verdicts = Transition.objects.filter(edition=OuterRef("edition"), verb__in=VERDICTS)
        return self.emergencies().filter(~Exists(verdicts)).order_by("at", "id")

    def objected(self) -> TransitionQuerySet:
        """Emergency publications with an objection that readers still have as they were, the oldest first."""
        objections = Transition.objects.filter(edition=OuterRef("edition"), verb="object")
        return self.emergencies().filter(Exists(objections), edition__live_until=None).order_by("at", "id")


class Transition(models.Model):
    """One move of one language of an article: who, when, from where to where, why, and over which exact text.

    What is done to the article as a whole has no language and no state: `limit`, `open`.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="transitions", verbose_name=_("article"))
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGE_CHOICES, blank=True)
    verb = models.CharField(_("move"), max_length=20)
    from_state = models.CharField(_("from"), max_length=20, choices=State.choices, blank=True)
    to_state = models.CharField(_("to"), max_length=20, choices=State.choices, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by whom")
    )
    at = models.DateTimeField(_("when"))
    note = models.TextField(_("note"), blank=True)
    override_reason = models.TextField(_("reason for the override"), blank=True)
    content_hash = models.CharField(_("hash of the content"), max_length=64, blank=True)
    edition = models.ForeignKey(
        Edition, models.PROTECT, null=True, related_name="transitions", verbose_name=_("edition")
    )

    objects = TransitionQuerySet.as_manager()

    class Meta:
        verbose_name = _("transition")
        verbose_name_plural = _("transitions")
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["article", "-at", "-id"], name="transition_story"),
            # The emergencies, of which there are few in an archive of any length, are read off these two.
            models.Index(fields=["verb", "at"], name="transition_verb"),
            models.Index(
                fields=["edition"], condition=Q(verb__in=("emergency", *VERDICTS)), name="transition_emergency"
            ),
        ]

    def __str__(self) -> str:
        moment = date_format(timezone.localtime(self.at), "DATETIME_FORMAT")
        mark = language_mark(self.language) if self.language else ""  # a limit is set for all languages at once
        return ", ".join(filter(None, (f"№ {self.article_id}", mark, moment)))


class Correction(models.Model):
    """What was wrong, what is right and why it happened: printed under the text while readers have it."""

    class Kind(models.TextChoices):
        FACT = "fact", _("error of fact")
        NAME = "name", _("name or title")
        NUMBER = "number", _("number or date")
        QUOTATION = "quotation", _("quotation")
        PHOTO = "photo", _("photo or caption")
        OTHER = "other", _("other")

    edition = models.OneToOneField(Edition, models.PROTECT, related_name="correction", verbose_name=_("edition"))
    article = models.ForeignKey(Article, models.PROTECT, related_name="corrections", verbose_name=_("article"))
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGE_CHOICES)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    was_wrong = models.TextField(_("what was wrong"))
    is_right = models.TextField(_("what is right"))
    cause = models.TextField(_("cause"), blank=True)
    at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["article", "language", "at"], name="correction_of_article")]

    def __str__(self) -> str:
        return self.was_wrong

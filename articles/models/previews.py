"""Links by which somebody outside the desk may read one text before it is published, for some hours."""

from __future__ import annotations

import datetime
import hashlib

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Sum
from django.utils.translation import gettext_lazy as _

from articles.models.articles import LANGUAGE_CHOICES, Article


def token_hash(token: str) -> str:
    """What is kept of a link's secret: who reads the database can't open the page with it."""
    return hashlib.sha256(token.encode()).hexdigest()


class SharedPreviewQuerySet(models.QuerySet["SharedPreview"]):
    def open(self, at: datetime.datetime) -> SharedPreviewQuerySet:
        """Neither expired nor revoked. Whether they open is asked of `articles.workflow.sharing` too."""
        return self.filter(expires_at__gt=at, revoked_at=None)

    def with_views(self) -> SharedPreviewQuerySet:
        return self.annotate(view_count=Sum("views__count"))


class SharedPreview(models.Model):
    """A link to one language of an article as it stood when the link was made. Written by `articles.workflow` only."""

    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    article = models.ForeignKey(Article, models.CASCADE, related_name="shared_previews", verbose_name=_("article"))
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGE_CHOICES)
    content = models.JSONField(_("content"), editable=False)
    content_hash = models.CharField(_("hash of the content"), max_length=64, editable=False)
    note = models.CharField(_("for whom and what for"), max_length=200)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("made by"))
    made_at = models.DateTimeField(_("made"))
    expires_at = models.DateTimeField(_("works until"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, editable=False)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("revoked by"),
    )

    objects = SharedPreviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("shared preview")
        verbose_name_plural = _("shared previews")
        ordering = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(expires_at__gt=F("made_at")), name="shared_preview_ends_after_start")
        ]

    def __str__(self) -> str:
        return self.note

    def is_open(self, at: datetime.datetime) -> bool:
        return self.revoked_at is None and at < self.expires_at


class SharedPreviewView(models.Model):
    """How often a link was opened within one minute: one row at most, however often, and nothing of who opened it."""

    preview = models.ForeignKey(SharedPreview, models.CASCADE, related_name="views")
    minute = models.DateTimeField(_("when"))
    count = models.PositiveIntegerField(_("times"), default=0)

    class Meta:
        verbose_name = _("view of a shared preview")
        verbose_name_plural = _("views of shared previews")
        ordering = ["-minute"]
        constraints = [models.UniqueConstraint(fields=["preview", "minute"], name="shared_preview_view_minute")]

    def __str__(self) -> str:
        return f"{self.minute:%Y-%m-%d %H:%M}: {self.count}"

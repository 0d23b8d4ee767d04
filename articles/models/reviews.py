"""What a reviewer had before them when they approved or returned a text: kept to tell later what changed since."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.articles import LANGUAGE_CHOICES, Article


class ReviewedText(models.Model):
    """The whole content of one language of an article at a verdict. Written by `articles.workflow`, never changed."""

    class Verdict(models.TextChoices):
        APPROVED = "approved", _("approved")
        RETURNED = "returned", _("returned")

    article = models.ForeignKey(Article, models.CASCADE, related_name="reviewed_texts", verbose_name=_("article"))
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGE_CHOICES)
    verdict = models.CharField(_("verdict"), max_length=20, choices=Verdict.choices)
    content = models.JSONField(_("content"))
    content_hash = models.CharField(_("hash of the content"), max_length=64)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by whom")
    )
    at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("reviewed text")
        verbose_name_plural = _("reviewed texts")
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["article", "language", "-at", "-id"], name="reviewed_text_newest")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.language}: {self.verdict}"

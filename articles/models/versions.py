"""Every text that was ever saved."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.articles import Article


class ArticleVersion(models.Model):
    """The whole working copy, both languages, as one save left it. Written by `workflow.touch` only, and for good.

    `content`: see `articles.workflow.versions`. `changes`: what differs from the version before, [[language or "",
    part, how many], …], so that a history can be told without reading the texts.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="versions", verbose_name=_("article"))
    number = models.PositiveIntegerField(_("version"))
    content = models.JSONField(_("content"))
    changes = models.JSONField(default=list)
    hash = models.CharField(_("hash of the content"), max_length=64)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by whom")
    )
    at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="article_version_number_unique")]

    def __str__(self) -> str:
        return f"{self.article_id} / {self.number}"

"""What each passage of a translation was made from."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.articles import LANGUAGE_CHOICES, Article, ArticleLanguage, Staleness


class TranslatedPassage(models.Model):
    """A passage of a translation and the Ukrainian passage it was made from. Written only by `articles.workflow`.

    Both are HTML (see `articles.workflow.passages`). Without `translation`: the translator knew of the Ukrainian
    passage and left it out. Without `source`: the translator added it.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="translated_passages")
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGE_CHOICES)
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20)
    source = models.TextField(blank=True)
    source_hash = models.CharField(max_length=64, blank=True)
    translation = models.TextField(blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by whom")
    )
    made_at = models.DateTimeField(_("when"))

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["article", "language", "position"], name="translated_passage_once")
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.language} {self.position}: {self.kind}"


def stale(*grades: str) -> models.QuerySet[ArticleLanguage]:
    """Translations behind their Ukrainian text by one of these grades; by more than a typo when none is given."""
    return ArticleLanguage.objects.filter(stale_grade__in=grades or (Staleness.WORDING, Staleness.FACTS))

"""Who at the desk may see an article. No row: everybody whose role reads articles. Rows: only those they name.

The limit is the desk's own: what readers get is asked of editions alone.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from articles.models.organisations import Organisation

# Whoever has it, an archivist or a superuser, reads limited articles without being named.
READ_LIMITED = "articles.read_limited_article"


class Membership(models.Model):
    """A person of the desk belongs to an organisation; an article may be limited to its people."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships", verbose_name=_("person")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="memberships", verbose_name=_("organisation")
    )

    class Meta:
        verbose_name = _("membership of an organisation")
        verbose_name_plural = _("memberships of organisations")
        constraints = [models.UniqueConstraint(fields=["person", "organisation"], name="membership_once")]

    def __str__(self) -> str:
        return str(self.organisation)


class ArticleLimitQuerySet(models.QuerySet["ArticleLimit"]):
    def naming(self, user: Any) -> ArticleLimitQuerySet:
        """The rows that let this person in, by name or as one of an organisation. Nobody is named by None."""
        pk = user.pk or 0
        organisations = Membership.objects.filter(person_id=pk).values("organisation")
        return self.filter(Q(person_id=pk) | Q(organisation__in=organisations))

    def shutting_out(self, user: Any) -> ArticleLimitQuerySet:
        """The rows of the articles that do not name this person."""
        return self.exclude(article__in=ArticleLimit.objects.naming(user).values("article"))


class ArticleLimit(models.Model):
    """One that a limited article is open to: a person or an organisation. Written by `workflow.limit` only."""

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="limits", verbose_name=_("article"), editable=False
    )
    # PROTECT: an article whose last row vanished with what it names would be open to everybody.
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("person")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+", verbose_name=_("organisation")
    )

    objects = ArticleLimitQuerySet.as_manager()

    class Meta:
        verbose_name = _("limit of an article")
        verbose_name_plural = _("limits of articles")
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, organisation__isnull=True)
                | Q(person__isnull=True, organisation__isnull=False),
                name="limit_names_one",
            ),
            models.UniqueConstraint(fields=["article", "person"], name="limit_person_once"),
            models.UniqueConstraint(fields=["article", "organisation"], name="limit_organisation_once"),
        ]

    def __str__(self) -> str:
        """Never the article's headline: this may stand in a list of what keeps somebody from being deleted."""
        return f"№ {self.article_id}"


def closed_to(user: Any) -> QuerySet[ArticleLimit, Any]:
    """The ids of the articles that this person may not work on; there are few, so a list pays for them once."""
    limits = ArticleLimit.objects
    return (limits.none() if user.is_superuser else limits.shutting_out(user)).values("article")


def hidden_from(user: Any) -> QuerySet[ArticleLimit, Any]:
    """The ids of the articles that do not exist for this person."""
    return ArticleLimit.objects.none().values("article") if user.has_perm(READ_LIMITED) else closed_to(user)

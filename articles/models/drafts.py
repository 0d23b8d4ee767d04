"""What stands in a form that nobody has saved yet, and who has which form open. Neither is part of any text.

A draft is its author's alone: it belongs to no version, is hashed and approved by nobody, and readers never get it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from articles.models.articles import Article
from newsroom.lib.languages import LANGUAGES, attr

KEPT = datetime.timedelta(days=30)
# Of one person. Past it the oldest goes.
MOST_DRAFTS = 100
# A page that beats every 20 seconds, and once a minute when its tab lies in the background.
PRESENT = datetime.timedelta(seconds=75)


class DraftQuerySet(QuerySet["ArticleDraft"]):
    def of(self, person: Any, article: Article | None) -> DraftQuerySet:
        """One person's drafts of one article, or of articles not yet made; the newest first."""
        return self.filter(person=person, article=article)

    def old(self, now: datetime.datetime) -> DraftQuerySet:
        return self.filter(saved_at__lt=now - KEPT)


HEADLINES = [attr("headline", language) for language in LANGUAGES]


class ArticleDraft(models.Model):
    """The fields of one open form as its author last typed them; `article` is empty for one not yet made.

    `fields` is a list of [name, value] as the form would send them. `base_version` is the version the form began from.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="article_drafts", verbose_name=_("author")
    )
    article = models.ForeignKey(Article, models.CASCADE, null=True, related_name="drafts", verbose_name=_("article"))
    # Made by the form. Two tabs with one article are two drafts, so that neither overwrites the other.
    key = models.UUIDField()
    fields = models.JSONField()
    base_version = models.PositiveIntegerField(null=True)
    saved_at = models.DateTimeField(_("saved"))

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("unsaved text")
        verbose_name_plural = _("unsaved texts")
        default_permissions = ()
        ordering = ["-saved_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="article_draft_once")]
        indexes = [models.Index(fields=["saved_at"], name="article_draft_saved")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.article_id}"

    @property
    def headline(self) -> str:
        """As last typed, in the first language that has one; or ""."""
        typed = dict(self.fields)
        return next((typed[name] for name in HEADLINES if typed.get(name)), "")


def keep_draft(
    person: Any,
    article: Article | None,
    key: str,
    fields: list[list[str]],
    base_version: int | None,
    *,
    now: datetime.datetime,
) -> ArticleDraft:
    """Write the draft anew, and let this person's old ones go."""
    draft, is_new = ArticleDraft.objects.update_or_create(
        person=person,
        key=key,
        defaults={"article": article, "fields": fields, "base_version": base_version, "saved_at": now},
    )
    own = ArticleDraft.objects.filter(person=person)
    own.old(now).delete()
    if is_new:
        own.filter(pk__in=list(own.values_list("pk", flat=True)[MOST_DRAFTS:])).delete()
    return draft


class ArticlePresence(models.Model):
    """An open form: a row that its page renews, and that counts for nothing a minute later."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    article = models.ForeignKey(Article, models.CASCADE, related_name="open_forms")
    key = models.UUIDField()
    seen_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["article", "person", "key"], name="article_presence_once")]
        indexes = [models.Index(fields=["seen_at"], name="article_presence_seen")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.article_id}"


def be_present(person: Any, article: Article, key: str, *, now: datetime.datetime) -> None:
    """This form is open. Rows of all forms that have fallen silent go."""
    ArticlePresence.objects.update_or_create(person=person, article=article, key=key, defaults={"seen_at": now})
    ArticlePresence.objects.filter(seen_at__lt=now - PRESENT).delete()


def others_present(person: Any, article: Article, key: str, *, now: datetime.datetime) -> tuple[list[str], bool]:
    """The names of others who have the article open, and whether this person has it open in another tab too."""
    rows: Iterable[ArticlePresence] = (
        ArticlePresence.objects.filter(article=article, seen_at__gte=now - PRESENT)
        .exclude(person=person, key=key)
        .select_related("person")
        .order_by("pk")
    )
    names = [row.person.get_full_name() or row.person.get_username() for row in rows if row.person_id != person.pk]
    return list(dict.fromkeys(names)), any(row.person_id == person.pk for row in rows)

from __future__ import annotations

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from articles.models.addresses import FormerAddress, remember_former, slug_constraints, slugs_of
from newsroom.lib.languages import attr
from newsroom.lib.text import slug


class Tag(TagBase):
    """A curated topic with a name and an address per language.

    `name` and `slug` are declared anew because taggit makes both unique, and modeltranslation writes into the raw
    column whichever language is active at save: two languages would collide there.
    """

    name = models.CharField(_("name"), max_length=100)
    slug = models.SlugField(_("address"), max_length=100, blank=True, db_index=False)
    description = models.TextField(_("description"), blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", verbose_name=_("merged into")
    )

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        constraints = slug_constraints("tag")

    def __str__(self) -> str:
        return self.name_uk or self.name_en or ""

    def slugify(self, tag: str, i: int | None = None) -> str:
        return f"{slug(tag)}-{i}" if i else slug(tag)


class TaggedArticle(ItemBase):
    tag = models.ForeignKey(Tag, models.PROTECT, related_name="tagged_articles", verbose_name=_("tag"))
    content_object = models.ForeignKey("articles.Article", models.CASCADE, verbose_name=_("article"))

    class Meta:
        verbose_name = _("tag of an article")
        verbose_name_plural = _("tags of articles")
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="tagged_article_unique")]

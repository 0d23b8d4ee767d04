from __future__ import annotations

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from articles.models.addresses import FormerAddress, remember_former, slug_constraints, slugs_of
from articles.models.folded import FoldedField
from newsroom.lib.languages import LANGUAGES, attr
from newsroom.lib.text import slug


class Tag(TagBase):
    """A curated topic with a name and an address per language.

    `name` and `slug` are declared anew because taggit makes both unique, and modeltranslation writes into the raw
    column whichever language is active at save: two languages would collide there.
    """

    name = models.CharField(_("name"), max_length=100)
    slug = models.SlugField(_("address"), max_length=100, blank=True, db_index=False)
    description = models.TextField(_("description"), blank=True)
    name_uk: str | None
    name_en: str | None
    names = FoldedField("name_uk", "name_en")
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


@transaction.atomic
def merge(tag: Tag, into: Tag, *, was_met: bool = True) -> None:
    """Let `into` stand for `tag` everywhere: working copies, lists of what was published, old addresses.

    Editions stay as they were written; only the rows that list them move. Where readers never met `tag` (`was_met` is
    false), its address leads nowhere, or it would tell of the tag. ValueError if `into` is `tag` or is itself
    merged into another.
    """
    if tag.pk == into.pk or into.merged_into_id:
        raise ValueError(f"{tag} cannot be merged into {into}")
    tag.tagged_articles.filter(content_object__in=into.tagged_articles.values("content_object")).delete()
    tag.tagged_articles.update(tag=into)
    tag.edition_tags.filter(edition__in=into.edition_tags.values("edition")).delete()
    tag.edition_tags.update(tag=into)
    tag.merged.update(merged_into=into)
    former = slugs_of(tag)
    for language in LANGUAGES:
        setattr(tag, attr("slug", language), "")
    tag.merged_into = into
    tag.save()
    FormerAddress.objects.filter(thing=FormerAddress.Thing.TAG, object_id=tag.pk).update(object_id=into.pk)
    if was_met:
        remember_former(into, FormerAddress.Thing.TAG, former)

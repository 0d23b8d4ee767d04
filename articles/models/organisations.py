from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.addresses import slug_constraints
from articles.models.folded import FoldedField


class Organisation(models.Model):
    """A body that issues news or is named in it. `superseded_by` keeps the address of a reformed body alive."""

    class Kind(models.TextChoices):
        MINISTRY = "ministry", _("ministry")
        DEPARTMENT = "department", _("department")
        AGENCY = "agency", _("agency")
        UNIT = "unit", _("military unit")
        INTERNATIONAL = "international", _("international organisation")
        COMPANY = "company", _("company")
        OTHER = "other", _("other")

    name = models.CharField(_("name"), max_length=250)
    name_uk: str | None
    name_en: str | None
    short_name = models.CharField(_("short name"), max_length=120, blank=True)
    abbreviation = models.CharField(_("abbreviation"), max_length=30, blank=True)
    slug = models.SlugField(_("address"), max_length=100, blank=True, db_index=False)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.DEPARTMENT)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    superseded_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="supersedes", verbose_name=_("superseded by")
    )
    logo = models.ForeignKey(
        "media.Photo", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("logo")
    )
    website = models.URLField(_("website"), blank=True)
    names = FoldedField(
        *("name_uk", "short_name_uk", "abbreviation_uk"), *("name_en", "short_name_en", "abbreviation_en")
    )

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = slug_constraints("organisation")

    def __str__(self) -> str:
        return self.name_uk or self.name_en or ""

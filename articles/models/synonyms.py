"""Words that mean the same to whoever searches: «ЗСУ» and «Збройні Сили України», «НАТО» and "NATO"."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.lib.text import fold

FEWEST, MOST = 2, 6
MOST_WORDS = 8
LONGEST = 100


class SynonymQuerySet(models.QuerySet["Synonym"]):
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The variants of each row, as `articles.search.query.parse` takes them. One small query, asked anew for each
        search: nothing is kept that could be stale."""
        return tuple(tuple(text.splitlines()) for text in self.order_by("pk").values_list("variants", flat=True))


class Synonym(models.Model):
    """A row of the table: whoever searches by one variant finds texts with any of them, in both languages.

    It is read when somebody searches, so a change needs no new index.
    """

    variants = models.TextField(
        _("words that mean the same"),
        help_text=_(
            "Two to six variants, each on its own line, in either language: an abbreviation and what it stands for, a "
            "short name and the full one. Any form of the words will do: search knows their cases. Write only what is "
            "always the same thing, as whoever looks for one will find the other."
        ),
    )

    objects = SynonymQuerySet.as_manager()

    class Meta:
        verbose_name = _("row of synonyms")
        verbose_name_plural = _("synonyms for search")
        ordering = ["variants", "pk"]

    def __str__(self) -> str:
        return " = ".join(self.variants.splitlines())

    def clean(self) -> None:
        variants: dict[str, str] = {}
        for line in filter(str.strip, self.variants.splitlines()):
            variants.setdefault(fold(line), " ".join(line.split()))
        if problems := [*_problems(variants), *self._taken(variants)]:
            raise ValidationError({"variants": problems})
        self.variants = "\n".join(variants.values())

    def _taken(self, variants: dict[str, str]) -> list[ValidationError]:
        """A variant in two rows would join them, but only from one side."""
        others = list(Synonym.objects.exclude(pk=self.pk))
        owners = {fold(line): other for other in others for line in other.variants.splitlines()}
        return [
            ValidationError(
                _("“%(variant)s” stands in another row: %(row)s. Write the other words there."),
                params={"variant": variant, "row": owners[key]},
            )
            for key, variant in variants.items()
            if key in owners
        ]


def _problems(variants: dict[str, str]) -> list[ValidationError]:
    problems = []
    if len(variants) < FEWEST:
        problems.append(ValidationError(_("Write at least two different variants, each on its own line.")))
    if len(variants) > MOST:
        problems.append(ValidationError(_("A row takes six variants at most.")))
    for key, variant in variants.items():
        if not key:
            problems.append(ValidationError(_("“%(variant)s” has no word in it."), params={"variant": variant}))
        elif len(key.split()) > MOST_WORDS or len(variant) > LONGEST:
            problems.append(
                ValidationError(
                    _("“%(variant)s” is too long: eight words and 100 characters at most."),
                    params={"variant": variant},
                )
            )
    return problems

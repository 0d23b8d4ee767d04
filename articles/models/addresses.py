"""Public addresses: slugs unique per language, and the former ones that redirect for good."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, count, islice, repeat

from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.lib.languages import LANGUAGES, attr
from newsroom.lib.text import slug as make_slug


def slug_constraints(name: str) -> list[models.BaseConstraint]:
    """One address, one thing, in each language; an empty slug is no address.

    modeltranslation's raw `slug` column takes the language active at save, so only `_uk` and `_en` are constrained.
    """
    return [
        models.UniqueConstraint(
            fields=[attr("slug", language)],
            condition=~models.Q(**{attr("slug", language): ""}),
            name=f"{name}_{attr('slug', language)}_unique",
            violation_error_message=_("This address is already taken in this language."),
        )
        for language in LANGUAGES
    ]


class FormerAddress(models.Model):
    """A slug that a tag, an official, an organisation or a gallery once had while readers could see it.

    An article needs none: its editions remember their slugs.
    """

    class Thing(models.TextChoices):
        TAG = "tag", _("tag")
        OFFICIAL = "official", _("official")
        ORGANISATION = "organisation", _("organisation")
        GALLERY = "gallery", _("gallery")

    thing = models.CharField(_("kind"), max_length=20, choices=Thing.choices)
    language = models.CharField(_("language"), max_length=2)
    slug = models.SlugField(_("former address"), max_length=100, db_index=False)
    object_id = models.BigIntegerField(_("now leads to"))

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        constraints = [models.UniqueConstraint(fields=["thing", "language", "slug"], name="former_address_unique")]

    def __str__(self) -> str:
        return f"{self.thing}/{self.slug}"


def fill_slugs(thing: models.Model, *sources: str, languages: Iterable[str] = LANGUAGES) -> None:
    """Give every language that has a name a slug made of it, if it has none. Changes the object, does not save it.

    `sources` are the fields the name is made of, in order.
    """
    for language in languages:
        text = " ".join(getattr(thing, attr(source, language)) or "" for source in sources).strip()
        if text and not getattr(thing, attr("slug", language)):
            setattr(thing, attr("slug", language), free_slug(type(thing), language, make_slug(text), thing.pk))


def free_slug(model: type[models.Model], language: str, wanted: str, pk: int | None = None) -> str:
    """`wanted`, or `wanted-2`, `wanted-3`, … until no other row of `model` has it in `language`, or once had it.

    "" stays "": a name of signs alone makes no address.
    """
    if not wanted:
        return ""
    column = attr("slug", language)
    others = model._default_manager.exclude(pk=pk)
    former = FormerAddress.objects.filter(thing=model._meta.model_name, language=language).exclude(object_id=pk or 0)
    candidates = chain([wanted], (f"{wanted}-{number}" for number in count(2)))
    # By whole slugs, for which there is an index; what begins alike would be looked for in all rows. Ever more at once.
    for most in chain((2, 20), repeat(200)):
        asked = list(islice(candidates, most))
        taken = set(others.filter(**{f"{column}__in": asked}).values_list(column, flat=True))
        taken |= set(former.filter(slug__in=asked).values_list("slug", flat=True))
        if free := next((slug for slug in asked if slug not in taken), None):
            return free
    raise AssertionError("there are more numbers than rows")


def remember_former(thing: models.Model, kind: str, before: dict[str, str]) -> None:
    """Keep the addresses in `before` (language → slug) that `thing` no longer has; drop those it took back."""
    for language, slug in before.items():
        now = getattr(thing, attr("slug", language))
        if slug and slug != now:
            FormerAddress.objects.update_or_create(
                thing=kind, language=language, slug=slug, defaults={"object_id": thing.pk}
            )
        FormerAddress.objects.filter(thing=kind, language=language, slug=now, object_id=thing.pk).delete()


def current_for(kind: str, language: str, slug: str) -> int | None:
    """The id of what now answers for a former slug, or None if it never led anywhere."""
    return (
        FormerAddress.objects.filter(thing=kind, language=language, slug=slug)
        .values_list("object_id", flat=True)
        .first()
    )


def slugs_of(thing: models.Model, languages: Iterable[str] = LANGUAGES) -> dict[str, str]:
    return {language: getattr(thing, attr("slug", language)) or "" for language in languages}

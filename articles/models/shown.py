"""Which things readers may meet, and which they have met: only those have addresses to speak of.

A tag, an official or a gallery prepared for news to come is nobody's to find, not even by guessing its address.
An organisation is no news: it has its page from the start.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet, Value
from django.utils import timezone

from articles.models.addresses import FormerAddress
from articles.models.editions import Edition, EditionQuerySet
from articles.models.officials import Appointment, Official, PositionTitle
from articles.models.organisations import Organisation
from articles.models.tags import Tag
from media.models import Gallery
from newsroom.lib.languages import LANGUAGES, attr

SHOWN_BY = {
    FormerAddress.Thing.TAG: "edition_tags__tag",
    FormerAddress.Thing.OFFICIAL: "edition_officials__official",
    FormerAddress.Thing.GALLERY: "edition_galleries__gallery",
}


def editions_showing(kind: str, thing: Model) -> EditionQuerySet:
    """Every edition that shows a tag, an official or a gallery, live or not. KeyError for another kind."""
    return Edition.objects.filter(**{SHOWN_BY[FormerAddress.Thing(kind)]: thing})


def is_shown(kind: str, thing: Model, language: str, at: datetime.datetime) -> bool:
    """Does the page of this thing, if it has an address in `language`, answer readers at `at`? See `all_shown`."""
    return all_shown(kind, language, at).filter(pk=thing.pk).exists()


def is_offered(kind: str, thing: Model, language: str, at: datetime.datetime) -> bool:
    """May lists and search engines name the page of this thing at `at`? See `all_offered`."""
    return all_offered(kind, language, at).filter(pk=thing.pk).exists()


def was_shown(kind: str, thing: Model, at: datetime.datetime) -> bool:
    """Have readers of any language met this thing by `at`?"""
    if kind == FormerAddress.Thing.ORGANISATION:
        return True
    if isinstance(thing, Official) and any(titled(language, at).filter(official=thing) for language in LANGUAGES):
        return True
    return any(editions_showing(kind, thing).ever_live(language, at).exists() for language in LANGUAGES)


def posts_taken(official: Official, today: datetime.date) -> list[Appointment]:
    """The posts taken by `today`, newest first, with their titles."""
    posts = official.appointments.filter(from_on__lte=today)
    return list(posts.with_titles().order_by("-from_on", "position__rank"))


def titles_of(
    posts: Iterable[Appointment], language: str, today: datetime.date
) -> list[tuple[Appointment, str, datetime.date | None]]:
    """(post, title, last day or None while it is held) of the posts taken that have a name in `language`.

    The title is the one of the last day, or today's.
    """
    found = []
    for post in posts:
        until_on = post.until_on - datetime.timedelta(days=1) if post.until_on and post.until_on <= today else None
        if title := post.title_on(until_on or today, language):
            found.append((post, title, until_on))
    return found


def titled(language: str, at: datetime.datetime) -> QuerySet[Appointment]:
    """The posts taken by the Kyiv day of `at` that have a name in `language`: `titles_of` asked of the database."""
    today = timezone.localdate(at)
    names = PositionTitle.objects.filter(**{"position": OuterRef("position"), f"{attr('title', language)}__gt": ""})
    on_last_day = names.filter(
        Q(from_on=None) | Q(from_on__lt=OuterRef("until_on")), Q(until_on=None) | Q(until_on__gte=OuterRef("until_on"))
    )
    on_this_day = names.filter(Q(from_on=None) | Q(from_on__lte=today), Q(until_on=None) | Q(until_on__gt=today))
    return Appointment.objects.filter(
        Q(Exists(on_last_day), until_on__lte=today) | Q(Exists(on_this_day), Q(until_on=None) | Q(until_on__gt=today)),
        from_on__lte=today,
    )


MODELS: dict[str, type[Model]] = {
    FormerAddress.Thing.TAG: Tag,
    FormerAddress.Thing.OFFICIAL: Official,
    FormerAddress.Thing.ORGANISATION: Organisation,
    FormerAddress.Thing.GALLERY: Gallery,
}


def all_shown(kind: str, language: str, at: datetime.datetime) -> QuerySet[Any]:
    """The things of a kind with an address in `language` whose page answers at `at`. One query.

    A tag is shown by a live edition of any language, an official by one in `language` or a post named in it, a
    gallery by one in `language`.
    """
    return _shown_in(Edition.objects.all(), kind, language, at)


def all_offered(kind: str, language: str, at: datetime.datetime) -> QuerySet[Any]:
    """Those of `all_shown` that lists, sitemaps and feeds may name. One query.

    What only withdrawn texts show keeps its page, for they lead to it, but like them is offered to nobody.
    """
    return _shown_in(Edition.objects.listed(), kind, language, at)


def linked(named: Iterable[tuple[str, int]], language: str, at: datetime.datetime) -> set[tuple[str, int]]:
    """Which of these things, each as (kind, id), have a page in `language` at `at`; merged: that of the other.

    One query, none when nothing is named. KeyError for another kind.
    """
    ids: dict[str, set[int]] = {}
    for kind, pk in named:
        ids.setdefault(kind, set()).add(pk)
    asked = [
        _answering(kind, among, language, at).order_by().values_list(Value(kind), "pk") for kind, among in ids.items()
    ]
    return set(asked[0].union(*asked[1:])) if asked else set()


def _answering(kind: str, ids: set[int], language: str, at: datetime.datetime) -> QuerySet[Any]:
    shown = all_shown(kind, language, at)
    if kind in (FormerAddress.Thing.TAG, FormerAddress.Thing.OFFICIAL):
        return MODELS[kind]._default_manager.filter(Q(pk__in=shown) | Q(merged_into__in=shown), pk__in=ids)
    return shown.filter(pk__in=ids)


def _shown_in(editions: EditionQuerySet, kind: str, language: str, at: datetime.datetime) -> QuerySet[Any]:
    things = MODELS[kind]._default_manager.filter(**{f"{attr('slug', language)}__gt": ""})
    if kind == FormerAddress.Thing.ORGANISATION:
        return things
    live = {
        each: Exists(editions.live(each, at).filter(**{SHOWN_BY[FormerAddress.Thing(kind)]: OuterRef("pk")}))
        for each in LANGUAGES
    }
    if kind == FormerAddress.Thing.TAG:
        return things.filter(reduce(or_, map(Q, live.values())), merged_into=None)
    if kind == FormerAddress.Thing.OFFICIAL:
        return things.filter(Q(pk__in=titled(language, at).values("official")) | Q(live[language]))
    return things.filter(live[language])

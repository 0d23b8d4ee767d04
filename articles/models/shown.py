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
from articles.models.officials import Appointment, AppointmentQuerySet, Official
from articles.models.organisations import Organisation
from articles.models.tags import Tag
from media.models import Gallery
from newsroom.lib.languages import LANGUAGES, attr
from newsroom.lib.prepared import padded, prepared

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
    return bool(_answering_one(thing.pk, *moments_of(kind, at), kind=str(kind), language=language))


def is_offered(kind: str, thing: Model, language: str, at: datetime.datetime) -> bool:
    """May lists and search engines name the page of this thing at `at`? See `all_offered`."""
    return bool(_answering_one(thing.pk, *moments_of(kind, at), kind=str(kind), language=language, is_offered=True))


@prepared
def _answering_one(pk: int, *moments: Any, kind: str, language: str, is_offered: bool = False) -> QuerySet[Any]:
    things = all_offered if is_offered else all_shown
    return things(kind, language, *moments).filter(pk=pk).order_by().values_list("pk")


def moments_of(kind: str, at: datetime.datetime) -> tuple[Any, ...]:
    """What of the moment `at` a question about things of this kind needs: see `all_shown`."""
    if kind == FormerAddress.Thing.ORGANISATION:
        return ()
    return (at, timezone.localdate(at)) if kind == FormerAddress.Thing.OFFICIAL else (at,)


def was_shown(kind: str, thing: Model, at: datetime.datetime) -> bool:
    """Have readers of any language met this thing by `at`?"""
    if kind == FormerAddress.Thing.ORGANISATION:
        return True
    today = timezone.localdate(at)
    if isinstance(thing, Official) and any(titled(language, today).filter(official=thing) for language in LANGUAGES):
        return True
    return any(editions_showing(kind, thing).ever_live(language, at).exists() for language in LANGUAGES)


def posts_taken(official: Official, today: datetime.date) -> list[Appointment]:
    """The posts taken by `today`, newest first, with their names in every language. One query."""
    return _posts_taken(official.pk, today)


@prepared
def _posts_taken(official: int, today: datetime.date) -> AppointmentQuerySet:
    posts = Appointment.objects.filter(official=official, from_on__lte=today)
    for language in LANGUAGES:
        posts = posts.with_name(language, today)
    shown = [attr(name, language) for name in ("slug", "name", "short_name") for language in LANGUAGES]
    return (
        posts.select_related("position__organisation")
        .only("from_on", "until_on", "acting", "position__rank", *(f"position__organisation__{one}" for one in shown))
        .order_by("-from_on", "position__rank")
    )


def titles_of(
    posts: Iterable[Appointment], language: str, today: datetime.date
) -> list[tuple[Appointment, str, datetime.date | None]]:
    """(post, title, last day or None while it is held) of the posts taken that have a name in `language`.

    The title is the one of the last day, or today's. `posts` are those of `posts_taken` on that day.
    """
    return [
        (post, title, post.last_day() if post.until_on and post.until_on <= today else None)
        for post in posts
        if (title := post.named(language))
    ]


def titled(language: str, today: datetime.date) -> AppointmentQuerySet:
    """The posts taken by `today` that have a name in `language`: `titles_of` asked of the database."""
    return (
        Appointment.objects.filter(from_on__lte=today)
        .with_name(language, today)
        .filter(**{f"{attr('name', language)}__gt": ""})
    )


MODELS: dict[str, type[Model]] = {
    FormerAddress.Thing.TAG: Tag,
    FormerAddress.Thing.OFFICIAL: Official,
    FormerAddress.Thing.ORGANISATION: Organisation,
    FormerAddress.Thing.GALLERY: Gallery,
}


def all_shown(
    kind: str, language: str, at: datetime.datetime | None = None, today: datetime.date | None = None
) -> QuerySet[Any]:
    """The things of a kind with an address in `language` whose page answers at `at`. One query.

    A tag is shown by a live edition of any language, an official by one in `language` or a post named in it, a
    gallery by one in `language`, an organisation by itself. `today`: the Kyiv day of `at`, for questions that are
    written once (see `prepared`); others leave it out.
    """
    return _shown_in(Edition.objects.all(), kind, language, at, today)


def all_offered(
    kind: str, language: str, at: datetime.datetime | None = None, today: datetime.date | None = None
) -> QuerySet[Any]:
    """Those of `all_shown` that lists, sitemaps and feeds may name. One query.

    What only withdrawn texts show keeps its page, for they lead to it, but like them is offered to nobody.
    """
    return _shown_in(Edition.objects.listed(), kind, language, at, today)


def linked(named: Iterable[tuple[str, int]], language: str, at: datetime.datetime) -> set[tuple[str, int]]:
    """Which of these things, each as (kind, id), have a page in `language` at `at`; merged: that of the other.

    One query, none when nothing is named. KeyError for another kind.
    """
    ids: dict[str, set[int]] = {}
    for kind, pk in named:
        ids.setdefault(kind, set()).add(pk)
    if not ids:
        return set()
    kinds = tuple(sorted(ids))
    moments = max((moments_of(kind, at) for kind in kinds), key=len)
    return set(_linked(*moments, *(padded(sorted(ids[kind])) for kind in kinds), kinds=kinds, language=language))


@prepared
def _linked(*values: Any, kinds: tuple[str, ...], language: str) -> QuerySet[Any, Any]:
    """The values are the moments that the kinds need and the ids of each kind."""
    among, moments = values[-len(kinds) :], values[: -len(kinds)]
    asked = [
        _answering(kind, ids, language, *moments).order_by().values_list(Value(kind), "pk")
        for kind, ids in zip(kinds, among, strict=True)
    ]
    return asked[0].union(*asked[1:])


def _answering(kind: str, ids: tuple[int, ...], language: str, *moments: Any) -> QuerySet[Any]:
    shown = all_shown(kind, language, *moments)
    if kind in (FormerAddress.Thing.TAG, FormerAddress.Thing.OFFICIAL):
        return MODELS[kind]._default_manager.filter(Q(pk__in=shown) | Q(merged_into__in=shown), pk__in=ids)
    return shown.filter(pk__in=ids)


def _shown_in(
    editions: EditionQuerySet, kind: str, language: str, at: datetime.datetime | None, today: datetime.date | None
) -> QuerySet[Any]:
    things = MODELS[kind]._default_manager.filter(**{f"{attr('slug', language)}__gt": ""})
    if kind == FormerAddress.Thing.ORGANISATION:
        return things
    assert at
    live = {
        each: Exists(editions.live(each, at).filter(**{SHOWN_BY[FormerAddress.Thing(kind)]: OuterRef("pk")}))
        for each in LANGUAGES
    }
    if kind == FormerAddress.Thing.TAG:
        return things.filter(reduce(or_, map(Q, live.values())), merged_into=None)
    if kind == FormerAddress.Thing.OFFICIAL:
        held = titled(language, today or timezone.localdate(at))
        return things.filter(Q(pk__in=held.values("official")) | Q(live[language]))
    return things.filter(live[language])

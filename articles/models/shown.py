"""Which things readers may meet, and which they have met: only those have addresses to speak of.

A tag, an official or a gallery prepared for news to come is nobody's to find, not even by guessing its address.
An organisation is no news: it has its page from the start.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.db.models import Model
from django.utils import timezone

from articles.models.addresses import FormerAddress
from articles.models.editions import Edition, EditionQuerySet
from articles.models.officials import Appointment, Official
from newsroom.lib.languages import LANGUAGES

SHOWN_BY = {
    FormerAddress.Thing.TAG: "edition_tags__tag",
    FormerAddress.Thing.OFFICIAL: "edition_officials__official",
    FormerAddress.Thing.GALLERY: "edition_galleries__gallery",
}


def editions_showing(kind: str, thing: Model) -> EditionQuerySet:
    """Every edition that shows a tag, an official or a gallery, live or not. KeyError for another kind."""
    return Edition.objects.filter(**{SHOWN_BY[FormerAddress.Thing(kind)]: thing})


def is_shown(kind: str, thing: Model, language: str, at: datetime.datetime) -> bool:
    """Does the page of this thing, if it has an address in `language`, answer readers at `at`?"""
    if kind == FormerAddress.Thing.ORGANISATION:
        return True
    editions = editions_showing(kind, thing)
    if kind == FormerAddress.Thing.TAG:
        return any(editions.live(each, at).exists() for each in LANGUAGES)
    if isinstance(thing, Official):
        return has_title(thing, language, at) or editions.live(language, at).listed().exists()
    return editions.live(language, at).exists()


def was_shown(kind: str, thing: Model, at: datetime.datetime) -> bool:
    """Have readers of any language met this thing by `at`?"""
    if kind == FormerAddress.Thing.ORGANISATION:
        return True
    if isinstance(thing, Official) and any(has_title(thing, language, at) for language in LANGUAGES):
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


def has_title(official: Official, language: str, at: datetime.datetime) -> bool:
    """Has the official taken, by the Kyiv day of `at`, a post that has a name in `language`?"""
    today = timezone.localdate(at)
    return bool(titles_of(posts_taken(official, today), language, today))

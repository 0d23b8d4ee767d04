"""What somebody at a wrong address was likely looking for. A draft's address and a typing error find the same."""

import datetime
import re
from itertools import chain

from django.db import DatabaseError

from articles.models import Edition
from articles.models.editions import EditionQuerySet
from newsroom.lib.languages import other

MOST = 5
# Neighbours looked at on either side of the address in the alphabet of addresses.
NEIGHBOURS = 40
WORD = re.compile("[a-z0-9]+")
LEAST_SHARED = 2


def likely(path: str, language: str, at: datetime.datetime) -> list[Edition]:
    """Up to five texts that readers may read, whose address shares most words with the end of this one.

    Two walks of the index of addresses, of NEIGHBOURS rows each: those that start alike stand beside each other. An
    address of one word, or a database that does not answer, finds nothing.
    """
    slug = path.rstrip("/").rpartition("/")[2].lower()[:100]
    words = set(WORD.findall(slug))
    if len(words) < LEAST_SHARED:
        return []
    listed = Edition.objects.live(language, at).listed().defer("content")
    try:
        return _nearest(listed, slug, words)
    except DatabaseError:
        return []


def story_at(slug: str, language: str, at: datetime.datetime) -> list[Edition]:
    """The text that has this address in the other language, if readers have it there, and after it its twin in
    `language`, if they have that.

    At most two queries; none for "". A database that does not answer finds nothing.
    """
    try:
        there = Edition.objects.live(other(language), at).filter(slug=slug).defer("content").first() if slug else None
        if there is None:
            return []
        twin = Edition.objects.live(language, at).filter(article_id=there.article_id).defer("content").first()
    except DatabaseError:
        return []
    return [there, twin] if twin else [there]


def _nearest(listed: EditionQuerySet, slug: str, words: set[str]) -> list[Edition]:
    after = listed.filter(slug__gte=slug).order_by("slug")[:NEIGHBOURS]
    before = listed.filter(slug__lt=slug).order_by("-slug")[:NEIGHBOURS]
    shared = {one: len(words & set(WORD.findall(one.slug))) for one in chain(after, before)}
    alike = [one for one in shared if shared[one] >= LEAST_SHARED]
    return sorted(alike, key=lambda one: (-shared[one], -one.published_at.timestamp()))[:MOST]

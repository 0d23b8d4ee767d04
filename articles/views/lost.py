"""What somebody at a wrong address was likely looking for. A draft's address and a typing error find the same."""

import datetime
import re
from itertools import chain

from django.db import DatabaseError

from articles.models import Edition
from articles.models.editions import EditionQuerySet

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


def _nearest(listed: EditionQuerySet, slug: str, words: set[str]) -> list[Edition]:
    after = listed.filter(slug__gte=slug).order_by("slug")[:NEIGHBOURS]
    before = listed.filter(slug__lt=slug).order_by("-slug")[:NEIGHBOURS]
    shared = {one: len(words & set(WORD.findall(one.slug))) for one in chain(after, before)}
    alike = [one for one in shared if shared[one] >= LEAST_SHARED]
    return sorted(alike, key=lambda one: (-shared[one], -one.published_at.timestamp()))[:MOST]

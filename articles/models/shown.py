"""Which things readers may meet, and which they have met: only those have pages and addresses to speak of.

A tag, an official or a gallery prepared for news to come is no one's to find, not even by guessing its address.
"""

from __future__ import annotations

import datetime

from django.db.models import Model

from articles.models.addresses import FormerAddress
from articles.models.editions import Edition, EditionQuerySet
from newsroom.lib.languages import LANGUAGES

# The kind of a thing → how an edition that shows it is found.
SHOWN_BY = {
    FormerAddress.Thing.TAG: "edition_tags__tag",
    FormerAddress.Thing.OFFICIAL: "edition_officials__official",
    FormerAddress.Thing.GALLERY: "edition_galleries__gallery",
}


def is_shown(kind: str, thing: Model, language: str, at: datetime.datetime) -> bool:
    """Does the page of this thing, if it has an address in `language`, answer readers at `at`?"""
    match kind:
        case FormerAddress.Thing.TAG:
            return any(editions_with(kind, thing).live(one, at).exists() for one in LANGUAGES)
        case FormerAddress.Thing.OFFICIAL:
            listed = editions_with(kind, thing).live(language, at).listed()
            return bool(titles_held(thing, language, at)) or listed.exists()
        case FormerAddress.Thing.GALLERY:
            return editions_with(kind, thing).live(language, at).exists()
    return True  # An organisation is no news.

"""The desk: the press office's work in Django's own admin."""

from articles.admin import (
    articles,
    banners,
    downloads,
    editions,
    galleries,
    officials,
    organisations,
    photos,
    staff,
    synonyms,
    tags,
)

__all__ = [
    "articles",
    "banners",
    "downloads",
    "editions",
    "galleries",
    "officials",
    "organisations",
    "photos",
    "staff",
    "synonyms",
    "tags",
]

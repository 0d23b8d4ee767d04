"""The desk: the press office's work in Django's own admin."""

from articles.admin import articles, editions, galleries, officials, organisations, photos, tags

__all__ = ["articles", "editions", "galleries", "officials", "organisations", "photos", "tags"]

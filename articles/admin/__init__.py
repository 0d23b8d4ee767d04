"""The desk: the press office's work in Django's own admin."""

from articles.admin import articles, downloads, editions, galleries, officials, organisations, tags

__all__ = ["articles", "downloads", "editions", "galleries", "officials", "organisations", "tags"]

"""The photo desk: photos, many at once, galleries, sealed originals, downloads."""

from . import downloads, galleries, photos

__all__ = ["downloads", "galleries", "photos"]

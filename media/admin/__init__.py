"""The photo desk: photos, many at once, galleries, sealed originals, downloads."""

from . import downloads, galleries, photos, safety

__all__ = ["downloads", "galleries", "photos", "safety"]

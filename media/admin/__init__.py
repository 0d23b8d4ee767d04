"""The photo desk: photos, many at once, galleries, sealed originals."""

from . import galleries, photos

__all__ = ["galleries", "photos"]

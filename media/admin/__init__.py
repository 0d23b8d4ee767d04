"""The photo desk: photos, many at once, galleries, sealed originals."""

from . import galleries, photos, safety

__all__ = ["galleries", "photos", "safety"]

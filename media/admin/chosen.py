"""Which photos a request names."""

from collections.abc import Iterable

from ..models import Photo

DIGITS = 18  # more than any database gives out, and few enough for all of them


def ids(texts: Iterable[str]) -> list[int]:
    """The whole numbers among these texts, each once, in their order; everything else is passed over."""
    return list(dict.fromkeys(int(text) for text in texts if text.isdecimal() and len(text) <= DIGITS))


def in_order(numbers: list[int]) -> list[Photo]:
    """The photos with these ids that the library has, in the order given."""
    found = Photo.objects.in_bulk(numbers)
    return [found[pk] for pk in numbers if pk in found]

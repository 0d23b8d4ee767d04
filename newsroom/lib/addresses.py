"""Which of our addresses are readers' pages."""

from functools import lru_cache

# First parts of addresses that are the desk's, files, or no page at all.
NO_PAGES = frozenset({"admin", "media", "static", "preview", "healthz"})


def first_segment(path: str) -> str:
    """ "news" of "/news/12-headline/"; "" of "/"."""
    return path[1:].split("/", 1)[0]


@lru_cache(maxsize=4_096)  # asked for each answer from store, which takes some microseconds in all
def is_page(path: str) -> bool:
    """Of a path that begins with a slash."""
    return first_segment(path) not in NO_PAGES

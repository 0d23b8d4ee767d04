"""How long what readers got may be kept. Whatever can be taken down must leave every cache on its way."""

from collections.abc import Callable, Collection
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlencode

View = TypeVar("View", bound=Callable[..., Any])

PAGE = "public, no-cache"  # kept by whoever likes, asked about each time
# A browser keeps for an hour a picture its reader has seen, and even "reload" doesn't ask: its name is never given to
# other bytes. A cache that many share asks after a minute. Both get a 304 while the picture is public. Not for longer:
# a face must not stay around for a year after its picture was taken down.
PICTURE = "public, max-age=3600, s-maxage=60, immutable"
NOTHING = "no-store"
# Answers to what somebody is typing: the same letters come back within the minute, to the same reader.
HINT = "public, max-age=60, s-maxage=5"

# Seconds. A cache that many share may answer with a page without asking, and once more while it asks: what is taken
# down has left it after both.
SHARED, WHILE_ASKING = 5, 5
# And for so long when we don't answer at all.
WHEN_WE_FAIL = 86_400

ANY = "*"


def page(seconds_left: float) -> str:
    """Of a page that stays true for so long unless somebody changes something: browsers ask each time, a shared cache
    after a moment, and never answers with it past that second."""
    left = max(int(seconds_left), 0)
    shared = min(SHARED, left)
    while_asking = min(WHILE_ASKING, left - shared)
    return f"public, max-age=0, s-maxage={shared}, stale-while-revalidate={while_asking}, stale-if-error={WHEN_WE_FAIL}"


def knows(*names: str) -> Callable[[View], View]:
    """Decorates a public view: these parameters of its address change its page. It is not given any others, so that
    what a mailing or a network adds makes no second page. A view without knows none; `ANY`: it is given all, and
    the page cache keeps its page only where there are none."""

    def declare(view: View) -> View:
        view.known_parameters = frozenset(names)  # type: ignore[attr-defined]
        return view

    return declare


def never_kept(view: View) -> View:
    """Decorates a public view whose answers the page cache leaves alone: files, streams."""
    view.is_never_kept = True  # type: ignore[attr-defined]
    return view


def known_parameters(view: Callable[..., Any]) -> frozenset[str]:
    return getattr(view, "known_parameters", frozenset())


def is_never_kept(view: Callable[..., Any]) -> bool:
    return getattr(view, "is_never_kept", False)


def normalised(query: str, known: Collection[str]) -> str:
    """A WSGI query string with the known parameters alone, sorted; those of one name stay in their order."""
    sent = query.encode("latin-1")  # WSGI writes bytes so
    try:
        text = sent.decode()
    except UnicodeDecodeError:
        text = query  # as Django reads it
    pairs = [pair for pair in parse_qsl(text, keep_blank_values=True) if pair[0] in known]
    return urlencode(sorted(pairs, key=lambda pair: pair[0]))

"""Ways to pass an article on: plain links, no script of a network ever runs on a page."""

from urllib.parse import quote

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# {address} and {title} are filled in quoted.
_PLACES: list[tuple[str | Promise, str]] = [
    ("Telegram", "https://t.me/share/url?url={address}&text={title}"),
    ("Facebook", "https://www.facebook.com/sharer/sharer.php?u={address}"),
    ("X", "https://x.com/intent/post?url={address}&text={title}"),
    ("WhatsApp", "https://wa.me/?text={title}%20{address}"),
    (_("E-mail"), "mailto:?subject={title}&body={address}"),
]


def share_links(address: str, title: str) -> list[tuple[str | Promise, str]]:
    """(name, link) of each place; `address` is absolute."""
    quoted = {"address": quote(address, safe=""), "title": quote(title, safe="")}
    return [(name, pattern.format(**quoted)) for name, pattern in _PLACES]

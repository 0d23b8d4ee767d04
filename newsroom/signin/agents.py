"""What a browser calls itself, in two words that its owner knows."""

from django.utils.translation import gettext as _

# Order decides: every Edge calls itself Chrome, every Chrome Safari, every Android Linux.
BROWSERS = {"Edg": "Edge", "OPR/": "Opera", "Firefox/": "Firefox", "Chrom": "Chrome", "Safari/": "Safari"}
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Mac OS": "macOS",
    "Linux": "Linux",
}


def describe(agent: str) -> str:
    found = (next((word for mark, word in table.items() if mark in agent), "") for table in (BROWSERS, SYSTEMS))
    return ", ".join(filter(None, found)) or _("unknown browser")

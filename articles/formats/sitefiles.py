"""The small files that machines ask every site for."""

from __future__ import annotations

import datetime
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.templatetags.static import static
from django.utils.translation import gettext

from articles.addresses import absolute, address

NAVY = "#0b2545"


def robots(sitemaps: list[str]) -> str:
    return "\n".join(["User-agent: *", "Disallow: /admin/", "", *(f"Sitemap: {one}" for one in sitemaps), ""])


def humans() -> str:
    return "\n".join(
        [
            "/* TEAM */",
            "Ministry press office",
            f"Site: {settings.SITE_URL}/",
            "",
            "/* SITE */",
            "Languages: Ukrainian, English",
            "Texts and photos: CC BY 4.0, with the name of the press office and, for a photo, its author",
            f"Feeds: {absolute(address('uk', 'feeds'))}",
            "",
        ]
    )


def security(contact: str, days: int, today: datetime.date) -> str:
    """RFC 9116. `Expires` is `days` after today, which the RFC wants to be less than a year."""
    expires = datetime.datetime.combine(today + datetime.timedelta(days=days), datetime.time.min, datetime.UTC)
    return "\n".join(
        [
            f"Contact: {contact}",
            f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
            "Preferred-Languages: uk, en",
            f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
            "",
        ]
    )


def manifest(language: str) -> dict[str, Any]:
    """In the language that is active, which is also `language`."""
    start = address(language, "front")
    return {
        "id": start,
        "name": gettext("Ministry press office"),
        "short_name": gettext("Press office"),
        "description": gettext("Official news, statements and photos"),
        "lang": language,
        "dir": "ltr",
        "start_url": start,
        "scope": "/",
        "display": "minimal-ui",
        "theme_color": NAVY,
        "background_color": NAVY,
        "icons": [
            {"src": static("site/mark.svg"), "sizes": "any", "type": "image/svg+xml"},
            _icon("icon-192.png", 192, "any"),
            _icon("icon-512.png", 512, "any"),
            _icon("icon-maskable-512.png", 512, "maskable"),
        ],
    }


def _icon(name: str, size: int, purpose: str) -> dict[str, str]:
    return {"src": static(f"site/{name}"), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}


def opensearch(language: str) -> str:
    """An OpenSearch 1.1 description: the names may have 16 and 48 characters at most."""
    template = f"{search_address(language)}?q={{searchTerms}}"
    own = absolute(address(language, "opensearch"))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">'
        f"<ShortName>{escape(gettext('Press office')[:16])}</ShortName>"
        f"<LongName>{escape(gettext('Ministry press office')[:48])}</LongName>"
        f"<Description>{escape(gettext('Search the news of the ministry'))}</Description>"
        f'<Url type="text/html" method="get" template={quoteattr(template)}/>'
        f'<Url type="application/opensearchdescription+xml" rel="self" template={quoteattr(own)}/>'
        f'<Image width="32" height="32" type="image/x-icon">{escape(absolute("/favicon.ico"))}</Image>'
        f"<Language>{language}</Language><InputEncoding>UTF-8</InputEncoding><OutputEncoding>UTF-8</OutputEncoding>"
        "</OpenSearchDescription>\n"
    )


def search_address(language: str) -> str:
    return absolute(address(language, "search"))

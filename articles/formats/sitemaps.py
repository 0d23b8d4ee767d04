"""Sitemaps (sitemaps.org 0.9) with the languages, pictures and news of a page. Written piece by piece."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from articles.formats.stories import speakable

CONTENT_TYPE = "application/xml"
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
EXTENSIONS = {
    "xhtml": "http://www.w3.org/1999/xhtml",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}


@dataclass(frozen=True)
class News:
    publication: str
    language: str
    published_at: datetime.datetime
    title: str


@dataclass(frozen=True)
class Url:
    """A page. All addresses are full; `alternates` are (hreflang, address) pairs, the page itself among them."""

    address: str
    changed_at: datetime.datetime | None = None
    alternates: list[tuple[str, str]] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    news: News | None = None


def urlset(urls: Iterable[Url]) -> Iterator[str]:
    extensions = "".join(f" xmlns:{prefix}={quoteattr(uri)}" for prefix, uri in EXTENSIONS.items())
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{NAMESPACE}"{extensions}>\n'
    for url in urls:
        yield f"<url>{''.join(_inside(url))}</url>\n"
    yield "</urlset>\n"


def index(addresses: Iterable[str]) -> Iterator[str]:
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="{NAMESPACE}">\n'
    for address in addresses:
        yield f"<sitemap>{_element('loc', address)}</sitemap>\n"
    yield "</sitemapindex>\n"


def _inside(url: Url) -> Iterator[str]:
    yield _element("loc", url.address)
    if url.changed_at:
        yield _element("lastmod", url.changed_at.isoformat(timespec="seconds"))
    for language, address in url.alternates:
        yield f"<xhtml:link rel={quoteattr('alternate')} hreflang={quoteattr(language)} href={quoteattr(address)}/>"
    for image in url.images:
        yield f"<image:image>{_element('image:loc', image)}</image:image>"
    if url.news:
        yield _news(url.news)


def _news(news: News) -> str:
    publication = _element("news:name", news.publication) + _element("news:language", news.language)
    published = _element("news:publication_date", news.published_at.isoformat(timespec="seconds"))
    return (
        f"<news:news><news:publication>{publication}</news:publication>"
        f"{published}{_element('news:title', news.title)}</news:news>"
    )


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(speakable(text))}</{name}>"

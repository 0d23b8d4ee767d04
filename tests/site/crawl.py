"""Every page and file that can be reached from the two front pages, as a reader without scripts reaches them."""

from __future__ import annotations

import http.client
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import local
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

from django.urls import Resolver404, resolve
from django.utils import translation
from selectolax.lexbor import LexborHTMLParser

LINKS = {
    "a": "href",
    "link": "href",
    "img": "src",
    "script": "src",
    "form": "action",
    "meta[property='og:image']": "content",
}
# Lists go on for ever by design; pages of one kind with the same parameters are alike.
PAGES_WITH_A_QUERY = 12


@dataclass
class Page:
    path: str  # with its query
    status: int
    content_type: str
    body: bytes
    headers: dict[str, str] = field(repr=False)
    found_on: str = ""

    @property
    def is_html(self) -> bool:
        return self.content_type.startswith("text/html")


def kind_of(path: str) -> str:
    """The name of the view and the language, "articles:tag/en"; with parameters, "articles:news/uk?before"."""
    parts = urlsplit(path)
    language = "en" if parts.path.startswith("/en/") else "uk"
    with translation.override(language):
        try:
            name = resolve(parts.path).view_name
        except Resolver404:
            name = "nowhere"
    names = ",".join(sorted({key for key, _value in parse_qsl(parts.query, keep_blank_values=True)}))
    return f"{name}/{language}" + (f"?{names}" if names else "")


class Crawl:
    """Pages by path, once it has walked. The desk is left out, and files are asked for with HEAD."""

    def __init__(self, address: str) -> None:
        self.host = urlsplit(address).netloc
        self.pages: dict[str, Page] = {}
        self._connections = local()
        self._with_a_query: Counter[str] = Counter()
        self._known: set[str] = set()

    def walk(self, start: Iterable[str] = ("/", "/en/")) -> Crawl:
        """Itself, with the pages."""
        found = [(path, "") for path in start]
        with ThreadPoolExecutor(4) as pool:
            while found:
                new = [(path, origin) for path, origin in found if self._is_wanted(path)]
                for page in pool.map(lambda one: self.fetch(*one), new):
                    self.pages[page.path] = page
                found = [link for path, _ in new for link in self._links(self.pages[path])]
        return self

    def fetch(self, path: str, found_on: str = "") -> Page:
        method = "HEAD" if path.startswith(("/media/", "/static/")) or "download" in path or ".zip" in path else "GET"
        for is_last in (False, True):
            connection = self._connection()
            try:
                connection.request(method, path)
                answer = connection.getresponse()
                body = answer.read()
                break
            except (http.client.HTTPException, ConnectionError):
                del self._connections.one
                if is_last:
                    raise
        headers = {name.lower(): value for name, value in answer.getheaders()}
        return Page(path, answer.status, headers.get("content-type", ""), body, headers, found_on)

    def samples(self) -> dict[str, list[str]]:
        """Paths of HTML pages by their kind."""
        found: dict[str, list[str]] = {}
        for path, page in self.pages.items():
            if page.is_html and page.status == 200:
                found.setdefault(kind_of(path), []).append(path)
        return found

    def broken(self) -> list[str]:
        return [
            f"{page.status} {page.path} (linked on {page.found_on or 'the start'})"
            for page in self.pages.values()
            if page.status >= 400
        ]

    def _connection(self) -> http.client.HTTPConnection:
        if not hasattr(self._connections, "one"):
            self._connections.one = http.client.HTTPConnection(self.host, timeout=120)
        return self._connections.one  # type: ignore[no-any-return]

    def _is_wanted(self, path: str) -> bool:
        if path in self._known or path.startswith("/admin/"):
            return False
        self._known.add(path)
        if "?" not in path:
            return True
        kind = kind_of(path)
        self._with_a_query[kind] += 1
        return self._with_a_query[kind] <= PAGES_WITH_A_QUERY

    def _links(self, page: Page) -> Iterator[tuple[str, str]]:
        if page.status in (301, 302, 307, 308):
            yield from self._inside([page.headers["location"]], page)
        elif page.is_html:
            yield from self._inside(links_of(page.body), page)

    def _inside(self, links: Iterable[str], page: Page) -> Iterator[tuple[str, str]]:
        for link in links:
            parts = urlsplit(urldefrag(urljoin(f"http://{self.host}{page.path}", link))[0])
            if parts.scheme == "http" and parts.netloc == self.host:
                yield parts.path + (f"?{parts.query}" if parts.query else ""), page.path


def richest(crawl: Crawl) -> dict[str, str]:
    """One page of each kind in each language: kind → path. The largest one shows the most."""
    return {kind: max(paths, key=lambda path: len(crawl.pages[path].body)) for kind, paths in crawl.samples().items()}


def links_of(html: bytes) -> Iterator[str]:
    tree = LexborHTMLParser(html)
    for tag, attribute in LINKS.items():
        for node in tree.css(f"{tag}[{attribute}]"):
            if tag == "form" and (node.attributes.get("method") or "get").lower() != "get":
                continue
            yield node.attributes[attribute] or ""
    for node in tree.css("[srcset]"):
        yield from (part.split()[0] for part in (node.attributes["srcset"] or "").split(",") if part.strip())

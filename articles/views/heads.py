"""A page's <head> and masthead: its title, its address in each language, what search engines may know."""

import pickle
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext

from articles.addresses import absolute, address
from articles.formats import feeds
from articles.views.walk import parse
from newsroom.lib.languages import DEFAULT, LANGUAGES, attr


@dataclass(frozen=True)
class FeedLink:
    """A feed in one of its formats, as a page points to it."""

    title: str
    format: str
    type: str
    address: str


@dataclass(frozen=True)
class Head:
    """`addresses`: language → path of this same page, only languages in which it exists. Of those, `unoffered` are the
    languages in which search engines may not know it: the language switch leads there, and nothing else.

    `image` is a full address; its size in pixels and its words go with it. `properties` are further Open Graph pairs,
    `structured` the nodes of the page's JSON-LD, `feeds` those of the thing itself (every page has the site's too).
    `section` is the part of the menu it belongs to. A page far down a list is `deep`: it has no twin in the other
    language, and nobody need find it by a search.
    """

    title: str
    path: str
    section: str = ""
    description: str = ""
    addresses: dict[str, str] = field(default_factory=dict)
    unoffered: Collection[str] = ()
    image: str = ""
    image_size: tuple[int, int] | None = None
    image_alt: str = ""
    properties: list[tuple[str, str]] = field(default_factory=list)
    structured: list[dict[str, Any]] = field(default_factory=list)
    feeds: list[FeedLink] = field(default_factory=list)
    kind: str = "website"
    is_deep: bool = False
    is_hidden: bool = False

    @property
    def key(self) -> bytes:
        """All that the head tells, for `{% remember %}`: pages differ in nothing else of it but their language."""
        return pickle.dumps(self.__dict__)

    @property
    def summary(self) -> str:
        """What a search engine shows under the title."""
        whole = gettext("Official news, statements and photos")
        return self.description or (f"{self.title}. {whole}." if self.title else f"{whole}.")

    @property
    def canonical(self) -> str:
        return absolute(self.path)

    @property
    def alternates(self) -> list[tuple[str, str]]:
        """(hreflang, absolute address) pairs; none at all unless the page exists in two languages."""
        offered = {language: path for language, path in self.addresses.items() if language not in self.unoffered}
        if self.is_deep or self.is_hidden or len(offered) < 2:
            return []
        pairs = [(language, absolute(path)) for language, path in offered.items()]
        return [*pairs, ("x-default", absolute(self.addresses[DEFAULT]))]


def same_in_all(name: str, *args: object) -> dict[str, str]:
    """The addresses of a page that exists in every language."""
    return {language: address(language, name, *args) for language in LANGUAGES}


def by_slug(name: str, thing: object) -> dict[str, str]:
    """The addresses of a thing's page: in the languages in which the thing has a slug."""
    slug_in: Callable[[str], str] = lambda language: getattr(thing, attr("slug", language)) or ""  # noqa: E731
    return {language: address(language, name, slug_in(language)) for language in LANGUAGES if slug_in(language)}


def list_head(request: HttpRequest, title: str, addresses: dict[str, str], **more: Any) -> Head:
    """The head of a list: the page one is on, which may lie deep in the list."""
    deep = place(request.GET)
    return Head(title=title, path=request.path + deep, addresses=addresses, is_deep=bool(deep), **more)


def place(query: QueryDict) -> str:
    """The query string that leads to this page of a list; "" for the first page, whatever else the query says.

    One page, one address: a parameter added by a mailing or a network makes no second one.
    """
    for direction in ("before", "after"):
        if parse(query.get(direction, "")):
            return "?" + urlencode({direction: query[direction]})
    return ""


def feed_links(language: str, title: str, name: str, *args: object) -> list[FeedLink]:
    """A feed's full address in each format; `args` come before the format in its address."""
    return [
        FeedLink(title, form.name, form.content_type, absolute(address(language, name, *args, key)))
        for key, form in feeds.FORMATS.items()
    ]

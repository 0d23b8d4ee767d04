"""A page's <head> and masthead: its title, its address in each language, what search engines may know."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation

from newsroom.lib.languages import DEFAULT, LANGUAGES, attr


@dataclass(frozen=True)
class Head:
    """`addresses`: language → path of this same page, only languages in which it exists.

    `section` is the part of the menu it belongs to. A page far down a list is `deep`: it has no twin in the other
    language, and nobody need find it by a search.
    """

    title: str
    path: str
    section: str = ""
    description: str = ""
    addresses: dict[str, str] = field(default_factory=dict)
    image: str = ""
    kind: str = "website"
    is_deep: bool = False
    is_hidden: bool = False

    @property
    def canonical(self) -> str:
        return absolute(self.path)

    @property
    def alternates(self) -> list[tuple[str, str]]:
        """(hreflang, absolute address) pairs; none at all unless the page exists in two languages."""
        if self.is_deep or self.is_hidden or len(self.addresses) < 2:
            return []
        pairs = [(language, absolute(path)) for language, path in self.addresses.items()]
        return [*pairs, ("x-default", absolute(self.addresses[DEFAULT]))]


def absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}" if path.startswith("/") else path


def address(language: str, name: str, *args: object) -> str:
    """The path of a page in one language, whatever language is active."""
    with translation.override(language):
        return reverse(f"articles:{name}", args=args)


def same_in_all(name: str, *args: object) -> dict[str, str]:
    """The addresses of a page that exists in every language."""
    return {language: address(language, name, *args) for language in LANGUAGES}


def by_slug(name: str, thing: object) -> dict[str, str]:
    """The addresses of a thing's page: in the languages in which the thing has a slug."""
    slug_in: Callable[[str], str] = lambda language: getattr(thing, attr("slug", language)) or ""  # noqa: E731
    return {language: address(language, name, slug_in(language)) for language in LANGUAGES if slug_in(language)}


def list_head(request: HttpRequest, title: str, addresses: dict[str, str], **more: str) -> Head:
    """The head of a list: the page one is on, which may lie deep in the list."""
    is_deep = bool(request.GET)
    path = request.get_full_path() if is_deep else request.path
    return Head(title=title, path=path, addresses=addresses, is_deep=is_deep, **more)  # type: ignore[arg-type]

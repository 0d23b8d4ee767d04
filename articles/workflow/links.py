"""Links of a text into our own site that would lead its readers nowhere."""

from __future__ import annotations

import datetime
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.utils.translation import override

from articles.models import Edition, FormerAddress, Kind
from articles.models.addresses import current_for
from articles.models.photos import shown
from articles.models.shown import all_shown
from articles.workflow.snapshot import Content
from media.models import Photo
from newsroom.lib.html import hrefs
from newsroom.lib.languages import DEFAULT, LANGUAGES, attr

OF_AN_ARTICLE = {"article", "updates", "print", "article_photos"}
OF_A_PHOTO = {"photo", "download"}


def dead_links(content: Content, at: datetime.datetime) -> list[str]:
    """The addresses, as they are written, that answer nobody at `at`. The text's own page answers."""
    found = [address for block in content["body"] for address in hrefs(block.get("html", ""))]
    return [address for address in dict.fromkeys(found) if not _leads_somewhere(address, content, at)]


def _leads_somewhere(address: str, content: Content, at: datetime.datetime) -> bool:
    """Another site's address is not ours to judge; nor is what the server hands out beside the site's pages."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme in ("mailto", "tel") or parts.netloc not in ("", urlsplit(settings.SITE_URL).netloc):
        return True
    path = unquote(parts.path) or "/"
    language = next((code for code in LANGUAGES if path.startswith(f"/{code}/")), DEFAULT)
    try:
        with override(language):
            match = resolve(path)
    except Resolver404:
        return False
    if match.namespace != "articles":
        return match.url_name is not None and not path.startswith(reverse("admin:index"))
    return _answers(match, language, content, at)


def _answers(match: ResolverMatch, language: str, content: Content, at: datetime.datetime) -> bool:
    name, slug = str(match.url_name), match.kwargs.get("slug", "")
    if name in OF_AN_ARTICLE:
        return (slug == content["slug"] and language == content["language"]) or _article_answers(slug, language, at)
    if name in OF_A_PHOTO:
        number = str(match.kwargs["number"]).upper()
        own = any(photo["number"] == number for photo in content["photos"])
        return own or shown(Photo.objects.filter(number=number), at).exists()
    if name == "edition":
        return Edition.objects.on_record(language, at).with_hash(match.kwargs["digest"]).exists()
    if name == "kind":
        return match.kwargs["kind"] in Kind.values
    kind = str(match.kwargs.get("thing") or name).removesuffix("_photos")
    return kind not in FormerAddress.Thing.values or _thing_answers(kind, slug, language, content, at)


def _article_answers(slug: str, language: str, at: datetime.datetime) -> bool:
    """A former address leads to its article too."""
    had_it = Edition.objects.ever_live(language, at).filter(slug=slug)
    return Edition.objects.live(language, at).filter(article__in=had_it.values("article")).exists()


def _thing_answers(kind: str, slug: str, language: str, content: Content, at: datetime.datetime) -> bool:
    """A tag, an official, an organisation or a gallery; what this text brings to light has its page with it."""
    brought = [*content["tags"], *content["mentions"], *content["galleries"]]
    if language == content["language"] and any(thing["slug"] == slug for thing in brought):
        return True
    answering = all_shown(kind, language, at)
    former = current_for(kind, language, slug)
    return answering.filter(**{attr("slug", language): slug}).exists() or answering.filter(pk=former).exists()

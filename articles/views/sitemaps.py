"""Sitemaps, streamed: a part never holds more than one chunk of the archive in memory, whatever its length."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db.models import Max
from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from articles.addresses import absolute, address
from articles.formats import file_of, sitemaps
from articles.models import Edition, FormerAddress
from articles.models.editions import EditionQuerySet
from articles.models.shown import all_offered
from articles.views.heads import same_in_all
from articles.views.kinds import TITLES
from articles.views.pages import for_lists
from newsroom.lib import caching
from newsroom.lib.languages import DEFAULT, LANGUAGES, attr

Things = FormerAddress.Thing
# Articles (or galleries) by their number: both languages of 5,000 are at most 10,000 addresses, about 12 MB.
PART = 5_000
CHUNK = 500
NEWS_DAYS, NEWS_LENGTH = 2, 1_000
PAGES = (
    "front",
    "news",
    "photo_reports",
    "officials",
    "organisations",
    "archive",
    "corrections",
    "verify",
    "media_centre",
    "feeds",
    "accessibility",
)


def _answer(pieces: Iterable[str]) -> StreamingHttpResponse:
    return StreamingHttpResponse(pieces, content_type=f"{sitemaps.CONTENT_TYPE}; charset=utf-8")


def _listed(language: str, at: datetime.datetime) -> EditionQuerySet:
    return Edition.objects.live(language, at).listed()


@caching.never_kept
@require_safe
def index(request: HttpRequest) -> StreamingHttpResponse:
    at = timezone.now()
    paths = [reverse("sitemap_pages"), reverse("sitemap_news")]
    paths += [reverse("sitemap_articles", args=[number]) for number in _parts(lambda pk: _next_article(pk, at))]
    paths += [reverse("sitemap_galleries", args=[number]) for number in _parts(lambda pk: _next_gallery(pk, at))]
    return _answer(sitemaps.index(map(absolute, paths)))


def _parts(next_from: Callable[[int], int | None]) -> Iterator[int]:
    """The numbers of the parts that hold anything, at a query each."""
    found = next_from(0)
    while found is not None:
        part = found // PART
        yield part
        found = next_from((part + 1) * PART)


def _next_article(start: int, at: datetime.datetime) -> int | None:
    """The lowest article number from `start` on that is listed in any language."""
    found = [_listed(each, at).filter(article_id__gte=start).order_by("article_id") for each in LANGUAGES]
    numbers = [rows.values_list("article_id", flat=True).first() for rows in found]
    return min((number for number in numbers if number is not None), default=None)


def _next_gallery(start: int, at: datetime.datetime) -> int | None:
    found = [all_offered(Things.GALLERY, each, at).filter(pk__gte=start).order_by("pk") for each in LANGUAGES]
    numbers = [rows.values_list("pk", flat=True).first() for rows in found]
    return min((number for number in numbers if number is not None), default=None)


@caching.never_kept
@require_safe
def pages(request: HttpRequest) -> StreamingHttpResponse:
    """The pages that are always there, then the tags, officials and organisations that readers may meet."""
    return _answer(sitemaps.urlset(_pages(timezone.now())))


def _pages(at: datetime.datetime) -> Iterator[sitemaps.Url]:
    for name in PAGES:
        yield from _urls(same_in_all(name))
    for kind in TITLES:
        yield from _urls(same_in_all("kind", kind))
    for thing in (Things.TAG, Things.OFFICIAL, Things.ORGANISATION):
        yield from _things(thing, at)


def _things(thing: str, at: datetime.datetime, **within: Any) -> Iterator[sitemaps.Url]:
    addresses: dict[int, dict[str, str]] = {}
    for language in LANGUAGES:
        slugs = (
            all_offered(thing, language, at).filter(**within).values_list("pk", attr("slug", language)).order_by("pk")
        )
        for pk, slug in slugs:
            addresses.setdefault(pk, {})[language] = address(language, thing, slug)
    for paths in addresses.values():
        yield from _urls(paths)


def _urls(addresses: dict[str, str], **more: Any) -> Iterator[sitemaps.Url]:
    """One entry for each language in which the page exists; each names all of them."""
    full = {language: absolute(path) for language, path in addresses.items()}
    alternates = [*full.items(), ("x-default", full[DEFAULT])] if len(full) > 1 else []
    for found in full.values():
        yield sitemaps.Url(found, alternates=alternates, **more)


@caching.never_kept
@require_safe
def galleries(request: HttpRequest, number: int) -> StreamingHttpResponse:
    at, start = timezone.now(), number * PART
    if (found := _next_gallery(start, at)) is None or found >= start + PART:
        raise Http404
    return _answer(sitemaps.urlset(_things(Things.GALLERY, at, pk__gte=start, pk__lt=start + PART)))


@caching.never_kept
@require_safe
def articles(request: HttpRequest, number: int) -> StreamingHttpResponse:
    at, start = timezone.now(), number * PART
    if (found := _next_article(start, at)) is None or found >= start + PART:
        raise Http404
    return _answer(sitemaps.urlset(_articles(start, at)))


def _articles(start: int, at: datetime.datetime) -> Iterator[sitemaps.Url]:
    for first in range(start, start + PART, CHUNK):
        found: dict[int, dict[str, Edition]] = {}
        for language in LANGUAGES:
            rows = _listed(language, at).filter(article_id__gte=first, article_id__lt=first + CHUNK)
            for edition in for_lists(rows):
                found.setdefault(edition.article_id, {})[language] = edition
        told = {language: _told(language, at, first) for language in LANGUAGES} if found else {}
        for pk, editions in sorted(found.items()):
            yield from _story_urls(editions, {language: told[language].get(pk) for language in editions})


def _told(language: str, at: datetime.datetime, first: int) -> dict[int, datetime.datetime]:
    """Article id → when its readers last got something new."""
    rows = Edition.objects.ever_live(language, at).told().filter(article_id__gte=first, article_id__lt=first + CHUNK)
    return dict(rows.order_by().values_list("article_id").annotate(Max("live_from")))


def _story_urls(editions: dict[str, Edition], changed: dict[str, datetime.datetime | None]) -> Iterator[sitemaps.Url]:
    full = {each: absolute(address(each, "article", one.slug)) for each, one in editions.items()}
    alternates = [*full.items(), ("x-default", full[DEFAULT])] if len(full) > 1 else []
    for language, edition in editions.items():
        yield sitemaps.Url(
            full[language], changed[language] or edition.published_at, alternates=alternates, images=_images(edition)
        )


def _images(edition: Edition) -> list[str]:
    file = file_of(edition.picture, "full") if edition.picture else None
    return [file.address] if file else []


@caching.never_kept
@require_safe
def news(request: HttpRequest) -> StreamingHttpResponse:
    """Published in the last two days, in both languages; of more than a thousand the newest."""
    at = timezone.now()
    since = at - datetime.timedelta(days=NEWS_DAYS)
    found: list[Edition] = []
    for language in LANGUAGES:
        rows = _listed(language, at).filter(published_at__gte=since).defer("content").newest_first()
        found += rows[:NEWS_LENGTH]
    newest = sorted(found, key=lambda one: one.published_at, reverse=True)[:NEWS_LENGTH]
    return _answer(sitemaps.urlset(map(_news_url, newest)))


def _news_url(edition: Edition) -> sitemaps.Url:
    with translation.override(edition.language):
        house = gettext("Ministry press office")
    entry = sitemaps.News(house, edition.language, edition.published_at, edition.headline)
    return sitemaps.Url(absolute(address(edition.language, "article", edition.slug)), news=entry)

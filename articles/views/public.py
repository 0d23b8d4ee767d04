"""The front page, the lists and the article."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from articles.addresses import address
from articles.formats import structured
from articles.models import Edition, Kind
from articles.models.editions import READABLE
from articles.views import directory, pages
from articles.views.article_head import article_head
from articles.views.heads import Head, feed_links, list_head, same_in_all
from articles.views.kinds import TITLES
from articles.views.nearby import nearby
from articles.views.share import share_links
from articles.views.walk import Walk, by_day, walk_of
from media.templatetags.photos import preload
from newsroom.lib import caching

# A grid of three or four in a row fills up with this many.
CARDS = 24


def language_of_page() -> str:
    return get_language() or settings.LANGUAGE_CODE


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    language, now = language_of_page(), timezone.now()
    page = pages.front_page(language, now)
    context = {
        "head": Head("", request.path, addresses=same_in_all("front"), structured=[structured.web_site(language)]),
        "page": page,
        "days": by_day(page.wire),
        "officials": directory.highest(language, now),
    }
    return render(request, "articles/front.html", context)


@caching.knows("before", "after")
@require_safe
def news(request: HttpRequest) -> HttpResponse:
    found = walk_of(pages.all_news, (timezone.now(),), request.GET, language=language_of_page())
    return _news_list(request, found, "", list_head(request, gettext("News"), same_in_all("news"), section="news"))


@caching.knows("before", "after")
@require_safe
def kind(request: HttpRequest, kind: str) -> HttpResponse:
    if kind not in TITLES:
        raise Http404
    found = walk_of(pages.of_kind, (kind, timezone.now()), request.GET, language=language_of_page())
    section = "statements" if kind == Kind.STATEMENT else "news"
    title = str(TITLES[kind])
    links = feed_links(language_of_page(), title, "kind_feed", kind)
    head = list_head(request, title, same_in_all("kind", kind), section=section, feeds=links)
    return _news_list(request, found, kind, head)


def _news_list(request: HttpRequest, found: Walk, kind: str, head: Head) -> HttpResponse:
    context = {"head": head, "walk": found, "kinds": TITLES, "kind": kind}
    return render(request, "articles/news.html", context)


@caching.knows("before", "after")
@require_safe
def photo_reports(request: HttpRequest) -> HttpResponse:
    asked = (str(Kind.PHOTO_REPORT), timezone.now())
    context = {
        "head": list_head(request, gettext("Photo reports"), same_in_all("photo_reports"), section="photo_reports"),
        "walk": walk_of(pages.photo_reports, asked, request.GET, CARDS, language=language_of_page()),
    }
    return render(request, "articles/photo_reports.html", context)


@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """200 at its address, 301 from one it once had, 410 with the reason when taken from the site, else 404."""
    language, now = language_of_page(), timezone.now()
    found = pages.texts_at(slug, now, language=language)
    if not found:
        return moved_or_gone(request, slug, "article")
    edition = found[0]
    page = pages.article_page(edition, now)
    head = article_head(page)
    if page.hero:  # said here, for its picture may be remembered
        request.preload = preload(page.hero.photo, "full" if page.hero.is_tall else "lead")  # type: ignore[attr-defined]
    context = {
        "head": head,
        "page": page,
        "edition": edition,
        "content": edition.content,
        "nearby": nearby(edition, now),
        "share_links": share_links(head.canonical, edition.headline),
    }
    return render(request, "articles/article.html", context)


def moved_or_gone(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """The answer at an address under which no text is live; `name` is the page of the text that was asked for."""
    language, now = language_of_page(), timezone.now()
    once = Edition.objects.once_at(slug, language, now).first()
    if once is None:
        raise Http404
    current = Edition.objects.current(language, now).filter(article_id=once.article_id).defer("content").first()
    if current is None:
        raise Http404
    if current.standing in READABLE:
        return HttpResponsePermanentRedirect(address(language, name, current.slug))
    return gone(request, current)


def gone(request: HttpRequest, taken: Edition, current: Edition | None = None) -> HttpResponse:
    """410: what was taken from readers, when and why. `current` is what they have in its place, if anything."""
    head = Head(title=gettext("No longer available"), path=request.path, section="news", is_hidden=True)
    return render(request, "410.html", {"head": head, "edition": taken, "current": current}, status=410)

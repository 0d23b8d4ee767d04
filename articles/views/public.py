"""The front page, the lists and the article."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from articles.models import Edition, Kind, Standing
from articles.models.editions import EditionQuerySet
from articles.views import pages
from articles.views.heads import Head, absolute, address, list_head, same_in_all
from articles.views.kinds import TITLES
from articles.views.walk import by_day, walk
from media import renditions

# A grid of three or four in a row fills up with this many.
CARDS = 24


def language_of_page() -> str:
    return get_language() or settings.LANGUAGE_CODE


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    page = pages.front_page(language_of_page(), timezone.now())
    head = Head(title="", path=request.path, addresses=same_in_all("front"))
    return render(request, "articles/front.html", {"head": head, "page": page, "days": by_day(page.wire)})


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    editions = Edition.objects.live(language_of_page(), timezone.now()).listed()
    return _news_list(request, editions, "", list_head(request, gettext("News"), same_in_all("news"), section="news"))


@require_safe
def kind(request: HttpRequest, kind: str) -> HttpResponse:
    if kind not in TITLES:
        raise Http404
    editions = Edition.objects.live(language_of_page(), timezone.now()).listed().of_kind(kind)
    section = "statements" if kind == Kind.STATEMENT else "news"
    head = list_head(request, str(TITLES[kind]), same_in_all("kind", kind), section=section)
    return _news_list(request, editions, kind, head)


def _news_list(request: HttpRequest, editions: EditionQuerySet, kind: str, head: Head) -> HttpResponse:
    context = {"head": head, "walk": walk(pages.for_lists(editions), request.GET), "kinds": TITLES, "kind": kind}
    return render(request, "articles/news.html", context)


@require_safe
def photo_reports(request: HttpRequest) -> HttpResponse:
    editions = Edition.objects.live(language_of_page(), timezone.now()).listed().of_kind(Kind.PHOTO_REPORT)
    context = {
        "head": list_head(request, gettext("Photo reports"), same_in_all("photo_reports"), section="photo_reports"),
        "walk": walk(pages.for_cards(editions), request.GET, CARDS),
    }
    return render(request, "articles/photo_reports.html", context)


@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """200 at its address, 301 from one it once had, 410 with the reason when taken from the site, else 404."""
    language, now = language_of_page(), timezone.now()
    edition = Edition.objects.live(language, now).filter(slug=slug).first()
    if edition is None:
        return moved_or_gone(request, language, slug)
    page = pages.article_page(edition, now)
    context = {"head": _article_head(page), "page": page, "edition": edition, "content": edition.content}
    return render(request, "articles/article.html", context)


def moved_or_gone(request: HttpRequest, language: str, slug: str, name: str = "article") -> HttpResponse:
    """What stands at an address that is no live article's; `name` is the address that a former one leads to."""
    now = timezone.now()
    once = Edition.objects.ever_live(language, now).filter(slug=slug).defer("content").order_by("-live_from").first()
    if once is None:
        raise Http404
    current = Edition.objects.current(language, now).filter(article_id=once.article_id).defer("content").first()
    if current is None:
        raise Http404
    if current.standing in (Standing.PUBLISHED, Standing.WITHDRAWN):
        return HttpResponsePermanentRedirect(address(language, name, current.slug))
    head = Head(title=gettext("No longer available"), path=request.path, section="news", is_hidden=True)
    return render(request, "410.html", {"head": head, "edition": current}, status=410)


def _article_head(page: pages.ArticlePage) -> Head:
    edition = page.edition
    editions = sorted((one for one in (edition, page.twin) if one), key=lambda one: one.language, reverse=True)
    image = renditions.url(page.hero.photo, "social") if page.hero else ""
    return Head(
        title=edition.headline,
        path=address(edition.language, "article", edition.slug),
        section="news",
        description=page.content["seo_description"] or edition.lead,
        addresses={one.language: address(one.language, "article", one.slug) for one in editions},
        image=absolute(image),
        kind="article",
        is_hidden=edition.standing == Standing.WITHDRAWN,
    )

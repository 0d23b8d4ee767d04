"""An article for paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.addresses import absolute, address
from articles.formats.qr import qr_svg
from articles.models import Edition
from articles.views import pages
from articles.views.heads import Head
from articles.views.public import language_of_page, moved_or_gone
from newsroom.lib import caching


@caching.knows("photos")
@require_safe
def printed(request: HttpRequest, slug: str) -> HttpResponse:
    """The text alone, with what leads back from paper: contact, permanent address, its QR code and the hash.

    `?photos=no` leaves the photos out.
    """
    language, now = language_of_page(), timezone.now()
    edition = Edition.objects.live(language, now).filter(slug=slug).first()
    if edition is None:
        return moved_or_gone(request, slug, "print")
    page = pages.article_page(edition, now)
    permanent = absolute(address(language, "edition", edition.short_hash))
    twin = [page.twin] if page.twin else []
    context = {
        "head": Head(
            title=edition.headline,
            path=address(language, "article", edition.slug),
            section="news",
            addresses={one.language: address(one.language, "print", one.slug) for one in (edition, *twin)},
            is_hidden=True,
        ),
        "page": page,
        "edition": edition,
        "content": edition.content,
        "with_photos": request.GET.get("photos") != "no",
        "permanent": permanent,
        "qr": qr_svg(permanent),
    }
    return render(request, "articles/print.html", context)

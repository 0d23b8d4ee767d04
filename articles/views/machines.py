"""The small files machines ask for, and the card drawn for a text without a photo."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from articles.addresses import absolute
from articles.formats import cards, sitefiles
from articles.models import Edition
from articles.views.article_head import card_address, card_of
from articles.views.public import language_of_page
from newsroom.lib import caching

DAY = 86_400
PLAIN = "text/plain; charset=utf-8"


@require_safe
@cache_control(public=True, max_age=DAY)
def robots(request: HttpRequest) -> HttpResponse:
    named = [absolute(reverse(name)) for name in ("sitemap", "sitemap_news")]
    return HttpResponse(sitefiles.robots(named), content_type=PLAIN)


@require_safe
@cache_control(public=True, max_age=DAY)
def humans(request: HttpRequest) -> HttpResponse:
    return HttpResponse(sitefiles.humans(), content_type=PLAIN)


@require_safe
@cache_control(public=True, max_age=DAY)
def security(request: HttpRequest) -> HttpResponse:
    text = sitefiles.security(settings.SECURITY_CONTACT, settings.SECURITY_TXT_DAYS, timezone.now().date())
    return HttpResponse(text, content_type=PLAIN)


@require_safe
@cache_control(public=True, max_age=DAY)
def manifest(request: HttpRequest) -> HttpResponse:
    answer = sitefiles.manifest(language_of_page())
    return JsonResponse(answer, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False})


@require_safe
@cache_control(public=True, max_age=DAY)
def opensearch(request: HttpRequest) -> HttpResponse:
    text = sitefiles.opensearch(language_of_page())
    return HttpResponse(text, content_type="application/opensearchdescription+xml; charset=utf-8")


@caching.never_kept
@require_safe
def card(request: HttpRequest, slug: str, digest: str) -> HttpResponse:
    """Only for a live text, and only as it reads now; a former card leads to the one of today."""
    edition = Edition.objects.live(language_of_page(), timezone.now()).filter(slug=slug).defer("content").first()
    if edition is None:
        raise Http404
    wanted = card_of(edition)
    if digest != wanted.digest:
        return HttpResponseRedirect(card_address(edition))
    headers = {"Cache-Control": caching.PICTURE, "ETag": quote_etag(digest)}
    response = HttpResponse(content_type="image/png", headers=headers)
    answer = get_conditional_response(request, response["ETag"], response=response)
    if answer is response:
        response.content = cards.draw(wanted)
    assert answer
    return answer

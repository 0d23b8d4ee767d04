"""The pages that speak of the press office itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from articles.views.heads import Head, same_in_all


@require_safe
def media_centre(request: HttpRequest) -> HttpResponse:
    head = Head(
        gettext("For media"),
        request.path,
        description=gettext("Contacts, feeds, embargo rules, logos, the photo licence and how to check a text."),
        addresses=same_in_all("media_centre"),
    )
    return render(request, "articles/media_centre.html", {"head": head})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    head = Head(
        gettext("Accessibility"),
        request.path,
        description=gettext("How this site is made and tested for everyone, and whom to tell of a barrier."),
        addresses=same_in_all("accessibility"),
    )
    return render(request, "articles/accessibility.html", {"head": head})

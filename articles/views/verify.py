"""«Is it ours?»: a page where anybody asks whether the press office published a text, an address or a photo."""

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.views.findings import find
from articles.views.heads import list_head, same_in_all
from newsroom.lib import caching

# Characters. The longest speech has a third of it; the time of an answer is bounded by it.
LONGEST = 50_000


# A reader has no cookie to guard, and the question changes nothing: an address of another site that asks it learns
# nothing it could not ask itself.
@caching.knows(caching.ANY)
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """GET `?q=` for what fits an address line, POST `q` for a whole text; both are answered alike."""
    asked, error = _asked(request)
    is_empty = not (asked or error) and (request.method == "POST" or "q" in request.GET)
    finding = find(asked, timezone.now()) if asked and not error else None
    context = {
        "head": list_head(request, gettext("Is it ours?"), same_in_all("verify")),
        "asked": asked,
        "error": error,
        "is_empty": is_empty,
        "finding": finding,
        "longest": LONGEST,
    }
    return render(request, "articles/verify.html", context, status=413 if error else 200)


def _asked(request: HttpRequest) -> tuple[str, str]:
    """(what is asked, why it can't be answered)"""
    try:
        asked = (request.POST if request.method == "POST" else request.GET).get("q", "").strip()
    except (RequestDataTooBig, SuspiciousOperation, UnreadablePostError):
        return "", gettext("This is too much at once. Paste a part of the text.")
    is_long = len(asked) > LONGEST
    return asked, gettext("The text is too long. Leave the part you doubt and ask again.") if is_long else ""

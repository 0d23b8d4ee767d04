"""The sealed original: fetched under a named permission and with a reason only, and both stay in the log."""

from pathlib import PurePosixPath

from django.contrib import admin
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.cache import never_cache

from newsroom import audit

from ..forms import ReasonForm
from ..models import Photo

# Permission → what it is given for. Neither includes the other.
PURPOSES = {
    "media.fetch_original": lazy("for the picture desk"),
    "media.inspect_original": lazy("for an inquiry"),
}


@never_cache
def fetch_original(request: HttpRequest, pk: int, model_admin: admin.ModelAdmin) -> HttpResponse | FileResponse:
    """404 for staff without either permission and for photos without an original: the two look the same."""
    photo = get_object_or_404(Photo, pk=pk)
    purposes = [(name, words) for name, words in PURPOSES.items() if request.user.has_perm(name)]
    if not purposes or not photo.original:
        raise Http404
    form = ReasonForm(request.POST if request.method == "POST" else None, purposes=purposes)
    if form.is_valid():
        return _hand_over(request, model_admin, photo, **form.cleaned_data)
    context = {
        **model_admin.admin_site.each_context(request),
        "form": form,
        "title": _("Fetch the sealed original"),
        "subtitle": str(photo),
        "photo": photo,
        "opts": model_admin.opts,
    }
    return TemplateResponse(request, "admin/media/photo/original.html", context)


def _hand_over(
    request: HttpRequest, model_admin: admin.ModelAdmin, photo: Photo, purpose: str, reason: str
) -> HttpResponse | FileResponse:
    """The file is opened first: what isn't there is not logged as fetched."""
    try:
        file = photo.original.open("rb")
    except OSError as error:
        raise Http404 from error
    entry = _("Fetched the sealed original %(purpose)s (%(permission)s): %(reason)s")
    with transaction.atomic():
        model_admin.log_change(
            request, photo, entry % {"purpose": PURPOSES[purpose], "permission": purpose, "reason": reason}
        )
        audit.record("original.fetched", by=request.user, about=photo, permission=purpose, reason=reason)
    extension = PurePosixPath(str(photo.original)).suffix
    return FileResponse(
        file,
        as_attachment=True,
        filename=f"{photo.number}-original{extension}",
        content_type="application/octet-stream",
        headers={"X-Content-Type-Options": "nosniff"},
    )

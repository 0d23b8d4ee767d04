"""The sealed original: fetched with a permission and a reason only, and the reason stays in the log."""

from pathlib import PurePosixPath

from django.contrib import admin
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from ..forms import ReasonForm
from ..models import Photo


@never_cache
def fetch_original(request: HttpRequest, pk: int, model_admin: admin.ModelAdmin) -> HttpResponse | FileResponse:
    """404 for staff without the permission and for photos without an original: the two look the same."""
    photo = get_object_or_404(Photo, pk=pk)
    if not request.user.has_perm("media.fetch_original") or not photo.original:
        raise Http404
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        return _hand_over(request, model_admin, photo, form.cleaned_data["reason"])
    context = {
        **model_admin.admin_site.each_context(request),
        "form": form,
        "title": _("Fetch the sealed original"),
        "subtitle": str(photo),
        "photo": photo,
        "opts": model_admin.opts,
    }
    return TemplateResponse(request, "admin/media/photo/original.html", context)


def _hand_over(request: HttpRequest, model_admin: admin.ModelAdmin, photo: Photo, reason: str) -> FileResponse:
    model_admin.log_change(request, photo, _("Fetched the sealed original: %(reason)s") % {"reason": reason})
    extension = PurePosixPath(str(photo.original)).suffix
    return FileResponse(
        photo.original.open("rb"),
        as_attachment=True,
        filename=f"{photo.number}-original{extension}",
        content_type="application/octet-stream",
        headers={"X-Content-Type-Options": "nosniff"},
    )

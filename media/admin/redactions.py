"""Boxes over faces, plates and screens: drawn on the picture, or written as numbers."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from .. import library
from ..forms import BoxFormSet
from ..models import Photo
from ..templatetags.photos import picture

SIDES = ("x", "y", "width", "height")


def redact(request: HttpRequest, pk: int, model_admin: admin.ModelAdmin) -> HttpResponse:
    photo = get_object_or_404(Photo, pk=pk)
    if not model_admin.has_change_permission(request, photo):
        raise PermissionDenied
    boxes = BoxFormSet(request.POST or None, initial=[_in_percent(entry) for entry in photo.redactions])
    if request.method == "POST" and boxes.is_valid():
        chosen = [form.box() for form in boxes if form.cleaned_data and form not in boxes.deleted_forms]
        library.redact(photo, chosen, by=request.user)
        model_admin.log_change(request, photo, _("Redacted: %(count)d places.") % {"count": len(chosen)})
        messages.success(request, _("The redaction holds: the old files are gone."))
        return HttpResponseRedirect(reverse("admin:media_photo_change", args=[photo.pk]))
    context = {
        **model_admin.admin_site.each_context(request),
        "boxes": boxes,
        "title": _("Redact"),
        "subtitle": str(photo),
        "photo": photo,
        "picture": picture(photo, "full", alt="", preview=True, sizes="60rem", priority=True),
        "opts": model_admin.opts,
        "media": model_admin.media,
    }
    return TemplateResponse(request, "admin/media/photo/redact.html", context)


def _in_percent(entry: dict[str, float]) -> dict[str, float]:
    return {side: round(entry[side] * 100, 2) for side in SIDES}

"""Several files at once, with a script or without one."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .. import library, tasks
from ..forms import UploadForm, received
from ..models import Gallery, GalleryPhoto, Photo


def upload(request: HttpRequest, model_admin: admin.ModelAdmin) -> HttpResponse:
    """Each file stands for itself: a refused one is named and the others come in."""
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    form = UploadForm(request.POST or None, request.FILES or None)
    if not request.user.has_perm("media.change_gallery"):
        del form.fields["gallery"]
    taken = _take_all(request, model_admin, form) if request.method == "POST" and form.is_valid() else []
    if request.accepts("text/html"):
        return _page(request, model_admin, form, taken)
    return _answer(form, taken)


def _page(request: HttpRequest, model_admin: admin.ModelAdmin, form: UploadForm, taken: list[Photo]) -> HttpResponse:
    if taken:
        text = ngettext("%(count)d photo uploaded.", "%(count)d photos uploaded.", len(taken))
        messages.success(request, text % {"count": len(taken)})
    if taken and not form.errors:
        return HttpResponseRedirect(reverse("admin:media_photo_changelist"))
    context = {
        **model_admin.admin_site.each_context(request),
        "form": form,
        "title": _("Upload photos"),
        "opts": model_admin.opts,
        "media": model_admin.media + form.media,
    }
    return TemplateResponse(request, "admin/media/photo/upload.html", context)


def _answer(form: UploadForm, taken: list[Photo]) -> JsonResponse:
    """For the script, which sends one file a request: the photo, or the refusals."""
    if form.errors or not taken:
        return JsonResponse({"refusals": [text for texts in form.errors.values() for text in texts]}, status=422)
    photo = taken[0]
    address = reverse("admin:media_photo_change", args=[photo.pk])
    return JsonResponse({"number": photo.number, "address": address, "removed": "; ".join(photo.removed)})


def _take_all(request: HttpRequest, model_admin: admin.ModelAdmin, form: UploadForm) -> list[Photo]:
    photos = []
    for file in form.cleaned_data["photos"]:
        try:
            photos.append(_take(request, model_admin, file, form.cleaned_data))
        except ValidationError as refusal:
            form.add_error(None, refusal)
    return photos


def _take(request: HttpRequest, model_admin: admin.ModelAdmin, file: UploadedFile, data: dict[str, Any]) -> Photo:
    intake = received(file)
    photo = Photo(credit_uk=data["credit_uk"], credit_en=data["credit_en"], place=data["place"])
    with transaction.atomic():
        library.keep(photo, intake, by=request.user)
        if data.get("gallery"):
            _append(data["gallery"], photo)
        model_admin.log_addition(request, photo, [{"added": {}}])
        tasks.make_after_commit(photo)
    return photo


def _append(gallery: Gallery, photo: Photo) -> None:
    last = gallery.entries.aggregate(last=Max("position"))["last"] or 0
    GalleryPhoto.objects.create(gallery=gallery, photo=photo, position=last + 1)

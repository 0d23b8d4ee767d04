"""Several files at once, with a script or without one."""

from typing import Any, NamedTuple

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .. import library, tasks
from ..forms import UploadForm, received
from ..imaging import Intake
from ..models import Photo
from .batch import describe_address
from .entries import append
from .making import status_of
from .twins import address, copies, drop_address, twins, warn


class Taken(NamedTuple):
    photo: Photo
    was_here: bool  # sent again after a broken connection, though it had come in


def upload(request: HttpRequest, model_admin: admin.ModelAdmin) -> HttpResponse:
    """Each file stands for itself: a refused one is named and the others come in. `?gallery=3` chooses a gallery."""
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    form = UploadForm(request.POST or None, request.FILES or None, initial={"gallery": request.GET.get("gallery")})
    if not request.user.has_perm("media.change_gallery"):
        del form.fields["gallery"]
    taken = _take_all(request, model_admin, form) if request.method == "POST" and form.is_valid() else []
    if request.accepts("text/html"):
        return _page(request, model_admin, form, taken)
    return _answer(request, form, taken)


def _page(request: HttpRequest, model_admin: admin.ModelAdmin, form: UploadForm, taken: list[Taken]) -> HttpResponse:
    photos = [each.photo for each in taken]
    if taken:
        text = ngettext("%(count)d photo uploaded.", "%(count)d photos uploaded.", len(taken))
        messages.success(request, text % {"count": len(taken)})
    for photo in photos:
        if photo.removed:
            what = {"number": photo.number, "what": "; ".join(photo.removed)}
            messages.info(request, _("%(number)s: removed from the file: %(what)s.") % what)
        warn(request, photo)
    describe = describe_address([photo.pk for photo in photos]) if photos else ""
    if taken and not form.errors:
        return HttpResponseRedirect(describe)
    context = {
        **model_admin.admin_site.each_context(request),
        "form": form,
        "title": _("Upload photos"),
        "describe": describe,
        "describe_base": reverse("admin:media_photo_describe"),
        "status_base": reverse("admin:media_photo_status"),
        "opts": model_admin.opts,
        "media": model_admin.media + form.media,
    }
    return TemplateResponse(request, "admin/media/photo/upload.html", context)


def _answer(request: HttpRequest, form: UploadForm, taken: list[Taken]) -> JsonResponse:
    """For the script, which sends one file a request: the photo, or the refusals."""
    if form.errors or not taken:
        return JsonResponse({"refusals": [text for texts in form.errors.values() for text in texts]}, status=422)
    photo = taken[0].photo
    photo.refresh_from_db()  # with the immediate backend its files are there by now
    answer = {
        **status_of([photo])[0],
        "number": photo.number,
        "address": address(photo),
        "removed": "; ".join(photo.removed),
        "was_here": _("It came in the first time.") if taken[0].was_here else "",
        "drop": drop_address(photo) if copies(request, [photo]) else "",
        "twins": [{"said": said, "number": other.number, "address": address(other)} for said, other in twins(photo)],
    }
    return JsonResponse(answer)


def _take_all(request: HttpRequest, model_admin: admin.ModelAdmin, form: UploadForm) -> list[Taken]:
    taken = []
    for file in form.cleaned_data["photos"]:
        try:
            taken.append(_take(request, model_admin, file, form.cleaned_data))
        except ValidationError as refusal:
            form.add_error(None, refusal)
    return taken


def _take(request: HttpRequest, model_admin: admin.ModelAdmin, file: UploadedFile, data: dict[str, Any]) -> Taken:
    intake = received(file)
    with library.whole():
        photo = _sent_before(request, intake) if data["again"] else None
        was_here = photo is not None
        if photo is None:
            photo = Photo(credit_uk=data["credit_uk"], credit_en=data["credit_en"], place=data["place"])
            library.keep(photo, intake, by=request.user)
            model_admin.log_addition(request, photo, [{"added": {}}])
            tasks.make_after_commit(photo)
        if data.get("gallery"):
            append(data["gallery"], [photo])
    return Taken(photo, was_here)


def _sent_before(request: HttpRequest, intake: Intake) -> Photo | None:
    """A broken connection may lose the answer only: the same file from the same hands is no second photo."""
    return Photo.objects.filter(sha256=intake.sha256, uploaded_by=request.user.pk).order_by("-pk").first()

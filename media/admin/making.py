"""How far a photo's files are: for its page and for the script that asks again; and the button that tries again."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from .. import tasks
from ..models import Photo
from ..progress import Progress, Stage, progress_of
from ..renditions import choices
from .chosen import ids, in_order

MOST = 200


def thumb(photo: Photo) -> str:
    """The address of a small picture for staff; "" while its files are not made."""
    made = choices(photo, "thumb", "jpeg")
    return reverse("media:preview", args=[photo.pk, made[0]["name"]]) if made else ""


def said(progress: Progress) -> str:
    """How far it is, as a sentence; "" when the files are there."""
    match progress.stage:
        case Stage.WAITING if progress.before:
            text = ngettext(
                "The files are being made: %(count)d photo waits before this one.",
                "The files are being made: %(count)d photos wait before this one.",
                progress.before,
            )
            return text % {"count": progress.before}
        case Stage.WAITING | Stage.RUNNING:
            return _("The files are being made…")
        case Stage.FAILED:
            return _("The files could not be made.")
        case _:
            return ""


def status_of(photos: list[Photo]) -> list[dict[str, object]]:
    """[{id, is_over, said, thumb}] for the page's script."""
    known = progress_of(photos)
    return [
        {
            "id": photo.pk,
            "is_over": known[photo.pk].is_over,
            "said": said(known[photo.pk]),
            "thumb": thumb(photo),
        }
        for photo in photos
    ]


@never_cache
def status(request: HttpRequest, model_admin: admin.ModelAdmin) -> JsonResponse:
    """`?id=5&id=6`: {photos: [{id, is_over, said, thumb}]} for those who may see photos."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    return JsonResponse({"photos": status_of(in_order(ids(request.GET.getlist("id"))[:MOST]))})


@require_POST
def make_again(request: HttpRequest, pk: int, model_admin: admin.ModelAdmin) -> HttpResponse:
    photo = get_object_or_404(Photo, pk=pk)
    if not model_admin.has_change_permission(request, photo):
        raise PermissionDenied
    tasks.make_after_commit(photo)
    photo.refresh_from_db()
    progress = progress_of([photo])[photo.pk]
    tell = messages.error if progress.stage == Stage.FAILED else messages.success
    tell(request, said(progress) or _("The files are there."))
    return HttpResponseRedirect(reverse("admin:media_photo_change", args=[photo.pk]))

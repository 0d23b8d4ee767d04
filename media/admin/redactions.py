"""Boxes over faces, plates and screens: drawn on the picture, written as numbers, or suggested by a detector.

A suggestion is nothing until a person confirms it.
"""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .. import library
from ..forms import MOST_BOXES, BoxFormSet
from ..imaging import Refused, can_find_faces, find_faces
from ..models import Photo
from ..safety import SIDES, Changed, seen, unmet
from ..templatetags.photos import picture

MOST_ROWS = 200  # of a page, however many boxes one may keep


def redact(request: HttpRequest, pk: int, model_admin: admin.ModelAdmin) -> HttpResponse:
    photo: Photo = get_object_or_404(Photo.objects.select_related("signature"), pk=pk)
    if not model_admin.has_change_permission(request, photo):
        raise PermissionDenied
    if request.method != "POST":
        on_record = [_in_percent(entry) for entry in photo.redactions]
        return _page(request, model_admin, photo, BoxFormSet(initial=on_record))
    if "suggest" in request.POST:
        rows = _typed(request)
        return _page(request, model_admin, photo, BoxFormSet(initial=rows + _suggestions(request, photo, rows)))
    boxes: Any = BoxFormSet(request.POST)
    try:
        library.check_mark(photo, request.POST.get("mark", ""))
        if boxes.is_valid():
            return _save(request, model_admin, photo, boxes)
    except Changed as change:
        messages.error(request, str(change))
        return _page(request, model_admin, photo, BoxFormSet(initial=_with_those_of_others(request, photo)))
    except Refused as refusal:
        messages.error(request, str(refusal))
    except Photo.DoesNotExist as gone:
        raise Http404 from gone
    return _page(request, model_admin, photo, boxes)


def _with_those_of_others(request: HttpRequest, photo: Photo) -> list[dict[str, Any]]:
    rows = _typed(request)
    typed = [_place(row) for row in rows]
    return rows + [row for row in map(_in_percent, photo.redactions) if _place(row) not in typed]


def _save(request: HttpRequest, model_admin: admin.ModelAdmin, photo: Photo, boxes: Any) -> HttpResponse:
    """Raises Changed and Refused, as `library.redact` does."""
    chosen = boxes.chosen(all_confirmed="confirm_all" in request.POST)
    library.redact(photo, chosen, by=request.user, mark=request.POST.get("mark", ""))
    model_admin.log_change(request, photo, _("Redacted: %(count)d places.") % {"count": len(chosen)})
    messages.success(request, _("The redaction holds: the old files are gone."))
    if left_out := len(boxes.filled()) - len(chosen):
        text = ngettext(
            "%(count)d suggestion was not confirmed and left out.",
            "%(count)d suggestions were not confirmed and left out.",
            left_out,
        )
        messages.warning(request, text % {"count": left_out})
    return HttpResponseRedirect(reverse("admin:media_photo_change", args=[photo.pk]))


def _suggestions(request: HttpRequest, photo: Photo, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows for what looks like a face and lies under no box yet; the editor is told how much that is worth."""
    if not can_find_faces():
        return []
    try:
        with photo.master.open("rb") as file:
            found = [_in_percent(box) for box in find_faces(file.read())]
    except (Refused, OSError):
        messages.error(
            request, _("The detector did not come to an end with this picture. Look for the faces yourself.")
        )
        return []
    new = [box for box in found if not any(_holds_middle(row, box) for row in rows)][: MOST_BOXES - len(rows)]
    if new:
        text = ngettext(
            "%(count)d place looks like a face. Confirm what is one, and look for the faces the detector missed.",
            "%(count)d places look like faces. Confirm those that are, and look for the faces the detector missed.",
            len(new),
        )
        messages.warning(request, text % {"count": len(new)})
    else:
        text = _("The detector suggests nothing more. That does not mean that there are no faces: look yourself.")
        messages.warning(request, text)
    return [{**box, "suggested": True} for box in new]


def _holds_middle(row: dict[str, Any], box: dict[str, float]) -> bool:
    x, y, width, height = _place(row) or (0, 0, 0, 0)
    across, down = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    return x <= across <= x + width and y <= down <= y + height


def _typed(request: HttpRequest) -> list[dict[str, Any]]:
    """The rows of a page as they were sent, finished or not, so that nothing drawn is lost; empty ones fall out."""
    posted = request.POST
    rows = []
    for at in range(MOST_ROWS):
        row: dict[str, Any] = {side: posted.get(f"form-{at}-{side}", "") for side in SIDES}
        if any(row.values()) and not posted.get(f"form-{at}-DELETE"):
            row["suggested"] = posted.get(f"form-{at}-suggested") == "True"
            row["confirmed"] = bool(posted.get(f"form-{at}-confirmed"))
            rows.append(row)
    return rows


def _place(row: dict[str, Any]) -> tuple[float, ...] | None:
    """Where a row's box is, in percent; None for a row that is only half typed."""
    try:
        return tuple(round(float(row[side]), 2) for side in SIDES)
    except ValueError:
        return None


def _in_percent(entry: Any) -> dict[str, float]:
    return {side: round(entry[side] * 100, 2) for side in SIDES}


def _page(request: HttpRequest, model_admin: admin.ModelAdmin, photo: Photo, boxes: Any) -> HttpResponse:
    context = {
        **model_admin.admin_site.each_context(request),
        "boxes": boxes,
        "title": _("Redact"),
        "subtitle": str(photo),
        "photo": photo,
        "mark": seen(photo),
        "reasons": unmet(photo),
        "can_suggest": can_find_faces(),
        "may_install": request.user.is_superuser,
        "has_suggestions": any(form["suggested"].value() for form in boxes),
        "picture": picture(photo, "full", alt="", preview=True, sizes="60rem", priority=True),
        "opts": model_admin.opts,
        "media": model_admin.media,
    }
    return TemplateResponse(request, "admin/media/photo/redact.html", context)

"""“Describe these photos”: one page of words for a whole report. See `media.batch`."""

from collections.abc import Iterable
from typing import Any, Protocol

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.utils.html import strip_tags
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..batch import MOST, CommonForm, RowForm, save
from ..models import Gallery, Photo
from ..templatetags.photos import picture
from .chosen import ids, in_order
from .twins import copies, drop_address

MOST_CHOSEN = 600  # their numbers still fit into an address


class Describer(Protocol):
    """What the page asks of the photos' admin: `articles` adds a field to both kinds of form."""

    def batch_forms(self, photos: list[Photo], data: Any) -> tuple[CommonForm, list[RowForm]]: ...


@admin.action(permissions=["change"], description=gettext_lazy("Describe the selected photos"))
def describe_selected(model_admin: admin.ModelAdmin, request: HttpRequest, queryset: QuerySet[Photo]) -> HttpResponse:
    chosen = list(queryset.values_list("pk", flat=True)[: MOST_CHOSEN + 1])
    if len(chosen) > MOST_CHOSEN:
        messages.warning(request, _("Only the first %(count)d of the chosen photos.") % {"count": MOST_CHOSEN})
    return HttpResponseRedirect(describe_address(chosen[:MOST_CHOSEN]))


def describe_address(chosen: Iterable[int]) -> str:
    return reverse("admin:media_photo_describe") + "?" + urlencode({"ids": ",".join(str(pk) for pk in chosen)})


def describe(request: HttpRequest, model_admin: Any) -> HttpResponse:
    """`?ids=5,6` or `?gallery=3`. A POST saves what is valid; with errors the page comes back as it was typed."""
    if not model_admin.has_change_permission(request):
        raise PermissionDenied
    photos, gallery = _chosen(request)
    rest = [photo.pk for photo in photos[MOST:]]
    photos = photos[:MOST]
    common, rows = model_admin.batch_forms(photos, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        changed = save(common, rows)
        _log(request, model_admin, common, rows, changed)
        is_right = common.is_valid() and not any(row.errors for row in rows)
        if changed or is_right:
            _tell(request, len(changed))
        if is_right:
            return HttpResponseRedirect(request.get_full_path())
        messages.error(request, _("Some words were not saved: the reason stands beside each of them."))
        rows = _fresh_where_saved(model_admin, rows)
    context = {
        **model_admin.admin_site.each_context(request),
        "common": common,
        "rows": [(row, picture(row.instance, "thumb", alt="", preview=True, sizes="8rem")) for row in rows],
        "gallery": gallery,
        "copies": [(copy, first, drop_address(copy)) for copy, first in copies(request, photos).items()],
        "back": request.get_full_path() if len(photos) > 1 else "",
        "rest": describe_address(rest) if rest else "",
        "rest_count": len(rest),
        "title": ngettext("Describe %(count)d photo", "Describe %(count)d photos", len(rows)) % {"count": len(rows)},
        "opts": model_admin.opts,
        "media": model_admin.media + common.media,
    }
    return TemplateResponse(request, "admin/media/photo/describe.html", context)


def _chosen(request: HttpRequest) -> tuple[list[Photo], Gallery | None]:
    """In the gallery's order, or in the order given. Numbers that the library does not have are passed over."""
    if number := request.GET.get("gallery"):
        gallery = get_object_or_404(Gallery, pk__in=ids([number]))
        return list(gallery.in_order()), gallery
    photos = in_order(ids(request.GET.get("ids", "").split(","))[:MOST_CHOSEN])
    if not photos:
        raise Http404
    return photos, None


def _fresh_where_saved(model_admin: Describer, rows: list[RowForm]) -> list[RowForm]:
    """Rows without errors as they are stored now, so that saving again sends nothing twice."""
    photos = [row.instance for row in rows]
    stored = Photo.objects.in_bulk([photo.pk for photo in photos])
    _common, fresh = model_admin.batch_forms([stored[photo.pk] for photo in photos if photo.pk in stored], None)
    wrong = {row.instance.pk: row for row in rows if row.errors}
    return [wrong.get(row.instance.pk, row) for row in fresh]


def _log(
    request: HttpRequest,
    model_admin: admin.ModelAdmin,
    common: CommonForm,
    rows: list[RowForm],
    changed: dict[int, list[str]],
) -> None:
    for row in rows:
        names = changed.get(row.instance.pk)
        if names:
            with translation.override(None):
                labels = [strip_tags(str((row.fields.get(name) or common.fields[name]).label)) for name in names]
            model_admin.log_change(request, row.instance, [{"changed": {"fields": labels}}])


def _tell(request: HttpRequest, count: int) -> None:
    if count:
        text = ngettext("%(count)d photo saved.", "%(count)d photos saved.", count)
        messages.success(request, text % {"count": count})
    else:
        messages.info(request, _("Nothing was changed."))

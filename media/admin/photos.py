"""The photo desk: one photo, and the list of all."""

from functools import partial
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.forms import Script
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from modeltranslation.admin import TranslationAdmin

from newsroom.lib.icons import yes_or_no

from .. import library, tasks
from ..batch import CommonForm, RowForm
from ..forms import PhotoForm
from ..imaging import Intake, Refused
from ..models import Download, Photo
from ..progress import Stage, progress_of
from ..renditions import LABELLED
from ..templatetags.photos import picture
from .batch import describe, describe_selected
from .filters import FILTERS
from .making import make_again, said, status
from .originals import PURPOSES, fetch_original
from .redactions import redact
from .safety import sign_photo, summary
from .twins import address, drop, twins, warn
from .uploads import upload
from .uses import KeepsUsedPhotos, Use, onward_from_photo


@admin.register(Photo)
class PhotoAdmin(KeepsUsedPhotos, TranslationAdmin):
    form = PhotoForm
    change_form_template = "admin/media/photo/change_form.html"
    actions = (describe_selected,)
    list_display = ("thumbnail", "number", "words", "credit", "is_out")
    list_display_links = ("thumbnail", "number")
    list_filter: ClassVar[Any] = FILTERS
    list_per_page = 50
    show_full_result_count = False
    search_fields: ClassVar[tuple[str, ...]] = (
        "number",
        "headline_uk",
        "headline_en",
        "caption_uk",
        "caption_en",
        "credit_uk",
        "place",
    )
    readonly_fields = (
        "large",
        "number",
        "size",
        "what_was_removed",
        "look_alikes",
        "uploaded_by",
        "uploaded_at",
        "is_out",
        "downloads",
        "sealed",
        "redacted",
        "safety",
    )
    fieldsets = (
        (None, {"fields": ("large", "redacted", "safety", "picture")}),
        (
            _("Texts"),
            {
                "classes": ("side-by-side",),
                "fields": (
                    ("headline_uk", "headline_en"),
                    ("caption_uk", "caption_en"),
                    ("alt_text_uk", "alt_text_en"),
                    ("credit_uk", "credit_en"),
                ),
            },
        ),
        (_("Origin and rights"), {"fields": (("taken_on", "place"), "usage_terms", "digital_source_type")}),
        (_("Focal point"), {"fields": (("focal_x", "focal_y"),)}),
        (
            _("File"),
            {
                "fields": (
                    "number",
                    "size",
                    "what_was_removed",
                    "look_alikes",
                    "uploaded_by",
                    "uploaded_at",
                    "is_out",
                    "downloads",
                    "sealed",
                )
            },
        ),
    )

    class Media:
        css = {"all": ["media/desk.css", "media/tones.css"]}
        js = [Script("media/focal.js", type="module")]

    @admin.display(description=_("picture"))
    def thumbnail(self, photo: Photo) -> SafeString:
        return picture(photo, "thumb", alt=photo.alt_text or "", preview=True, sizes="5rem") or SafeString("…")

    @admin.display(description=_("caption"))
    def words(self, photo: Photo) -> str:
        return Truncator(photo.text("headline", "uk") or photo.text("caption", "uk")).chars(90)

    @admin.display(description=_("picture"))
    def large(self, photo: Photo) -> SafeString:
        shown = picture(photo, "full", alt=photo.alt_text or "", preview=True, sizes="40rem", priority=True)
        return shown or SafeString(_t("The picture appears here when its files are made."))

    @admin.display(description=_("size"))
    def size(self, photo: Photo) -> str:
        return f"{photo.width} × {photo.height}" if photo.pk else ""

    @admin.display(description=_("removed from the file"))
    def what_was_removed(self, photo: Photo) -> str:
        return _sentence(photo.removed) or _t("nothing")

    @admin.display(description=_("similar photos"))
    def look_alikes(self, photo: Photo) -> SafeString | str:
        found = ((said, address(other), other) for said, other in (twins(photo, most=10) if photo.pk else ()))
        return format_html_join("; ", '{} <a href="{}">{}</a>', found) or _t("none")

    @admin.display(description=_("sealed original"))
    def sealed(self, photo: Photo) -> SafeString | str:
        if not photo.original:
            return _t("none")
        address = reverse("admin:media_photo_original", args=[photo.pk])
        return format_html('<a href="{}">{}</a>', address, _t("Fetch, with a reason"))

    @admin.display(description=_("redaction"))
    def redacted(self, photo: Photo) -> SafeString:
        address = reverse("admin:media_photo_redact", args=[photo.pk])
        count = len(photo.redactions)
        text = ngettext("%(count)d place destroyed", "%(count)d places destroyed", count) % {"count": count}
        return format_html(
            '{} <a href="{}">{}</a>', text if count else "", address, _t("Destroy faces, plates, screens")
        )

    @admin.display(description=_("safety"))
    def safety(self, photo: Photo) -> SafeString:
        return summary(photo)

    @admin.display(description=_("downloads"))
    def downloads(self, photo: Photo) -> int:
        return Download.objects.total(Download.Kind.PHOTO, photo.pk) if photo.pk else 0

    @admin.display(description=_("public"))
    def is_out(self, photo: Photo) -> str:
        return yes_or_no(photo.is_public)

    def get_fieldsets(self, request: HttpRequest, obj: Photo | None = None) -> Any:
        """A new photo has a file and texts; what is known of the file comes after. The seal shows to whom it opens."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None:
            return ((None, {"fields": ("picture",)}), *fieldsets[1:-1])
        if any(request.user.has_perm(right) for right in PURPOSES):
            return fieldsets
        name, options = fieldsets[-1]
        return (*fieldsets[:-1], (name, {**options, "fields": [f for f in options["fields"] if f != "sealed"]}))

    def save_model(self, request: HttpRequest, obj: Photo, form: PhotoForm, change: bool) -> None:
        intake: Any = form.cleaned_data.get("picture")
        if not change:
            library.keep(obj, intake, by=request.user)
        else:
            # Only what was changed on this page: the row may have been redacted or let out since it was read.
            columns = {field.name for field in Photo._meta.concrete_fields}
            obj.save(update_fields=columns & set(form.changed_data))
            intake = intake and _replace(request, obj, intake)
        if intake:
            warn(request, obj)
        if intake and obj.removed:
            messages.info(request, _t("Removed from the file: %(what)s.") % {"what": _sentence(obj.removed)})
        if intake or LABELLED & set(form.changed_data):
            tasks.make_after_commit(obj)

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.method != "POST":
            return super().changeform_view(request, *args, **kwargs)
        with library.whole():  # what fails after the picture was stored, a log entry say, leaves no file
            return super().changeform_view(request, *args, **kwargs)

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        photo = context.get("original")
        if photo is not None:
            progress = progress_of([photo])[photo.pk]
            context["making"] = said(progress)
            context["can_make_again"] = progress.stage != Stage.READY and self.has_change_permission(request, photo)
            context["uses"] = self.where_used(request, photo)
        return super().render_change_form(request, context, *args, **kwargs)

    def batch_forms(self, photos: list[Photo], data: Any) -> tuple[CommonForm, list[RowForm]]:
        return CommonForm(data), [RowForm(data, photo) for photo in photos]

    def onward(self, request: HttpRequest, photo: Photo) -> list[Use]:
        """Where whoever has signed goes next: its own page first; `articles` adds the texts that wait."""
        return onward_from_photo(photo)

    def get_urls(self) -> list[URLPattern]:
        guard = self.admin_site.admin_view
        return [
            path("upload/", guard(partial(upload, model_admin=self)), name="media_photo_upload"),
            path("describe/", guard(partial(describe, model_admin=self)), name="media_photo_describe"),
            path("status/", guard(partial(status, model_admin=self)), name="media_photo_status"),
            path("<int:pk>/drop/", guard(partial(drop, model_admin=self)), name="media_photo_drop"),
            path("<int:pk>/make/", guard(partial(make_again, model_admin=self)), name="media_photo_make"),
            path("<int:pk>/original/", guard(partial(fetch_original, model_admin=self)), name="media_photo_original"),
            path("<int:pk>/redact/", guard(partial(redact, model_admin=self)), name="media_photo_redact"),
            path("<int:pk>/safety/", guard(partial(sign_photo, model_admin=self)), name="media_photo_safety"),
            *super().get_urls(),
        ]


def _sentence(phrases: list[str]) -> str:
    return "; ".join(phrases)


def _replace(request: HttpRequest, photo: Photo, intake: Intake) -> Intake | None:
    """None when the photo came out while the form was open: the words are saved, the picture stays."""
    try:
        library.replace(photo, intake)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return None
    if photo.redactions:
        text = ngettext(
            "%(count)d box of the old picture was carried over to the new one. Look whether it is in the right place.",
            "%(count)d boxes of the old picture were carried over to the new one. Look whether they are in the right "
            "places.",
            len(photo.redactions),
        )
        messages.warning(request, text % {"count": len(photo.redactions)})
    return intake

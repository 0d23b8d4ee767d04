"""The safety checklist in the desk: its questions, and the pages where a photo or a whole gallery is signed."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from modeltranslation.admin import TranslationAdmin

from newsroom.lib.moments import said

from ..bounds import bound_place
from ..models import Gallery, Photo, SafetyQuestion, SafetySignature
from ..renditions import choices
from ..safety import Changed, asked, obstacles, seen, sign, unmet, valid_signature
from ..templatetags.photos import picture
from .checklist import ChecklistForm, ExceptionForm, is_of_the_past
from .uses import linked

MAY_SIGN = "media.sign_safety"
# Django takes a thousand fields a request; a photo brings one for each question and a few of its own.
MOST_FIELDS = 900
MOST_PHOTOS = 60


@admin.register(SafetyQuestion)
class SafetyQuestionAdmin(TranslationAdmin):
    list_display = ("text", "effect", "hours", "position", "is_active")
    list_editable = ("position", "is_active")
    fieldsets = (
        (
            None,
            {
                "classes": ("side-by-side",),
                "fields": (("text_uk", "text_en"), ("explanation_uk", "explanation_en")),
            },
        ),
        (None, {"fields": (("effect", "hours"), ("position", "is_active"))}),
    )

    class Media:
        css = {"all": ["media/desk.css"]}

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and db_field.name == "position":
            bound_place(field)
        return field


def sign_photo(request: HttpRequest, pk: int, model_admin: Any) -> HttpResponse:
    photo: Photo = get_object_or_404(Photo.objects.select_related("signature__by"), pk=pk)
    _guard(request, model_admin, photo)
    form = ChecklistForm(
        request.POST if request.method == "POST" else None,
        questions=_questions(),
        now=timezone.now(),
        photo=photo,
    )
    if form.is_valid() and _sign(request, model_admin, form, {photo: form.answers()}):
        links = format_html_join(" · ", "{}", ((linked(use),) for use in model_admin.onward(request, photo)[1:]))
        if links:
            messages.info(request, format_html("{} {}", _t("Go on to:"), links))
        return HttpResponseRedirect(_next_page(request, model_admin, photo))
    photo.refresh_from_db()
    context = {
        "form": form,
        "title": _("Safety checklist"),
        "subtitle": str(photo),
        "photo": photo,
        "onward": model_admin.onward(request, photo),
        "mark": _mark_of(photo, form.questions),
        "picture": picture(photo, "full", alt=photo.alt_text or "", preview=True, sizes="60rem", priority=True),
        "history": [_told(photo, signature) for signature in SafetySignature.objects.of(photo)],
    }
    return _page(request, model_admin, "admin/media/photo/safety.html", context)


def sign_gallery(request: HttpRequest, pk: int, model_admin: Any) -> HttpResponse:
    """The photos nobody has signed for, all at once. Only photos that stood on the signer's page are signed."""
    gallery = get_object_or_404(Gallery, pk=pk)
    _guard(request, model_admin, gallery)
    questions = _questions()
    data = request.POST if request.method == "POST" else None
    form = ChecklistForm(data, questions=questions, now=timezone.now())
    unsigned = [photo for photo in gallery.in_order().select_related("signature") if not valid_signature(photo)]
    looked_at = [photo for photo in unsigned if (_is_seen(photo) if data is None else _mark(request, photo))]
    shown = looked_at[: min(MOST_PHOTOS, MOST_FIELDS // (len(questions) + 4))]
    own = {photo: ExceptionForm(data, prefix=f"photo-{photo.pk}", questions=questions) for photo in shown}
    invalid = [photo for photo, each in own.items() if data is not None and not each.is_valid()]
    if form.is_valid() and not invalid:
        chosen = {photo: _merged(form, each) for photo, each in own.items() if not each.cleaned_data["leave_out"]}
        moments = {photo: own[photo].cleaned_data.get("not_before") for photo in chosen}
        if _sign(request, model_admin, form, chosen, moments, gallery):
            return HttpResponseRedirect(reverse("admin:media_gallery_safety", args=[gallery.pk]))
    context = {
        "form": form,
        "title": _("Safety checklist"),
        "subtitle": str(gallery),
        "gallery": gallery,
        "onward": model_admin.onward(request, gallery),
        "photos": [
            (photo, _mark_of(photo, questions), picture(photo, "full", alt="", preview=True, sizes="30rem"), each)
            for photo, each in own.items()
        ],
        "unmade": _unmade(unsigned),
        "waiting": sum(_is_seen(photo) for photo in unsigned if photo not in own),
        "signed": gallery.photos.count() - len(unsigned),
    }
    return _page(request, model_admin, "admin/media/gallery/safety.html", context)


def _guard(request: HttpRequest, model_admin: admin.ModelAdmin, thing: Any) -> None:
    if not model_admin.has_view_permission(request, thing):
        raise PermissionDenied
    if request.method == "POST" and not request.user.has_perm(MAY_SIGN):
        raise PermissionDenied


def _questions() -> list[SafetyQuestion]:
    return list(SafetyQuestion.objects.active())


def _is_seen(photo: Photo) -> bool:
    """Does the page show its picture? Before its files are made nobody can answer for it."""
    return bool(choices(photo, "full", "jpeg"))


def _mark_of(photo: Photo, questions: Sequence[SafetyQuestion]) -> str:
    return seen(photo, questions) if _is_seen(photo) else ""


def _mark(request: HttpRequest, photo: Photo) -> str:
    return request.POST.get(f"mark-{photo.pk}", "")


def _unmade(photos: Iterable[Photo]) -> str:
    numbers = ", ".join(photo.number for photo in photos if not _is_seen(photo))
    sentence = _t("The files of these photos are not made yet, so nobody can sign for them: %(numbers)s.")
    return sentence % {"numbers": numbers} if numbers else ""


def _merged(form: ChecklistForm, own: ExceptionForm) -> dict[int, bool | None]:
    return {pk: form.answers()[pk] if answer is None else answer for pk, answer in own.answers().items()}


def _sign(
    request: HttpRequest,
    model_admin: admin.ModelAdmin,
    form: ChecklistForm,
    chosen: dict[Photo, dict[int, bool | None]],
    moments: dict[Photo, dt.datetime | None] | None = None,
    gallery: Gallery | None = None,
) -> bool:
    """Sign all of them or, with an error in the form, none."""
    if not form.questions:
        return False
    if blind := _unmade(chosen):
        form.add_error(None, blind)
        return False
    common = form.cleaned_data.get("not_before")
    late = [photo for photo, answers in chosen.items() if form.delays(answers) and not (moments or {}).get(photo)]
    if late and not common:
        form.add_error("not_before", _("Say from which moment on the photo may go out."))
        return False
    delayed = [(moments or {}).get(photo) or common for photo, answers in chosen.items() if form.delays(answers)]
    if any(moment and is_of_the_past(moment) for moment in delayed):
        form.add_error("not_before", _("This moment lies before today, so it would hold nothing back."))
        return False
    try:
        with transaction.atomic():
            _lock(chosen)
            for photo, answers in chosen.items():
                sign(
                    photo,
                    {pk: bool(yes) for pk, yes in answers.items()},
                    by=request.user,
                    not_before=(moments or {}).get(photo) or common,
                    note=form.cleaned_data["note"],
                    mark=_mark(request, photo) or "none",
                )
    except Changed as changed:
        form.add_error(None, str(changed))
        return False
    if chosen:
        model_admin.log_change(request, gallery or next(iter(chosen)), _t("Signed the safety checklist."))
    _tell(request, list(chosen))
    return True


def _lock(photos: Iterable[Photo]) -> None:
    """All before the first is signed: a signature holds the end of the audit log, and others wait there with photos."""
    found = Photo.objects.filter(pk__in=[photo.pk for photo in photos]).order_by("pk").select_for_update()
    list(found.values_list("pk"))


def _tell(request: HttpRequest, photos: Sequence[Photo]) -> None:
    count = len(photos)
    text = ngettext("%(count)d photo signed.", "%(count)d photos signed.", count) % {"count": count}
    messages.success(request, text)
    for found in obstacles([photo.pk for photo in photos], timezone.now()):
        messages.warning(request, format_html('<a href="{}">{}</a>', found.address, found.sentence))
    out = [photo.number for photo in photos if photo.is_public and (unmet(photo) or _is_early(photo))]
    if out:
        text = _t("Readers already have, or will have at the planned second: %(numbers)s. Have the text taken back.")
        messages.error(request, text % {"numbers": ", ".join(out)})


def _is_early(photo: Photo) -> bool:
    signature = photo.signature
    return bool(signature and signature.not_before and timezone.now() < signature.not_before)


def _next_page(request: HttpRequest, model_admin: admin.ModelAdmin, photo: Photo) -> str:
    """Whoever says that something must be covered is led to where it is done."""
    where = "redact" if unmet(photo) and model_admin.has_change_permission(request, photo) else "change"
    return reverse(f"admin:media_photo_{where}", args=[photo.pk])


def _told(photo: Photo, signature: SafetySignature) -> dict[str, Any]:
    return {
        "who": signed_by(signature),
        "when": said(signature.at),
        "yes": [asked(answer) for answer in signature.answers if answer["yes"]],
        "not_before": said(signature.not_before) if signature.not_before else "",
        "note": signature.note,
        "holds": signature.pk == photo.signature_id and valid_signature(photo) is not None,
    }


def signed_by(signature: SafetySignature) -> str:
    return signature.by.get_full_name() or signature.by.get_username() if signature.by else _t("the system")


def summary(photo: Photo) -> SafeString:
    """Who signed and when, what is still to do, and the way there: for the photo's own page."""
    signature = valid_signature(photo)
    address = reverse("admin:media_photo_safety", args=[photo.pk])
    if signature is None:
        return format_html('{} <a href="{}">{}</a>', _t("Not signed."), address, _t("Fill in the safety checklist"))
    text = _t("Signed by %(who)s, %(when)s.") % {"who": signed_by(signature), "when": said(signature.at)}
    waits = [found.sentence for found in obstacles([photo.pk], timezone.now())]
    return format_html('{} {} <a href="{}">{}</a>', text, " ".join(waits), address, _t("Look at the checklist"))


def _page(request: HttpRequest, model_admin: admin.ModelAdmin, template: str, context: dict[str, Any]) -> HttpResponse:
    return TemplateResponse(
        request,
        template,
        {
            **model_admin.admin_site.each_context(request),
            "opts": model_admin.opts,
            "media": model_admin.media,
            "may_sign": request.user.has_perm(MAY_SIGN),
            **context,
        },
    )

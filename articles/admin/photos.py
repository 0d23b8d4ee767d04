"""What the newsroom adds to the photo desk: people in the picture, where a photo is used, and what waits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db.models import Exists, OuterRef, Q, QuerySet, prefetch_related_objects
from django.forms import Script
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles.admin.bilingual import MarkedAdmin, any_has, pair
from articles.admin.moves import said
from articles.admin.onward import texts
from articles.admin.panel import standing_in_words
from articles.admin.people import PeopleCommonForm, PeoplePhotoForm, PeopleRowForm, Register
from articles.models import Edition, Official, Organisation
from articles.models.editions import READABLE
from articles.models.limits import hidden_from
from articles.models.photos import (
    PhotoPerson,
    drafts_with,
    drafts_with_gallery,
    editions_with,
    embargoed,
    set_people,
    unused,
)
from media.admin.filters import AskFilter
from media.admin.photos import PhotoAdmin
from media.admin.uses import Use
from media.batch import CommonForm, RowForm
from media.models import Photo
from newsroom.lib.languages import language_mark

admin.site.unregister(Photo)


class Unused(AskFilter):
    title = _("unused")
    parameter_name = "unused"

    def is_so(self, request: HttpRequest, photos: QuerySet[Photo]) -> QuerySet[Photo]:
        return unused(photos)


class Embargoed(AskFilter):
    title = _("embargoed")
    parameter_name = "embargoed"

    def is_so(self, request: HttpRequest, photos: QuerySet[Photo]) -> QuerySet[Photo]:
        return embargoed(photos, timezone.now())


@admin.register(Photo)
class NewsroomPhotoAdmin(MarkedAdmin, PhotoAdmin):
    form = PeoplePhotoForm
    list_filter: ClassVar[Any] = (*PhotoAdmin.list_filter[:3], Unused, Embargoed, *PhotoAdmin.list_filter[3:])

    class Media:
        js = [Script("articles/people.js", type="module")]

    def get_fieldsets(self, request: HttpRequest, obj: Photo | None = None) -> Any:
        """The people stand below the texts."""
        head, texts, *rest = super().get_fieldsets(request, obj)
        return (head, texts, (None, {"fields": ("who",)}), *rest)

    @admin.display(description=_("people in the picture"))
    def who(self, photo: Photo) -> str:
        """For those who may only look."""
        return ", ".join(str(person) for person in photo.people.select_related("official")) or "—"

    def stands(self, request: HttpRequest, word: str) -> Q:
        """Or in the name of somebody in the picture: asked apart, as a join for each word is more than SQLite takes."""
        columns = [f"official__{column}" for name in ("family_name", "given_name") for column in pair(name)]
        people = PhotoPerson.objects.filter(any_has(columns, word), photo=OuterRef("pk"))
        return super().stands(request, word) | Q(Exists(people))

    def save_related(self, request: HttpRequest, form: forms.ModelForm, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if "who" in form.changed_data:
            set_people(form.instance, form.cleaned_data["who"])

    def batch_forms(self, photos: list[Photo], data: Any) -> tuple[CommonForm, list[RowForm]]:
        prefetch_related_objects(photos, "people__official")
        register = Register()
        return PeopleCommonForm(data, register), [PeopleRowForm(data, photo, register) for photo in photos]

    def onward(self, request: HttpRequest, photo: Photo) -> list[Use]:
        galleries = (drafts_with_gallery(gallery) for gallery in photo.galleries.order_by("-pk")[:5])
        return [*super().onward(request, photo), *texts(request, drafts_with(photo), *galleries)]

    def where_used(self, request: HttpRequest, photo: Photo) -> list[Use]:
        return [*super().where_used(request, photo), *_newsroom_uses(photo, request.user)]


def _newsroom_uses(photo: Photo, user: Any) -> Iterator[Use]:
    for article in drafts_with(photo).visible_to(user).prefetch_related("languages"):
        address = reverse("admin:articles_article_change", args=[article.pk])
        yield Use(_t("working copy “%(name)s”") % {"name": article}, address, standing_in_words(article))
    for edition in editions_with(photo).visible_to(user):
        address = reverse("admin:articles_edition_change", args=[edition.pk])
        words = _t("edition %(number)d of “%(name)s”") % {"number": edition.number, "name": edition.headline}
        yield Use(words, address, f"{language_mark(edition.language)}, {_standing(edition)}")
    for official in Official.objects.filter(portrait=photo):
        yield Use(
            _t("portrait of %(name)s") % {"name": official},
            reverse("admin:articles_official_change", args=[official.pk]),
        )
    for organisation in Organisation.objects.filter(logo=photo):
        yield Use(
            _t("logo of “%(name)s”") % {"name": organisation},
            reverse("admin:articles_organisation_change", args=[organisation.pk]),
        )
    # That it is used must be said, as it cannot be deleted; by what, must not.
    hidden = hidden_from(user)
    if drafts_with(photo).filter(pk__in=hidden).exists() or editions_with(photo).filter(article__in=hidden).exists():
        yield Use(_t("a text you have no access to"))


def _standing(edition: Edition) -> str:
    now = timezone.now()
    if edition.live_from > now:
        return _t("scheduled for %(moment)s") % {"moment": said(edition.live_from)}
    if edition.live_until and edition.live_until <= now:
        return _t("readers had it until %(moment)s") % {"moment": said(edition.live_until)}
    return _t("readers have it") if edition.standing in READABLE else str(edition.get_standing_display())

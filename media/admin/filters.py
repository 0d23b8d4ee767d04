"""What a press officer looks for among the photos: what lacks words, what is out, what came from whom."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ..models import Photo


class AskFilter(admin.SimpleListFilter):
    """Yes: only photos of which `is_so` is true."""

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("yes", _t("Yes"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Photo]) -> QuerySet[Photo]:
        return self.is_so(request, queryset) if self.value() == "yes" else queryset

    def is_so(self, request: HttpRequest, photos: QuerySet[Photo]) -> QuerySet[Photo]:
        raise NotImplementedError


class WordFilter(AskFilter):
    """Yes: what the QuerySet's word `parameter_name` finds."""

    def is_so(self, request: HttpRequest, photos: QuerySet[Photo]) -> QuerySet[Photo]:
        return getattr(photos, self.parameter_name or "")()


class WithoutCaption(WordFilter):
    title = _("without caption")
    parameter_name = "without_caption"


class WithoutAltText(WordFilter):
    title = _("without alt text")
    parameter_name = "without_alt_text"


class WithoutCredit(WordFilter):
    title = _("without credit")
    parameter_name = "without_credit"


class WithoutSignature(WordFilter):
    title = _("safety not signed")
    parameter_name = "without_signature"


class LocationRemoved(WordFilter):
    title = _("location removed")
    parameter_name = "with_location_removed"


class Synthetic(WordFilter):
    title = _("made by artificial intelligence")
    parameter_name = "synthetic"


class Public(AskFilter):
    title = _("public")
    parameter_name = "public"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("yes", _t("Yes")), ("no", _t("No"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.not_public() if self.value() == "no" else super().queryset(request, queryset)  # type: ignore[attr-defined]

    def is_so(self, request: HttpRequest, photos: QuerySet) -> QuerySet:
        return photos.public()  # type: ignore[attr-defined]


class UploadedByMe(AskFilter):
    title = _("uploaded by me")
    parameter_name = "mine"

    def is_so(self, request: HttpRequest, photos: QuerySet[Photo]) -> QuerySet[Photo]:
        return photos.filter(uploaded_by=request.user.pk)


FILTERS = (
    WithoutSignature,
    WithoutCaption,
    WithoutAltText,
    WithoutCredit,
    Public,
    LocationRemoved,
    UploadedByMe,
    Synthetic,
)

"""What the media fetched: counted by day, for reading only."""

from django.contrib import admin
from django.db.models import Case, CharField, OuterRef, QuerySet, Subquery, When
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ..models import Download, Gallery, Photo


@admin.register(Download)
class DownloadAdmin(admin.ModelAdmin):
    list_display = ("day", "kind", "thing", "count")
    list_display_links = None
    list_filter = ("kind",)
    date_hierarchy = "day"
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Download]:
        """With the name of what was fetched; a thing that is gone has only its number."""
        return super().get_queryset(request).annotate(name=Case(*self.names(request), output_field=CharField()))

    def names(self, request: HttpRequest) -> list[When]:
        photo = Photo.objects.filter(pk=OuterRef("thing_id")).values("number")
        gallery = Gallery.objects.filter(pk=OuterRef("thing_id")).values("title_uk")
        return [
            When(kind=Download.Kind.PHOTO, then=Subquery(photo)),
            When(kind=Download.Kind.GALLERY, then=Subquery(gallery)),
        ]

    @admin.display(description=_("name"))
    def thing(self, row: Download) -> str:
        return getattr(row, "name", None) or f"№ {row.thing_id}"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Download | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Download | None = None) -> bool:
        return False

"""The log at the desk: to be read, searched and taken away as a file; never changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, StreamingHttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from newsroom.audit.export import FORMATS, lines
from newsroom.audit.log import record
from newsroom.audit.models import AuditEvent
from newsroom.audit.things import Seen, seen
from newsroom.audit.words import GROUPS, said_verb, told
from newsroom.lib.alphabet import Alphabetical
from newsroom.lib.moments import said

CHUNK = 500
MIME = {"csv": "text/csv; charset=utf-8", "jsonl": "application/x-ndjson; charset=utf-8"}


class GroupFilter(admin.SimpleListFilter):
    title = _("of what kind")
    parameter_name = "group"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(GROUPS.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(what__startswith=f"{self.value()}.") if self.value() in GROUPS else queryset


class PersonFilter(admin.SimpleListFilter):
    title = _("by whom")
    parameter_name = "person"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        staff = (
            get_user_model()
            .objects.filter(is_staff=True)
            .order_by(Alphabetical("last_name"), Alphabetical("first_name"), "username")
        )
        return [("system", _t("the system")), *((str(each.pk), each.get_full_name() or str(each)) for each in staff)]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "system":
            return queryset.filter(by=None)
        chosen = self.value() in {key for key, _name in self.lookup_choices}
        return queryset.filter(by=self.value()) if chosen else queryset


class AuditList(ChangeList):
    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.result_list = list(self.result_list)
        _look_up(request, self.model_admin.admin_site, self.result_list)


@admin.register(AuditEvent)
class AuditEventAdmin(admin.ModelAdmin):
    list_display = ("moment", "who", "verb", "thing", "more")
    list_filter = (GroupFilter, "at", PersonFilter)
    list_select_related = ()
    list_per_page = 50
    show_full_result_count = False
    ordering = ("-sequence",)
    search_fields = ("by_name",)
    search_help_text = _("A person, or the number of a photo. The log of one text is found by its number: № 12.")
    fields = ("sequence", "moment", "who", "verb", "thing", "more", "previous_hash", "hash")
    actions = None

    class Media:
        css = {"all": ["desk/audit.css"]}

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().changelist_view(request, {"title": _("Audit log"), **(extra_context or {})})

    def get_urls(self) -> list[URLPattern]:
        export = path("export/", self.admin_site.admin_view(self.export), name="newsroom_auditevent_export")
        return [export, *super().get_urls()]

    def get_changelist(self, request: HttpRequest, **_options: Any) -> type[ChangeList]:
        return AuditList

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> AuditEvent | None:
        event = super().get_object(request, object_id, from_field)
        if event is not None:
            _look_up(request, self.admin_site, [event])
        return event

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, term: str) -> tuple[QuerySet, bool]:
        """Not by the headline of an article: some are limited to named people, and a search would tell of them."""
        found = Q()
        for word in term.split():
            named = Q(about_name__icontains=word) & ~Q(about__startswith="articles.article:")
            found &= Q(by_name__icontains=word) | named | Q(about__endswith=f":{word.removeprefix('№')}")
        return queryset.filter(found), False

    @admin.display(description=_("when"), ordering="sequence")
    def moment(self, event: AuditEvent) -> str:
        return said(event.at)

    @admin.display(description=_("who"))
    def who(self, event: AuditEvent) -> str:
        return event.by_name or _t("the system")

    @admin.display(description=_("what happened"))
    def verb(self, event: AuditEvent) -> str:
        return said_verb(event.what)

    @admin.display(description=_("about what"))
    def thing(self, event: Any) -> str:
        found: Seen = event.seen
        return format_html('<a href="{}">{}</a>', found.address, found.name) if found.address else found.name

    @admin.display(description=_("details"))
    def more(self, event: Any) -> str:
        return "" if event.seen.hidden else told(event.details)

    def export(self, request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
        """What the list shows with its filters, as a file. It is an act of its own and stands in the log."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        style = request.POST.get("style", "")
        if request.method != "POST" or style not in FORMATS:
            return HttpResponseNotAllowed(["POST"])
        events = self.get_changelist_instance(request).queryset.order_by("sequence")
        record("audit.exported", by=request.user, style=style, filters=request.GET.dict())
        written = lines(self._as_seen(request, events), style)
        name = f"audit-{timezone.localdate():%Y-%m-%d}.{style}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
        return StreamingHttpResponse(written, content_type=MIME[style], headers=headers)

    def _as_seen(self, request: HttpRequest, events: QuerySet[AuditEvent]) -> Iterator[AuditEvent]:
        """Without the name and details of what this person may not see: such a line's hash can't be computed anew."""
        stream = events.iterator(chunk_size=CHUNK)
        while chunk := list(islice(stream, CHUNK)):
            _look_up(request, self.admin_site, chunk)
            for event in chunk:
                if event.seen.hidden:  # type: ignore[attr-defined]
                    event.about_name, event.details = "", {"hidden": True}
                yield event

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: AuditEvent | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: AuditEvent | None = None) -> bool:
        return False


def _look_up(request: HttpRequest, site: admin.AdminSite, events: Iterable[Any]) -> None:
    """Give each event its `seen`: what this person may know of the thing it is about."""
    events = list(events)
    known = seen(request, site, events)
    for event in events:
        event.seen = known[event.about]

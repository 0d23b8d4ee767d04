"""The rich-text editor of a body: a curated set of blocks, its words, and what it may pick from the library."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django_prose_editor.widgets import AdminProseEditorWidget

from articles.models import Official
from media.admin.chosen import ids
from media.admin.making import thumb
from media.models import Gallery, Photo

MOST = 24

MENU = [
    {"group": "blockType -lists", "type": "dropdown", "minItems": 2},
    {"group": "marks"},
    {"group": "lists"},
    {"group": "link"},
    {"group": "quotation"},
    {"group": "library"},
    {"group": "tables"},
    {"group": "table"},
    {"group": "history"},
]


def editor_widget(language: str) -> AdminProseEditorWidget:
    """The widget for one language's body; the addresses it picks from are the desk's own."""
    pick = {thing: reverse("admin:articles_article_pick", args=[thing]) for thing in PICKABLE}
    extensions = {
        "Bold": True,
        "Italic": True,
        "Heading": {"levels": [2, 3]},
        "HardBreak": True,
        "BulletList": True,
        "OrderedList": {"enableListAttributes": False},
        "ListItem": True,
        "Link": {"enableTarget": False},
        "Blockquote": {"url": pick["officials"]},
        "QuoteFooter": True,
        "Photo": {"url": pick["photos"]},
        "Gallery": {"url": pick["galleries"]},
        "Table": {"resizable": False},
        "TableRow": True,
        "TableHeader": True,
        "TableCell": True,
        "Paste": True,
        "Menu": {"groups": MENU},
    }
    return AdminProseEditorWidget(
        config={"extensions": extensions},
        preset="configurable",
        attrs={"lang": language, "rows": 20, "data-body": language},
    )


def words() -> dict[str, str]:
    """What the browser must say that Django's own script catalogue does not: English source → the desk's language.

    The editor's menu speaks English only; `desk/words.js` and `articles/editor.js` read these.
    """
    return {
        "bold": _("Bold"),
        "italic": _("Italic"),
        "heading2": _("Heading"),
        "heading3": _("Subheading"),
        "paragraph": _("Paragraph"),
        "bulletList": _("Bulleted list"),
        "orderedList": _("Numbered list"),
        "blockquote": _("Quotation"),
        "speaker": _("Who says it"),
        "link": _("Link"),
        "unlink": _("Remove the link"),
        "photo": _("Photo from the library"),
        "gallery": _("Gallery from the library"),
        "history:undo": _("Undo"),
        "history:redo": _("Redo"),
        "Insert table": _("Insert a table"),
        "Insert Table": _("Insert a table"),
        "Table Properties": _("Table"),
        "Rows": _("Rows"),
        "Columns": _("Columns"),
        "Include header row": _("With a heading row"),
        "Yes": _("Yes"),
        "No": _("No"),
        "Add column": _("Add a column"),
        "Delete column": _("Delete the column"),
        "Add row": _("Add a row"),
        "Delete row": _("Delete the row"),
        "Merge cells": _("Merge cells"),
        "Split cell": _("Split the cell"),
        "Toggle header cell": _("Heading cell or plain cell"),
        "Delete table": _("Delete the table"),
        "Update": _("Apply"),
        "Cancel": _("Cancel"),
        "Edit Link": _("Link"),
        "URL": _("Address"),
        "search": _("Search"),
        "close": _("Close"),
        "nothing": _("Nothing found"),
        "caption": _("Caption in this text; empty: the one of the library"),
    }


def pick_view(model_admin: Any, request: HttpRequest, thing: str) -> JsonResponse:
    """`?q=` words or `?id=` one: {results: [{id, label, note, thumb}]}, for those who may see the thing itself."""
    if thing not in PICKABLE:
        raise Http404
    model, found = PICKABLE[thing]
    owner = model_admin.admin_site.get_model_admin(model)
    if not (owner.has_view_permission(request) and model_admin.has_view_permission(request)):
        raise PermissionDenied
    queryset = owner.get_queryset(request)
    if wanted := request.GET.get("id", ""):
        queryset = queryset.filter(pk__in=ids([wanted]))
    else:
        queryset, _duplicates = owner.get_search_results(request, queryset, request.GET.get("q", ""))
    return JsonResponse({"results": found(queryset)})


def _officials(queryset: QuerySet[Official]) -> list[dict[str, Any]]:
    owner: Any = admin.site.get_model_admin(Official)
    return [
        {"id": official.pk, "label": str(official), "note": owner.held_today(official), "thumb": ""}
        for official in queryset[:MOST]
    ]


def _photos(queryset: QuerySet[Photo]) -> list[dict[str, Any]]:
    return [
        {
            "id": photo.pk,
            "label": photo.text("headline", "uk") or photo.text("caption", "uk") or photo.number,
            "note": photo.number,
            "thumb": thumb(photo),
        }
        for photo in queryset[:MOST]
    ]


def _galleries(queryset: QuerySet[Gallery]) -> list[dict[str, Any]]:
    return [
        {
            "id": gallery.pk,
            "label": str(gallery),
            "note": date_format(gallery.event_on, "SHORT_DATE_FORMAT") if gallery.event_on else "",
            "thumb": thumb(gallery.cover) if gallery.cover else "",
        }
        for gallery in queryset.select_related("cover")[:MOST]
    ]


PICKABLE: dict[str, tuple[Any, Any]] = {
    "officials": (Official, _officials),
    "photos": (Photo, _photos),
    "galleries": (Gallery, _galleries),
}

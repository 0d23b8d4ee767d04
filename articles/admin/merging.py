"""The page of a save that came too late: both texts, what was joined by itself, and what must be chosen."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import merging
from articles.forms import ArticleForm
from articles.models import Mention, Official, Organisation
from media.models import Gallery
from newsroom.lib.differences import Piece, differences
from newsroom.lib.html import plain
from newsroom.lib.merging import Clash, Part

VERSION = "merge_version"
# Of what was sent, the page sends all again but these.
NOT_AGAIN = {"csrfmiddlewaretoken", "_save", "_draft", ArticleForm.TAKE, ArticleForm.LOOK, VERSION}


def joined(model_admin: Any, request: HttpRequest, object_id: str) -> QueryDict | None:
    """What the merge page sent, as a save that begins from the version it showed.

    None when that version is not the newest any more or a choice is missing: then the page is shown again.
    """
    article = model_admin.get_object(request, object_id)
    if article is None or request.POST[VERSION] != str(article.version):
        return None
    return merging.joined(request.POST, article, model_admin.get_form(request, article)(instance=article))


def merge_page(model_admin: Any, request: HttpRequest, response: HttpResponse) -> HttpResponse | None:
    """The page instead of `response`, when that is a form which came too late or wants only to be compared."""
    admin_form = (getattr(response, "context_data", None) or {}).get("adminform")
    form = getattr(admin_form, "form", None)
    if request.method != "POST" or not isinstance(form, ArticleForm) or not form.instance.pk:
        return None
    only_looks = ArticleForm.LOOK in request.POST
    if not only_looks and not form.has_error(NON_FIELD_ERRORS, "stale"):
        return None
    # The form's own article already holds what was typed.
    article = model_admin.get_object(request, str(form.instance.pk))
    base = merging.read(request.POST.get("base", ""))
    found = merging.compare(base, merging.saved(article, form), merging.typed(request.POST, form))
    fields = [_field(form, each, only_looks) for each in found]
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("What is unsaved") if only_looks else _("Two texts of one article"),
        "article": article,
        "only_looks": only_looks,
        "asked": [field for field in fields if field["clashes"]],
        "joined": [field for field in fields if not field["clashes"]],
        "again": [(name, value) for name, values in request.POST.lists() if _again(name) for value in values],
        "back": reverse("admin:articles_article_change", args=[article.pk]),
    }
    return TemplateResponse(request, "admin/articles/article/merge.html", context, status=200 if only_looks else 409)


def _again(name: str) -> bool:
    return name not in NOT_AGAIN and not name.startswith("merge-")


def _field(form: ArticleForm, merged: merging.Merged, only_looks: bool) -> dict[str, Any]:
    whole = not merged.name.startswith("body_")
    clashes = [] if only_looks else [at for at, part in enumerate(merged.parts) if isinstance(part, Clash)]
    return {
        "name": merged.name,
        "label": _label(form, merged.name),
        "lang": merged.name[-2:] if merged.name[-3:] in ("_uk", "_en") else "",
        "by": {"theirs": _("changed in the saved text"), "yours": _("changed in yours")}.get(
            merged.by, _("changed in both")
        ),
        "clashes": [
            {
                "choice": f"merge-{merged.name}-{at}",
                "sides": _sides(form, merged.name, merged.parts[at]),
                "may_keep_both": not whole,
            }
            for at in clashes
        ],
        "difference": differences(
            _said(form, merged.name, merged.theirs if only_looks else merged.base),
            _said(form, merged.name, merged.yours if only_looks else _result(merged)),
        ),
    }


def _result(merged: merging.Merged) -> merging.Value:
    value = merging.chosen(merged, {})
    return "" if value is None else value


def _sides(form: ArticleForm, name: str, part: Part) -> tuple[list[Piece], list[Piece]]:
    """Their words and yours, each with what the other has not."""
    theirs, yours = (
        "\n".join(_said(form, name, value) for value in merging.values_of(part, whose)) for whose in ("theirs", "yours")
    )
    pieces = differences(theirs, yours)
    return [piece for piece in pieces if piece.kind != "added"], [piece for piece in pieces if piece.kind != "removed"]


def _label(form: ArticleForm, name: str) -> Any:
    tables = {"mentions": _("mentions").capitalize(), "article_galleries": _("galleries").capitalize()}
    return tables.get(name) or form.fields[name].label


def _said(form: ArticleForm, name: str, value: merging.Value) -> str:
    """A value in words."""
    if name == "mentions":
        return "\n".join(_mention(row) for row in value)  # type: ignore[arg-type]
    if name == "article_galleries":
        return "\n".join(_thing(Gallery, row[0]) for row in value)
    field = form.fields[name]
    if isinstance(field, forms.ModelChoiceField):
        assert field.queryset is not None
        pks = [pk for pk in (value if isinstance(value, list) else [value]) if str(pk).isdecimal() and len(pk) < 19]
        return ", ".join(str(thing) for thing in field.queryset.filter(pk__in=pks))
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.choices).get(value, value))  # type: ignore[arg-type]
    return plain(str(value)) if name.startswith("body_") else str(value)


def _mention(row: list[str]) -> str:
    official, organisation, role, _position = row
    name = _thing(Official, official) if official else _thing(Organisation, organisation)
    return f"{name}: {dict(Mention.Role.choices).get(role, role)}"


def _thing(model: Any, pk: str) -> str:
    found = model._default_manager.filter(pk=pk).first() if pk.isdecimal() and len(pk) < 19 else None
    return str(found or f"№ {pk}")

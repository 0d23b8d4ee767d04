"""What every form of the desk with two languages shares."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db import models
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from modeltranslation.admin import TranslationAdmin

from articles.models.addresses import current_for, fill_slugs, remember_former, slugs_of
from articles.models.shown import was_shown
from media.forms import mark_language
from newsroom.lib.alphabet import ByAlphabet
from newsroom.lib.languages import DEFAULT, LANGUAGES, attr

MOST_WORDS = 10  # of a search in a list; a word may cost a join, and SQLite takes 64 of them


def pair(name: str) -> tuple[str, ...]:
    """One line of a form: the field in Ukrainian, and beside it in English."""
    return tuple(attr(name, language) for language in LANGUAGES)


def pairs(*names: str) -> Any:
    """A fieldset of such lines."""
    return {"classes": ("side-by-side",), "fields": tuple(pair(name) for name in names)}


class HidesWhatIsNot(admin.ModelAdmin):
    """What a person may not see answers as what never existed: 404, the same page."""

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: Any, object_id: str) -> HttpResponse:
        raise Http404


class DeskAdmin(admin.ModelAdmin):
    """Searches Cyrillic whatever its case, and counts no more than it must."""

    list_per_page = 50
    show_full_result_count = False

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return ByAlphabet

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Every word must stand somewhere; those past the tenth narrow nothing any more."""
        for word in search_term.split()[:MOST_WORDS]:
            queryset = queryset.filter(self.stands(request, word))
        return queryset, False

    def stands(self, request: HttpRequest, word: str) -> Q:
        """Where a word of a search is looked for: in `search_fields`."""
        return any_has(self.get_search_fields(request), word)


def any_has(fields: Iterable[str], word: str) -> Q:
    """Does one of these fields contain the word?

    A regular expression, as SQLite's LIKE folds the case of ASCII only: «міністр» would not find «Міністр».
    """
    found = Q()
    for field in fields:
        found |= Q(**{f"{field}__iregex": re.escape(word)})
    return found


class MarkedAdmin(DeskAdmin, TranslationAdmin):
    """Marks each translated field with its language."""

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        original = getattr(db_field, "translated_field", None)
        if field is not None and original is not None:
            mark_language(field, original.verbose_name, db_field.language)  # type: ignore[attr-defined]
        return field


class BilingualAdmin(MarkedAdmin):
    def save_model(self, request: HttpRequest, obj: models.Model, form: forms.ModelForm, change: bool) -> None:
        # modeltranslation writes the active language into the raw column: always the same one, please.
        with translation.override(DEFAULT):
            super().save_model(request, obj, form, change)


class AddressForm(forms.ModelForm):
    """Refuses an address that still leads to another thing of the kind, which once had it."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for language in LANGUAGES:
            owner = current_for(self._meta.model._meta.model_name, language, cleaned.get(attr("slug", language)) or "")
            if owner and owner != self.instance.pk:
                self.add_error(attr("slug", language), _("This address leads to something else, which once had it."))
        return cleaned


class AddressedAdmin(BilingualAdmin):
    """A thing with a public address of its own: filled from its name, and the former one redirects for good."""

    address_kind: str
    form = AddressForm

    def name_addresses(self, obj: Any) -> None:
        fill_slugs(obj, "name")

    def save_model(self, request: HttpRequest, obj: models.Model, form: forms.ModelForm, change: bool) -> None:
        before = slugs_of(self.model._default_manager.get(pk=obj.pk)) if change else {}
        self.name_addresses(obj)
        super().save_model(request, obj, form, change)
        # The name of what readers never met is not for an address to tell.
        if was_shown(self.address_kind, obj, timezone.now()):
            remember_former(obj, self.address_kind, before)

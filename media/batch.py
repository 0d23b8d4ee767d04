"""Many photos described on one page: common words for all of them or for the empty places, and each photo's own.

A row of the page saves what is valid of it and keeps what is not on the screen; nothing typed is lost. A field is
written only when somebody changed it on this page, so two people at the same photos do not undo each other.
"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from newsroom.lib.languages import LANGUAGES

from . import tasks
from .bounds import bound_texts
from .forms import mark_language
from .models import DigitalSourceType, Photo, no_file_name
from .renditions import LABELLED

MOST = 120  # rows a page: a report has 60 frames, and a form of 5,000 fields is refused
OWN = tuple(f"{name}_{language}" for name in ("caption", "alt_text", "credit") for language in LANGUAGES)


class CommonForm(forms.Form):
    """What is the same for all. `cleaned_data` keeps only fields of Photo and `people`; empty ones change nothing."""

    FILL, REPLACE = "fill", "replace"

    how = forms.ChoiceField(
        label=_("What to do with these words"),
        choices=[(FILL, _("fill the empty ones")), (REPLACE, _("replace in all"))],
        initial=FILL,
        widget=forms.RadioSelect,
    )
    caption_uk = forms.CharField(
        label=_("caption"), required=False, validators=[no_file_name], widget=forms.Textarea(attrs={"rows": 2})
    )
    caption_en = forms.CharField(
        label=_("caption"), required=False, validators=[no_file_name], widget=forms.Textarea(attrs={"rows": 2})
    )
    credit_uk = forms.CharField(label=_("credit"), required=False, max_length=200, validators=[no_file_name])
    credit_en = forms.CharField(label=_("credit"), required=False, max_length=200, validators=[no_file_name])
    place = forms.CharField(label=_("place"), required=False, max_length=200, help_text=_("No closer than a city."))
    digital_source_type = forms.ChoiceField(
        label=_("how it was made"),
        choices=[("", _("as it is")), *DigitalSourceType.choices],
        required=False,
        help_text=_("Set for every photo here when chosen."),
    )
    usage_terms = forms.CharField(label=_("usage terms"), required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, prefix="all")
        bound_texts(self.fields.values())
        for name, field in self.fields.items():
            mark(field, name)

    def wanted_for(self, row: "RowForm") -> dict[str, Any]:
        """The fields of one photo that these words fill or replace. A row's own typed words count as not empty."""
        given = {name: value for name, value in getattr(self, "cleaned_data", {}).items() if value and name != "how"}
        if self.data.get(self.add_prefix("how")) == self.REPLACE:
            return given
        return {name: value for name, value in given.items() if name == "digital_source_type" or not row.has(name)}


class RowForm(forms.ModelForm):
    """One photo's own words. Say which photo with `instance`; the prefix is made of it."""

    class Meta:
        model = Photo
        fields = OWN
        widgets = {name: forms.Textarea(attrs={"rows": 2}) for name in OWN if not name.startswith("credit")}

    def __init__(self, data: Any, photo: Photo) -> None:
        prefix = f"photo-{photo.pk}"
        known = data is not None and f"{prefix}-{OWN[0]}" in data
        super().__init__(data if known else None, instance=photo, prefix=prefix)
        bound_texts(self.fields.values())
        self.stored = {field.attname: getattr(photo, field.attname) for field in Photo._meta.concrete_fields}
        for name, field in self.fields.items():
            field.required = False
            field.help_text = ""  # sixty times the same would hide the pictures
            field.show_hidden_initial = True  # what stood here when the page was opened
            mark(field, name)

    def has(self, name: str) -> bool:
        """Is there something in this field: typed here, valid or not, or stored, by somebody else meanwhile too?"""
        if self.is_bound and name in self.changed_data:
            return bool(self[name].data)
        return bool(self.stored.get(name))

    def own_changes(self) -> dict[str, Any]:
        """What was changed on this page and is valid."""
        if not self.is_bound:
            return {}
        self.full_clean()
        return {name: self.cleaned_data[name] for name in self.changed_data if name in self.cleaned_data}

    def write(self, values: dict[str, Any]) -> list[str]:
        """Save these columns; returns the names of those that are another value now."""
        if not values:
            return []
        photo = Photo.objects.get(pk=self.instance.pk)
        changed = [name for name, value in values.items() if (getattr(photo, name) or "") != (value or "")]
        for name in changed:
            setattr(photo, name, values[name])
        if changed:
            photo.save(update_fields=changed)
        if LABELLED & set(changed):
            tasks.make_after_commit(photo)
        return changed


def mark(field: forms.Field, name: str) -> None:
    """A field of one language says which, and nothing more about the column it comes from."""
    column, _underscore, language = name.rpartition("_")
    field.label_suffix = ""
    if language in LANGUAGES:
        mark_language(field, getattr(Photo, column).field.verbose_name, language)


@transaction.atomic
def save(common: CommonForm, rows: Iterable[RowForm]) -> dict[int, list[str]]:
    """Write what is valid of every row and of the common words: photo id → names of the changed fields."""
    common.is_valid()
    changed = {}
    for row in rows:
        own, given = row.own_changes(), common.wanted_for(row)
        for name in given:
            row.errors.pop(name, None)  # replaced: what was wrong there is gone
        if names := row.write(own | given):
            changed[row.instance.pk] = names
    return changed

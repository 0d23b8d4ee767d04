"""The cases of an official's name in the form: made by themselves, corrected by hand, and the correction kept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminTextInputWidget
from django.forms.models import ModelFormMetaclass
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles.admin.bilingual import AddressForm
from articles.mentions.declension import PARTS
from articles.models import Official
from articles.workflow.names import decline
from newsroom.lib.languages import DEFAULT, attr

# The nominative is the name itself.
CASES: dict[int, Promise] = {
    1: _("genitive"),
    2: _("dative"),
    3: _("accusative"),
    4: _("instrumental"),
    5: _("locative"),
    6: _("vocative"),
}
LABELS: dict[str, Promise] = {
    "given_name": _("given name"),
    "family_name": _("family name"),
    "patronymic": _("patronymic"),
}
ORDER = ("family_name", "given_name", "patronymic")


def field_name(part: str, case: int) -> str:
    return f"form_{part}_{case}"


# Declared fields, as the admin takes no others into its fieldsets.
_FIELDS = {
    field_name(part, case): forms.CharField(
        label=format_lazy("{}, {}", label, LABELS[part]),
        max_length=80,
        required=False,
        widget=AdminTextInputWidget(attrs={"lang": DEFAULT}),
    )
    for part in ORDER
    for case, label in CASES.items()
}
_WithCases: Any = ModelFormMetaclass("_WithCases", (AddressForm,), dict(_FIELDS))


class OfficialForm(_WithCases):
    """With a field for every case of every part of the name, filled with what is made or corrected."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part in ORDER if self.instance.pk else ():
            shown = self.instance.forms_of(part)
            self.initial |= {field_name(part, case): shown[case] for case in CASES if shown}

    def wanted(self) -> dict[str, dict[int, str]]:
        """What the form shows now, by part and case; a part that the form did not offer is left out."""
        return {
            part: {case: (self.cleaned_data.get(field_name(part, case)) or "").strip() for case in CASES}
            for part in PARTS
            if field_name(part, 1) in self.data
        }


def fieldset(official: Official) -> Any:
    """A line a case, for the parts that the name has."""
    parts = [part for part in ORDER if getattr(official, attr(part, "uk"))]
    lines = tuple(tuple(field_name(part, case) for part in parts) for case in CASES)
    description = _(
        "Made by themselves; texts are searched for the name in these forms. Correct what is wrong: a correction stays "
        "until the name changes. An emptied field is made anew."
    )
    return (_("Cases of the name"), {"classes": ("name-cases",), "fields": lines, "description": description})


def save_names(request: HttpRequest, official: Official, form: OfficialForm) -> None:
    """Writes the forms into the official, which the caller saves, and says what began anew."""
    was = dict(official.name_forms.get("of", {}))
    lost = decline(official, form.wanted() or None)
    if lost:
        parts = ", ".join(str(LABELS[part]) for part in lost)
        messages.warning(
            request,
            _t("The cases were made anew, and former corrections are gone: %(parts)s. Look them through.")
            % {"parts": parts},
        )
    elif was and was != official.name_forms["of"]:
        messages.info(request, _t("The name has changed, so its cases were made anew. Look them through."))

"""The form of the working copy."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from articles.models import Tag, TaggedArticle


class ArticleForm(forms.ModelForm):
    """Names the version it began from and what stood there, so that a save from an old page can be merged.

    `draft_key` is the form's own name among its author's unsaved texts. A form with TAKE or LOOK only shows what it
    was given: it is neither judged nor saved.
    """

    TAKE, LOOK = "_take", "_look"

    base_version = forms.IntegerField(label=_("version"), widget=forms.HiddenInput, required=False)
    base = forms.CharField(widget=forms.HiddenInput, required=False)
    draft_key = forms.CharField(widget=forms.HiddenInput, required=False)
    tags = forms.ModelMultipleChoiceField(
        Tag.objects.filter(merged_into=None),
        label=_("Tags"),
        required=False,
        widget=AutocompleteSelectMultiple(TaggedArticle._meta.get_field("tag"), admin.site),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "base_version" in self.fields:
            self.fields["base_version"].initial = self.instance.version
            self.fields["base_version"].required = True

    @property
    def only_shows(self) -> bool:
        return self.TAKE in self.data or self.LOOK in self.data

    def is_valid(self) -> bool:
        return super().is_valid() and not self.only_shows

    def full_clean(self) -> None:
        if not self.only_shows:
            super().full_clean()
            return
        self._errors = ErrorDict()
        self.cleaned_data = {}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        base = cleaned.get("base_version")
        if self.instance.pk and base is not None and base != self.instance.version:
            raise ValidationError(
                _(
                    "Somebody has saved this article since you opened it, so nothing was saved now. "
                    "All you have typed is kept below: open the article in another tab and carry your changes over."
                ),
                code="stale",
            )
        return cleaned

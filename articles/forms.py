"""The form of the working copy."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.models import Tag, TaggedArticle


class ArticleForm(forms.ModelForm):
    """Names the version it began from, so that a save made from an old page loses nothing of a newer one."""

    base_version = forms.IntegerField(widget=forms.HiddenInput, required=False)
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

"""The form of the working copy."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from articles.access import limit_problems, may_limit, may_write_all, written_languages
from articles.models import Article, Membership, Organisation, Tag, TaggedArticle
from articles.translation import ArticleTranslation
from newsroom.lib.alphabet import Alphabetical
from newsroom.lib.languages import attr

TRANSLATED = tuple(ArticleTranslation.fields)
SHARED = ("kind", "urgency", "event_on", "organisation", "lead_photo", "tags")
LIMIT_FIELDS = ("limit_people", "limit_organisations")


class NamesField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return obj.get_full_name() or obj.get_username()


class ArticleForm(forms.ModelForm):
    """Names the version it began from and what stood there, so that a save from an old page can be merged.

    The admin says whose form it is (`user`): what this person may not write stays as it is, whatever is sent.
    `draft_key` is the form's own name among its author's unsaved texts. A form with TAKE or LOOK only shows what it
    was given: it is neither judged nor saved.
    """

    TAKE, LOOK = "_take", "_look"

    user: Any
    base_version = forms.IntegerField(label=_("version"), widget=forms.HiddenInput, required=False)
    base = forms.CharField(widget=forms.HiddenInput, required=False)
    draft_key = forms.CharField(widget=forms.HiddenInput, required=False)
    tags = forms.ModelMultipleChoiceField(
        Tag.objects.filter(merged_into=None),
        label=_("Tags"),
        required=False,
        widget=AutocompleteSelectMultiple(TaggedArticle._meta.get_field("tag"), admin.site),
    )
    limit_people = NamesField(
        get_user_model()._default_manager.none(),
        label=_("Only these people"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nobody chosen: everybody at the desk sees the article. Readers are not concerned."),
    )
    limit_organisations: forms.ModelMultipleChoiceField = forms.ModelMultipleChoiceField(
        Organisation.objects.none(),
        label=_("And the people of"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.fields.keys() - set(writable(self.user, self.instance)):
            self.fields[name].disabled = True
        if may_limit(self.user, self.instance):
            self._offer_limits()
        else:
            for name in LIMIT_FIELDS:
                self.fields.pop(name, None)
        if self.instance.pk and "base_version" in self.fields:
            self.fields["base_version"].initial = self.instance.version
            self.fields["base_version"].required = True

    def _offer_limits(self) -> None:
        """Those who are there to be named, and those who are named already."""
        rows = list(self.instance.limits.all()) if self.instance.pk else []
        self.initial["limit_people"] = [row.person_id for row in rows if row.person_id]
        self.initial["limit_organisations"] = [row.organisation_id for row in rows if row.organisation_id]
        people: Any = self.fields["limit_people"]
        organisations: Any = self.fields["limit_organisations"]
        named = Q(pk__in=self.initial["limit_people"])
        people.queryset = get_user_model()._default_manager.filter(Q(is_active=True, is_staff=True) | named)
        people.queryset = people.queryset.order_by(Alphabetical("last_name"), Alphabetical("first_name"), "username")
        named = Q(pk__in=self.initial["limit_organisations"])
        organisations.queryset = Organisation.objects.filter(
            Q(pk__in=Membership.objects.values("organisation")) | named
        ).order_by(Alphabetical("name_uk"))

    def clean_limit_organisations(self) -> Any:
        people, organisations = self.cleaned_data.get("limit_people"), self.cleaned_data["limit_organisations"]
        if people is not None and not set(LIMIT_FIELDS).isdisjoint(self.changed_data):
            for problem in limit_problems(self.user, people, organisations):
                self.add_error("limit_people", problem)
        return organisations

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
        # Not even an empty column of theirs is rewritten.
        return {name: value for name, value in cleaned.items() if not self.fields[name].disabled}


def writable(user: Any, article: Article) -> list[str]:
    """The fields of the form that this person may write in this article."""
    names = ["base_version", "base", "draft_key"]
    for language in written_languages(user, article):
        names += [attr(name, language) for name in TRANSLATED]
    if may_write_all(user, article):
        names += SHARED
    return [*names, *LIMIT_FIELDS]

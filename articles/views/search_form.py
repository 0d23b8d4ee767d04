"""What may be asked of the search page: its form, and the links that ask the same in another way."""

from __future__ import annotations

import datetime
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.search import Filters
from articles.search.query import LONGEST
from articles.views.kinds import TITLES
from newsroom.lib.html import UNSPEAKABLE

THINGS = ("tag", "official", "organisation")
SLUG = r"^[a-z0-9-]{1,100}$"


class SearchForm(forms.Form):
    """Every field may stay empty; what is not understood is said beside it and left out of the search."""

    q = forms.CharField(
        required=False,
        label=_("What to look for"),
        widget=forms.TextInput(attrs={"type": "search", "maxlength": 200, "enterkeyhint": "search"}),
    )
    kind = forms.ChoiceField(
        required=False, label=_("Kind"), choices=[("", pgettext_lazy("kind", "Any")), *TITLES.items()]
    )
    since = forms.DateField(
        required=False, label=_("Published from"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    until = forms.DateField(
        required=False, label=_("Published until"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    lang = forms.ChoiceField(
        required=False, label=_("Language of the text"), choices=[("uk", _("Ukrainian")), ("en", _("English"))]
    )
    order = forms.ChoiceField(required=False, choices=[("newest", _("Newest first"))])
    tag = forms.RegexField(SLUG, required=False)
    official = forms.RegexField(SLUG, required=False)
    organisation = forms.RegexField(SLUG, required=False)

    def clean(self) -> None:
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and since > until:
            self.add_error("until", _("The last day is before the first one."))
        if since and since.year < 1991:
            self.cleaned_data["since"] = None  # before the first news there is nothing to leave out

    def filters(self) -> Filters:
        given = self.cleaned_data
        since, until = given.get("since"), given.get("until")
        return Filters(
            kind=given.get("kind", ""),
            since=_midnight(since) if since else None,
            until=_midnight(until, 1) if until else None,
            **{thing: given.get(thing, "") for thing in THINGS},
        )


def asked(query: QueryDict) -> dict[str, str]:
    """The parameters, speakable and short, whatever was sent."""
    return {name: tidy(query.get(name, ""))[:LONGEST] for name in SearchForm.base_fields}


def tidy(text: str) -> str:
    # A megabyte needs no washing to be cut.
    return " ".join(UNSPEAKABLE.sub(" ", text[: 10 * LONGEST]).split())


def page_number(text: str) -> int:
    """1 for anything that is no number of a page."""
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < 4 else 1


def link(kept: dict[str, Any], **changed: str) -> str:
    """The search page's query string with these changes; what is changed to "" is left out. Never empty."""
    asked_for = {name: value for name, value in {**kept, **changed}.items() if value}
    return f"?{urlencode(asked_for)}"


def _midnight(day: datetime.date, later: int = 0) -> datetime.datetime | None:
    """The first moment of a Kyiv day, or of the day after; None beyond the calendar, where no news is."""
    try:
        return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min)) + datetime.timedelta(days=later)
    except OverflowError:
        return None

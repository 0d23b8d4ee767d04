"""By what the list of articles is narrowed."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles.admin.narrowing import FEW, narrow
from articles.models import Article, ArticleLanguage, Organisation, Staleness, State, Tag, TaggedArticle
from articles.models.translations import stale
from newsroom.lib.alphabet import Alphabetical
from newsroom.lib.text import fold

MOST_CHOICES = 100


class StateFilter(admin.SimpleListFilter):
    language: str

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(State.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() not in State.values:
            return queryset
        return narrow(queryset, ArticleLanguage.objects.filter(language=self.language, state=self.value()))


class UkrainianState(StateFilter):
    title = _("Ukrainian text")
    parameter_name = "uk"
    language = "uk"


class EnglishState(StateFilter):
    title = _("English text")
    parameter_name = "en"
    language = "en"


class StaleTranslation(admin.SimpleListFilter):
    title = _("translation is behind")
    parameter_name = "behind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("any", _("by facts or wording")), (Staleness.FACTS, _("by facts"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        grades = {"any": (), Staleness.FACTS: (Staleness.FACTS,)}
        if self.value() not in grades:
            return queryset
        return narrow(queryset, stale(*grades[self.value()]))  # type: ignore[index]


class KindFilter(admin.ChoicesFieldListFilter):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = _("its kind")


class WhoseFilter(admin.SimpleListFilter):
    """Mine is what I began, and what I have a hand in now."""

    title = _("whose it is")
    parameter_name = "whose"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        written = Article.objects.filter(created_by=OuterRef("pk"))
        authors = (
            get_user_model()
            .objects.filter(Exists(written.order_by()))
            .order_by(Alphabetical("last_name"), Alphabetical("first_name"), "pk")
        )
        others = [(str(author.pk), _name(author)) for author in authors[:MOST_CHOICES] if author != request.user]
        return [("me", _t("Mine")), *others]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "me":
            texts = ArticleLanguage.objects.filter(touched_by=request.user.pk)
            touched = list(texts.values_list("article", flat=True)[:FEW])
            return queryset.filter(Q(created_by=request.user.pk) | Q(pk__in=touched))
        return queryset.filter(created_by=self.value()) if (self.value() or "").isdecimal() else queryset


class OrganisationFilter(admin.SimpleListFilter):
    title = _("who issues it")
    parameter_name = "organisation"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        issued = Article.objects.filter(organisation=OuterRef("pk"))
        issuing = Organisation.objects.filter(Exists(issued.order_by())).order_by(Alphabetical("name_uk"))
        return [(str(one.pk), str(one)) for one in issuing[:MOST_CHOICES]]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(organisation=self.value()) if (self.value() or "").isdecimal() else queryset


class TypedFilter(admin.ListFilter):
    """A filter with fields to type in: `fields` pairs the name of each with its input type and its label."""

    template = "admin/articles/article/_typed_filter.html"
    fields: tuple[tuple[str, str, Any], ...]

    def __init__(self, request: HttpRequest, params: dict[str, Any], model: Any, model_admin: Any) -> None:
        super().__init__(request, params, model, model_admin)
        for name, _kind, _label in self.fields:
            if name in params:
                value = params.pop(name)
                self.used_parameters[name] = (value[-1] if isinstance(value, list) else value).strip()

    def has_output(self) -> bool:
        return True

    def typed(self, name: str) -> str:
        return str(self.used_parameters.get(name, ""))

    def expected_parameters(self) -> list[str | None]:
        return [name for name, _kind, _label in self.fields]

    def choices(self, changelist: Any) -> Iterator[dict[str, Any]]:
        own = {*(name for name, _kind, _label in self.fields), "p"}
        yield {
            "fields": [
                {"name": name, "kind": kind, "label": label, "value": self.typed(name)}
                for name, kind, label in self.fields
            ],
            "suggested": self.suggested(),
            "others": [(name, value) for name, value in changelist.params.items() if name not in own],
            "selected": any(self.used_parameters.values()),
            "clear": changelist.get_query_string(remove=sorted(own - {"p"})),
        }

    def suggested(self) -> list[str]:
        return []


class TagFilter(TypedFilter):
    title = _("a tag")
    fields = (("tag", "text", _("Name of the tag")),)

    def suggested(self) -> list[str]:
        return [
            str(tag) for tag in Tag.objects.filter(merged_into=None).order_by(Alphabetical("name_uk"))[:MOST_CHOICES]
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        typed = fold(self.typed("tag"))
        if not typed:
            return queryset
        tags = [tag for tag in Tag.objects.all() if typed in (fold(tag.name_uk or ""), fold(tag.name_en or ""))]
        return narrow(queryset, TaggedArticle.objects.filter(tag__in=tags), "content_object")


class DayFilter(TypedFilter):
    title = _("the day of the event")
    fields = (("since", "date", _("From")), ("until", "date", _("To, inclusive")))

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        since, until = (_day(self.typed(name)) for name in ("since", "until"))
        if since:
            queryset = queryset.filter(event_on__gte=since)
        return queryset.filter(event_on__lte=until) if until else queryset


def _day(typed: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(typed)
    except ValueError:
        return None


def _name(person: Any) -> str:
    return person.get_full_name() or person.get_username()

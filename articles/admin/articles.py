"""The article on the desk: both languages side by side, where each stands, and its list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.db import models
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from js_asset import Media

from articles import workflow
from articles.admin.bilingual import BilingualAdmin, pairs
from articles.admin.compare import compare_view, take_view
from articles.admin.editor import editor_widget, pick_view, words
from articles.admin.emergencies import queue_view, verdict_view
from articles.admin.filters import (
    DayFilter,
    EnglishState,
    KindFilter,
    OrganisationFilter,
    TagFilter,
    UkrainianState,
    WhoseFilter,
)
from articles.admin.history import history_view
from articles.admin.moves import move_view
from articles.admin.narrowing import CappedPaginator, found
from articles.admin.panel import panels
from articles.admin.story import SHORT, editions_of, story_of
from articles.forms import ArticleForm
from articles.models import Article, ArticleGallery, Edition, Mention, State
from articles.workflow.moves import MOVES
from media.forms import language_mark
from newsroom.lib.languages import LANGUAGES, attr
from newsroom.lib.typography import Change

SHOWN_CHANGES = 6


class MentionInline(admin.TabularInline):
    model = Mention
    extra = 0
    fields = ("position", "official", "organisation", "role")
    autocomplete_fields = ("official", "organisation")
    classes = ("shared",)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("official", "organisation")


class ArticleGalleryInline(admin.TabularInline):
    model = ArticleGallery
    extra = 0
    fields = ("position", "gallery")
    autocomplete_fields = ("gallery",)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("gallery")


# A list shows no texts.
LONG = tuple(attr(name, language) for name in ("lead", "body", "social_text") for language in LANGUAGES)


class ArticleList(ChangeList):
    """Fetches what the badges of a whole page need in a fixed number of queries."""

    def get_queryset(self, *args: Any, **kwargs: Any) -> QuerySet:
        now = timezone.now()
        rows = super().get_queryset(*args, **kwargs).prefetch_related("languages").defer(*LONG)
        columns = ("article", "language", "standing", "live_from", "live_until")
        for language in LANGUAGES:
            for name, editions in (
                ("current", Edition.objects.current(language, now)),
                ("upcoming", Edition.objects.scheduled(language, now)),
            ):
                rows = rows.prefetch_related(
                    Prefetch("editions", editions.only(*columns), to_attr=f"{name}_{language}")
                )
        return rows


def badge(article: Any, language: str) -> SafeString:
    """State of the working text and of what readers have, from what `ArticleList` fetched."""
    text = next((text for text in article.languages.all() if text.language == language), None)
    current, upcoming = getattr(article, f"current_{language}"), getattr(article, f"upcoming_{language}")
    context = {
        "mark": language_mark(language),
        "state": text.state if text else "",
        "state_label": State(text.state).label if text else "",
        "current": current[-1] if current else None,
        "upcoming": upcoming[-1] if upcoming else None,
    }
    return render_to_string("admin/articles/article/_badge.html", context)


@admin.register(Article)
class ArticleAdmin(BilingualAdmin):
    form = ArticleForm
    change_form_template = "admin/articles/article/change_form.html"
    list_display = ("headline_shown", "badge_uk", "badge_en", "kind", "event_day", "changed")
    list_filter = (
        UkrainianState,
        EnglishState,
        WhoseFilter,
        ("kind", KindFilter),
        DayFilter,
        TagFilter,
        OrganisationFilter,
    )
    paginator = CappedPaginator
    list_select_related = ()
    search_fields = ("headline_uk", "headline_en")  # that there is a search; `get_search_results` says where
    search_help_text = _("Headline, lead and text of the working copy, in both languages: beginnings of words.")
    autocomplete_fields = ("organisation", "lead_photo")
    inlines = (MentionInline, ArticleGalleryInline)
    fieldsets = (
        (None, pairs("headline", "lead", "body")),
        (
            _("Lists, search engines and networks"),
            pairs("short_headline", "dateline", "slug", "seo_description", "social_text"),
        ),
        (
            _("For both languages"),
            {
                "fields": (
                    ("kind", "urgency", "event_on"),
                    ("organisation", "lead_photo"),
                    "tags",
                    "base_version",
                )
            },
        ),
    )

    class Media:
        css = {"all": ["articles/editor.css", "articles/oversee.css"]}

    @admin.display(description=_("headline"), ordering="headline_uk")
    def headline_shown(self, article: Article) -> str:
        return str(article)

    @admin.display(description=_("UKR"))
    def badge_uk(self, article: Article) -> SafeString:
        return badge(article, "uk")

    @admin.display(description=_("ENG"))
    def badge_en(self, article: Article) -> SafeString:
        return badge(article, "en")

    @admin.display(description=_("event date"), ordering="event_on")
    def event_day(self, article: Article) -> str:
        return f"{article.event_on:%d.%m.%Y}"

    @admin.display(description=_("changed"), ordering="changed_at")
    def changed(self, article: Article) -> str:
        return f"{timezone.localtime(article.changed_at):%d.%m.%Y %H:%M}"

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().changelist_view(
            request, {"title": capfirst(self.opts.verbose_name_plural), **(extra_context or {})}
        )

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        return found(queryset, search_term), False

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return ArticleList

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and db_field.name.startswith("body_"):
            field.widget = editor_widget(db_field.language)  # type: ignore[attr-defined]
        elif field is not None and db_field.name.startswith(("lead_", "social_text_")):
            field.widget.attrs["rows"] = 3
        return field

    def get_urls(self) -> list[URLPattern]:
        guard = self.admin_site.admin_view
        return [
            path("pick/<str:thing>/", guard(self.pick), name="articles_article_pick"),
            path("emergencies/", guard(self.emergencies), name="articles_article_emergencies"),
            path("emergencies/<int:pk>/", guard(self.verdict), name="articles_article_verdict"),
            path("<int:pk>/compare/", guard(self.compare), name="articles_article_compare"),
            path("<int:pk>/take/<str:key>/", guard(self.take), name="articles_article_take"),
            path("<int:pk>/<str:language>/<str:verb>/", guard(self.move), name="articles_article_move"),
            *super().get_urls(),
        ]

    def pick(self, request: HttpRequest, thing: str) -> HttpResponse:
        return pick_view(self, request, thing)

    def emergencies(self, request: HttpRequest) -> HttpResponse:
        return queue_view(self, request)

    def verdict(self, request: HttpRequest, pk: int) -> HttpResponse:
        return verdict_view(self, request, pk)

    def move(self, request: HttpRequest, pk: int, language: str, verb: str) -> HttpResponse:
        return move_view(self, request, pk, language, verb)

    def compare(self, request: HttpRequest, pk: int) -> HttpResponse:
        return compare_view(self, request, pk)

    def take(self, request: HttpRequest, pk: int, key: str) -> HttpResponse:
        return take_view(self, request, pk, key)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The story of the article: Django's own log of saves would be a second truth beside it."""
        return history_view(self, request, object_id)

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except workflow.Stale:
            # Somebody saved between our look at the version and our claim. Asked again, the form itself says so.
            return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        # The editor's import map is an inline script, and django-csp sends only a nonce that somebody has read.
        context["media"] = Media.from_media(context["media"]).with_nonce(str(request.csp_nonce))  # type: ignore[attr-defined]
        context["words"] = words()
        context |= {"show_save_and_continue": False, "show_save_and_add_another": False}
        article = context.get("original")
        if article is not None:
            context |= {"title": str(article), "subtitle": None}
            context["panels"] = panels(article, request.user, timezone.now())
            context["story"] = story_of(article, most=SHORT)
            context["editions"] = editions_of(article)
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Article, form: ArticleForm, change: bool) -> None:  # type: ignore[override]
        changes = workflow.tidy(obj)
        if change:
            workflow.claim(obj, form.cleaned_data["base_version"])
        else:
            obj.created_by = request.user  # type: ignore[assignment]  # the desk lets nobody in without a name
        super().save_model(request, obj, form, change)
        if changes:
            messages.info(request, _tidied(changes))

    def save_related(self, request: HttpRequest, form: ArticleForm, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        workflow.touch(form.instance, by=request.user)

    def response_add(self, request: HttpRequest, obj: Article, post_url_continue: Any = None) -> HttpResponse:
        """A writer stays with the text: its moves are there."""
        if "_save" not in request.POST:
            return super().response_add(request, obj, post_url_continue)
        messages.success(request, _t("Saved. When the text is ready, submit it for review."))
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[obj.pk]))

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        """Saved on the way to a move (`desk/form.js`): go on to it. A plain save stays with the text."""
        language, _slash, verb = request.POST.get("_move", "").partition("/")
        if verb in MOVES and language in LANGUAGES:
            messages.success(request, _t("Saved."))
            return HttpResponseRedirect(reverse("admin:articles_article_move", args=[obj.pk, language, verb]))
        if "_save" not in request.POST:
            return super().response_change(request, obj)
        messages.success(request, _t("Saved."))
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[obj.pk]))


def _tidied(changes: list[Change]) -> str:
    """What the desk changed in the typed text, so that nobody wonders."""
    shown = "; ".join(f"«{change.before}» → «{change.after}»" for change in changes[:SHOWN_CHANGES])
    more = len(changes) - SHOWN_CHANGES
    rest = ngettext(" and %(count)d more", " and %(count)d more", more) % {"count": more} if more > 0 else ""
    return _t("Typography tidied: %(shown)s%(rest)s.") % {"shown": shown, "rest": rest}

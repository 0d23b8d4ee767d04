"""The article on the desk: both languages side by side, where each stands, and its list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.models import LogEntry
from django.contrib.admin.views.main import ChangeList
from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from js_asset import Media

from articles import access, merging, workflow
from articles.admin import drafts
from articles.admin.assignments import assign_view
from articles.admin.bilingual import BilingualAdmin, HidesWhatIsNot, pairs
from articles.admin.compare import compare_view, take_view
from articles.admin.editor import editor_widget, pick_view, words
from articles.admin.emergencies import emergencies_view, verdict_view
from articles.admin.filters import (
    DayFilter,
    EnglishState,
    KindFilter,
    OrganisationFilter,
    StaleTranslation,
    TagFilter,
    UkrainianState,
    WhoseFilter,
)
from articles.admin.history import history_view
from articles.admin.limits import limit_badge, limit_of, save_limit
from articles.admin.mentions import mentions_view, mentions_words
from articles.admin.merging import VERSION, joined, merge_page
from articles.admin.mistakes import mistakes
from articles.admin.moves import move_view
from articles.admin.narrowing import CappedPaginator, found
from articles.admin.panel import BEHIND, panels
from articles.admin.presence import presence_view
from articles.admin.previews import preview_page_view, preview_view
from articles.admin.queue import queue_view
from articles.admin.sharing import share_view
from articles.admin.story import SHORT, editions_of, story_of
from articles.admin.translate import tell_voided, translate_view
from articles.admin.writing import count_signs, form_words
from articles.forms import LIMIT_FIELDS, ArticleForm
from articles.models import (
    Article,
    ArticleGallery,
    ArticleLimit,
    Edition,
    Mention,
    State,
)
from articles.workflow.moves import MOVES
from newsroom.lib.html import clean
from newsroom.lib.languages import LANGUAGES, attr, language_mark
from newsroom.lib.typography import Change

SHOWN_CHANGES = 6
BODIES_READ = ("body_read_uk", "body_read_en")


class SharedInline(admin.TabularInline):
    """What both languages share is for those who write both."""

    def has_add_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return super().has_add_permission(request, obj) and access.may_write_all(request.user, obj)

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return super().has_change_permission(request, obj) and access.may_write_all(request.user, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return super().has_delete_permission(request, obj) and access.may_write_all(request.user, obj)


class MentionInline(SharedInline):
    model = Mention
    extra = 0
    fields = ("position", "official", "organisation", "role")
    autocomplete_fields = ("official", "organisation")
    classes = ("shared",)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("official", "organisation")


class ArticleGalleryInline(SharedInline):
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
        rows = rows.annotate(is_limited=Exists(ArticleLimit.objects.filter(article=OuterRef("pk"))))
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
    # Where nothing but a dateline is filled in, nobody has begun to write.
    is_begun = text and (text.state != State.DRAFT or current or getattr(article, attr("headline", language)))
    context = {
        "mark": language_mark(language),
        "state": text.state if text and is_begun else "",
        "state_label": State(text.state).label if text and is_begun else "",
        "behind": BEHIND.get(text.stale_grade) if text else None,
        "behind_grade": text.stale_grade if text else "",
        "current": current[-1] if current else None,
        "upcoming": upcoming[-1] if upcoming else None,
    }
    return render_to_string("admin/articles/article/_badge.html", context)


@admin.register(Article)
class ArticleAdmin(HidesWhatIsNot, BilingualAdmin):
    form = ArticleForm
    change_form_template = "admin/articles/article/change_form.html"
    list_display = ("headline_shown", "badge_uk", "badge_en", "kind", "event_day", "changed")
    list_filter = (
        UkrainianState,
        EnglishState,
        StaleTranslation,
        WhoseFilter,
        ("kind", KindFilter),
        DayFilter,
        TagFilter,
        OrganisationFilter,
    )
    paginator = CappedPaginator
    list_select_related = ()
    search_fields = ("headline_uk", "headline_en")  # that there is a search; `get_search_results` says where
    search_help_text = _("Headline, lead and text of the working copy, in both languages, in any form of the words.")
    autocomplete_fields = ("organisation", "lead_photo")
    readonly_fields = BODIES_READ
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
        (_("Who sees it at the desk"), {"classes": ("limit",), "fields": LIMIT_FIELDS}),
    )

    class Media:
        css = {"all": [f"articles/{name}.css" for name in ("editor", "limit", "oversee", "review", "writing")]}

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).visible_to(request.user)  # type: ignore[attr-defined]

    def has_view_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return access.may_read(request.user, obj)

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """A translator changes one language of it: see `get_form`."""
        return bool(access.written_languages(request.user, obj))

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return super().has_delete_permission(request, obj) and access.is_open(request.user, obj)

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> Any:
        """Who may not limit the article is not asked: the form's head tells. Who only reads gets the text itself."""
        fieldsets = super().get_fieldsets(request, obj)
        if not access.may_limit(request.user, obj):
            fieldsets = fieldsets[:-1]
        if obj is None or access.written_languages(request.user, obj):
            return fieldsets
        (name, texts), lists, (shared_name, shared), *rest = fieldsets
        texts = {**texts, "fields": (*texts["fields"][:-1], BODIES_READ)}
        shared = {**shared, "fields": shared["fields"][:-1]}  # no version: nothing is saved
        return [(name, texts), lists, (shared_name, shared), *rest]

    @admin.display(description=_("body in Ukrainian"))
    def body_read_uk(self, article: Article) -> str:
        return _body(article.body_uk)

    @admin.display(description=_("body in English"))
    def body_read_en(self, article: Article) -> str:
        return _body(article.body_en)

    def get_form(self, request: HttpRequest, obj: Article | None = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (form,), {"user": request.user})

    @admin.display(description=_("headline"))
    def headline_shown(self, article: Article) -> str:
        return limit_badge(article)

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
        if field is not None:
            count_signs(field, db_field.name)
        return field

    def get_urls(self) -> list[URLPattern]:
        guard = self.admin_site.admin_view
        return [
            path("pick/<str:thing>/", guard(self.pick), name="articles_article_pick"),
            path("emergencies/", guard(self.emergencies), name="articles_article_emergencies"),
            path("emergencies/<int:pk>/", guard(self.verdict), name="articles_article_verdict"),
            path("<int:pk>/<str:language>/translate/", guard(self.translate), name="articles_article_translate"),
            path("queue/", guard(self.queue), name="articles_article_queue"),
            path("<int:pk>/<str:language>/preview/", guard(self.preview), name="articles_article_preview"),
            path("<int:pk>/<str:language>/preview/<int:number>/", guard(self.preview), name="articles_article_preview"),
            path(
                "<int:pk>/<str:language>/preview/page/",
                guard(self.preview_page),
                name="articles_article_preview_page",
            ),
            path(
                "<int:pk>/<str:language>/preview/<int:number>/page/",
                guard(self.preview_page),
                name="articles_article_preview_page",
            ),
            path("<int:pk>/<str:language>/share/", guard(self.share), name="articles_article_share"),
            path("<int:pk>/<str:language>/assign/", guard(self.assign), name="articles_article_assign"),
            path("draft/", guard(self.draft), name="articles_article_draft"),
            path("<int:pk>/draft/", guard(self.draft), name="articles_article_draft"),
            path("<int:pk>/presence/", guard(self.presence), name="articles_article_presence"),
            path("mentions/", guard(self.mentions), name="articles_article_mentions"),
            path("<int:pk>/mentions/", guard(self.mentions), name="articles_article_mentions"),
            path("<int:pk>/compare/", guard(self.compare), name="articles_article_compare"),
            path("<int:pk>/take/<str:key>/", guard(self.take), name="articles_article_take"),
            path("<int:pk>/<str:language>/<str:verb>/", guard(self.move), name="articles_article_move"),
            *super().get_urls(),
        ]

    def pick(self, request: HttpRequest, thing: str) -> HttpResponse:
        return pick_view(self, request, thing)

    def emergencies(self, request: HttpRequest) -> HttpResponse:
        return emergencies_view(self, request)

    def verdict(self, request: HttpRequest, pk: int) -> HttpResponse:
        return verdict_view(self, request, pk)

    @method_decorator(never_cache)
    def draft(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        return drafts.draft_view(self, request, pk)

    @method_decorator(never_cache)
    @method_decorator(require_POST)
    def presence(self, request: HttpRequest, pk: int) -> HttpResponse:
        return presence_view(self, request, pk)

    @method_decorator(never_cache)
    @method_decorator(require_POST)
    def mentions(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        return mentions_view(self, request, pk)

    def move(self, request: HttpRequest, pk: int, language: str, verb: str) -> HttpResponse:
        return move_view(self, request, pk, language, verb)

    def translate(self, request: HttpRequest, pk: int, language: str) -> HttpResponse:
        return translate_view(self, request, pk, language)

    def queue(self, request: HttpRequest) -> HttpResponse:
        return queue_view(self, request)

    def preview(self, request: HttpRequest, pk: int, language: str, number: int | None = None) -> HttpResponse:
        return preview_view(self, request, pk, language, number)

    def preview_page(self, request: HttpRequest, pk: int, language: str, number: int | None = None) -> HttpResponse:
        return preview_page_view(self, request, pk, language, number)

    def share(self, request: HttpRequest, pk: int, language: str) -> HttpResponse:
        return share_view(self, request, pk, language)

    def assign(self, request: HttpRequest, pk: int, language: str) -> HttpResponse:
        return assign_view(self, request, pk, language)

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
        if request.method == "POST" and "_draft" in request.POST:
            draft = drafts.unpacked(self, request, object_id)
            if draft is None:
                messages.warning(request, _t("That unsaved text is gone: it was saved or dropped meanwhile."))
                return HttpResponseRedirect(request.path)
            request.POST = draft  # type: ignore[assignment]
        elif request.method == "POST" and VERSION in request.POST and object_id:
            request.POST = joined(self, request, object_id) or request.POST  # type: ignore[assignment]
        try:
            response = super().changeform_view(request, object_id, form_url, extra_context)
        except workflow.Stale:
            # Somebody saved between our look at the version and our claim. Asked again, the form itself says so.
            response = super().changeform_view(request, object_id, form_url, extra_context)
        return merge_page(self, request, response) or response

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        # The editor's import map is an inline script, and django-csp sends only a nonce that somebody has read.
        context["media"] = Media.from_media(context["media"]).with_nonce(str(request.csp_nonce))  # type: ignore[attr-defined]
        context["words"] = words() | form_words() | mentions_words()
        form, article = context["adminform"].form, context.get("original")
        if form.is_bound and form.only_shows:
            drafts.unjudged(context)
        elif not form.is_bound:
            drafts.begin(form, merging.write(merging.saved(article, form)) if article else "")
        context["mistakes"] = mistakes(context)
        context["desk_form"] = drafts.offered(self, request, article, form)
        context |= {"show_save_and_continue": False, "show_save_and_add_another": False}
        if article is not None:
            context |= {"title": str(article), "subtitle": None}
            context["panels"] = panels(article, request.user, timezone.now())
            context["story"] = story_of(article, most=SHORT)
            context["editions"] = editions_of(article)
            context["limit"] = limit_of(article)
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Article, form: ArticleForm, change: bool) -> None:  # type: ignore[override]
        changes = workflow.tidy(obj, access.written_languages(request.user, obj))
        if change:
            workflow.claim(obj, form.cleaned_data["base_version"])
        else:
            obj.created_by = request.user  # type: ignore[assignment]  # the desk lets nobody in without a name
        super().save_model(request, obj, form, change)
        if changes:
            messages.info(request, _tidied(changes))

    def save_related(self, request: HttpRequest, form: ArticleForm, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        workflow.lock_texts([form.instance.pk])
        save_limit(request, form)
        written = access.written_languages(request.user, form.instance)
        tell_voided(request, workflow.touch(form.instance, by=request.user, languages=written))

    def log_addition(self, request: HttpRequest, obj: Article, message: Any) -> LogEntry:
        return _unnamed(super().log_addition(request, obj, message))

    def log_change(self, request: HttpRequest, obj: Article, message: Any) -> LogEntry:
        return _unnamed(super().log_change(request, obj, message))

    def response_add(self, request: HttpRequest, obj: Article, post_url_continue: Any = None) -> HttpResponse:
        """A writer stays with the text: its moves are there."""
        drafts.forget(request)
        if "_save" not in request.POST:
            return super().response_add(request, obj, post_url_continue)
        messages.success(request, _t("Saved. When the text is ready, submit it for review."))
        return HttpResponseRedirect(_next(request, obj))

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        drafts.forget(request)
        if "_save" not in request.POST and "_move" not in request.POST:
            return super().response_change(request, obj)
        messages.success(request, _t("Saved."))
        return HttpResponseRedirect(_next(request, obj))


def _next(request: HttpRequest, article: Article) -> str:
    """Saved on the way to a move (`desk/form.js`): on to it. A plain save stays with the text."""
    language, _slash, verb = request.POST.get("_move", "").partition("/")
    if verb in MOVES and language in LANGUAGES:
        return reverse("admin:articles_article_move", args=[article.pk, language, verb])
    return reverse("admin:articles_article_change", args=[article.pk])


def _body(html: str | None) -> str:
    """As it reads. Bodies are cleaned on their way in; once more costs little, and an import may have been older."""
    return SafeString(clean(html or "")) or "—"


def _unnamed(entry: LogEntry) -> LogEntry:
    """Without the headline: people keep their log of what they did when the article is limited to others."""
    entry.object_repr = f"№ {entry.object_id}"
    entry.save(update_fields=["object_repr"])
    return entry


def _tidied(changes: list[Change]) -> str:
    """What the desk changed in the typed text, so that nobody wonders."""
    shown = "; ".join(f"«{change.before}» → «{change.after}»" for change in changes[:SHOWN_CHANGES])
    more = len(changes) - SHOWN_CHANGES
    rest = ngettext(" and %(count)d more", " and %(count)d more", more) % {"count": more} if more > 0 else ""
    return _t("Typography tidied: %(shown)s%(rest)s.") % {"shown": shown, "rest": rest}

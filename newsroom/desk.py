"""The desk's front page: what is mine, what waits for me, what goes out today and what bars it.

Every block asks the admin of its model which rows this person may see, shows a few of them and leads to the rest. The
number of queries is the same for any archive.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.admin.emergencies import waiting as emergencies_waiting
from articles.models import Article, ArticleLanguage, ArticleVersion, Edition, State, Transition
from articles.models.editions import READABLE
from articles.models.translations import stale
from articles.workflow.queue import waiting
from articles.workflow.snapshot import shown_photos
from articles.workflow.versions import contents_of
from media.models import Photo
from media.safety import obstacles
from newsroom.lib.languages import DEFAULT, LANGUAGES, attr, language_mark
from newsroom.lib.moments import KYIV, said, start_of_day

MOST = 8
# An approved text that nobody sent out in this time has been given up.
REMEMBERED = datetime.timedelta(days=60)


@dataclass(frozen=True)
class Row:
    """One line. `state`: (badge, its label); `why`: what bars it, the first reason; `detail`: a time, a person.
    `language`: that of the headline."""

    headline: str
    address: str
    mark: str = ""
    language: str = DEFAULT
    detail: str = ""
    state: tuple[str, str] | None = None
    why: str = ""


@dataclass(frozen=True)
class Block:
    """`more`: where the rest is, (address, label); `is_cut`: there are more rows than shown."""

    name: str
    title: str
    empty: str
    rows: list[Row] = field(default_factory=list)
    more: tuple[str, str] | None = None
    is_cut: bool = False


def front(request: HttpRequest) -> HttpResponse:
    """The admin's own index, with the day's work above its list of sections."""
    return admin.site.index(request, {"title": _("Work at hand"), "blocks": list(blocks(request, timezone.now()))})


def blocks(request: HttpRequest, now: datetime.datetime) -> Iterator[Block]:
    """Those of which this person may see the things."""
    article_admin: Any = admin.site.get_model_admin(Article)
    if article_admin.has_view_permission(request):
        articles = article_admin.get_queryset(request)
        yield _mine(request, articles)
        yield _awaiting(request, articles, now)
        yield _today(articles, now)
        yield from _emergencies(article_admin, request)
        yield _stale(articles)
    photo_admin: Any = admin.site.get_model_admin(Photo)
    if photo_admin.has_view_permission(request):
        photos = photo_admin.get_queryset(request)
        if photo_admin.has_change_permission(request):
            yield _wordless(photos)
        if request.user.has_perm("media.sign_safety"):
            yield _unsigned(photos)


def _block(name: str, title: str, empty: str, rows: list[Row], more: tuple[str, str] | None = None) -> Block:
    return Block(name, title, empty, rows[:MOST], more, is_cut=len(rows) > MOST)


def _list(query: str, label: str) -> tuple[str, str]:
    return f"{reverse('admin:articles_article_changelist')}?{query}", label


def _seen(texts: QuerySet[ArticleLanguage], articles: QuerySet[Article]) -> QuerySet[ArticleLanguage]:
    return texts.filter(Exists(articles.order_by().filter(pk=OuterRef("article")))).select_related("article")


def _text_row(text: ArticleLanguage, **more: Any) -> Row:
    headline = getattr(text.article, attr("headline", text.language))
    return Row(
        headline=headline or str(text.article),
        language=text.language if headline else DEFAULT,
        address=reverse("admin:articles_article_change", args=[text.article_id]),
        mark=language_mark(text.language),
        **more,
    )


def _mine(request: HttpRequest, articles: QuerySet[Article]) -> Block:
    """Drafts I began or have a hand in, what came back to me first."""
    touched = ArticleLanguage.touched_by.through.objects.filter(
        articlelanguage_id=OuterRef("pk"), user_id=request.user.pk or 0
    )
    texts = ArticleLanguage.objects.filter(
        Q(article__created_by=request.user.pk) | Exists(touched), state__in=(State.RETURNED, State.DRAFT)
    )
    for language in LANGUAGES:  # a dateline alone is no text that anybody writes
        texts = texts.exclude(**{"language": language, attr("article__headline", language): ""})
    found = _seen(texts, articles).order_by("-state", "-article__changed_at", "-pk")[: MOST + 1]
    rows = [_text_row(text, state=(text.state, str(State(text.state).label))) for text in found]
    return _block(
        "mine",
        _("Mine"),
        _("You have no drafts, and nothing came back to you."),
        rows,
        _list("whose=me", _("All of mine")),
    )


def _awaiting(request: HttpRequest, articles: QuerySet[Article], now: datetime.datetime) -> Block:
    """The beginning of the queue."""
    found = [one.text for one in waiting(request.user, now, articles)[: MOST + 1]]
    rows = [_text_row(text, state=(text.state, str(State(text.state).label))) for text in found]
    more = reverse("admin:articles_article_queue"), _("The whole queue")
    return _block("awaiting", _("Awaiting me"), _("Nothing waits for you."), rows, more)


def _emergencies(article_admin: Any, request: HttpRequest) -> Iterator[Block]:
    """A quiet desk does not name them."""
    found = emergencies_waiting(article_admin, request).select_related("edition", "by").defer("edition__content")
    rows = [_emergency(one) for one in found[: MOST + 1]]
    if rows:
        more = reverse("admin:articles_article_emergencies"), _("All that went out in an emergency")
        yield _block("emergencies", _("Went out in an emergency, waits for a verdict"), "", rows, more)


def _emergency(emergency: Transition) -> Row:
    assert emergency.edition  # an emergency has published one
    return Row(
        headline=emergency.edition.headline,
        address=reverse("admin:articles_article_verdict", args=[emergency.pk]),
        mark=language_mark(emergency.language),
        language=emergency.language,
        detail=said(emergency.at),
        why=emergency.note,
    )


def _today(articles: QuerySet[Article], now: datetime.datetime) -> Block:
    """What goes out until tomorrow night, in its order; below it what is approved and has no hour yet."""
    day = now.astimezone(KYIV).date()
    end = start_of_day(day + datetime.timedelta(days=2))
    timed = [edition for language in LANGUAGES for edition in _scheduled(articles, language, now, end)]
    timed.sort(key=lambda edition: (edition.live_from, edition.pk))
    approved = list(_approved(articles, now)[: MOST + 1])
    why = _barred(timed[:MOST], approved[:MOST], now)
    rows = [
        Row(
            headline=edition.headline,
            address=reverse("admin:articles_article_change", args=[edition.article_id]),
            mark=language_mark(edition.language),
            language=edition.language,
            detail=_hour(edition.live_from, day),
            state=("upcoming", _("scheduled")),
            why=why.get((edition.article_id, edition.language), ""),
        )
        for edition in timed[:MOST]
    ]
    rows += [
        _text_row(
            text,
            detail=_("no hour yet"),
            state=("approved", str(State.APPROVED.label)),
            why=why.get((text.article_id, text.language), ""),
        )
        for text in approved[:MOST]
    ]
    return Block(
        "today",
        _("Today and tomorrow"),
        _("Nothing is scheduled, and nothing approved waits for its hour."),
        rows,
        _list("uk=approved", _("All approved")),
        is_cut=len(timed) > MOST or len(approved) > MOST,
    )


def _scheduled(
    articles: QuerySet[Article], language: str, now: datetime.datetime, end: datetime.datetime
) -> QuerySet[Edition]:
    found = Edition.objects.scheduled(language, now).filter(live_from__lt=end)
    seen = found.filter(Exists(articles.order_by().filter(pk=OuterRef("article"))))
    return seen.defer("content").order_by("live_from", "pk")[: MOST + 1]


def _approved(articles: QuerySet[Article], now: datetime.datetime) -> QuerySet[ArticleLanguage]:
    """Approved of late, and readers neither have exactly this text nor will get one at a set moment."""
    own = Edition.objects.filter(article=OuterRef("article"), language=OuterRef("language"))
    out = own.filter(content_hash=OuterRef("content_hash"), live_from__lte=now)
    later = own.filter(live_from__gt=now).exclude(live_until__lte=now)
    texts = ArticleLanguage.objects.filter(state=State.APPROVED, approved_at__gte=now - REMEMBERED)
    return _seen(texts.filter(~Exists(out), ~Exists(later)), articles).order_by("-approved_at", "-pk")


def _hour(moment: datetime.datetime, today: datetime.date) -> str:
    local = moment.astimezone(KYIV)
    day = _("today") if local.date() == today else _("tomorrow")
    return f"{day}, {local:%H:%M:%S}" if local.second else f"{day}, {local:%H:%M}"


def _barred(
    timed: list[Edition], approved: list[ArticleLanguage], now: datetime.datetime
) -> dict[tuple[int, str], str]:
    """(article, language) → the first reason why it can't go out. The form tells them all, at a greater price."""
    photos = _photos_of(timed, approved)
    told = {pk for pks in photos.values() for pk in pks}
    unsafe = {one.photo: one.sentence for one in obstacles(told, now)}
    unmade = dict(Photo.objects.without_files().filter(pk__in=told).values_list("pk", "number"))
    alone = _before_the_ukrainian(timed, approved, now)
    found = dict.fromkeys(alone, _("Readers would have this before the Ukrainian text."))
    for key, pks in photos.items():
        for pk in sorted(pks, reverse=True):
            if pk in unmade:
                found[key] = _("The files of photo %(number)s are not made yet.") % {"number": unmade[pk]}
            if pk in unsafe:
                found[key] = unsafe[pk]
    return found


def _photos_of(timed: list[Edition], approved: list[ArticleLanguage]) -> dict[tuple[int, str], set[int]]:
    """Every photo whose file readers would get. Two queries."""
    found: dict[tuple[int, str], set[int]] = {}
    keys = {edition.pk: (edition.article_id, edition.language) for edition in timed}
    rows = Edition.objects.filter(pk__in=keys, edition_photos__isnull=False)
    for pk, photo in rows.values_list("pk", "edition_photos__photo"):
        found.setdefault(keys[pk], set()).add(photo)
    newest = ArticleVersion.objects.filter(article=OuterRef("article"), number__gt=OuterRef("number"))
    kept = ArticleVersion.objects.filter(~Exists(newest), article__in={text.article_id for text in approved})
    contents = {version.article_id: contents_of(version) for version in kept}
    for text in approved:
        content = contents.get(text.article_id, {}).get(text.language)
        found[text.article_id, text.language] = set(shown_photos(content)) if content else set()
    return found


def _before_the_ukrainian(
    timed: list[Edition], approved: list[ArticleLanguage], now: datetime.datetime
) -> list[tuple[int, str]]:
    """Translations whose Ukrainian text readers won't have by then. One query."""
    asked = {(one.article_id, one.language): one.live_from for one in timed if one.language != DEFAULT}
    asked |= {(one.article_id, one.language): now for one in approved if one.language != DEFAULT}
    ukrainian = Edition.objects.filter(
        Q(live_until__isnull=True) | Q(live_until__gt=now),
        article__in={article for article, _language in asked},
        language=DEFAULT,
        standing__in=READABLE,
    )
    begins = dict(ukrainian.order_by("-live_from").values_list("article", "live_from"))
    return [key for key, at in asked.items() if key[0] not in begins or begins[key[0]] > at]


def _stale(articles: QuerySet[Article]) -> Block:
    """Translations behind their Ukrainian text, those that are wrong in facts first."""
    found = _seen(stale(), articles).order_by("stale_grade", "-article__changed_at", "-pk")[: MOST + 1]
    rows = [_text_row(text, state=(f"stale-{text.stale_grade}", str(text.get_stale_grade_display()))) for text in found]
    more = f"{reverse('admin:articles_article_changelist')}?behind=any", _("All that are behind")
    return _block(
        "stale", _("Translations that are behind"), _("Every translation says what the Ukrainian says."), rows, more
    )


def _wordless(photos: Any) -> Block:
    lacking = Q()
    for name in ("caption", "alt_text", "credit"):
        lacking |= Q(**{attr(name, DEFAULT): ""}) | Q(**{attr(name, DEFAULT): None})
    rows = [
        Row(photo.number, reverse("admin:media_photo_change", args=[photo.pk]), detail=_lacks(photo))
        for photo in photos.filter(lacking).order_by("-uploaded_at", "-pk")[: MOST + 1]
    ]
    more = f"{reverse('admin:media_photo_changelist')}?without_caption=yes", _("All without a caption")
    return _block("wordless", _("Photos without words"), _("Every photo has its words."), rows, more)


def _lacks(photo: Photo) -> str:
    names = {"caption": _("caption"), "alt_text": _("alt text"), "credit": _("credit")}
    return ", ".join(label for name, label in names.items() if not getattr(photo, attr(name, DEFAULT)))


def _unsigned(photos: Any) -> Block:
    rows = [
        Row(photo.number, reverse("admin:media_photo_safety", args=[photo.pk]), detail=photo.caption_uk or "")
        for photo in photos.without_signature().order_by("-uploaded_at", "-pk")[: MOST + 1]
    ]
    more = f"{reverse('admin:media_photo_changelist')}?without_signature=yes", _("All without a signature")
    return _block("unsigned", _("Photos that wait for a signature"), _("Every photo is signed for."), rows, more)

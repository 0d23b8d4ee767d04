"""The translator's page: each Ukrainian passage beside its translation, and what has changed since it was made."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles import workflow
from articles.access import may_write
from articles.models import Article, Staleness
from articles.workflow.passages import FIELDS, FIGURES, Pair, shown
from newsroom.lib.differences import Piece, differences
from newsroom.lib.languages import DEFAULT, LANGUAGES, attr, language_mark

KINDS: dict[str, Promise] = {
    "p": _("paragraph"),
    "h2": _("heading"),
    "h3": _("subheading"),
    "ul": _("list"),
    "ol": _("list"),
    "table": _("table"),
    "quotation": _("quotation"),
    "photo": _("photo caption"),
    "gallery": _("gallery caption"),
}
CHANGED: dict[str, Promise] = {
    "facts": _("facts changed"),
    "wording": _("wording changed"),
    "typo": _("typo mended"),
}
ALL = "all"
PLACE = re.compile(r"p-\d{1,4}")


@dataclass(frozen=True)
class Row:
    """A source beside its translation. `key` names its field; `state` says in words how the two stand."""

    key: str
    label: str
    source: list[Piece]
    text: str
    grade: str
    state: str
    act: str  # the button by which somebody answers for it
    may_type: bool
    lines: int
    limit: int | None
    error: str = ""


def change_sentence(grades: Iterable[str]) -> str:
    """What has changed in the Ukrainian text since it was translated; "" when nothing has."""
    count = Counter(grades)
    parts = [
        ngettext(one, many, count[grade]) % {"count": count[grade]}
        for grade, one, many in (
            (Staleness.FACTS, "facts in %(count)d passage", "facts in %(count)d passages"),
            (Staleness.WORDING, "wording in %(count)d passage", "wording in %(count)d passages"),
            (Staleness.TYPO, "typos in %(count)d passage", "typos in %(count)d passages"),
        )
        if count[grade]
    ]
    if not parts:
        return ""
    return _t("The Ukrainian text has changed since the translation: %(what)s.") % {"what": ", ".join(parts)}


def translate_view(model_admin: Any, request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """GET shows the two texts; POST saves what was typed, then notes what is said to be up to date.

    403 without the right to the language, 404 for an unknown article or the source language; 409 when somebody saved
    meanwhile: what was typed is kept on the page.
    """
    if language not in LANGUAGES or language == DEFAULT:
        raise Http404
    article = model_admin.get_object(request, pk)
    if article is None:
        raise Http404
    if not model_admin.has_view_permission(request, article):
        raise PermissionDenied
    writes = may_write(request.user, article, language)
    if request.method == "POST":
        if not writes:
            raise PermissionDenied
        return _save(model_admin, request, article, language)
    return _page(model_admin, request, article, language, writes=writes)


def _save(model_admin: Any, request: HttpRequest, article: Article, language: str) -> HttpResponse:
    typed = {name.removeprefix("text-"): str(text) for name, text in request.POST.items() if name.startswith("text-")}
    address = reverse("admin:articles_article_translate", args=[article.pk, language])
    said = request.POST.get("up_to_date", "")
    if request.POST.get("version") != str(article.version):
        return _stale(model_admin, request, article, language, typed)
    found = workflow.beside_source(article, language)
    current = {pair.key: pair.translation.text if pair.translation else "" for pair in found if _may_type(pair)}
    changed = {key: text for key, text in typed.items() if key in current and _lines(text) != _lines(current[key])}
    try:
        with transaction.atomic():
            if changed:
                workflow.rewrite(article, language, found, changed)
                _store(request, article, language)
            if said:
                _confirm(request, article, language, found, said)
    except workflow.Stale:
        return _stale(model_admin, request, article, language, typed)
    except ValidationError as refusal:
        errors = {name.removesuffix(f"_{language}"): " ".join(texts) for name, texts in refusal.message_dict.items()}
        article.refresh_from_db()
        return _page(model_admin, request, article, language, typed=typed, errors=errors, status=422)
    if said:
        messages.success(request, _t("Noted: the translation says what the Ukrainian text says."))
        if workflow.is_told_to_readers(article, language, timezone.now()):
            messages.info(
                request,
                _t("Its page still tells readers that the Ukrainian text is newer. A minor edit takes the note away."),
            )
    elif changed:
        messages.success(request, _t("The translation is saved."))
    place = request.POST.get("place", "")
    return HttpResponseRedirect(f"{address}#{place if PLACE.fullmatch(place) else 'passages'}")


def _store(request: HttpRequest, article: Article, language: str) -> None:
    """As the article's own form does. Raises workflow.Stale, or ValidationError for a text that is too long."""
    workflow.tidy(article, [language])
    words = {attr(name, language) for name in (*FIELDS, "body")}
    article.clean_fields(exclude={field.name for field in article._meta.fields} - words)
    workflow.claim(article, article.version)
    with translation.override(DEFAULT):  # as BilingualAdmin saves
        article.save()
    tell_voided(request, workflow.touch(article, by=request.user, languages=[language]))


def tell_voided(request: HttpRequest, languages: list[str]) -> None:
    """After a save: the approval that it cost."""
    for language in languages:
        said = _t("The approval of this text (%(language)s) is void, since the text has changed. Submit it again.")
        messages.warning(request, said % {"language": language_mark(language)})


def _confirm(request: HttpRequest, article: Article, language: str, before: list[Pair], said: str) -> None:
    """A passage that was rewritten by the same press has another key now, in the same place."""
    found = workflow.beside_source(article, language)
    keys = {pair.key for pair in found}
    if said == ALL:
        workflow.up_to_date(article, language, by=request.user)
    elif said in keys:
        workflow.up_to_date(article, language, by=request.user, key=said)
    else:
        places = [place for place, pair in enumerate(before) if pair.key == said and place < len(found)]
        for place in places:
            workflow.up_to_date(article, language, by=request.user, key=found[place].key)


def _stale(model_admin: Any, request: HttpRequest, article: Article, language: str, typed: dict[str, str]) -> Any:
    article = model_admin.get_object(request, article.pk)
    sentence = _t("Somebody has saved this article since you opened it. Your text is kept below.")
    return _page(model_admin, request, article, language, typed=typed, problem=sentence, status=409)


def _page(
    model_admin: Any,
    request: HttpRequest,
    article: Article,
    language: str,
    *,
    writes: bool = True,
    typed: dict[str, str] | None = None,
    errors: dict[str, str] | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    typed, errors = typed or {}, errors or {}
    found = workflow.beside_source(article, language)
    current = {pair.key: pair.translation.text if pair.translation else "" for pair in found}
    has_text = any(pair.translation for pair in found)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _t("Translation"),
        "article": article,
        "language": language,
        "marks": (language_mark(DEFAULT), language_mark(language)),
        "rows": [_row(pair, writes, typed, errors) for pair in found],
        "summary": change_sentence(pair.grade for pair in found),
        "first_change": next((place for place, pair in enumerate(found, start=1) if pair.grade), None),
        "worst": max((pair.grade for pair in found), key=["", *Staleness.values].index, default=""),
        "is_unknown": has_text and not workflow.is_remembered(article, language),
        "has_text": has_text,
        "missing": sum(not pair.translation and not pair.grade for pair in found),
        "may_write": writes,
        # Typed for a passage that somebody has rewritten meanwhile: for the translator to carry over.
        "strays": [text for key, text in typed.items() if key not in current and text.strip()],
        "problem": problem,
        "back": reverse("admin:articles_article_change", args=[article.pk]),
    }
    return TemplateResponse(request, "admin/articles/article/translate.html", context, status=status)


def _row(pair: Pair, writes: bool, typed: dict[str, str], errors: dict[str, str]) -> Row:
    text = pair.translation.text if pair.translation else ""
    kind = pair.passage.kind
    typed_text = typed.get(pair.key, text)
    return Row(
        key=pair.key,
        label=_label(kind),
        source=list(_source(pair)),
        text=typed_text,
        grade=pair.grade,
        state=_state(pair),
        act=_act(pair),
        may_type=writes and _may_type(pair),
        lines=_height(typed_text or (pair.source.text if pair.source else "")),
        limit=Article._meta.get_field(kind).max_length if kind in FIELDS else None,  # type: ignore[union-attr]
        error=errors.get(kind, ""),
    )


def _may_type(pair: Pair) -> bool:
    """Here, as lines of text; what has links, emphasis or cells is edited in the form."""
    if pair.translation is None and pair.passage.kind in FIGURES:
        return False  # the figure may stand in the translation without words: the form shows it
    return pair.passage.is_plain


def _label(kind: str) -> str:
    name = Article._meta.get_field(kind).verbose_name if kind in FIELDS else KINDS.get(kind, kind)  # type: ignore[union-attr]
    return str(name)


def _source(pair: Pair) -> Iterator[Piece]:
    now = pair.source.text if pair.source else ""
    if not pair.grade:
        yield Piece("same", now)
    else:
        yield from differences(shown(pair.made.kind, pair.made.source) if pair.made else "", now)


def _state(pair: Pair) -> str:
    if pair.source is None:
        return _t("no longer in the Ukrainian text") if pair.grade else _t("only in the translation")
    if pair.translation is None and pair.made is None and pair.grade:
        return _t("new in the Ukrainian text")
    if pair.grade:
        return str(CHANGED[pair.grade])
    return "" if pair.translation else _t("not translated")


def _act(pair: Pair) -> str:
    if pair.source is None:
        return _t("Leave it as it is")
    return _t("This is up to date") if pair.translation else _t("Needs no translation")


def _height(text: str) -> int:
    return max(2, len(text) // 60 + 1 + text.count("\n"))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]

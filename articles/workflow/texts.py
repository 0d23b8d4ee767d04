"""The working text: cleaned and tidied on its way in, its version claimed, its authors remembered."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, ArticleLanguage, Edition, State, Transition
from articles.models.addresses import fill_slugs
from articles.models.photos import place_photos
from articles.search import index_articles
from articles.workflow.logbook import log_move
from articles.workflow.snapshot import Content, snapshot
from articles.workflow.translations import remember
from articles.workflow.versions import keep_version
from newsroom.lib.digests import digest
from newsroom.lib.html import blocks, clean
from newsroom.lib.languages import DEFAULT, LANGUAGES, attr
from newsroom.lib.typography import Change, tidy, tidy_html

PLAIN = ("headline", "short_headline", "lead", "dateline", "seo_description", "social_text")


class Stale(Exception):
    """Somebody saved the article since this editor opened it."""


def tidy_texts(article: Article, languages: Iterable[str] = LANGUAGES) -> list[Change]:
    """Clean the bodies and tidy the typography of the texts, in place; fill empty addresses. Saves nothing."""
    changes: list[Change] = []
    for language in languages:
        for name in PLAIN:
            text = getattr(article, attr(name, language))
            if text:
                tidied = tidy(text, language)
                setattr(article, attr(name, language), tidied.text)
                changes += tidied.changes
        body = getattr(article, attr("body", language))
        if body:
            tidied = tidy_html(clean(body), language)
            setattr(article, attr("body", language), tidied.text)
            changes += tidied.changes
    fill_slugs(article, "headline", languages=languages)
    return changes


def claim(article: Article, version: int) -> None:
    """Take the next version for a save that began from `version`. Raises Stale if somebody was faster."""
    if not Article.objects.filter(pk=article.pk, version=version).update(version=F("version") + 1):
        raise Stale(_("Somebody has saved this article since you opened it. Your text is kept below."))
    article.version = version + 1


def lock_texts(articles: Iterable[int]) -> None:
    """Lock every text of these articles until the transaction ends.

    All that moves texts locks in one order, or two acts could wait for each other: texts, the site, the audit log.
    """
    list(ArticleLanguage.objects.select_for_update().filter(article__in=list(articles)).order_by("pk"))


@transaction.atomic
def touch(
    article: Article, *, by: Any, now: datetime.datetime | None = None, languages: Iterable[str] = LANGUAGES
) -> list[str]:
    """Remember who changed which language's text; gives the languages whose approval that made void.

    Call after the article and its relations are saved.

    `languages` are those that were written: who writes one only has no hand in the other. An approval of a text that
    changed is void: the text goes back to its author as a draft. A translation remembers what its passages were made
    from.
    """
    now, written = now or timezone.now(), set(languages)
    place_photos(article, _placed(article))
    voided = []
    contents = {}
    for language in LANGUAGES:
        text = ArticleLanguage.objects.filter(article=article, language=language).first()
        if text is None and not any(getattr(article, attr(name, language)) for name in (*PLAIN, "body")):
            continue
        text = text or ArticleLanguage.objects.create(article=article, language=language)
        contents[language] = snapshot(article, language)
        fresh = digest(contents[language])
        if language in written and fresh != text.content_hash:
            voided += _retouch(text, fresh, by, now)
        if language != DEFAULT and written & {language, DEFAULT}:
            remember(text, by=by, now=now)
    keep_version(article, contents, by=by, now=now)
    index_articles([article])
    for transition in voided:
        log_move(transition)
    return [transition.language for transition in voided]


def _placed(article: Article) -> set[int]:
    """The numbers of the photos that stand in its bodies."""
    pieces = (piece for language in LANGUAGES for piece in blocks(getattr(article, attr("body", language)) or ""))
    return {piece.id for piece in pieces if piece.kind == "photo" and piece.id}


def _retouch(text: ArticleLanguage, fresh: str, by: Any, now: datetime.datetime) -> list[Transition]:
    """The move that made an approval void, if one did."""
    if is_out(text, now) and not _awaits_verdict(text):
        text.touched_by.clear()  # readers have the old text; who writes the next one starts a new list
    if by is not None:
        text.touched_by.add(by)
    changed: dict[str, Any] = {"content_hash": fresh}
    voided = []
    if text.state == State.APPROVED:
        changed |= {
            "state": State.DRAFT,
            "approval_hash": "",
            "approved_by": None,
            "approved_at": None,
            "waits_since": now if text.assigned_to_id else None,  # for whom it was given to, to write it
        }
        transition = Transition.objects.create(
            article=text.article,
            language=text.language,
            verb="void",
            from_state=State.APPROVED,
            to_state=State.DRAFT,
            by=by,
            at=now,
            content_hash=fresh,
        )
        voided.append(transition)
    elif text.state == State.IN_REVIEW and text.waits_since is None:
        changed["waits_since"] = now  # it went out in an emergency; this is another text, and nobody has read it
    ArticleLanguage.objects.filter(pk=text.pk).update(moves=F("moves") + 1, **changed)
    return voided


def is_out(text: ArticleLanguage, now: datetime.datetime) -> bool:
    """Did readers already get exactly this working text?"""
    return (
        bool(text.content_hash)
        and Edition.objects.ever_live(text.language, now)
        .filter(article_id=text.article_id, content_hash=text.content_hash)
        .exists()
    )


def _awaits_verdict(text: ArticleLanguage) -> bool:
    """Who wrote what went out in an emergency may not be forgotten before somebody else has judged it."""
    emergencies = Transition.objects.filter(article=text.article_id, language=text.language)
    return emergencies.awaiting_verdict().exists()


def approval_hash(text: ArticleLanguage, content: Content) -> str:
    """SHA-256 over exactly this content and the people who touched it."""
    people = sorted(text.touched_by.values_list("pk", flat=True))
    return digest({"content": digest(content), "people": people})

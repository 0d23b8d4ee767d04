"""What a translation was made from: remembered with each save, and said anew by whoever answers for it."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from articles.models import Article, ArticleLanguage, Edition, Staleness, Transition, TranslatedPassage
from articles.models.editions import source_moved_on
from articles.workflow.logbook import log_move
from articles.workflow.passages import (
    Made,
    Pair,
    behind,
    confirmed,
    digest,
    pairs,
    passages,
    passages_in,
    remembered,
)
from newsroom.lib.grading import Grade
from newsroom.lib.languages import DEFAULT

# A typo mended in the Ukrainian text is no reason to hold up its translation.
MATTERS = (Staleness.WORDING, Staleness.FACTS)
# Editions that are looked through for the one a translation was made from.
RECENT = 10


def beside_source(article: Article, language: str) -> list[Pair]:
    """The passages of the Ukrainian working text, each beside its translation as it stands. One query."""
    return pairs(passages(article, DEFAULT), passages(article, language), _made(article, language))


def is_remembered(article: Article, language: str) -> bool:
    """Does anybody know what this translation was made from?"""
    return TranslatedPassage.objects.filter(article=article, language=language).exists()


def remember(text: ArticleLanguage, *, by: Any, now: datetime.datetime) -> None:
    """Note what the saved translation was made from and how far it is behind. A part of `touch`."""
    made = _made(text.article, text.language)
    found = beside_source(text.article, text.language)
    _write(text, made, remembered(found, made), by, now)


@transaction.atomic
def up_to_date(
    article: Article, language: str, *, by: Any, key: str = "", now: datetime.datetime | None = None
) -> Transition:
    """Somebody answers for it that the passage `key`, or the whole translation, says what the Ukrainian text says.

    Its words stay as they are, so an approval stays too. Raises ArticleLanguage.DoesNotExist where there is no text.
    """
    text = ArticleLanguage.objects.select_for_update().get(article=article, language=language)
    made, found = _made(article, language), beside_source(article, language)
    now = now or timezone.now()
    _write(text, made, confirmed(found, key), by, now)
    transition = Transition.objects.create(
        article=article,
        language=language,
        verb="up_to_date",
        from_state=text.state,
        to_state=text.state,
        by=by,
        at=now,
        note=next((one.passage.text for one in found if key and one.key == key), ""),
        content_hash=text.content_hash,
    )
    log_move(transition)
    return transition


def source_of(text: ArticleLanguage, at: datetime.datetime) -> str:
    """The hash of the Ukrainian content that this translation was made from, for its edition of the moment `at`.

    The newest edition it agrees with; else the working text, if it is ahead of readers; else what they had before.
    """
    made = _made(text.article, text.language)
    if text.language == DEFAULT or not made:
        return ""
    translations = passages(text.article, text.language)
    editions = list(_editions(text.article, at)[:RECENT])
    for edition in editions:
        if behind(pairs(passages_in(edition.content), translations, made)) not in MATTERS:
            return edition.content_hash
    if text.stale_grade not in MATTERS:
        return ArticleLanguage.objects.get(article=text.article, language=DEFAULT).content_hash
    newest = editions[0].content_hash if editions else ""
    return next((one.content_hash for one in editions if one.content_hash != newest), "")


def misstates_facts(text: ArticleLanguage, at: datetime.datetime) -> bool:
    """Is the translation behind in facts, both the working Ukrainian text and what readers have of it at `at`?

    A Ukrainian draft with new facts does not hold up the translation of what is out.
    """
    if text.stale_grade != Staleness.FACTS:
        return False
    edition = Edition.objects.current(DEFAULT, at).filter(article_id=text.article_id).first()
    if edition is None:
        return True
    translations, made = passages(text.article, text.language), _made(text.article, text.language)
    return behind(pairs(passages_in(edition.content), translations, made)) == Staleness.FACTS


def _noted(text: ArticleLanguage, at: datetime.datetime) -> Edition | None:
    """The translation readers have at `at`, if its page tells them that the Ukrainian text has moved on since."""
    current = Edition.objects.live(text.language, at).filter(article_id=text.article_id).defer("content").first()
    if current is None or text.language == DEFAULT:
        return None
    lived, sources = (
        Edition.objects.lived(language, at).filter(article_id=text.article_id).defer("content").order_by("number")
        for language in (text.language, DEFAULT)
    )
    return current if source_moved_on(current, lived, sources) else None


def is_told_to_readers(article: Article, language: str, at: datetime.datetime) -> bool:
    """Does the page of the translation say at `at` that the Ukrainian text has moved on since?"""
    text = ArticleLanguage.objects.filter(article=article, language=language).first()
    return text is not None and _noted(text, at) is not None


def brings_up_to_date(text: ArticleLanguage, at: datetime.datetime) -> bool:
    """Would the same words, published again, take that note away, as somebody has said that they are up to date?"""
    edition = _noted(text, at)
    return edition is not None and edition.made_from != source_of(text, at)


def _editions(article: Article, at: datetime.datetime) -> QuerySet[Edition]:
    """What readers have had in Ukrainian by `at`, the newest first."""
    return Edition.objects.lived(DEFAULT, at).filter(article=article).order_by("-number")


def _made(article: Article, language: str) -> list[Made]:
    rows = TranslatedPassage.objects.filter(article=article, language=language)
    return [Made(*row) for row in rows.values_list("kind", "source", "translation")]


def _write(text: ArticleLanguage, before: list[Made], after: list[Made], by: Any, now: datetime.datetime) -> None:
    if before != after:
        _replace(text, after, by, now)
    sources, translations = (passages(text.article, language) for language in (DEFAULT, text.language))
    grade: Grade = behind(pairs(sources, translations, after))
    if grade != text.stale_grade:
        ArticleLanguage.objects.filter(pk=text.pk).update(stale_grade=grade)
        text.stale_grade = grade


def _replace(text: ArticleLanguage, after: list[Made], by: Any, now: datetime.datetime) -> None:
    """A passage that is made from what it was made from keeps who made it, and when."""
    rows = TranslatedPassage.objects.filter(article=text.article, language=text.language)
    kept = {(row.kind, row.source): (row.made_by_id, row.made_at) for row in rows}
    rows.delete()
    TranslatedPassage.objects.bulk_create(
        _row(text, position, made, kept.get((made.kind, made.source), (by.pk if by else None, now)))
        for position, made in enumerate(after)
    )


def _row(text: ArticleLanguage, position: int, made: Made, who: tuple[Any, datetime.datetime]) -> TranslatedPassage:
    return TranslatedPassage(
        article=text.article,
        language=text.language,
        position=position,
        kind=made.kind,
        source=made.source,
        source_hash=digest(made.source),
        translation=made.translation,
        made_by_id=who[0],
        made_at=who[1],
    )

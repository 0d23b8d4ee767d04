"""A scraped page becomes a draft: the working copy with its mentions and tags suggested, once for each source."""

import datetime
from dataclasses import dataclass
from html import escape
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import workflow
from articles.importers.names import Named, Thing, named
from articles.importers.page import Block, Page, Paragraph, Quotation, excerpt, fingerprint, read, texts
from articles.models import Appointment, Article, Mention, Official, Tag, TaggedArticle
from articles.workflow.readiness import PHOTO_PLACEHOLDER
from newsroom.lib.languages import attr


@dataclass(frozen=True)
class Imported:
    """`article` is the draft, or the one that this source had already become; None after a dry run."""

    article: Article | None
    created: bool
    headline: str
    notes: tuple[str, ...]


def import_page(
    text: str,
    *,
    language: str = "uk",
    event_on: datetime.date | None = None,
    by: Any = None,
    dry_run: bool = False,
) -> Imported:
    """Make a draft of the text of a news page, all of it or nothing.

    `by` is the author. A dry run does everything, reports it and takes it back. Raises page.Unreadable.
    """
    page = read(text, language)
    source = f"page:{fingerprint(text)}"
    if existing := _imported_before(source):
        return existing
    try:
        with transaction.atomic():
            article, notes = _make(page, language, source, event_on, by)
            transaction.set_rollback(dry_run)
    except IntegrityError:
        # Somebody imported the same page at the same moment.
        if existing := _imported_before(source):
            return existing
        raise
    return Imported(None if dry_run else article, not dry_run, page.headline, (*page.notes, *notes))


def _imported_before(source: str) -> Imported | None:
    article = Article.objects.filter(source=source).first()
    if article is None:
        return None
    note = _("This page was imported before, as article № %d; nothing was changed.") % article.pk
    return Imported(article, False, str(article), (note,))


def _make(
    page: Page, language: str, source: str, event_on: datetime.date | None, by: Any
) -> tuple[Article, tuple[str, ...]]:
    day = event_on or timezone.localdate()
    speakers, speaker_notes = _speakers(page, language, day)
    article = Article(source=source, event_on=day, created_by=by)
    for name, value in (("headline", page.headline), ("lead", page.lead), ("body", _body(page, speakers))):
        setattr(article, attr(name, language), value)
    changes = workflow.tidy(article)
    article.save()
    found = named("\n".join(texts(page)), language, day)
    _mention(article, found, set(speakers.values()), set(named(page.headline, language, day).things))
    tag_notes = _tag(article, page.tags, language)
    workflow.touch(article, by=by)
    return article, (
        *speaker_notes,
        *([] if event_on else [_date_note(day)]),
        *_mention_notes(found, day, language),
        *tag_notes,
        *([_changes_note(len(changes))] if changes else []),
    )


def _body(page: Page, speakers: dict[Quotation, Official]) -> str:
    return "".join(_html(block, speakers) for block in page.blocks)


def _html(block: Block, speakers: dict[Quotation, Official]) -> str:
    if isinstance(block, Paragraph):
        return f"<p>{escape(block.text, quote=False)}</p>"
    if isinstance(block, Quotation):
        speaker = f' data-speaker="{speakers[block].pk}"' if block in speakers else ""
        footer = block.attribution and f"<footer>{escape(block.attribution, quote=False)}</footer>"
        return f"<blockquote{speaker}><p>{escape(block.words, quote=False)}</p>{footer}</blockquote>"
    return f"<p>{PHOTO_PLACEHOLDER} {escape(block.file_name, quote=False)}]</p>"


def _speakers(page: Page, language: str, day: datetime.date) -> tuple[dict[Quotation, Official], list[str]]:
    """Who speaks, where the attribution names exactly one official we know; a note for every other quotation."""
    speakers: dict[Quotation, Official] = {}
    notes = []
    for block in page.blocks:
        if not isinstance(block, Quotation):
            continue
        found = named(block.attribution, language, day)
        if len(found.officials) == 1 and not found.ambiguous:
            speakers[block] = found.officials[0]
        else:
            notes.append(
                _("Who speaks is not known: %(quotation)s (%(attribution)s)")
                % {"quotation": excerpt(block.words), "attribution": block.attribution or _("nobody is named")}
            )
    return speakers, notes


def _mention(article: Article, found: Named, speakers: set[Official], subjects: set[Thing]) -> None:
    Mention.objects.bulk_create(
        Mention(
            article=article,
            role=_role(thing, speakers, subjects),
            position=position,
            official=thing if isinstance(thing, Official) else None,
            organisation=None if isinstance(thing, Official) else thing,
        )
        for position, thing in enumerate(found.things)
    )


def _role(thing: Thing, speakers: set[Official], subjects: set[Thing]) -> Mention.Role:
    if thing in speakers:
        return Mention.Role.SPEAKER
    return Mention.Role.SUBJECT if thing in subjects else Mention.Role.MENTIONED


def _mention_notes(found: Named, day: datetime.date, language: str) -> list[str]:
    notes = [_mention_note(thing, day, language) for thing in found.things]
    notes += [_("Several bear this name, so nobody was chosen: %s.") % name for name in found.ambiguous]
    if not found.things:
        notes.append(_("No official and no organisation of the register is named."))
    return notes


def _mention_note(thing: Thing, day: datetime.date, language: str) -> str:
    if not isinstance(thing, Official):
        return _("Mentioned: %s.") % thing
    name = thing.full_name(language)
    if title := _title_on(thing, day, language):
        return _("Mentioned: %(name)s. Title on the event date: %(title)s.") % {"name": name, "title": title}
    return _("Mentioned: %(name)s. No title is known for the event date.") % {"name": name}


def _title_on(official: Official, day: datetime.date, language: str) -> str:
    appointments = Appointment.objects.filter(official=official).on(day).by_rank().with_titles()
    return next(filter(None, (appointment.title_on(day, language) for appointment in appointments)), "")


def _tag(article: Article, names: tuple[str, ...], language: str) -> list[str]:
    """Tags are curated: those we have are set, the others only reported."""
    # Compared here because SQLite's iexact knows no Cyrillic.
    tags = sorted(Tag.objects.select_related("merged_into"), key=lambda tag: tag.merged_into is None)
    curated = {(getattr(tag, attr("name", language)) or "").casefold(): tag.merged_into or tag for tag in tags}
    known = dict.fromkeys(curated[name.casefold()] for name in names if name.casefold() in curated)
    TaggedArticle.objects.bulk_create(TaggedArticle(content_object=article, tag=tag) for tag in known)
    notes = [_("Tags set: %s.") % ", ".join(map(str, known))] if known else []
    unknown = [name for name in names if name.casefold() not in curated]
    return [*notes, _("No such tags in the register: %s.") % ", ".join(unknown)] if unknown else notes


def _date_note(day: datetime.date) -> str:
    return _("The page tells no event date; today (%s) stands there: check it.") % day.isoformat()


def _changes_note(number: int) -> str:
    return ngettext("Typography: %d change.", "Typography: %d changes.", number) % number

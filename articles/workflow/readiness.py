"""What a text still lacks before a move, all at once and in the editor's words."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Article, ArticleLanguage, Edition
from articles.models.editions import READABLE
from articles.workflow.issue import last_published
from articles.workflow.links import dead_links
from articles.workflow.snapshot import Content, shown_photos, snapshot
from articles.workflow.standing import StandingNow
from articles.workflow.texts import approval_hash
from articles.workflow.titles import titles_to_come
from articles.workflow.translations import brings_up_to_date, misstates_facts
from media.models import Photo
from media.safety import obstacles, unsigned, where_to_sign
from newsroom.lib.digests import digest
from newsroom.lib.filenames import is_file_name
from newsroom.lib.languages import DEFAULT, LANGUAGES, attr
from newsroom.lib.prepared import prepared

# What an imported page leaves where a photo of the library must be chosen: see articles.importers.
PHOTO_PLACEHOLDER = "[Фото:"

PUBLISHING = ("publish", "schedule", "correct", "minor", "emergency")
COMPLETE = ("submit", "approve", *PUBLISHING)
SHOWING = (*PUBLISHING, "restore")


class Problem(str):
    """A sentence, and the address in the desk where something can be done about it."""

    address: str

    def __new__(cls, sentence: str, address: str) -> Problem:
        problem = super().__new__(cls, sentence)
        problem.address = address
        return problem


def problems(
    text: ArticleLanguage,
    content: Content,
    verb: str,
    standing: StandingNow,
    by: Any,
    at: datetime.datetime,
    override_reason: str = "",
) -> list[str]:
    """Sentences that tell why `verb` can't be done yet by `by`, readers getting `content` at `at`. Empty: it can."""
    found: list[str] = []
    if verb in COMPLETE:
        found += _incomplete(text.article, text.language, content, at)
    if verb == "approve":
        found += _four_eyes(text, by)
        if text.content_hash != digest(content):
            found.append(_("A caption or a title has changed since this was submitted. Return it to the author."))
    if verb == "unschedule":
        found += _translation_waits(text, standing, at)
    if verb in PUBLISHING:
        found += early_titles(text.article, content, at)
        if verb != "emergency":
            found += _unapproved(text, content)
        found += _behind(text, at)
        if _same_as_readers_have(content, standing) and not brings_up_to_date(text, at):
            found.append(_("Nothing has changed since the edition that readers have."))
    if verb in SHOWING:
        going_out = last_published(text.article, text.language).content if verb == "restore" else content
        found += unsafe_photos(going_out, at)
        found += unmade_photos(going_out)
    if verb in SHOWING and not override_reason:
        found += language_order(text.article, text.language, at)
    return found


def _incomplete(article: Article, language: str, content: Content, at: datetime.datetime) -> Iterator[str]:
    yield from words_missing(article, language, content)
    yield from address_problems(article, language, content, at)
    yield from photo_words_missing(content)
    yield from dead_link_problems(content, at)


def words_missing(article: Article, language: str, content: Content) -> Iterator[str]:
    if not content["headline"]:
        yield _("The headline is missing.")
    if not content["lead"]:
        yield _("The lead is missing.")
    if not content["body"]:
        yield _("The text is missing.")
    if PHOTO_PLACEHOLDER in (getattr(article, attr("body", language)) or ""):
        yield _("The text still has a place for a photo that was not chosen.")


def address_problems(article: Article, language: str, content: Content, at: datetime.datetime) -> Iterator[str]:
    if not content["slug"]:
        yield _("The address is missing.")
    elif _address_taken(article, language, content["slug"], at):
        yield _("The address “%(slug)s” belongs to another published article.") % {"slug": content["slug"]}


def photo_words_missing(content: Content) -> Iterator[str]:
    for block in content["body"]:
        if block.get("missing"):
            yield _("The text shows a photo or gallery that is no longer in the library (№ %(id)s).") % {
                "id": block["missing"]
            }
        if is_file_name(block.get("caption")):
            yield _("A caption in the text is the name of a file: %(caption)s.") % {"caption": block["caption"]}
    for photo in content["photos"]:
        yield from _photo_problems(photo)


def early_titles(article: Article, content: Content, at: datetime.datetime) -> Iterator[str]:
    """An announcement of a later event would tell readers of an appointment that is only prepared."""
    for early in titles_to_come(article, content, at):
        yield _(
            "%(name)s is “%(title)s” only from %(day)s: this text would tell readers before. "
            "Let it out on that day, or give it an earlier event date."
        ) % {"name": early.name, "title": early.title, "day": date_format(early.from_on)}


def dead_link_problems(content: Content, at: datetime.datetime) -> Iterator[str]:
    for address in dead_links(content, at):
        yield _("The link %(address)s leads nowhere on our site.") % {"address": address}


def _photo_problems(photo: dict[str, Any]) -> Iterator[str]:
    """A text that is the name of a file is as good as none."""
    missing = [
        label
        for name, label in (("caption", _("caption")), ("alt_text", _("alt text")), ("credit", _("credit")))
        if not photo[name] or is_file_name(photo[name])
    ]
    if missing:
        sentence = _("Photo %(number)s lacks in this language: %(what)s.")
        yield Problem(
            sentence % {"number": photo["number"], "what": ", ".join(missing)},
            reverse("admin:media_photo_change", args=[photo["id"]]),
        )


def unsafe_photos(content: Content, at: datetime.datetime) -> list[Problem]:
    """What the safety checklist holds against any photo whose file readers of this content would get at `at`."""
    return [Problem(found.sentence, found.address) for found in obstacles(shown_photos(content), at)]


def waiting_photos(content: Content) -> Problem | None:
    """How many photos wait for a signature; None: all are signed."""
    photos = unsigned(shown_photos(content))
    return waiting_sentence(photos) if photos else None


def waiting_sentence(photos: Sequence[Photo]) -> Problem:
    """How many they are, with the address where they are signed."""
    sentence = ngettext(
        "%(count)d photo waits for a safety signature. Without it the text cannot go out.",
        "%(count)d photos wait for a safety signature. Without it the text cannot go out.",
        len(photos),
    )
    return Problem(sentence % {"count": len(photos)}, where_to_sign(photos))


def unmade_photos(content: Content) -> list[Problem]:
    """Readers would get the text without its picture."""
    waiting = Photo.objects.without_files().filter(pk__in=shown_photos(content))
    return [
        Problem(
            _("The files of photo %(number)s are not made yet.") % {"number": number},
            reverse("admin:media_photo_change", args=[pk]),
        )
        for pk, number in waiting.order_by("pk").values_list("pk", "number")
    ]


def _address_taken(article: Article, language: str, slug: str, at: datetime.datetime) -> bool:
    """Another article's address, even a former one, redirects for good and can't be given away."""
    return bool(_others_at(slug, article.pk, at, language=language))


@prepared
def _others_at(slug: str, article_id: int, at: datetime.datetime, *, language: str) -> QuerySet[Edition, Any]:
    others = Edition.objects.filter(slug=slug).exclude(article=article_id)
    return (others.ever_live(language, at) | others.scheduled(language, at)).values_list("pk", flat=True)[:1]


def _four_eyes(text: ArticleLanguage, by: Any) -> Iterator[str]:
    if by is not None and text.touched_by.filter(pk=by.pk).exists():
        yield _("You have worked on this text. Somebody else must approve it.")


def _unapproved(text: ArticleLanguage, content: Content) -> Iterator[str]:
    if text.approval_hash != approval_hash(text, content):
        yield _(
            "The text, a caption or a title has changed since the approval. Return it to the author and have it "
            "approved again."
        )


def _behind(text: ArticleLanguage, at: datetime.datetime) -> Iterator[str]:
    if misstates_facts(text, at):
        yield Problem(
            _(
                "Facts in the Ukrainian text have changed since it was translated. "
                "Mend the translation, or say that it is up to date."
            ),
            reverse("admin:articles_article_translate", args=[text.article_id, text.language]),
        )


def language_order(article: Article, language: str, at: datetime.datetime) -> list[str]:
    """The state-language law: nothing may be read in English that can't be read in Ukrainian."""
    if language == DEFAULT or Edition.objects.live(DEFAULT, at).filter(article=article).exists():
        return []
    return [_("Readers would have this before the Ukrainian text. Publish Ukrainian first, or give a reason.")]


def _translation_waits(text: ArticleLanguage, standing: StandingNow, at: datetime.datetime) -> Iterator[str]:
    """Without the Ukrainian text that waits, a translation that waits for the same second would come out alone."""
    readable = standing.current and standing.current.standing in READABLE
    if text.language != DEFAULT or readable or standing.upcoming is None:
        return
    for language in LANGUAGES[1:]:
        waiting = Edition.objects.scheduled(language, at).filter(article=text.article)
        if waiting.filter(live_from__gte=standing.upcoming.live_from).exists():
            yield _("The translation waits for this text. Unschedule the translation first.")


def is_same_as_readers_have(article: Article, language: str, standing: StandingNow) -> bool:
    """Would readers get, from the working copy, exactly the published text that they have?"""
    return standing.current is not None and _same_as_readers_have(snapshot(article, language), standing)


def _same_as_readers_have(content: Content, standing: StandingNow) -> bool:
    current = standing.current
    return bool(current and current.standing == "published" and current.content_hash == digest(content))

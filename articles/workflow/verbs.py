"""Every change of standing, one function each. The desk, importers, commands and tests all come through here.

Each takes the article and the language, `by` (who asks; None is the system itself) and `now`; it obeys the table in
`moves`, the asker's permissions and `readiness`; it writes its Transition in the same transaction, or raises Refused.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import override

from articles.access import may_move
from articles.models import (
    Article,
    ArticleLanguage,
    Correction,
    Edition,
    EditionKind,
    ReviewedText,
    Standing,
    State,
    Transition,
)
from articles.models.editions import READABLE
from articles.workflow import effects
from articles.workflow.chain import correction_hash
from articles.workflow.issue import after_last_edition, close, issue, last_published, recall, reissue
from articles.workflow.logbook import log_move
from articles.workflow.moves import MOVES, allowed, why_not
from articles.workflow.readiness import language_order, problems
from articles.workflow.reviews import keep_reviewed
from articles.workflow.snapshot import Content, snapshot
from articles.workflow.standing import StandingNow, standing_of
from articles.workflow.texts import approval_hash
from media.renditions import FilesMissing
from newsroom.lib.digests import digest
from newsroom.lib.languages import DEFAULT, LANGUAGES

INPUT_MISSING = {
    "note": lazy("Say why."),
    "at": lazy("Choose the moment of publication."),
    "kind": lazy("Choose the kind of the correction."),
    "was_wrong": lazy("Say what was wrong."),
    "is_right": lazy("Say what is right."),
    "notice": lazy("Write what readers will be told."),
}


class Refused(Exception):
    """The move can't be made. `problems` are sentences for the person who asked."""

    def __init__(self, *problems: str) -> None:
        super().__init__(" ".join(problems))
        self.problems = list(problems)


class Attempt:
    """One try at a move: the text as it stands, who asks, and what the table, rights and readiness say."""

    def __init__(
        self, article: Article, language: str, verb: str, by: Any, now: datetime.datetime | None, **given: Any
    ) -> None:
        self.article, self.language, self.verb, self.by = article, language, verb, by
        self.now = now or timezone.now()
        self.given: dict[str, Any] = {
            name: value.strip() if isinstance(value, str) else value for name, value in given.items()
        }
        text = article.languages.filter(language=language).first()
        if text is None:
            raise Refused(_("There is no text in this language yet."))
        self.text: ArticleLanguage = text
        self.now = max(self.now, after_last_edition(article, language))
        self.standing: StandingNow = standing_of(article, language, self.now)
        if self.standing.current and self.standing.current.live_from == self.now:
            self.now += datetime.timedelta(microseconds=1)  # an edition with an empty life would count as recalled
        # Taken once: what is checked is what goes out, even if somebody saves a caption in between.
        self.content = snapshot(article, language)

    @property
    def correction(self) -> dict[str, str]:
        return {name: str(self.given[name]) for name in ("kind", "was_wrong", "is_right", "cause")}

    def check(self) -> None:
        """Raises Refused with every reason at once."""
        move = MOVES[self.verb]
        now = (self.text.state, self.standing.name, self.standing.upcoming is not None)
        if not allowed(move, *now):
            raise Refused(why_not(move, *now))
        if self.by is not None and not may_move(self.by, self.article, self.language, move.permission):
            raise Refused(_("You may not do this: “%(move)s”.") % {"move": move.label})
        missing = [name for name in move.inputs if not self.given.get(name)]
        if missing:
            raise Refused(*(str(INPUT_MISSING[name]) for name in missing))
        if self.given.get("kind", Correction.Kind.OTHER) not in Correction.Kind.values:
            raise Refused(str(INPUT_MISSING["kind"]))
        at: datetime.datetime = self.given.get("at") or self.now
        reason = self._override_reason(at)
        found = problems(self.text, self.content, self.verb, self.standing, self.by, at, reason)
        if found:
            raise Refused(*found)

    def _override_reason(self, at: datetime.datetime) -> str:
        reason = self.given.get("override_reason", "")
        if (
            reason
            and language_order(self.article, self.language, at)
            and self.by is not None
            and not self.by.has_perm("articles.override_language_order")
        ):
            raise Refused(_("You may not publish a translation before the Ukrainian text."))
        return reason

    def move(self, to_state: str | None = None, **columns: Any) -> None:
        """Change the state, provided nobody moved the text since it was read."""
        won = ArticleLanguage.objects.filter(pk=self.text.pk, state=self.text.state, moves=self.text.moves).update(
            state=to_state or self.text.state, moves=F("moves") + 1, **columns
        )
        if not won:
            raise Refused(_("Somebody else was faster. Look at what they did and try again."))

    def log(self, to_state: str | None = None, edition: Any = None, note: str = "") -> Transition:
        transition = Transition.objects.create(
            article=self.article,
            language=self.language,
            verb=self.verb,
            from_state=self.text.state,
            to_state=to_state or self.text.state,
            by=self.by,
            at=self.now,
            note=note,
            override_reason=self.given.get("override_reason", ""),
            content_hash=edition.content_hash if edition else self.text.content_hash,
            edition=edition,
        )
        effects.after_move(edition, self.article.pk, self.now)
        log_move(transition)
        return transition


def submit(
    article: Article, language: str, *, by: Any, note: str = "", now: datetime.datetime | None = None
) -> Transition:
    """Hand the text to the reviewers as it stands now. Whoever submits it answers for it, and can't approve it."""
    attempt = Attempt(article, language, "submit", by, now, note=note)
    with transaction.atomic():
        transition = _restate(attempt, State.IN_REVIEW, content_hash=digest(attempt.content))
        if by is not None:
            attempt.text.touched_by.add(by)
    return transition


def send_back(
    article: Article, language: str, *, by: Any, note: str, now: datetime.datetime | None = None
) -> Transition:
    """Return the text to its author, with the reason."""
    attempt = Attempt(article, language, "return", by, now, note=note)
    with transaction.atomic():
        transition = _restate(attempt, State.RETURNED, approval_hash="", approved_by=None, approved_at=None)
        keep_reviewed(transition, attempt.content, ReviewedText.Verdict.RETURNED)
    return transition


def approve(
    article: Article, language: str, *, by: Any, note: str = "", seen: str = "", now: datetime.datetime | None = None
) -> Transition:
    """Answer for exactly this text. Void as soon as a byte of it changes.

    `seen` is the hash of the content that the reviewer had on the screen; the text may have changed meanwhile.
    """
    attempt = Attempt(article, language, "approve", by, now, note=note)
    if seen and seen != digest(attempt.content):
        raise Refused(_("The text was changed after you opened this page. Look at what changed, then approve it."))
    with transaction.atomic():
        transition = _restate(
            attempt,
            State.APPROVED,
            approval_hash=approval_hash(attempt.text, attempt.content),
            content_hash=digest(attempt.content),
            approved_by=by,
            approved_at=attempt.now,
        )
        keep_reviewed(transition, attempt.content, ReviewedText.Verdict.APPROVED)
    return transition


@transaction.atomic
def _restate(attempt: Attempt, to_state: str, **columns: Any) -> Transition:
    attempt.check()
    attempt.move(to_state, waits_since=attempt.now, **columns)
    return attempt.log(to_state, note=attempt.given["note"])


def publish(
    article: Article,
    language: str,
    *,
    by: Any,
    change_note: str = "",
    override_reason: str = "",
    now: datetime.datetime | None = None,
) -> Transition:
    """Give readers the approved text at once."""
    attempt = Attempt(article, language, "publish", by, now, change_note=change_note, override_reason=override_reason)
    return _publish(attempt, attempt.now)


def emergency(
    article: Article,
    language: str,
    *,
    by: Any,
    note: str,
    override_reason: str = "",
    now: datetime.datetime | None = None,
) -> Transition:
    """Give readers a complete text that nobody else has approved, because waiting would cost more; `note` says why.

    The text keeps its state and waits for a verdict of somebody who did not write it: see `retrospect`.
    """
    attempt = Attempt(article, language, "emergency", by, now, note=note, override_reason=override_reason)
    return _publish(attempt, attempt.now)


def schedule(
    article: Article,
    language: str,
    *,
    by: Any,
    at: datetime.datetime,
    change_note: str = "",
    override_reason: str = "",
    now: datetime.datetime | None = None,
) -> Transition:
    """Give readers the approved text at the moment `at`, with no one awake. Later edits don't change what goes out."""
    attempt = Attempt(
        article, language, "schedule", by, now, at=at, change_note=change_note, override_reason=override_reason
    )
    if at <= attempt.now:
        raise Refused(_("The moment of publication must lie ahead."))
    return _publish(attempt, at)


def correct(
    article: Article,
    language: str,
    *,
    by: Any,
    kind: str,
    was_wrong: str,
    is_right: str,
    cause: str = "",
    now: datetime.datetime | None = None,
) -> Transition:
    """Publish the approved text as a correction. Its note stays under the text until a hold or a take-down takes away
    all that readers had.
    """
    attempt = Attempt(
        article, language, "correct", by, now, kind=kind, was_wrong=was_wrong, is_right=is_right, cause=cause
    )
    return _publish(attempt, attempt.now, EditionKind.CORRECTION)


def minor(
    article: Article, language: str, *, by: Any, note: str = "", now: datetime.datetime | None = None
) -> Transition:
    """Publish a change that alters no meaning: readers see no new date, the chain remembers it."""
    attempt = Attempt(article, language, "minor", by, now, note=note)
    return _publish(attempt, attempt.now, EditionKind.MINOR)


@contextmanager
def _photos_out(content: Content, now: datetime.datetime) -> Iterator[None]:
    """Raises Refused when a photo's files are missing."""
    try:
        with effects.photos_out(content, now):
            yield
    except FilesMissing as missing:
        raise Refused(str(missing)) from missing


def _publish(attempt: Attempt, live_from: datetime.datetime, kind: str = "") -> Transition:
    attempt.check()
    with _photos_out(attempt.content, attempt.now), transaction.atomic():
        attempt.move(waits_since=None, assigned_to=None, due_at=None)
        if attempt.standing.current:
            close(attempt.standing.current, live_from)
        edition = issue(
            attempt.text,
            attempt.content,
            kind=kind,
            live_from=live_from,
            by=attempt.by,
            now=attempt.now,
            change_note=attempt.given.get("change_note", ""),
            correction_hash=correction_hash(**attempt.correction) if kind == EditionKind.CORRECTION else "",
        )
        if kind == EditionKind.CORRECTION:
            _tell_readers(attempt, edition)
        return attempt.log(edition=edition, note=attempt.given.get("note", ""))


def _tell_readers(attempt: Attempt, edition: Edition) -> None:
    Correction.objects.create(
        edition=edition,
        article=attempt.article,
        language=attempt.language,
        at=attempt.now,
        **attempt.correction,
    )


@transaction.atomic
def unschedule(
    article: Article, language: str, *, by: Any, note: str = "", now: datetime.datetime | None = None
) -> Transition:
    """Call back what waits for its second. Readers keep what they have."""
    attempt = Attempt(article, language, "unschedule", by, now, note=note)
    attempt.check()
    attempt.move(**_waits_again(attempt))
    edition = recall(attempt.standing)
    return attempt.log(edition=edition, note=attempt.given["note"])


def withdraw(
    article: Article, language: str, *, by: Any, notice: str, now: datetime.datetime | None = None
) -> Transition:
    """Leave the text readable under a public notice, and out of every list."""
    return _change_standing(Attempt(article, language, "withdraw", by, now, notice=notice), Standing.WITHDRAWN)


def hold(
    article: Article,
    language: str,
    *,
    by: Any,
    notice: str,
    translation_notice: str = "",
    now: datetime.datetime | None = None,
) -> Transition:
    """Take the text from readers while it is checked; they meet 410 and the notice. See `_take_translations`."""
    attempt = Attempt(article, language, "hold", by, now, notice=notice, translation_notice=translation_notice)
    return _change_standing(attempt, Standing.HELD)


def take_down(
    article: Article,
    language: str,
    *,
    by: Any,
    notice: str,
    translation_notice: str = "",
    now: datetime.datetime | None = None,
) -> Transition:
    """Take the text and its photos from readers; they meet 410 and the reason. See `_take_translations`."""
    attempt = Attempt(article, language, "take_down", by, now, notice=notice, translation_notice=translation_notice)
    return _change_standing(attempt, Standing.GONE)


def restore(
    article: Article,
    language: str,
    *,
    by: Any,
    note: str,
    override_reason: str = "",
    now: datetime.datetime | None = None,
) -> Transition:
    """Give readers back the last text that was published, as it was."""
    attempt = Attempt(article, language, "restore", by, now, note=note, override_reason=override_reason)
    attempt.check()  # before a single file is let out
    with _photos_out(last_published(article, language).content, attempt.now):
        return _change_standing(attempt, Standing.PUBLISHED)


@transaction.atomic
def _change_standing(attempt: Attempt, standing: str) -> Transition:
    attempt.check()
    attempt.move(**_waits_again(attempt))
    if attempt.standing.upcoming:
        recall(attempt.standing)
    current = attempt.standing.current
    assert current  # the table allows these moves only where readers had something
    close(current, attempt.now)
    edition = reissue(
        last_published(attempt.article, attempt.language),
        standing=standing,
        notice=attempt.given.get("notice", ""),
        by=attempt.by,
        now=attempt.now,
    )
    if attempt.language == DEFAULT and standing not in READABLE:
        _take_translations(attempt, standing)
    return attempt.log(edition=edition, note=attempt.given.get("note", ""))


def _waits_again(attempt: Attempt) -> dict[str, Any]:
    """An approved text that is called back waits for its publisher as it did before it was scheduled."""
    is_back = attempt.standing.upcoming is not None and attempt.text.state == State.APPROVED
    return {"waits_since": attempt.now} if is_back else {}


def _take_translations(attempt: Attempt, standing: str) -> None:
    """What is taken from readers in Ukrainian is taken in every language, and its photos with it.

    A translation's page says `translation_notice`, or in its own language that the Ukrainian text was taken. One that
    waits for its second is called back: it would come out alone.
    """
    note = _("The Ukrainian text was taken from readers.")
    for language in LANGUAGES[1:]:
        translated = standing_of(attempt.article, language, attempt.now)
        if translated.current and translated.current.standing in READABLE:
            with override(language):
                notice = attempt.given["translation_notice"] or _(
                    "This page was taken from readers together with its Ukrainian text."
                )
            given = {"notice": notice, "note": note}
            own = Attempt(attempt.article, language, attempt.verb, attempt.by, attempt.now, **given)
            _change_standing(own, standing)
        elif translated.upcoming:
            unschedule(attempt.article, language, by=None, note=note, now=attempt.now)

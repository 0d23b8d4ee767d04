"""What the top of the article's form says of each language: where it stands, what it lacks, what comes next."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import workflow
from articles.addresses import address
from articles.admin.handling import Handling, handling
from articles.admin.queue import name_of
from articles.admin.translate import change_sentence
from articles.models import Article, ArticleLanguage, Edition, Staleness, Standing, State, Transition
from articles.models.editions import READABLE
from articles.workflow.readiness import PUBLISHING, language_order
from newsroom.lib.grading import gravest
from newsroom.lib.languages import DEFAULT, LANGUAGES, language_mark
from newsroom.lib.moments import said

# The step that leads a text towards its readers; the first one on offer is the filled button.
FORWARD = ("submit", "approve", "publish")
GRAVE = ("withdraw", "hold", "take_down")
EMERGENCY = "emergency"
# By which move a text came to where it stands.
HANDED: dict[str, str] = {State.IN_REVIEW: "submit", State.RETURNED: "return", State.APPROVED: "approve"}
# A typo mended in Ukrainian is nothing to mark a translation for.
BEHIND: dict[str, Promise] = {
    Staleness.FACTS: gettext_lazy("behind: facts"),
    Staleness.WORDING: gettext_lazy("behind: wording"),
}


@dataclass(frozen=True)
class Button:
    verb: str
    label: str
    address: str
    problems: list[str]


@dataclass(frozen=True)
class Panel:
    """`lacks` pairs the labels of the moves that are barred with the sentences that bar them, beside the `checks`.

    `page`: where readers read it now, or "". `word`: who moved the text here and when, and their note; or None.
    """

    language: str
    name: str
    state: str
    state_label: str
    standings: list[str]
    next: Button | None
    others: list[Button]
    grave: list[Button]
    emergency: Button | None
    lacks: list[tuple[str, list[str]]]
    checks: list[workflow.Check]
    page: str
    translate_address: str
    behind: str
    behind_grade: str
    handling: Handling | None
    word: tuple[str, str] | None

    @property
    def met(self) -> int:
        return sum(check.is_met for check in self.checks)

    @property
    def is_ready(self) -> bool:
        return self.met == len(self.checks)


def standing_in_words(article: Article) -> str:
    """Each language's state in a line, for any list that names articles. Reads prefetched `languages`."""
    return " · ".join(
        f"{language_mark(text.language)}: {text.get_state_display()}" + (f", {behind}" if behind else "")
        for text in sorted(article.languages.all(), key=lambda text: LANGUAGES.index(text.language))
        for behind in [BEHIND.get(text.stale_grade, "")]
    )


def panels(article: Article, user: Any, now: datetime.datetime) -> list[Panel]:
    rows = ArticleLanguage.objects.filter(article=article).select_related("assigned_to")
    texts = {text.language: text for text in rows}
    return [_panel(article, language, texts.get(language), user, now) for language in LANGUAGES]


def _panel(article: Article, language: str, text: ArticleLanguage | None, user: Any, now: datetime.datetime) -> Panel:
    state = text.state if text else ""
    standing = workflow.standing_of(article, language, now)
    waiting = Transition.objects.filter(article=article, language=language)
    is_out = bool(state) and workflow.is_same_as_readers_have(article, language, standing)
    offers = [
        offer
        for offer in workflow.possible(article, language, user, now)
        if not (is_out and offer.move.verb in PUBLISHING)
    ]
    buttons = [_button(article, language, offer, user, now) for offer in offers]
    step = next((button for verb in FORWARD for button in buttons if button.verb == verb), None)
    checks = workflow.checklist(article, language, now) if state else []
    on_site = standing.current if standing.current and standing.current.standing in READABLE else None
    return Panel(
        language=language,
        name=str(dict(settings.LANGUAGES)[language]),
        state="published" if is_out and state == State.APPROVED else state,
        state_label=_state_label(state, is_out),
        standings=list(_standings(standing, is_out, waiting.awaiting_verdict().exists())),
        next=step,
        others=[button for button in buttons if button is not step and button.verb not in (*GRAVE, EMERGENCY)],
        grave=[button for button in buttons if button.verb in GRAVE],
        emergency=next((button for button in buttons if button.verb == EMERGENCY), None),
        lacks=_lacks(buttons, frozenset().union(*(check.covered for check in checks))),
        checks=checks,
        page=address(language, "article", on_site.slug) if on_site else "",
        handling=handling(article, text, user, now) if text else None,
        word=_word(waiting, state) if not is_out else None,
        **_translation(article, language, bool(state)),
    )


def _word(moves: QuerySet[Transition], state: str) -> tuple[str, str] | None:
    """What was written for whoever has the text now: by whom and when, and the note. One query, none for a draft."""
    if state not in HANDED:
        return None
    move = moves.filter(verb=HANDED[state]).select_related("by").first()
    return (f"{name_of(move.by)}, {said(move.at)}:", move.note) if move and move.note else None


def _state_label(state: str, is_out: bool) -> str:
    if is_out and state == State.APPROVED:
        return _("on the site")
    return str(State(state).label) if state else _("no text yet")


def _translation(article: Article, language: str, has_text: bool) -> dict[str, str]:
    """Where the text is translated, and how far it is behind the Ukrainian one."""
    if language == DEFAULT:
        return {"translate_address": "", "behind": "", "behind_grade": ""}
    grades = [pair.grade for pair in workflow.beside_source(article, language)] if has_text else []
    return {
        "translate_address": reverse("admin:articles_article_translate", args=[article.pk, language]),
        "behind": change_sentence(grades),
        "behind_grade": gravest(grades),
    }


def _button(article: Article, language: str, offer: workflow.Offer, user: Any, now: datetime.datetime) -> Button:
    verb = offer.move.verb
    problems = offer.problems
    if verb == "schedule" or user.has_perm("articles.override_language_order"):
        # Judged again at the chosen moment, or answered with a reason on the move's own page.
        order = language_order(article, language, now)
        problems = [problem for problem in problems if problem not in order]
    address = reverse("admin:articles_article_move", args=[article.pk, language, verb])
    return Button(verb, str(offer.move.label), address, problems)


def _lacks(buttons: list[Button], told: frozenset[str]) -> list[tuple[str, list[str]]]:
    """Buttons barred by the same sentences are named together; what the readiness list says is not said twice."""
    together: dict[tuple[str, ...], list[str]] = {}
    for button in buttons:
        problems = tuple(problem for problem in button.problems if problem not in told)
        if problems:
            together.setdefault(problems, []).append(f"«{button.label}»")
    return [(", ".join(labels), list(problems)) for problems, labels in together.items()]


def _standings(standing: workflow.StandingNow, is_out: bool, is_unseen: bool) -> Any:
    if standing.current:
        yield _on_site(standing.current)
    if is_out:
        yield _("Readers have exactly this text.")
    if is_unseen:
        yield _("It went out in an emergency and waits for a verdict.")
    if standing.upcoming:
        yield _("Goes out on %(moment)s") % {"moment": said(standing.upcoming.live_from)}
    if not (standing.current or standing.upcoming):
        yield _("Readers have not seen it")


def _on_site(edition: Edition) -> str:
    sentence = {
        Standing.PUBLISHED: _("On the site since %(moment)s"),
        Standing.WITHDRAWN: _("Withdrawn since %(moment)s"),
        Standing.HELD: _("Held since %(moment)s"),
        Standing.GONE: _("Taken down since %(moment)s"),
    }[Standing(edition.standing)]
    return sentence % {"moment": said(edition.live_from)}

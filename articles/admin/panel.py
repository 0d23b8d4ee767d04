"""What the top of the article's form says of each language: where it stands, what it lacks, what comes next."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import workflow
from articles.admin.handling import Handling, handling
from articles.models import Article, ArticleLanguage, Edition, Standing, State
from articles.workflow.moves import MOVES
from articles.workflow.readiness import language_order, unsafe_photos
from articles.workflow.snapshot import snapshot
from newsroom.lib.languages import LANGUAGES
from newsroom.lib.moments import said

# The step that leads a text towards its readers; the first one on offer is the filled button.
FORWARD = ("submit", "approve", "publish")
GRAVE = ("withdraw", "hold", "take_down")


@dataclass(frozen=True)
class Button:
    verb: str
    label: str
    address: str
    problems: list[str]


@dataclass(frozen=True)
class Panel:
    """`lacks` pairs the labels of the moves that are barred with the sentences that bar them."""

    language: str
    name: str
    state: str
    state_label: str
    standings: list[str]
    next: Button | None
    others: list[Button]
    grave: list[Button]
    lacks: list[tuple[str, list[str]]]
    handling: Handling | None


def panels(article: Article, user: Any, now: datetime.datetime) -> list[Panel]:
    rows = ArticleLanguage.objects.filter(article=article).select_related("assigned_to")
    texts = {text.language: text for text in rows}
    return [_panel(article, language, texts.get(language), user, now) for language in LANGUAGES]


def _panel(article: Article, language: str, text: ArticleLanguage | None, user: Any, now: datetime.datetime) -> Panel:
    state = text.state if text else ""
    buttons = [
        _button(article, language, offer, user, now) for offer in workflow.possible(article, language, user, now)
    ]
    step = next((button for verb in FORWARD for button in buttons if button.verb == verb), None)
    standing = workflow.standing_of(article, language, now)
    return Panel(
        language=language,
        name=str(dict(settings.LANGUAGES)[language]),
        state=state,
        state_label=str(State(state).label) if state else _("no text yet"),
        standings=list(_standings(standing)),
        next=step,
        others=[button for button in buttons if button is not step and button.verb not in GRAVE],
        grave=[button for button in buttons if button.verb in GRAVE],
        lacks=_lacks(buttons) + _to_sign(article, language, state, buttons, user, now),
        handling=handling(article, text, user, now) if text else None,
    )


def _button(article: Article, language: str, offer: workflow.Offer, user: Any, now: datetime.datetime) -> Button:
    verb = offer.move.verb
    problems = offer.problems
    if verb == "schedule" or user.has_perm("articles.override_language_order"):
        # Judged again at the chosen moment, or answered with a reason on the move's own page.
        order = language_order(article, language, now)
        problems = [problem for problem in problems if problem not in order]
    address = reverse("admin:articles_article_move", args=[article.pk, language, verb])
    return Button(verb, str(offer.move.label), address, problems)


def _lacks(buttons: list[Button]) -> list[tuple[str, list[str]]]:
    """Buttons barred by the same sentences are named together."""
    together: dict[tuple[str, ...], list[str]] = {}
    for button in buttons:
        if button.problems:
            together.setdefault(tuple(button.problems), []).append(f"«{button.label}»")
    return [(", ".join(labels), list(problems)) for problems, labels in together.items()]


def _to_sign(
    article: Article, language: str, state: str, buttons: list[Button], user: Any, now: datetime.datetime
) -> list[tuple[str, list[str]]]:
    """Which photos keep the text from readers, for those who may sign but not publish: nobody else tells them."""
    waits = state in (State.IN_REVIEW, State.APPROVED) and not any(button.verb == "publish" for button in buttons)
    if not (waits and user.has_perm("media.sign_safety")):
        return []
    found = unsafe_photos(snapshot(article, language), now)
    return [(f"«{MOVES['publish'].label}»", list(found))] if found else []


def _standings(standing: workflow.StandingNow) -> Any:
    if standing.current:
        yield _on_site(standing.current)
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

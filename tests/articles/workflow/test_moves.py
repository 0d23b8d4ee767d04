"""Every state × standing × waiting or not × verb × role. Most are refusals."""

from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction

from articles import workflow
from articles.models import Article, ArticleLanguage, Correction, Edition, Transition
from articles.workflow.moves import MOVES
from tests import factories as newsroom
from tests.factories import HOUR, NOON, SECOND

pytestmark = pytest.mark.django_db

STATES = ("draft", "in_review", "returned", "approved")
STANDINGS = ("nothing", "published", "withdrawn", "held", "gone")
ROLES = ("writer", "reviewer", "publisher", "duty", "nobody")

# What the newsroom agreed on, said a second time on purpose:
# verb → from which states, from which standings, while an edition waits (w) or not (-), and whose move it is.
AGREED = {
    "submit": ("draft returned", "nothing published withdrawn held gone", "w-", "writer reviewer"),
    "return": ("in_review approved", "nothing published withdrawn held gone", "-", "reviewer"),
    "approve": ("in_review", "nothing published withdrawn held gone", "w-", "reviewer"),
    "publish": ("approved", "nothing published withdrawn held gone", "-", "publisher"),
    "emergency": ("draft in_review returned", "nothing published withdrawn held gone", "-", "duty"),
    "schedule": ("approved", "nothing published withdrawn held gone", "-", "publisher"),
    "unschedule": ("draft in_review returned approved", "nothing published withdrawn held gone", "w", "publisher"),
    "correct": ("approved", "published", "-", "publisher"),
    "minor": ("approved", "published", "-", "publisher"),
    "withdraw": ("draft in_review returned approved", "published", "w-", "publisher"),
    "hold": ("draft in_review returned approved", "published withdrawn", "w-", "publisher"),
    "take_down": ("draft in_review returned approved", "published withdrawn held", "w-", "publisher"),
    "restore": ("draft in_review returned approved", "withdrawn held gone", "-", "publisher"),
}
NEXT_STATE = {"submit": "in_review", "return": "returned", "approve": "approved"}
NEXT_STANDING = {
    **dict.fromkeys(("publish", "emergency", "correct", "minor", "restore"), "published"),
    "withdraw": "withdrawn",
    "hold": "held",
    "take_down": "gone",
}
CORRECTION = {"kind": "fact", "was_wrong": "Двісті дітей.", "is_right": "Триста дітей."}
NOW = NOON + 2 * HOUR
VERBS: dict[str, Callable[..., Transition]] = {
    "submit": workflow.submit,
    "return": workflow.send_back,
    "approve": workflow.approve,
    "publish": workflow.publish,
    "emergency": workflow.emergency,
    "schedule": workflow.schedule,
    "unschedule": workflow.unschedule,
    "correct": workflow.correct,
    "minor": workflow.minor,
    "withdraw": workflow.withdraw,
    "hold": workflow.hold,
    "take_down": workflow.take_down,
    "restore": workflow.restore,
}
GIVEN: dict[str, dict[str, Any]] = {
    "return": {"note": "Уточніть кількість."},
    "emergency": {"note": "Небезпека: люди мають знати зараз."},
    "schedule": {"at": NOW + HOUR},
    "correct": CORRECTION,
    **{verb: {"notice": "Перевіряємо відомості."} for verb in ("withdraw", "hold", "take_down")},
    "restore": {"note": "Перевірено."},
}


def story_in(state: str, standing: str, waits: bool) -> Article:
    """A story brought there through the doors; its working text differs from all that was published."""
    story = newsroom.article()
    if standing != "nothing":
        newsroom.published(story)
    bring = {"withdrawn": workflow.withdraw, "held": workflow.hold, "gone": workflow.take_down}.get(standing)
    if bring:
        bring(story, "uk", by=newsroom.iryna(), notice="Перевіряємо відомості.", now=NOON + SECOND)
    if waits:
        newsroom.rewrite(story, now=NOON + 2 * SECOND, lead_uk="Лід, що чекає на свою секунду.")
        workflow.schedule(story, "uk", by=newsroom.iryna(), at=NOW + 5 * HOUR, now=NOON + 2 * SECOND)
    newsroom.edit(story, now=NOON + 3 * SECOND, lead_uk="Лід, якого ще ніхто не бачив.")
    if state != "draft":
        workflow.submit(story, "uk", by=newsroom.olena(), now=NOON + 3 * SECOND)
    if state == "approved":
        workflow.approve(story, "uk", by=newsroom.taras(), now=NOON + 3 * SECOND)
    if state == "returned":
        # A text can't be returned while another edition waits; that the table holds even there is worth knowing.
        ArticleLanguage.objects.filter(article=story, language="uk").update(state="returned")
    return story


def people() -> dict[str, User]:
    reviewer = newsroom.person("oksana", "reviewer")
    return {
        "writer": newsroom.olena(),
        "reviewer": reviewer,
        "publisher": newsroom.iryna(),
        "duty": newsroom.danylo(),
        "nobody": newsroom.stranger(),
    }


def agreed(verb: str, state: str, standing: str, waits: bool, role: str) -> bool:
    states, standings, waiting, roles = AGREED[verb]
    return (
        state in states.split()
        and standing in standings.split()
        and ("w" if waits else "-") in waiting
        and role in roles.split()
    )


def situations() -> Iterator[Any]:
    for state, standing, waits in product(STATES, STANDINGS, (False, True)):
        yield pytest.param(state, standing, waits, id=f"{state}-{standing}-{'waiting' if waits else 'idle'}")


def test_the_agreement_names_every_verb() -> None:
    assert AGREED.keys() == MOVES.keys() == VERBS.keys()


@pytest.mark.parametrize(("state", "standing", "waits"), list(situations()))
def test_only_what_was_agreed_moves_a_text(state: str, standing: str, waits: bool) -> None:
    story, staff = story_in(state, standing, waits), people()
    assert now_at(story) == (state, standing, waits)
    before, refused = rows(), []
    for verb, role in product(VERBS, ROLES):
        expected = agreed(verb, state, standing, waits, role)
        if expected:
            with transaction.atomic():
                assert attempt(story, verb, staff[role]), f"{verb} by {role}"
                check_moved(story, verb, (state, standing, waits), before)
                transaction.set_rollback(True)
        else:
            assert not attempt(story, verb, staff[role]), f"{verb} by {role}"
            refused.append(f"{verb} by {role}")
    # Nothing was rolled back of what was refused, so a trace of any of it would still be there.
    assert (now_at(story), rows()) == ((state, standing, waits), before), f"one of these left a trace: {refused}"


def attempt(story: Article, verb: str, by: User) -> bool:
    try:
        VERBS[verb](story, "uk", by=by, now=NOW, **GIVEN.get(verb, {}))
    except workflow.Refused:
        return False
    return True


def check_moved(story: Article, verb: str, was: tuple[str, str, bool], before: tuple[int, ...]) -> None:
    state, standing, waits = was
    became = NEXT_STATE.get(verb, state)
    waiting = verb == "schedule" or (waits and verb not in ("unschedule", "withdraw", "hold", "take_down"))
    assert now_at(story) == (became, NEXT_STANDING.get(verb, standing), waiting), verb
    logged = Transition.objects.filter(article=story).latest("id")
    assert (logged.verb, logged.from_state, logged.to_state, logged.at) == (verb, state, became, NOW)
    new_edition = verb == "schedule" or verb in NEXT_STANDING
    assert rows() == (before[0] + 1, before[1] + new_edition, before[2] + (verb == "correct")), verb
    assert (logged.edition is not None) == (new_edition or verb == "unschedule")


def now_at(story: Article) -> tuple[str, str, bool]:
    standing = workflow.standing_of(story, "uk", NOW)
    state = ArticleLanguage.objects.get(article=story, language="uk").state
    return state, standing.name, standing.upcoming is not None


def rows() -> tuple[int, ...]:
    return Transition.objects.count(), Edition.objects.count(), Correction.objects.count()

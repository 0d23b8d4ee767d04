"""The moves: which verb is allowed from which state of the working text and which standing on the site.

Read the table; everything else in the workflow obeys it.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from articles.models import Standing, State

NOTHING = "nothing"  # readers have never had this language of the article

DRAFT, IN_REVIEW, RETURNED, APPROVED = State.DRAFT, State.IN_REVIEW, State.RETURNED, State.APPROVED
PUBLISHED, WITHDRAWN, HELD, GONE = Standing.PUBLISHED, Standing.WITHDRAWN, Standing.HELD, Standing.GONE
ANY_STATE = tuple(State)
ANY_STANDING = (NOTHING, *Standing)


@dataclass(frozen=True)
class Move:
    verb: str
    label: str | Promise
    permission: str
    states: tuple[str, ...]
    standings: tuple[str, ...]
    scheduled: bool | None = False  # must an edition be waiting for its second? None: either way
    inputs: tuple[str, ...] = ()  # what the verb cannot do without


#            verb          label                     permission            states               standings          scheduled inputs
TABLE = (
    Move("submit",     _("Submit for review"),   "submit_article",   (DRAFT, RETURNED),    ANY_STANDING,        None),
    Move("return",     _("Return to the author"), "review_article",  (IN_REVIEW, APPROVED), ANY_STANDING,       False, ("note",)),
    Move("approve",    _("Approve"),             "review_article",   (IN_REVIEW,),         ANY_STANDING,        None),
    Move("publish",    _("Publish now"),         "publish_article",  (APPROVED,),          ANY_STANDING),
    Move("emergency",  _("Publish in an emergency"), "publish_emergency", (DRAFT, IN_REVIEW, RETURNED), ANY_STANDING, False, ("note",)),
    Move("schedule",   _("Schedule"),            "publish_article",  (APPROVED,),          ANY_STANDING,        False, ("at",)),
    Move("unschedule", _("Unschedule"),          "publish_article",  ANY_STATE,            ANY_STANDING,        True),
    Move("correct",    _("Publish a correction"), "publish_article", (APPROVED,),          (PUBLISHED,),        False, ("kind", "was_wrong", "is_right")),
    Move("minor",      _("Publish a minor edit"), "publish_article", (APPROVED,),          (PUBLISHED,)),
    Move("withdraw",   _("Withdraw"),            "withdraw_article", ANY_STATE,            (PUBLISHED,),        None, ("notice",)),
    Move("hold",       _("Hold"),                "withdraw_article", ANY_STATE,            (PUBLISHED, WITHDRAWN), None, ("notice",)),
    Move("take_down",  _("Take down"),           "withdraw_article", ANY_STATE,            (PUBLISHED, WITHDRAWN, HELD), None, ("notice",)),
    Move("restore",    _("Restore"),             "withdraw_article", ANY_STATE,            (WITHDRAWN, HELD, GONE), False, ("note",)),
)  # fmt: skip

MOVES: dict[str, Move] = {move.verb: move for move in TABLE}


def allowed(move: Move, state: str, standing: str, scheduled: bool) -> bool:
    """Does the table allow the move here? Says nothing of who asks or of what the text still lacks."""
    return (
        state in move.states and standing in move.standings and (move.scheduled is None or move.scheduled == scheduled)
    )


def why_not(move: Move, state: str, standing: str, scheduled: bool) -> str:
    """Why the table does not allow it, in the editor's words."""
    named = {"move": move.label, "state": State(state).label if state else say("no text yet")}
    if state not in move.states:
        return say("“%(move)s” is not possible now: the text is “%(state)s”.") % named
    if scheduled and move.scheduled is False and standing in move.standings:
        return say("“%(move)s” is not possible now: the text is scheduled. Unschedule it first.") % named
    return say("“%(move)s” is not possible now.") % named

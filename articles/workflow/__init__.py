"""The one door through which a text changes its standing. See `moves` for the table and `verbs` for the verbs."""

from articles.workflow.effects import still_showing
from articles.workflow.limits import limit
from articles.workflow.offers import Offer, possible
from articles.workflow.standing import StandingNow, standing_of
from articles.workflow.texts import Stale, claim, touch
from articles.workflow.texts import tidy_texts as tidy
from articles.workflow.verbs import (
    Refused,
    approve,
    correct,
    hold,
    minor,
    publish,
    restore,
    schedule,
    send_back,
    submit,
    take_down,
    unschedule,
    withdraw,
)

__all__ = [
    "Offer",
    "Refused",
    "Stale",
    "StandingNow",
    "approve",
    "claim",
    "correct",
    "hold",
    "limit",
    "minor",
    "possible",
    "publish",
    "restore",
    "schedule",
    "send_back",
    "standing_of",
    "still_showing",
    "submit",
    "take_down",
    "tidy",
    "touch",
    "unschedule",
    "withdraw",
]

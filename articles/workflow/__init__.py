"""The one door through which a text changes its standing. See `moves` for the table and `verbs` for the verbs."""

from articles.workflow.checklist import Check, checklist
from articles.workflow.effects import still_showing
from articles.workflow.limits import limit
from articles.workflow.offers import Offer, possible
from articles.workflow.older import take_up
from articles.workflow.passages import rewrite
from articles.workflow.readiness import is_same_as_readers_have
from articles.workflow.retrospect import endorse, may_judge, object_to
from articles.workflow.standing import StandingNow, standing_of
from articles.workflow.texts import Stale, claim, lock_texts, touch
from articles.workflow.texts import tidy_texts as tidy
from articles.workflow.translations import beside_source, is_remembered, is_told_to_readers, up_to_date
from articles.workflow.verbs import (
    Refused,
    approve,
    correct,
    emergency,
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
    "Check",
    "Offer",
    "Refused",
    "Stale",
    "StandingNow",
    "approve",
    "beside_source",
    "checklist",
    "claim",
    "correct",
    "emergency",
    "endorse",
    "hold",
    "is_remembered",
    "is_same_as_readers_have",
    "is_told_to_readers",
    "limit",
    "lock_texts",
    "may_judge",
    "minor",
    "object_to",
    "possible",
    "publish",
    "restore",
    "rewrite",
    "schedule",
    "send_back",
    "standing_of",
    "still_showing",
    "submit",
    "take_down",
    "take_up",
    "tidy",
    "touch",
    "unschedule",
    "up_to_date",
    "withdraw",
]

"""Every verb of the log in words. The part before the dot is its group."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from newsroom.lib.languages import LANGUAGES, language_mark

GROUPS: dict[str, Promise] = {
    "article": _("Texts"),
    "photo": _("Photos"),
    "original": _("Sealed originals"),
    "banner": _("Emergency banner"),
    "share": _("Shared previews"),
    "official": _("Officials"),
    "user": _("Users"),
    "group": _("Roles"),
    "login": _("Signing in"),
    "audit": _("Audit log"),
}

VERBS: dict[str, Promise] = {
    "article.submit": _("text submitted for review"),
    "article.return": _("text returned"),
    "article.approve": _("text approved"),
    "article.void": _("approval became void"),
    "article.take_up": _("older text taken as a new draft"),
    "article.publish": _("text published"),
    "article.schedule": _("text scheduled"),
    "article.unschedule": _("text unscheduled"),
    "article.correct": _("correction published"),
    "article.minor": _("minor edit published"),
    "article.withdraw": _("text withdrawn"),
    "article.hold": _("text held"),
    "article.take_down": _("text taken down"),
    "article.restore": _("text restored"),
    "article.limit": _("access to an article limited"),
    "article.open": _("article opened to the whole desk"),
    "article.up_to_date": _("translation said to be up to date"),
    "article.emergency": _("emergency publishing"),
    "article.endorse": _("emergency publication approved afterwards"),
    "article.object": _("emergency publication objected to"),
    "login.ok": _("signed in"),
    "login.out": _("signed out"),
    "login.failed": _("signing in failed"),
    "login.locked": _("locked after too many tries"),
    "login.unlocked": _("lock opened"),
    "login.factor_added": _("second factor added"),
    "login.factor_removed": _("second factor removed"),
    "login.factor_failed": _("wrong second factor"),
    "login.factor_reset": _("second factor reset"),
    "login.session_ended": _("session ended by somebody"),
    "share.made": _("link to a preview made"),
    "share.revoked": _("link to a preview revoked"),
    "share.ended": _("links to a preview ended: the access was limited"),
    "article.assign": _("text assigned"),
    "photo.signed": _("safety checklist signed"),
    "photo.redacted": _("photo redacted"),
    "original.fetched": _("sealed original fetched"),
    "banner.added": _("banner put up"),
    "banner.changed": _("banner changed"),
    "banner.ended": _("banner ended"),
    "official.merged": _("official merged into another"),
    "official.reshuffled": _("change of posts prepared"),
    "official.taken_back": _("prepared change of posts taken back"),
    "user.added": _("user added"),
    "user.changed": _("user changed"),
    "user.password": _("password of a user set"),
    "user.deleted": _("user deleted"),
    "group.added": _("role added"),
    "group.changed": _("role changed"),
    "group.deleted": _("role deleted"),
    "audit.exported": _("audit log exported"),
}


def said_verb(what: str) -> str:
    """A verb without words stands as it was written, so that no event is ever hidden."""
    return str(VERBS.get(what, what))


# What stands beside an event. A name without words is left to the exported file.
DETAILS: dict[str, Promise] = {
    "language": _("language"),
    "note": _("note"),
    "reason": _("reason"),
    "override_reason": _("reason for the override"),
    "edition": _("edition"),
    "permission": _("right"),
    "yes": _("answered with yes"),
    "not_before": _("not before"),
    "places": _("places"),
    "text_uk": _("text"),
    "given": _("given"),
    "taken": _("taken away"),
    "changed": _("changed"),
    "name": _("name"),
    "into": _("merged into"),
    "from_on": _("from the day"),
    "changes": _("what changes"),
}


def told(details: dict[str, Any]) -> str:
    """ "note: …; edition: 3": the details that have words, in the order of the table."""
    shown = ((name, words, details[name]) for name, words in DETAILS.items() if details.get(name))
    return "; ".join(f"{words}: {_one(name, value)}" for name, words, value in shown)


def _one(name: str, value: Any) -> str:
    if name == "language" and value in LANGUAGES:
        return language_mark(value)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)

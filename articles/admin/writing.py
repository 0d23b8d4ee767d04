"""What the form says while somebody writes: how much fits where, what is kept, who else is here."""

from __future__ import annotations

from typing import Any, NamedTuple

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from newsroom.lib.languages import LANGUAGES, attr


class Limit(NamedTuple):
    most: int
    where: Promise


# In signs as the place itself counts them: Telegram and JavaScript both count UTF-16 units.
LIMITS = {
    "headline": Limit(70, _("A search result shows")),
    "short_headline": Limit(90, _("A list shows")),
    "lead": Limit(600, _("A lead takes")),
    "seo_description": Limit(160, _("A search result shows")),
    "social_text": Limit(1024, _("A caption under a photo in Telegram takes")),
}
BY_FIELD = {attr(name, language): limit for name, limit in LIMITS.items() for language in LANGUAGES}


def count_signs(field: forms.Field, name: str) -> None:
    """Let the form count what is typed here. A browser that cuts a pasted text off in silence is no help."""
    limit = BY_FIELD.get(name)
    if limit is None:
        return
    field.widget.attrs.pop("maxlength", None)
    field.widget.attrs |= {"data-most": limit.most, "data-where": limit.where}


def form_words() -> dict[str, Any]:
    """What the scripts of the form say (`desk/autosave.js`, `desk/presence.js`, `articles/paste.js` and the others)."""
    return {
        "counter": _t("{where} {most} signs. Here: {count}."),
        "counter.over": _t("{where} {most} signs. Here: {count}, too many by {over}."),
        "stop": _t("Does this headline need the full stop at its end? Headlines are set without one."),
        "lang.uk": _t("Ukrainian"),
        "lang.en": _t("English"),
        "lang": _t("Language shown"),
        "tab.errors": _t("errors: {count}"),
        "tab.unsaved": _t("unsaved"),
        "draft.kept": _t("Unsaved text kept at {time}. Only you see it."),
        "draft.local": _t("The server does not answer. Your text is kept in this browser; trying again by itself."),
        "draft.nowhere": _t(
            "Neither the server nor this browser can keep your text now. Copy it before you close the page."
        ),
        "draft.signedout": _t("Your session has ended. Your text is kept in this browser."),
        "draft.signin": _t("Sign in in another tab"),
        "draft.forbidden": _t("You may not change this article any more. Your text is kept in this browser."),
        "draft.refused": _t("The server does not take this text. It is kept in this browser."),
        "draft.saving": _t("Keeping your text…"),
        "offer": _t("You have unsaved text from {time}."),
        "offer.heading": _t("Unsaved text"),
        "offer.take": _t("Take it"),
        "offer.look": _t("Look at the difference"),
        "offer.drop": _t("Drop it"),
        "offer.dropped": _t("Dropped."),
        "offer.failed": _t("That did not work just now. The text is still kept; try again in a moment."),
        "here.others": _t("Also open with: {names}. Agree who writes; if both save, the desk will show both texts."),
        "here.own": _t("You have this article open in another tab too."),
        "here.newer": _t(
            "This article has been saved since you opened it. When you save, the desk will show both texts."
        ),
        "paste.word": _t("Pasted from Word."),
        "paste.docs": _t("Pasted from Google Docs."),
        "paste.other": _t("Pasted."),
        "paste.kept": _t("Headings, lists, bold, italic, links and tables are kept."),
        "paste.dropped": _t("Not taken over: {what}."),
        "paste.images": _t("pictures: {count} (put them in from the library)"),
        "paste.footnotes": _t("footnotes: {count}"),
        "paste.comments": _t("comments: {count}"),
        "paste.deletions": _t("passages struck out by tracked changes: {count}"),
        "paste.fonts": _t("fonts and sizes"),
        "paste.colours": _t("colours"),
        "paste.underline": _t("underlining and striking through"),
        "paste.alignment": _t("alignment"),
        "paste.links": _t("links to nowhere: {count}"),
        "paste.file": _t("A picture is put in from the library, not pasted: upload it there first."),
        "paste.dismiss": _t("Close"),
        "keys.nosubmit": _t("This text cannot be submitted yet: look above what it lacks."),
    }

"""One page and one POST for each move of one language of an article."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles import workflow
from articles.access import may_move
from articles.addresses import address
from articles.admin.previews import frames_own_pages
from articles.admin.reviews import review_of, seen_of
from articles.models import Article, ArticleLanguage, Correction, Edition, Transition
from articles.models.editions import READABLE
from articles.workflow.moves import MOVES, why_not
from articles.workflow.readiness import language_order, waiting_photos
from articles.workflow.snapshot import snapshot
from newsroom.lib.languages import DEFAULT, LANGUAGES, language_mark
from newsroom.lib.moments import KyivMomentField, happens_twice, said, typed

DOORS: dict[str, Callable[..., Transition]] = {
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

# What each move asks for on its page, in order. What it cannot do without is said in the workflow's own table.
ASKED: dict[str, tuple[str, ...]] = {
    "submit": ("note",),
    "return": ("note",),
    "approve": ("note",),
    "publish": ("change_note", "override_reason"),
    "emergency": ("note", "override_reason"),
    "schedule": ("at", "change_note", "override_reason"),
    "unschedule": ("note",),
    "correct": ("kind", "was_wrong", "is_right", "cause"),
    "minor": ("note",),
    "withdraw": ("notice",),
    "hold": ("notice", "translation_notice"),
    "take_down": ("notice", "translation_notice"),
    "restore": ("note", "override_reason"),
}

# What happens when the button is pressed, said before.
MEANING: dict[str, Promise] = {
    "submit": _("The text goes to the reviewers. Readers see nothing yet."),
    "return": _("The text goes back to its author with your note."),
    "approve": _("You answer for exactly this text. Any later change makes the approval void."),
    "publish": _("Readers see the text at once."),
    "emergency": _(
        "Readers see the text at once, though nobody else has approved it. Your reason is kept in the history, "
        "and a reviewer must look at the text afterwards."
    ),
    "schedule": _("Readers see the text at that very second. Later edits do not change what goes out."),
    "unschedule": _("The text will not go out. Readers keep what they have."),
    "correct": _(
        "Readers see the corrected text, and under it what was wrong and what is right. "
        "The note stays unless the text is held or taken down."
    ),
    "minor": _("Readers see the text without a new date. Only for changes that alter no meaning."),
    "withdraw": _("The page stays readable under your notice, and leaves every list."),
    "hold": _("Readers meet your notice instead of the text, until you restore it."),
    "take_down": _("Readers meet your reason instead of the text, and its photos are taken back."),
    "restore": _("Readers get back the last published text, as it was."),
}

# What has happened, and what follows.
DONE: dict[str, Promise] = {
    "submit": _("Submitted for review. A reviewer can now approve or return it."),
    "return": _("Returned to the author with your note."),
    "approve": _("Approved. A publisher can now publish or schedule it."),
    "publish": _("Published. Readers see it now."),
    "emergency": _("Published in an emergency. Readers see it now; a reviewer must still look at it."),
    "schedule": _("Scheduled. Readers will see it at %(moment)s, even if nobody is awake."),
    "unschedule": _("Unscheduled. It will not go out until somebody publishes it."),
    "correct": _("The correction is published. Readers see what was wrong and what is right."),
    "minor": _("The minor edit is published. The date that readers see stays."),
    "withdraw": _("Withdrawn. Readers see your notice above the text, and no list offers it. You can restore it."),
    "hold": _("Held. Readers see your notice instead of the text. You can restore it."),
    "take_down": _("Taken down. Readers see the reason instead of the text. You can restore it."),
    "restore": _("Restored. Readers see the text again."),
}
SEEN_BY_READERS = {"publish", "emergency", "correct", "minor", "withdraw", "restore"}


class MoveForm(forms.Form):
    """All that any move may ask for; `asked` says what this one does."""

    at = KyivMomentField(label=_("When readers see it (Kyiv time)"))
    fold = forms.ChoiceField(
        label=_("Which of the two hours"),
        choices=((0, _("the first, still summer time (UTC+3)")), (1, _("the second, winter time (UTC+2)"))),
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=_("Note"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)
    kind = forms.ChoiceField(label=_("Kind of the error"), choices=Correction.Kind.choices)
    was_wrong = forms.CharField(label=_("What was wrong"), widget=forms.Textarea(attrs={"rows": 2}), max_length=2000)
    is_right = forms.CharField(label=_("What is right"), widget=forms.Textarea(attrs={"rows": 2}), max_length=2000)
    cause = forms.CharField(label=_("Why it happened"), widget=forms.Textarea(attrs={"rows": 2}), max_length=2000)
    notice = forms.CharField(
        label=_("What readers are told"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )
    translation_notice = forms.CharField(
        label=_("What readers of the translation are told"),
        help_text=_("The translation is taken from readers too. Empty: its page says so in its own language."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )
    change_note = forms.CharField(
        label=_("What has changed, for readers"), widget=forms.Textarea(attrs={"rows": 2}), max_length=2000
    )
    override_reason = forms.CharField(
        label=_("Why before the Ukrainian text"),
        help_text=_("The law on the state language wants Ukrainian first. The reason is kept in the history."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
    )

    def __init__(self, *args: Any, asked: tuple[str, ...], needed: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {name: self.fields[name] for name in asked}
        for name, field in self.fields.items():
            field.required = name in needed
        if "at" in self.fields:
            now = timezone.now()
            self.fields["at"].help_text = _t("Now in Kyiv: %(moment)s.") % {"moment": said(now)}
            self._ask_which_hour()

    def _ask_which_hour(self) -> None:
        """Only on the night when an hour repeats, and only once such an hour was typed."""
        wall = typed(self.data.get("at", ""))
        if wall is None or not happens_twice(wall):
            return
        self.fields["fold"] = self.base_fields["fold"]
        chosen = self.data.get("fold")
        if chosen in ("0", "1"):
            self.fields["at"].fold = int(chosen)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "fold"}


def asked_of(article: Article, language: str, verb: str, user: Any) -> tuple[str, ...]:
    """A first publication needs no change note; only a translation that comes first needs an override.

    A notice for the translation is asked for only where readers have one.
    """
    now = timezone.now()
    pointless = set()
    if workflow.standing_of(article, language, now).current is None:
        pointless.add("change_note")
    may_override = user.has_perm("articles.override_language_order")
    if language == DEFAULT or not may_override or not language_order(article, language, now):
        pointless.add("override_reason")
    if language != DEFAULT or not _readable_translation(article, now):
        pointless.add("translation_notice")
    return tuple(name for name in ASKED[verb] if name not in pointless)


def barred_by(article: Article, language: str, verb: str, user: Any) -> list[str]:
    """Why the move can't be made whatever is written on its page; what a moment or a reason may mend is not counted."""
    now = timezone.now()
    offer = next((offer for offer in workflow.possible(article, language, user, now) if offer.move.verb == verb), None)
    if offer is None:
        text = ArticleLanguage.objects.filter(article=article, language=language).first()
        standing = workflow.standing_of(article, language, now)
        return [why_not(MOVES[verb], text.state if text else "", standing.name, standing.upcoming is not None)]
    mendable = language_order(article, language, now) if user.has_perm("articles.override_language_order") else []
    return [problem for problem in offer.problems if problem not in mendable]


def _readable_translation(article: Article, now: datetime.datetime) -> bool:
    return any(Edition.objects.live(language, now).filter(article=article).exists() for language in LANGUAGES[1:])


def move_view(model_admin: Any, request: HttpRequest, pk: int, language: str, verb: str) -> HttpResponse:
    """GET asks what the move needs, POST makes it. 403 without the right, 404 for an unknown move or article."""
    if verb not in MOVES or language not in LANGUAGES:
        raise Http404
    article = model_admin.get_object(request, pk)
    if article is None:
        raise Http404
    move = MOVES[verb]
    if not may_move(request.user, article, language, move.permission):
        raise PermissionDenied
    barred = barred_by(article, language, verb, request.user)
    form = MoveForm(
        request.POST if request.method == "POST" else None,
        asked=asked_of(article, language, verb, request.user),
        needed=move.inputs,
    )
    problems: list[str] = []
    if form.is_valid():
        problems = _try(article, language, verb, request, form.cleaned_data | seen_of(request, verb))
        if not problems:
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": move.label,
        "article": article,
        "language": language,
        "meaning": MEANING[verb],
        "move": move,
        "form": form,
        "problems": problems,
        "barred": [] if problems else barred,
        "waiting": waiting_photos(snapshot(article, language)) if verb == "submit" else None,
        "review": review_of(article, language, verb, request.user),
        "back": reverse("admin:articles_article_change", args=[article.pk]),
    }
    status = 409 if problems else 200
    return frames_own_pages(TemplateResponse(request, "admin/articles/article/move.html", context, status=status))


def _try(article: Article, language: str, verb: str, request: HttpRequest, given: dict[str, Any]) -> list[str]:
    """Make the move and say so, or return why not."""
    try:
        transition = DOORS[verb](article, language, by=request.user, **given)
    except workflow.Refused as refusal:
        return refusal.problems
    moment = transition.edition.live_from if transition.edition else transition.at
    done = str(DONE[verb]) % {"moment": said(moment)}
    if verb in SEEN_BY_READERS and transition.edition:
        page = address(language, "article", transition.edition.slug)
        done = format_html('{} <a href="{}">{}</a>', done, page, _t("Look at it on the site"))
    messages.success(request, done)
    if verb in ("hold", "take_down"):
        _tell_where_photos_stay(request, transition)
    if verb == "restore":
        _tell_what_stays_away(request, article, language)
    return []


def _tell_what_stays_away(request: HttpRequest, article: Article, language: str) -> None:
    """A text was held or taken down with its translation; it comes back alone."""
    for other in LANGUAGES:
        current = workflow.standing_of(article, other, timezone.now()).current
        if other != language and current and current.standing not in READABLE:
            words = _t(
                "Readers still do not have this text in the other language (%(language)s): restore it separately."
            )
            messages.warning(request, words % {"language": language_mark(other)})


def _tell_where_photos_stay(request: HttpRequest, transition: Transition) -> None:
    assert transition.edition
    showing = workflow.still_showing(transition.edition, transition.at)
    known = set(
        Article.objects.visible_to(request.user)
        .filter(pk__in={each.article_id for each in showing})
        .values_list("pk", flat=True)
    )
    words = _t("edition %(number)d of “%(name)s”")
    texts = [
        f"{words % {'number': edition.number, 'name': edition.headline}} ({language_mark(edition.language)})"
        for edition in showing
        if edition.article_id in known
    ]
    if len(texts) < len(showing):
        texts.append(_t("a text you have no access to"))
    if texts:
        sentence = _t("Photos of this text are still public in: %(texts)s.") % {"texts": ", ".join(texts)}
        messages.warning(request, sentence)

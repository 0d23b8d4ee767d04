"""The safety checklist as forms: one for a photo or for all of a gallery, and one for a photo that differs."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from newsroom.lib.moments import KYIV, KyivMomentField, said

from ..models import Photo, SafetyQuestion
from ..safety import DELAY, proposed_release, valid_signature

YES, NO = ("yes", _("Yes")), ("no", _("No"))


def is_of_the_past(moment: dt.datetime) -> bool:
    """Before today in Kyiv: a mistyped year, which must not pass for a moment of release."""
    return timezone.localdate(moment, KYIV) < timezone.localdate(timezone=KYIV)


class AnswersForm(forms.Form):
    """A field `question_<id>` for each active question, and the moment that some of them ask for."""

    def __init__(self, *args: Any, questions: Sequence[SafetyQuestion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        for question in questions:
            self.fields[f"question_{question.pk}"] = self.question_field(question)
        if any(question.effect == DELAY for question in questions):
            self.fields["not_before"] = KyivMomentField(label=_("Not before (Kyiv time)"), required=False)

    def question_field(self, question: SafetyQuestion) -> forms.ChoiceField:
        raise NotImplementedError

    def answers(self) -> dict[int, bool | None]:
        """{question id: yes}; None where this form leaves the answer to another one."""
        given = {question.pk: self.cleaned_data[f"question_{question.pk}"] for question in self.questions}
        return {pk: answer == "yes" if answer else None for pk, answer in given.items()}

    def delays(self, answers: Mapping[int, bool | None]) -> bool:
        return any(answers[question.pk] for question in self.questions if question.effect == DELAY)

    def rows(self) -> list[tuple[SafetyQuestion, dict[str, str], forms.BoundField]]:
        """(question, its words in the desk's language, its field) for the page."""
        language = get_language() or ""
        return [
            (question, question.in_language(language), self[f"question_{question.pk}"]) for question in self.questions
        ]


class ChecklistForm(AnswersForm):
    """Every question must be answered: nothing is ticked beforehand, unless this very picture was signed before."""

    note = forms.CharField(
        label=_("Note"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2, "cols": 40})
    )

    def __init__(self, *args: Any, now: dt.datetime, photo: Photo | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        signature = valid_signature(photo) if photo else None
        for answer in signature.answers if signature else []:
            self.initial[f"question_{answer['question']}"] = "yes" if answer["yes"] else "no"
        if "not_before" in self.fields:
            moment = signature and signature.not_before
            if not moment or is_of_the_past(moment):
                moment = proposed_release(self.questions, now)
            assert moment  # a question delays, so there is a proposal
            self.initial["not_before"] = moment.astimezone(KYIV)
            self.fields["not_before"].help_text = _("Now in Kyiv: %(moment)s.") % {"moment": said(now)}
        self.order_fields([*(f"question_{question.pk}" for question in self.questions), "not_before", "note"])

    def question_field(self, question: SafetyQuestion) -> forms.ChoiceField:
        return forms.ChoiceField(
            choices=[NO, YES], widget=forms.RadioSelect, error_messages={"required": _("Answer this question.")}
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and self.delays(self.answers()) and not cleaned["not_before"]:
            self.add_error("not_before", _("Say from which moment on the photo may go out."))
        return cleaned


class ExceptionForm(AnswersForm):
    """Where one photo of many differs: an answer left empty is the one given for all."""

    leave_out = forms.BooleanField(label=_("Don't sign this photo now"), required=False)

    def question_field(self, question: SafetyQuestion) -> forms.ChoiceField:
        return forms.ChoiceField(choices=[("", _("as for all")), YES, NO], required=False)

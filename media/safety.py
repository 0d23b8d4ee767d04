"""The safety checklist: who has answered for a photo, and what still keeps it from readers.

`obstacles` is the one question the workflow asks. A signature holds for the picture its signer saw: the same file, and
every place that was destroyed then still destroyed. Portraits are photos too: whatever file goes out is asked for.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from newsroom import audit
from newsroom.lib.moments import said

from .imaging import Box
from .imaging.geometry import covers
from .models import Gallery, Photo, SafetyQuestion, SafetySignature

REDACT, DELAY = SafetyQuestion.Effect.REDACT, SafetyQuestion.Effect.DELAY
SMALLEST = 0.002  # of the picture's area: 220 by 220 pixels of a picture of 24 megapixels
SIDES = ("x", "y", "width", "height")


class Changed(Exception):
    """The picture is no longer the one that was looked at; its text is a sentence for the signer."""


@dataclass(frozen=True)
class Obstacle:
    """Why a photo can't go out, in a sentence, and the address in the desk where something can be done about it."""

    photo: int
    sentence: str
    address: str


def obstacles(photos: Iterable[int], at: dt.datetime) -> list[Obstacle]:
    """What keeps the photos of these ids from readers at `at`. At most two queries, however many photos."""
    if not SafetyQuestion.objects.active().exists():
        return []
    found = Photo.objects.filter(pk__in=list(photos)).for_words().select_related("signature").order_by("pk")
    return [obstacle for photo in found for obstacle in _obstacles(photo, at)]


def _obstacles(photo: Photo, at: dt.datetime) -> Iterable[Obstacle]:
    signature = valid_signature(photo)
    name = {"number": photo.number}
    if signature is None:
        sentence = _("Photo %(number)s: nobody has signed the safety checklist for this picture.") % name
        yield Obstacle(photo.pk, sentence, address(photo))
        return
    reasons = unmet(photo)
    if reasons:
        sentence = _("Photo %(number)s must be redacted first: %(reasons)s") % {**name, "reasons": " ".join(reasons)}
        yield Obstacle(photo.pk, sentence, reverse("admin:media_photo_redact", args=[photo.pk]))
    if signature.not_before and at < signature.not_before:
        moment = said(signature.not_before)
        sentence = _("Photo %(number)s may not go out before %(moment)s.") % {**name, "moment": moment}
        yield Obstacle(photo.pk, sentence, address(photo))


def unsigned(photos: Iterable[int]) -> list[Photo]:
    """Those of these ids that nobody has signed for as they are now. [] where nothing is asked."""
    if not SafetyQuestion.objects.active().exists():
        return []
    found = Photo.objects.filter(pk__in=list(photos)).select_related("signature").order_by("pk")
    return [photo for photo in found if valid_signature(photo) is None]


def where_to_sign(photos: Sequence[Photo]) -> str:
    """The desk's page for these: the checklist of the only one, of the gallery that has them all, or their list."""
    if len(photos) == 1:
        return address(photos[0])
    ids = [photo.pk for photo in photos]
    have_all = Gallery.objects.filter(photos__in=ids).annotate(having=Count("photos")).filter(having=len(ids))
    if gallery := have_all.order_by("pk").first():
        return reverse("admin:media_gallery_safety", args=[gallery.pk])
    return reverse("admin:media_photo_changelist") + "?" + urlencode({"id__in": ",".join(map(str, ids))})


def address(photo: Photo) -> str:
    return reverse("admin:media_photo_safety", args=[photo.pk])


def valid_signature(photo: Photo) -> SafetySignature | None:
    """The signature that holds for the picture as it is now. No query when `signature` is loaded with the photo."""
    signature = photo.signature
    if signature is None or signature.sha256 != photo.sha256:
        return None
    return signature if all(_is_covered(box, photo.redactions) for box in signature.boxes) else None


def unmet(photo: Photo) -> list[str]:
    """The signed questions, in the desk's language, that call for a redaction nobody has drawn since. [] when none.

    Boxes that together destroy less than SMALLEST of the picture are a slip of the hand and don't count.
    """
    signature = valid_signature(photo)
    if signature is None:
        return []
    reasons = [asked(answer) for answer in signature.answers if answer["yes"] and answer["effect"] == REDACT]
    drawn = sum(box["width"] * box["height"] for box in photo.redactions if not _is_covered(box, signature.boxes))
    if not reasons or drawn >= SMALLEST:
        return []
    return [*reasons, _("The boxes drawn since are too small to hide anything.")] if drawn else reasons


def asked(answer: dict[str, Any]) -> str:
    """A kept question in the desk's language, in Ukrainian where it has no other."""
    return answer.get(f"text_{(get_language() or '')[:2]}") or answer["text_uk"]


def seen(photo: Photo, questions: Iterable[SafetyQuestion] = ()) -> str:
    """A mark of the picture as it is now and of what is asked about it.

    A form carries it, so that nobody signs or redacts what they did not see.
    """
    asked_now = [[each.pk, each.in_language("uk"), each.in_language("en"), each.effect] for each in questions]
    state = json.dumps([photo.sha256, _boxes(photo), asked_now])
    return hashlib.sha256(state.encode()).hexdigest()[:32]


@transaction.atomic
def sign(
    photo: Photo,
    answers: dict[int, bool],
    *,
    by: Any,
    not_before: dt.datetime | None = None,
    note: str = "",
    mark: str = "",
    at: dt.datetime | None = None,
) -> SafetySignature:
    """Keep somebody's answers, {question id: yes}, for this picture; they count instead of any earlier ones.

    `not_before` counts only when a question that delays is answered with yes. `mark` is what `seen` said when the
    signer looked; raises Changed when the picture or a question is another one by now. A question left out is not
    answered "no": KeyError. Where nothing is asked nobody can answer for anything: ValueError. Whoever signs many
    photos in one transaction locks all of them first, by their ids: each signature holds the audit log's end.
    """
    current = Photo.objects.select_for_update(of=("self",)).get(pk=photo.pk)
    questions = list(SafetyQuestion.objects.active())
    if mark and mark != seen(current, questions):
        sentence = _("Photo %(number)s or the questions were changed meanwhile. Look at it again.")
        raise Changed(sentence % {"number": current.number})
    kept = [
        {
            "question": question.pk,
            "text_uk": question.text_uk,
            "text_en": question.text_en or "",
            "effect": question.effect,
            "yes": answers[question.pk],
        }
        for question in questions
    ]
    if not kept:
        raise ValueError("no safety question is active")
    delays = any(answer["yes"] and answer["effect"] == DELAY for answer in kept)
    signature = SafetySignature.objects.create(
        photo=current,
        number=current.number,
        sha256=current.sha256,
        boxes=_boxes(current),
        answers=kept,
        not_before=not_before if delays else None,
        note=note,
        by=by,
        at=at or timezone.now(),
    )
    Photo.objects.filter(pk=current.pk).update(signature=signature)
    photo.signature = signature
    audit.record(
        "photo.signed",
        by=by,
        about=current,
        sha256=current.sha256,
        yes=[answer["text_uk"] for answer in kept if answer["yes"]],
        **({"not_before": signature.not_before} if signature.not_before else {}),
        **({"note": note} if note else {}),
    )
    return signature


def proposed_release(questions: Iterable[SafetyQuestion], now: dt.datetime) -> dt.datetime | None:
    """The latest moment these questions propose, to the minute; None when none of them delays."""
    hours = [question.hours for question in questions if question.effect == DELAY]
    return now.replace(second=0, microsecond=0) + dt.timedelta(hours=max(hours)) if hours else None


def _boxes(photo: Photo) -> list[Box]:
    return [Box(**{side: entry[side] for side in SIDES}) for entry in photo.redactions]  # type: ignore[typeddict-item]


def _is_covered(box: Box, boxes: Iterable[Box]) -> bool:
    return any(covers(other, box) for other in boxes)

"""Who takes over: a change of posts prepared in advance.

It writes appointments that begin and end on its day. Readers' pages ask for the appointments of today, so it is in
force from midnight of that day in Kyiv, without a job, and nobody outside the desk meets it before.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.models import Appointment, Official, Position, Reshuffle
from articles.workflow.terms import named, untitled
from articles.workflow.verbs import Refused
from newsroom import audit


@dataclass(frozen=True)
class Seat:
    """A post and who takes it; nobody: it falls vacant."""

    position: Position
    official: Official | None
    acting: bool = False


@dataclass
class Plan:
    """What a reshuffle would do. `begins` are unsaved; `problems` refuse it, `doubts` are only said."""

    from_on: datetime.date
    ends: list[Appointment] = field(default_factory=list)
    begins: list[Appointment] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    @property
    def sentences(self) -> list[str]:
        return told(self.from_on, self.ends, self.begins)


def plan(from_on: datetime.date, seats: Sequence[Seat], today: datetime.date) -> Plan:
    """Reads only. A fixed number of queries."""
    made = Plan(from_on)
    if from_on < today:
        made.problems.append(_("The day has passed. Mend the past on the page of each official."))
    if not seats:
        made.problems.append(_("Name at least one post."))
    positions = [seat.position.pk for seat in seats]
    terms = Appointment.objects.filter(position__in=positions).select_related("official").with_titles()
    seats = _with_titles(seats)
    of_post: dict[int, list[Appointment]] = {}
    for term in terms.order_by("from_on", "pk"):
        of_post.setdefault(term.position_id, []).append(term)
    for number, seat in enumerate(seats):
        if seat.position.pk in positions[:number]:
            made.problems.append(_("“%(post)s” stands here twice.") % {"post": named(seat.position, from_on)})
            continue
        _fill(made, seat, of_post.get(seat.position.pk, []))
    made.doubts += _several_posts(made)
    made.doubts += [sentence for begun in made.begins for sentence in untitled(begun, today)]
    return made


def _with_titles(seats: Sequence[Seat]) -> list[Seat]:
    known = Position.objects.prefetch_related("titles").in_bulk([seat.position.pk for seat in seats])
    return [replace(seat, position=known[seat.position.pk]) for seat in seats]


def _fill(made: Plan, seat: Seat, terms: list[Appointment]) -> None:
    day, post = made.from_on, named(seat.position, made.from_on)
    later = next((term for term in terms if term.from_on >= day), None)
    held = [term for term in terms if term.covers(day) and term.from_on < day]
    if later:
        made.problems.append(
            _("“%(post)s”: %(name)s is to take it on %(day)s already. Take that back first.")
            % {"post": post, "name": later.official, "day": date_format(later.from_on)}
        )
    elif seat.official is None and not held:
        made.problems.append(_("“%(post)s” has no holder on that day, so nobody can leave it.") % {"post": post})
    elif any(term.official_id == _pk(seat) and term.acting == seat.acting for term in held):
        made.problems.append(_("“%(post)s”: %(name)s holds it already.") % {"post": post, "name": seat.official})
    else:
        made.ends += held
        if seat.official:
            made.begins.append(
                Appointment(official=seat.official, position=seat.position, from_on=day, acting=seat.acting)
            )


def _pk(seat: Seat) -> int | None:
    return seat.official.pk if seat.official else None


def _several_posts(made: Plan) -> list[str]:
    """Who has, after it, a post beside the new one: perhaps it was forgotten that they leave it."""
    ended = {term.pk for term in made.ends}
    people = {begun.official_id for begun in made.begins}
    kept = Appointment.objects.on(made.from_on).filter(official__in=people).exclude(pk__in=ended).with_titles()
    after: dict[int, list[Appointment]] = {}
    for term in (*made.begins, *kept):
        after.setdefault(term.official_id, []).append(term)
    return [
        _("%(name)s will hold several posts at once: %(posts)s.")
        % {"name": terms[0].official, "posts": "; ".join(_quoted(term, made.from_on) for term in terms)}
        for terms in after.values()
        if len(terms) > 1
    ]


def _quoted(term: Appointment, day: datetime.date) -> str:
    return _("“%(post)s”") % {"post": named(term.position, day)}


def told(from_on: datetime.date, ends: Sequence[Appointment], begins: Sequence[Appointment]) -> list[str]:
    """One sentence for each who leaves and each who comes."""
    day_before = from_on - datetime.timedelta(days=1)
    taken = {begun.position_id for begun in begins}
    found = []
    for term in ends:
        given = {"name": term.official, "post": named(term.position, day_before)}
        if term.position_id in taken:
            found.append(_("%(name)s leaves the post “%(post)s”.") % given)
        else:
            found.append(_("%(name)s leaves the post “%(post)s”, and it falls vacant.") % given)
    for term in begins:
        given = {"name": term.official, "post": named(term.position, from_on)}
        if term.acting:
            found.append(_("%(name)s takes the post “%(post)s” as acting.") % given)
        else:
            found.append(_("%(name)s takes the post “%(post)s”.") % given)
    return found


@transaction.atomic
def prepare(
    from_on: datetime.date, seats: Sequence[Seat], *, by: Any, now: datetime.datetime | None = None
) -> Reshuffle:
    """Write all of it, or nothing. Raises Refused with the plan's problems."""
    now = now or timezone.now()
    # Two who prepare a change of one post at once would both find it free.
    list(Position.objects.select_for_update().filter(pk__in=[seat.position.pk for seat in seats]).order_by("pk"))
    made = plan(from_on, seats, timezone.localdate(now))
    if made.problems:
        raise Refused(*made.problems)
    ended = {str(term.pk): term.until_on.isoformat() if term.until_on else None for term in made.ends}
    Appointment.objects.filter(pk__in=[term.pk for term in made.ends]).update(until_on=from_on)
    for term in made.begins:
        term.save()
    reshuffle = Reshuffle.objects.create(
        from_on=from_on, begun=[term.pk for term in made.begins], ended=ended, made_by=by, made_at=now
    )
    _record("official.reshuffled", by, from_on, made.ends, made.begins)
    return reshuffle


def _record(
    what: str, by: Any, from_on: datetime.date, ends: Sequence[Appointment], begins: Sequence[Appointment]
) -> None:
    """About one of the people: whoever reads the log and may not see officials must not read of it before its day."""
    about = (*begins, *ends)[0].official
    audit.record(what, by=by, about=about, from_on=from_on.isoformat(), changes=told(from_on, ends, begins))


@transaction.atomic
def take_back(reshuffle: Reshuffle, *, by: Any, now: datetime.datetime | None = None) -> None:
    """As if it had never been prepared. Raises Refused from its day on, or where somebody changed it by hand since."""
    now = now or timezone.now()
    reshuffle = Reshuffle.objects.select_for_update().get(pk=reshuffle.pk)
    if reshuffle.from_on <= timezone.localdate(now):
        raise Refused(_("Its day has come: readers have seen it. Prepare another change."))
    ends, begins = parts(reshuffle)
    was = {term.pk: term for term in (*ends, *begins)}
    if was.keys() != {*reshuffle.begun, *map(int, reshuffle.ended)} or not (
        all(term.until_on == reshuffle.from_on for term in ends)
        and all(term.from_on == reshuffle.from_on for term in begins)
    ):
        raise Refused(_("Somebody has changed these appointments since. Mend them on the pages of the officials."))
    Appointment.objects.filter(pk__in=reshuffle.begun).delete()
    for term in ends:
        until = reshuffle.ended[str(term.pk)]
        term.until_on = datetime.date.fromisoformat(until) if until else None
        term.save(update_fields=["until_on"])
    reshuffle.delete()
    _record("official.taken_back", by, reshuffle.from_on, ends, begins)


def parts(reshuffle: Reshuffle) -> tuple[list[Appointment], list[Appointment]]:
    """The appointments it ends and those it begins, as they are now; what was deleted since is missing."""
    terms = Appointment.objects.select_related("official").with_titles()
    found = terms.in_bulk([*reshuffle.begun, *map(int, reshuffle.ended)])
    ends = [found[int(pk)] for pk in reshuffle.ended if int(pk) in found]
    return ends, [found[pk] for pk in reshuffle.begun if pk in found]

"""What is doubtful in a person's appointments, and what a post is called on a day, in the editor's words."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from articles.models import Appointment, Official, Position
from newsroom.lib.languages import DEFAULT, LANGUAGES, other

IN_LANGUAGE = {"uk": gettext_lazy("in Ukrainian"), "en": gettext_lazy("in English")}


def named(position: Position, day: datetime.date) -> str:
    """The post as the desk's reader calls it on `day`; by its newest title where it had none that day."""
    language = (get_language() or DEFAULT)[:2]
    language = language if language in LANGUAGES else DEFAULT
    return position.title_on(day, language) or position.title_on(day, other(language)) or str(position)


def doubts(official: Official, today: datetime.date) -> list[str]:
    """Two holders of one post at once, and titles that a language lacks. Three queries, however many posts.

    Doubts and no errors: a handover may last some days, and a post of long ago may have no English title.
    """
    posts = list(official.appointments.with_titles().order_by("from_on", "pk"))
    others = Appointment.objects.filter(position__in={post.position_id for post in posts}).exclude(official=official)
    rest = list(others.select_related("official").order_by("from_on", "pk"))
    return [sentence for post in posts for sentence in (*_rivals(post, [*posts, *rest]), *untitled(post, today))]


def _rivals(post: Appointment, others: Iterable[Appointment]) -> Iterator[str]:
    for other_one in others:
        if other_one.position_id != post.position_id or other_one.pk == post.pk or not post.overlaps(other_one):
            continue
        if post.acting or other_one.acting:
            continue
        day = max(post.from_on, other_one.from_on)
        if other_one.official_id != post.official_id:
            yield _("“%(post)s” has two holders at once from %(day)s: %(one)s and %(other)s.") % {
                "post": named(post.position, day),
                "day": date_format(day),
                "one": post.official,
                "other": other_one.official,
            }
        elif post.pk < other_one.pk:
            yield _("“%(post)s” is written twice for the same days, from %(day)s.") % {
                "post": named(post.position, day),
                "day": date_format(day),
            }


def untitled(post: Appointment, today: datetime.date) -> Iterator[str]:
    """A language in which the post has no title on the first day, or on the last one (or today) of the term."""
    last = post.last_day()
    days = sorted({post.from_on, last or max(post.from_on, today)})
    for language in LANGUAGES:
        day = next((day for day in days if not post.position.title_on(day, language)), None)
        if day:
            yield _("“%(post)s” has no title %(language)s on %(day)s: readers of that language won't see it.") % {
                "post": named(post.position, day),
                "language": IN_LANGUAGE[language],
                "day": date_format(day),
            }

"""Who holds which office today: in short by organisation and rank, at length by the letter of the family name."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.db.models.functions import Left
from django.utils import timezone

from articles.models import Appointment, FormerAddress, Official
from articles.models.photos import shown
from articles.models.shown import all_offered
from media.models import Photo
from newsroom.lib.alphabet import Alphabetical
from newsroom.lib.languages import attr
from newsroom.lib.text import sort_key

# As many posts and former officials one page shows; beyond that people are found by letter.
POSTS, FORMER = 80, 80
HIGHEST = 6
UNDER_A_LETTER = 500

Row = dict[str, Any]


def portraits(at: datetime.datetime, path: str = "portrait") -> Prefetch:
    """Fills `path` in with the pictures that readers may see at `at`, with None in place of the others. One query."""
    return Prefetch(path, shown(Photo.objects.all(), at))


def in_office(language: str, at: datetime.datetime) -> QuerySet[Appointment]:
    """The posts held on the day of `at` by officials who have a page in `language`, by rank, with all a row shows."""
    people = all_offered(FormerAddress.Thing.OFFICIAL, language, at)
    held = Appointment.objects.on(timezone.localdate(at)).filter(official__in=people).with_titles().by_rank()
    return held.select_related("official").prefetch_related(portraits(at, "official__portrait"))


def by_official(posts: list[Appointment], today: datetime.date, language: str) -> dict[int, Row]:
    """Official id → the official and the titles held today, highest first; in the order of the posts."""
    found: dict[int, Row] = {}
    for post in posts:
        row = found.setdefault(
            post.official_id, {"official": post.official, "organisation": post.position.organisation, "titles": []}
        )
        row["titles"] += [title] if (title := post.title_on(today, language)) else []
    return found


def highest(language: str, at: datetime.datetime) -> list[Row]:
    """The officials of the highest offices, for the front page: three queries."""
    posts = list(in_office(language, at)[: 2 * HIGHEST])  # one person may hold two
    return list(by_official(posts, timezone.localdate(at), language).values())[:HIGHEST]


def by_organisation(rows: list[Row]) -> list[Row]:
    """The rows under the organisation of each one's highest post, both in the order given."""
    groups: dict[int | None, Row] = {}
    for row in rows:
        organisation = row["organisation"]
        key = organisation.pk if organisation else None
        groups.setdefault(key, {"organisation": organisation, "rows": []})["rows"].append(row)
    return list(groups.values())


def overview(language: str, at: datetime.datetime) -> dict[str, Any]:
    """The highest posts by organisation, the former officials if they are few, and the letters: five queries."""
    today = timezone.localdate(at)
    posts = list(in_office(language, at)[: POSTS + 1])
    people = _people(language, at)
    still = Appointment.objects.on(today).filter(official=OuterRef("pk"))
    former = list(people.filter(~Exists(still)).order_by(Alphabetical(attr("family_name", language)))[: FORMER + 1])
    is_long = len(posts) > POSTS or len(former) > FORMER
    return {
        "groups": by_organisation(list(by_official(posts[:POSTS], today, language).values())),
        "former": sorted(former, key=_by_name) if len(former) <= FORMER else [],
        "letters": letters(language, at) if is_long else [],
    }


def under_letter(letter: str, language: str, at: datetime.datetime) -> dict[str, Any]:
    """Everybody whose family name begins with the letter, with the titles held today: five queries."""
    today = timezone.localdate(at)
    column = attr("family_name", language)
    people = list(_people(language, at).filter(**{f"{column}__startswith": letter})[:UNDER_A_LETTER])
    held = by_official(list(in_office(language, at).filter(official__in=people)), today, language)
    return {
        "letter": letter,
        "people": [
            {
                "official": one,
                "titles": held[one.pk]["titles"] if one.pk in held else [],
                "is_former": one.pk not in held,
            }
            for one in sorted(people, key=_by_name)
        ],
        "letters": letters(language, at),
    }


def _people(language: str, at: datetime.datetime) -> QuerySet[Official]:
    """Those whose page may be named. Appointments to come stay unsaid."""
    begun = Appointment.objects.filter(from_on__lte=timezone.localdate(at), official=OuterRef("pk"))
    return all_offered(FormerAddress.Thing.OFFICIAL, language, at).filter(Exists(begun))


def letters(language: str, at: datetime.datetime) -> list[str]:
    """The first letters of their family names, in alphabetical order."""
    first = _people(language, at).annotate(letter=Left(attr("family_name", language), 1))
    found = set(first.values_list("letter", flat=True).distinct())
    return sorted({letter.upper() for letter in found if letter}, key=sort_key)


def _by_name(official: Official) -> str:
    return sort_key(f"{official.family_name} {official.given_name}")

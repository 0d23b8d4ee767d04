"""Who holds which office today: in short by organisation and rank, at length by the letter of the family name."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, JSONField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Left
from django.utils import timezone

from articles.models import Appointment, Edition, FormerAddress, Official, Organisation
from articles.models.editions import LISTED
from articles.models.officials import AppointmentQuerySet
from articles.models.photos import is_shown
from articles.models.shown import all_offered
from articles.views.pages import SHOWN_OF_PICTURE
from newsroom.lib.alphabet import Alphabetical
from newsroom.lib.languages import LANGUAGES, attr
from newsroom.lib.prepared import prepared
from newsroom.lib.text import sort_key

# As many posts and former officials one page shows; beyond that people are found by letter.
POSTS, FORMER = 80, 80
HIGHEST = 6
UNDER_A_LETTER = 500

Row = dict[str, Any]


def without_hidden(thing: Any, column: str) -> Any:
    """The official or the organisation, without the picture in `column` unless readers may see it (`is_pictured`)."""
    if not thing.is_pictured:
        setattr(thing, column, None)
    return thing


@prepared
def officials_at(slug: str, at: datetime.datetime, *, language: str) -> QuerySet[Official]:
    """The official with this address, whether anybody may know of it or not, with what the page needs.

    `offered_in_<language>`, `read_in_<language>`: is there a listed text, is there any? `captioned`: the photos of the
    newest live edition that has words for the portrait, in these words.
    """
    news = {
        each: Edition.objects.live(each, at).filter(edition_officials__official=OuterRef("pk")) for each in LANGUAGES
    }
    captions = Edition.objects.live(language, at).captioning(OuterRef("portrait"), language)
    return (
        Official.objects.filter(**{attr("slug", language): slug})
        .select_related("portrait")
        .annotate(
            **{attr("offered_in", each): Exists(found.listed()) for each, found in news.items()},
            **{attr("read_in", each): Exists(found) for each, found in news.items()},
            is_pictured=is_shown("portrait", at),
            captioned=Subquery(captions.newest_first(LISTED).values("content__photos")[:1], output_field=JSONField()),
        )
        .only(
            *(attr(name, language) for name in ("given_name", "family_name", "patronymic", "biography")),
            *(attr("slug", each) for each in LANGUAGES),
            *(f"portrait__{name}" for name in SHOWN_OF_PICTURE),
        )
    )


@prepared
def organisations_at(slug: str, at: datetime.datetime, *, language: str) -> QuerySet[Organisation]:
    """The organisation with this address, with what its page needs."""
    found = Organisation.objects.filter(**{attr("slug", language): slug})
    return (
        found.select_related("parent", "logo")
        .annotate(is_pictured=is_shown("logo", at))
        .only(
            *("kind", "website"),
            *(attr(name, language) for name in ("name", "short_name", "abbreviation")),
            *(attr("slug", each) for each in LANGUAGES),
            *(f"parent__{attr(name, language)}" for name in ("name", "slug")),
            *(f"logo__{name}" for name in SHOWN_OF_PICTURE),
        )
    )


def in_office(language: str, at: datetime.datetime, today: datetime.date) -> AppointmentQuerySet:
    """The posts held on `today`, the day of `at`, by officials who have a page in `language`, by rank."""
    people = all_offered(FormerAddress.Thing.OFFICIAL, language, at, today)
    return Appointment.objects.on(today).filter(official__in=people).by_rank()


def _rows(
    posts: AppointmentQuerySet, language: str, at: datetime.datetime, today: datetime.date
) -> AppointmentQuerySet:
    """These few posts with all that a row shows: what costs something is asked of no others."""
    shown = [
        *("official_id", "acting", "position__rank"),
        *(f"official__{attr(name, language)}" for name in ("given_name", "family_name", "slug")),
        *(f"official__portrait__{name}" for name in SHOWN_OF_PICTURE),
        *(f"position__organisation__{attr(name, language)}" for name in ("name", "slug")),
    ]
    return (
        Appointment.objects.filter(pk__in=posts.values("pk"))
        .with_name(language, today)
        .annotate(is_pictured=is_shown("official__portrait", at))
        .select_related("official__portrait", "position__organisation")
        .only(*shown)
        .by_rank()
    )


@prepared
def _highest(at: datetime.datetime, today: datetime.date, *, language: str, most: int) -> AppointmentQuerySet:
    return _rows(in_office(language, at, today)[:most], language, at, today)


@prepared
def _in_office_there(
    organisation: int, at: datetime.datetime, today: datetime.date, *, language: str
) -> AppointmentQuerySet:
    posts = in_office(language, at, today).filter(position__organisation=organisation)
    return _rows(posts[:POSTS], language, at, today)


@prepared
def _in_office_under(letter: str, at: datetime.datetime, today: datetime.date, *, language: str) -> AppointmentQuerySet:
    first = Left(f"official__{attr('family_name', language)}", 1)
    posts = in_office(language, at, today).alias(letter=first).filter(letter=letter)
    return _rows(posts, language, at, today)


def by_official(posts: Iterable[Appointment], language: str) -> dict[int, Row]:
    """Official id → the official and the titles held today, highest first; in the order of the posts."""
    found: dict[int, Row] = {}
    for post in posts:
        if not post.is_pictured:  # type: ignore[attr-defined]
            post.official.portrait = None
        row = found.setdefault(
            post.official_id, {"official": post.official, "organisation": post.position.organisation, "titles": []}
        )
        row["titles"] += [title] if (title := post.named(language)) else []
    return found


def highest(language: str, at: datetime.datetime) -> list[Row]:
    """The officials of the highest offices, for the front page: one query."""
    posts = _highest(at, timezone.localdate(at), language=language, most=2 * HIGHEST)  # one person may hold two
    return list(by_official(posts, language).values())[:HIGHEST]


def in_office_there(organisation: Organisation, language: str, at: datetime.datetime) -> list[Row]:
    """Who is in office there today: one query."""
    posts = _in_office_there(organisation.pk, at, timezone.localdate(at), language=language)
    return list(by_official(posts, language).values())


def by_organisation(rows: list[Row]) -> list[Row]:
    """The rows under the organisation of each one's highest post, both in the order given."""
    groups: dict[int | None, Row] = {}
    for row in rows:
        organisation = row["organisation"]
        key = organisation.pk if organisation else None
        groups.setdefault(key, {"organisation": organisation, "rows": []})["rows"].append(row)
    return list(groups.values())


def overview(language: str, at: datetime.datetime) -> dict[str, Any]:
    """The highest posts by organisation, the former officials if they are few, and the letters: three queries."""
    today = timezone.localdate(at)
    posts = _highest(at, today, language=language, most=POSTS + 1)
    former = _former(at, today, language=language)
    is_long = len(posts) > POSTS or len(former) > FORMER
    return {
        "groups": by_organisation(list(by_official(posts[:POSTS], language).values())),
        "former": sorted(former, key=_by_name) if len(former) <= FORMER else [],
        "letters": letters(language, at) if is_long else [],
    }


def under_letter(letter: str, language: str, at: datetime.datetime) -> dict[str, Any]:
    """Everybody whose family name begins with the letter, with the titles held today: three queries."""
    today = timezone.localdate(at)
    people = _under(letter, at, today, language=language)
    held = by_official(_in_office_under(letter, at, today, language=language), language)
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


def _people(language: str, at: datetime.datetime, today: datetime.date) -> QuerySet[Official]:
    """Those whose page may be named, by name and address. Appointments to come stay unsaid."""
    begun = Appointment.objects.filter(from_on__lte=today, official=OuterRef("pk"))
    people = all_offered(FormerAddress.Thing.OFFICIAL, language, at, today).filter(Exists(begun))
    return people.only(*(attr(name, language) for name in ("given_name", "family_name", "slug")))


@prepared
def _former(at: datetime.datetime, today: datetime.date, *, language: str) -> QuerySet[Official]:
    still = Appointment.objects.on(today).filter(official=OuterRef("pk"))
    former = _people(language, at, today).filter(~Exists(still))
    return former.order_by(Alphabetical(attr("family_name", language)))[: FORMER + 1]


@prepared
def _under(letter: str, at: datetime.datetime, today: datetime.date, *, language: str) -> QuerySet[Official]:
    people = _people(language, at, today).alias(letter=Left(attr("family_name", language), 1))
    return people.filter(letter=letter)[:UNDER_A_LETTER]


@prepared
def _first_letters(at: datetime.datetime, today: datetime.date, *, language: str) -> QuerySet[Official, str]:
    first = _people(language, at, today).annotate(letter=Left(attr("family_name", language), 1))
    return first.values_list("letter", flat=True).distinct()


def letters(language: str, at: datetime.datetime) -> list[str]:
    """The first letters of their family names, in alphabetical order."""
    found = set(_first_letters(at, timezone.localdate(at), language=language))
    return sorted({letter.upper() for letter in found if letter}, key=sort_key)


def _by_name(official: Official) -> str:
    return sort_key(f"{official.family_name} {official.given_name}")

"""Two rows of the register that are one person: what would move, and the merge itself."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from articles.models import Appointment, Article, ArticleLanguage, Edition, FormerAddress, Official, PhotoPerson
from articles.models.addresses import remember_former, slugs_of
from articles.models.shown import was_shown
from articles.workflow.chain import lock_site
from articles.workflow.texts import lock_texts, touch
from articles.workflow.verbs import Refused
from media.models import GalleryPhoto, Photo
from newsroom import audit
from newsroom.lib.languages import DEFAULT, LANGUAGES, attr

BODIES = tuple(attr("body", language) for language in LANGUAGES)


@dataclass(frozen=True)
class History:
    """How often the newsroom names an official. `quotations` counts working copies in which they speak."""

    appointments: int
    mentions: int
    quotations: int
    editions: int
    photos: int
    merged: int
    addresses: int

    def __bool__(self) -> bool:
        return any(vars(self).values())


def history_of(official: Official) -> History:
    """Of one official, seven counts."""
    return History(
        appointments=official.appointments.count(),
        mentions=official.mentions.count(),
        quotations=_speaking(official).count(),
        editions=official.edition_officials.count(),
        photos=official.photos.count(),
        merged=official.merged.count(),
        addresses=FormerAddress.objects.filter(thing=FormerAddress.Thing.OFFICIAL, object_id=official.pk).count(),
    )


def clashes(goes: Official, stays: Official) -> list[tuple[Appointment, Appointment]]:
    """Pairs (of the one who goes, of the one who stays) that give one post for the same days in different words.

    Two different posts at once are no contradiction; two equal rows are one.
    """
    kept = list(stays.appointments.with_titles())
    return [
        (one, other)
        for one in goes.appointments.with_titles().order_by("from_on", "pk")
        for other in kept
        if one.position_id == other.position_id and one.overlaps(other) and not _equal(one, other)
    ]


def _equal(one: Appointment, other: Appointment) -> bool:
    columns = ("position_id", "from_on", "until_on", "acting")
    return all(getattr(one, column) == getattr(other, column) for column in columns)


def obstacles(goes: Official, stays: Official, dropped: Collection[int] = ()) -> list[str]:
    """Why the two can't be merged; `dropped` are the ids of the appointments that give way."""
    if goes.pk == stays.pk:
        return [_("Choose two different officials.")]
    if goes.merged_into_id or stays.merged_into_id:
        return [_("One of the two was merged into somebody else already.")]
    pairs = clashes(goes, stays)
    if any(one.pk not in dropped and other.pk not in dropped for one, other in pairs):
        return [_("Their appointments contradict each other. Say of each pair which one is right.")]
    return []


@transaction.atomic
def merge(
    goes: Official,
    stays: Official,
    *,
    by: Any,
    dropped: Collection[int] = (),
    now: datetime.datetime | None = None,
) -> None:
    """Let `stays` stand for `goes` everywhere but in what was published: editions are never written again.

    Appointments, mentions, people in photos, speakers in working copies and the rows that list editions move; what
    `stays` lacks (a name in a language, a biography, a portrait) is taken over. Where readers met `goes`, the address
    redirects for good. `dropped`: appointments that give way where the two contradict each other. Raises Refused.
    """
    now = now or timezone.now()
    lock_texts({*_written_with(goes).values_list("pk", flat=True), *_showing(goes).values_list("pk", flat=True)})
    lock_site()  # an edition written meanwhile would list the one who goes
    found = Official.objects.select_for_update().in_bulk([goes.pk, stays.pk])
    goes, stays = found[goes.pk], found[stays.pk]
    if problems := obstacles(goes, stays, dropped):
        raise Refused(*problems)
    was_met = was_shown(FormerAddress.Thing.OFFICIAL, goes, now)
    before = history_of(goes)
    rewritten = list(_written_with(goes).values_list("pk", flat=True))
    changed = {*rewritten, *_showing(goes).values_list("pk", flat=True)}
    _move_terms(goes, stays, dropped)
    _move_speakers(goes, stays)
    _move_rows(goes, stays)
    former = slugs_of(goes)
    _step_aside(goes, stays)
    _fill_blanks(goes, stays, former)
    FormerAddress.objects.filter(thing=FormerAddress.Thing.OFFICIAL, object_id=goes.pk).update(object_id=stays.pk)
    if was_met:
        remember_former(stays, FormerAddress.Thing.OFFICIAL, former)
    # Whoever has one of these open must not save the old speaker over the new one.
    Article.objects.filter(pk__in=rewritten).update(version=F("version") + 1)
    for text in _waiting(changed):
        touch(text.article, by=by, now=now, languages=[text.language])
    audit.record(
        "official.merged", by=by, about=goes, into=f"{stays} № {stays.pk}", dropped=sorted(dropped), moved=vars(before)
    )


def _speaking(official: Official) -> QuerySet[Article]:
    """Working copies with a quotation of theirs. Bodies are stored in our own grammar, so the words are exact."""
    found = Q()
    for body in BODIES:
        found |= Q(**{f"{body}__contains": _speaker(official)})
    return Article.objects.filter(found)


def _speaker(official: Official) -> str:
    return f'data-speaker="{official.pk}"'


def _written_with(official: Official) -> QuerySet[Article]:
    mentioned = official.mentions.values("article")
    return Article.objects.filter(Q(pk__in=mentioned) | Q(pk__in=_speaking(official).values("pk")))


def _showing(official: Official) -> QuerySet[Article]:
    """Working copies with a photo of theirs."""
    photos = Photo.objects.filter(people__official=official).values("pk")
    galleries = GalleryPhoto.objects.filter(photo__in=photos).values("gallery")
    placed = Article.objects.filter(placed_photos__photo__in=photos).values("pk")
    attached = Article.objects.filter(article_galleries__gallery__in=galleries).values("pk")
    return Article.objects.filter(Q(lead_photo__in=photos) | Q(pk__in=placed) | Q(pk__in=attached))


def _move_terms(goes: Official, stays: Official, dropped: Collection[int]) -> None:
    pairs = clashes(goes, stays)
    at_odds = {term.pk for pair in pairs for term in pair}
    Appointment.objects.filter(pk__in=at_odds & set(dropped)).delete()
    kept = list(stays.appointments.all())
    for term in goes.appointments.all():
        if any(_equal(term, other) for other in kept):
            term.delete()
    goes.appointments.update(official=stays)


def _move_speakers(goes: Official, stays: Official) -> None:
    for article in _speaking(goes).only("pk", *BODIES):
        texts = {body: getattr(article, body) or "" for body in BODIES}
        moved = {body: text.replace(_speaker(goes), _speaker(stays)) for body, text in texts.items()}
        Article.objects.filter(pk=article.pk).update(**moved)


def _move_rows(goes: Official, stays: Official) -> None:
    """A text or a photo that names both keeps the row of the one who stays."""
    goes.mentions.filter(article__in=stays.mentions.values("article")).delete()
    goes.mentions.update(official=stays)
    PhotoPerson.objects.filter(official=goes, photo__in=stays.photos.values("photo")).delete()
    goes.photos.update(official=stays)
    goes.edition_officials.filter(edition__in=stays.edition_officials.values("edition")).delete()
    goes.edition_officials.update(official=stays)
    goes.merged.update(merged_into=stays)


def _step_aside(goes: Official, stays: Official) -> None:
    """First, for two may not have one address."""
    Official.objects.filter(pk=goes.pk).update(
        **{attr("slug", language): "" for language in LANGUAGES}, merged_into=stays, portrait=None
    )


def _fill_blanks(goes: Official, stays: Official, slugs: dict[str, str]) -> None:
    for language in LANGUAGES:
        names = ("given_name", "family_name", "patronymic")
        borrowed = ["biography", *(names if not stays.full_name(language) else ())]
        for name in (attr(each, language) for each in borrowed):
            setattr(stays, name, getattr(stays, name) or getattr(goes, name))
        slug = attr("slug", language)
        setattr(stays, slug, getattr(stays, slug) or slugs[language])
    stays.portrait = stays.portrait or goes.portrait
    with translation.override(DEFAULT):  # modeltranslation writes the active language into the raw column
        stays.save()


def _waiting(articles: Collection[int]) -> QuerySet[ArticleLanguage]:
    """Those texts of theirs that are not published as they stand: an approval of such a one is void now.

    What is out stays in peace: readers have the edition, and the next change of the text is its own matter.
    """
    out = Edition.objects.filter(
        article=OuterRef("article"), language=OuterRef("language"), content_hash=OuterRef("content_hash")
    )
    texts = ArticleLanguage.objects.filter(article__in=articles).filter(~Exists(out))
    return texts.select_related("article").order_by("article", "language")

"""What goes on the front page and on an article's page, read in a fixed number of queries."""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from articles.addresses import address
from articles.formats import PressSet, Shot, shots_of
from articles.models import Edition, EditionPhoto, EditionTag, Kind, Official, Tag
from articles.models.editions import TOLD, EditionQuerySet, corrections_in, source_moved_on
from articles.models.shown import linked
from media.models import Photo, PhotoQuerySet
from newsroom.lib.languages import attr, other
from newsroom.lib.linking import with_links
from newsroom.lib.prepared import padded, prepared
from newsroom.lib.remembering import Memory

WIRE_LENGTH = 8
POPULAR, POPULAR_AMONG = 10, 100
QUOTATIONS = 3
# The lead story is the most urgent one of this long before the newest.
LEAD_WINDOW = datetime.timedelta(hours=36)


# What a row of a list or a card shows; each column that is not fetched is time.
SHOWN = (
    *("hash", "slug", "headline", "short_headline", "lead", "kind", "urgency", "published_at", "live_from"),
    *("lead_photo_sha256", "lead_photo_source"),
)
SHOWN_OF_PICTURE = ("public_token", "sha256", "renditions", "colour")


def for_lists(editions: EditionQuerySet) -> EditionQuerySet:
    """With the lead picture, without the text, which is 25 KB: what a list shows, in one query."""
    return editions.with_picture().only(*SHOWN, *(f"lead_photo__{name}" for name in SHOWN_OF_PICTURE))


def with_texts(editions: EditionQuerySet) -> EditionQuerySet:
    """With the text too: a card of a photo report tells how many photos it has."""
    shown = (*SHOWN, "content", *(f"lead_photo__{name}" for name in SHOWN_OF_PICTURE))
    return editions.with_picture().only(*shown)


def all_news(at: datetime.datetime, *, language: str) -> EditionQuerySet:
    """The lists that readers walk, as `walk_of` takes them."""
    return for_lists(Edition.objects.live(language, at).listed())


def of_kind(kind: str, at: datetime.datetime, *, language: str) -> EditionQuerySet:
    return all_news(at, language=language).of_kind(kind)


def photo_reports(kind: str, at: datetime.datetime, *, language: str) -> EditionQuerySet:
    return with_texts(Edition.objects.live(language, at).listed().of_kind(kind))


def about(thing: int, at: datetime.datetime, *, by: str, language: str) -> EditionQuerySet:
    """`by`: the path from an edition to the thing, a value of `SHOWN_BY` or the organisation's."""
    return all_news(at, language=language).about(by, thing, language)


def with_texts_about(thing: int, at: datetime.datetime, *, by: str, language: str) -> EditionQuerySet:
    return with_texts(Edition.objects.live(language, at).listed()).about(by, thing, language)


def popular_tags(language: str, at: datetime.datetime) -> list[Tag]:
    """What the newest hundred texts are mostly about, the most frequent first: one query."""
    newest = Edition.objects.live(language, at).listed().newest_first()[:POPULAR_AMONG]
    used = EditionTag.objects.filter(edition__in=newest.values("pk"), **{f"tag__{attr('slug', language)}__gt": ""})
    counted = Counter(row.tag for row in used.select_related("tag"))
    return [tag for tag, _count in counted.most_common(POPULAR)]


@dataclass(frozen=True)
class FrontPage:
    lead: Edition | None
    beside: list[Edition]
    wire: list[Edition]
    statements: list[Edition]
    photo_reports: list[Edition]


def front_page(language: str, at: datetime.datetime) -> FrontPage:
    """Three queries. No story stands twice in the upper part; a story of the wire may come back among its kind."""
    newest = _newest(at, language=language)
    lead = lead_of(newest)
    beside = beside_lead([edition for edition in newest if edition != lead])
    statements = _newest_of(str(Kind.STATEMENT), at, language=language)
    reports = _newest_reports(str(Kind.PHOTO_REPORT), at, language=language)
    return FrontPage(
        lead=lead,
        beside=beside,
        wire=[edition for edition in newest if edition not in (lead, *beside)],
        statements=[edition for edition in statements if edition != lead][:3],
        photo_reports=[edition for edition in reports if edition not in (lead, *beside)][:3],
    )


@prepared
def _newest(at: datetime.datetime, *, language: str) -> EditionQuerySet:
    return all_news(at, language=language).newest_first()[: WIRE_LENGTH + 3]


@prepared
def _newest_of(kind: str, at: datetime.datetime, *, language: str) -> EditionQuerySet:
    return of_kind(kind, at, language=language).newest_first()[:4]


@prepared
def _newest_reports(kind: str, at: datetime.datetime, *, language: str) -> EditionQuerySet:
    return photo_reports(kind, at, language=language).newest_first()[:6]


def lead_of(newest_first: list[Edition]) -> Edition | None:
    """The most urgent of the last day and a half; of equals the newest."""
    if not newest_first:
        return None
    since = newest_first[0].published_at - LEAD_WINDOW
    return min((edition for edition in newest_first if edition.published_at >= since), key=lambda one: one.urgency)


def beside_lead(newest_first: list[Edition]) -> list[Edition]:
    """Two stories with a picture for the row under the lead; none when there are fewer."""
    pictured = [edition for edition in newest_first if edition.picture]
    return pictured[:2] if len(pictured) >= 2 else []


Named = set[tuple[str, int]]


@dataclass(frozen=True)
class Block:
    """A piece of the body; `kind` says which of the others is filled."""

    kind: str
    html: str = ""
    speaker: dict[str, Any] | None = None
    portrait: Photo | None = None
    footer: str = ""
    shots: list[Shot] = field(default_factory=list)
    gallery: dict[str, Any] | None = None


@dataclass(frozen=True)
class ArticlePage:
    edition: Edition
    twin: Edition | None
    hero: Shot | None
    blocks: list[Block]
    galleries: list[Block]
    shots: list[Shot]
    photos: list[Photo]  # all that it could show, portraits too
    mentions: list[dict[str, Any]]
    tags: list[dict[str, Any]]
    corrections: list[Edition]
    updated_at: datetime.datetime | None
    source_updated_at: datetime.datetime | None  # of a translation: when the Ukrainian text moved on without it
    # All that the page shows but what stands nearby, for `{% remember %}`; None of a page that is not remembered.
    key: tuple[Any, ...] | None = None

    @property
    def content(self) -> dict[str, Any]:
        return self.edition.content

    @property
    def press(self) -> PressSet:
        return PressSet.of(self.shots)


@prepared
def texts_at(slug: str, at: datetime.datetime, *, language: str) -> EditionQuerySet:
    """The text that readers have at this address, if any."""
    return Edition.objects.live(language, at).filter(slug=slug).order_by("pk")[:1]


@prepared
def _photos(ids: tuple[int, ...]) -> PhotoQuerySet:
    return Photo.objects.filter(pk__in=ids).only("width", "height", *SHOWN_OF_PICTURE)


def _any_photos(ids: set[int]) -> dict[int, Photo]:
    return {photo.pk: photo for photo in _photos(padded(sorted(ids)))}


def article_page(edition: Edition, at: datetime.datetime) -> ArticlePage:
    """The text of a live edition and its history, in two more queries, and one if it quotes whom it does not mention.

    What a live edition is about has a page because of it; only of others must be asked.
    """
    history, twin, sources = _history_and_twin(edition, at)
    about = {*_about(edition.content)}
    found = about | linked({*_speakers(edition.content)} - about, edition.language, at)
    moved_on = source_moved_on(edition, history, sources) if twin else None
    page = _page(edition, _any_photos, found, twin=twin, history=history, source_updated_at=moved_on)
    return replace(page, key=_shown(page, found, history))


def _shown(page: ArticlePage, found: Named, history: list[Edition]) -> tuple[Any, ...]:
    """See `ArticlePage.key`. Of a photo its token says all: the files are never others under the same one."""
    photos = tuple((photo.pk, photo.public_token, photo.sha256) for photo in page.photos)
    editions = tuple(one.hash for one in history)
    return page.edition.hash, frozenset(found), photos, editions, page.twin and page.twin.hash, page.source_updated_at


def past_page(edition: Edition, now: datetime.datetime) -> ArticlePage:
    """What readers had as this edition, in five queries, with only the photos that they still meet in live editions
    and links to those things only that have a page now.

    A file that is public but in no live edition may be waiting for its second: it must not give that away here.
    """
    live = EditionPhoto.objects.filter(edition__in=Edition.objects.live(edition.language, now))
    photos = Photo.objects.filter(Exists(live.filter(photo=OuterRef("pk"))))
    shown = [photo["id"] for photo in edition.content["photos"]]
    pages_of_photos = set(live.filter(photo__in=shown, is_portrait=False).values_list("photo", flat=True))
    history, _twin_then, _sources = _history_and_twin(edition, edition.live_from)
    found = linked({*_about(edition.content), *_speakers(edition.content)}, edition.language, now)
    twin = twin_of_record(edition, now)
    return _page(edition, photos.in_bulk, found, pages_of_photos, twin=twin, history=history)


def preview_page(edition: Edition, at: datetime.datetime, photos: PhotoQuerySet) -> ArticlePage:
    """The page as it would be at `at`, for eyes that may see these photos, public or not. `edition` may be one that
    was never saved (see `articles.workflow.outlook`), or a scheduled one."""
    before, twin, _sources = _history_and_twin(edition, at)
    history = before if any(one.pk == edition.pk for one in before) else [*before, edition]
    found = linked({*_about(edition.content), *_speakers(edition.content)}, edition.language, at)
    return _page(edition, photos.in_bulk, found, set(), twin=twin, history=history, is_preview=True)


def _page(
    edition: Edition,
    photos_of: Callable[[set[int]], dict[int, Photo]],
    found: Named,
    pages_of_photos: set[int] | None = None,
    *,
    twin: Edition | None,
    history: list[Edition],
    source_updated_at: datetime.datetime | None = None,
    is_preview: bool = False,
) -> ArticlePage:
    """`found`: the things that have a page to link to, `pages_of_photos`: the photos that have one (None: all)."""
    content = _unlinked(edition.content, found)
    photos = photos_of({*(photo["id"] for photo in content["photos"]), *_portrait_ids(content)})
    shots = list(shots_of(content["photos"], photos, is_preview=is_preview))
    if pages_of_photos is not None:
        shots = [replace(shot, has_page=shot.photo.pk in pages_of_photos) for shot in shots]
    by_id = {shot.photo.pk: shot for shot in shots}
    portraits = {pk: photo for pk, photo in photos.items() if is_preview or photo.is_public}
    waiting = _links(edition, content)
    blocks = [_block(block, by_id, portraits, waiting) for block in content["body"]]
    inside = {block.gallery["id"] for block in blocks if block.gallery}
    return ArticlePage(
        edition=edition,
        twin=twin,
        hero=by_id.get(content["lead_photo"]["id"]) if content["lead_photo"] else None,
        blocks=[block for block in blocks if block.html or block.shots],
        galleries=[_gallery_block(one, by_id) for one in content["galleries"] if one["id"] not in inside],
        shots=shots,
        photos=list(photos.values()),
        mentions=[{**one, "portrait": _portrait(one, portraits)} for one in content["mentions"]],
        tags=content["tags"],
        corrections=corrections_in(history),
        updated_at=_updated_at(edition, history),
        source_updated_at=source_updated_at,
    )


@dataclass(frozen=True)
class Quotation:
    """What an official said in a text, with the title held that day."""

    edition: Edition
    html: str
    title: str


def quotations_of(official: Official, editions: Iterable[Edition]) -> list[Quotation]:
    """The newest quotations of the official in these texts, few: their contents are at hand.

    One query, for the duplicates that were merged into them: a text keeps the number it was published with.
    """
    own = {official.pk, *(one.pk for one in _merged_into(official.pk))}
    quoted = (
        Quotation(edition, html, title)
        for edition in editions
        for speaker, html, title in _said_in(edition)
        if speaker in own
    )
    return list(islice(quoted, QUOTATIONS))


Said = list[tuple[int, str, str]]
# By the hash of an edition: who said what, or nobody anything, in 25 KB that would be read each time.
said: Memory[Said] = Memory(2_000)


def _said_in(edition: Edition) -> Said:
    """(id of the speaker, words, title held that day) of the quotations of known officials."""
    return said.get(
        edition.hash,
        lambda: [
            (block["speaker"]["id"], block["html"], block["speaker"]["title"])
            for block in edition.content["body"]
            if block.get("speaker")
        ],
    )


@prepared
def _merged_into(official: int) -> QuerySet[Official]:
    return Official.objects.filter(merged_into=official).only("pk")


def credit_of(photo: Photo, captioned: list[dict[str, Any]]) -> str:
    """Whose photo it is, in the words of an edition that has these photos; "" when it has no words for this one."""
    worded = [one for one in captioned if one["id"] == photo.pk]
    return next((shot.credit for shot in shots_of(worded, {photo.pk: photo})), "")


def live_twin(edition: Edition, at: datetime.datetime) -> Edition | None:
    """The same article in the other language, if readers have it."""
    twins = Edition.objects.live(other(edition.language), at).filter(article_id=edition.article_id)
    return twins.defer("content").first()


def twin_of_record(edition: Edition, now: datetime.datetime) -> Edition | None:
    """What readers of the other language had in the last moment of this edition's life, if they may still read it."""
    language = other(edition.language)
    last = edition.live_until - datetime.timedelta(microseconds=1) if edition.live_until else now
    twins = Edition.objects.on_record(language, now).current(language, min(last, now))
    return twins.filter(article_id=edition.article_id).defer("content").first()


def gallery_shots(gallery: dict[str, Any]) -> list[Shot]:
    """The photos of a gallery as its edition shows them. One query."""
    photos = Photo.objects.in_bulk([photo["id"] for photo in gallery["photos"]])
    return list(shots_of(gallery["photos"], photos))


def _history_and_twin(edition: Edition, at: datetime.datetime) -> tuple[list[Edition], Edition | None, list[Edition]]:
    """Every edition of this text that was ever in force, oldest first, with its correction; if readers have it, the
    same article in the other language; and every edition of that one that was ever in force."""
    found = _lived(edition.article_id, at, language=edition.language)
    twin = next((one for one in found if one.is_twin), None)  # type: ignore[attr-defined]
    return (
        [one for one in found if one.language == edition.language],
        twin,
        [one for one in found if one.language != edition.language],
    )


@prepared
def _lived(article_id: int, at: datetime.datetime, *, language: str) -> EditionQuerySet:
    """Every edition of an article that was in force before `at`; `is_twin`: readers of the other language have it."""
    twin = other(language)
    had = Edition.objects.lived(language, at) | Edition.objects.lived(twin, at)
    is_twin = Exists(Edition.objects.live(twin, at).filter(pk=OuterRef("pk")))
    of_article = had.filter(article_id=article_id).select_related("correction").defer("content")
    return of_article.annotate(is_twin=is_twin).order_by("live_from", "number")


def _updated_at(edition: Edition, history: list[Edition]) -> datetime.datetime | None:
    """When readers last got something new: a minor edit or a change of standing brings nothing new."""
    newest = max((one.live_from for one in history if one.edition_kind in TOLD), default=edition.published_at)
    return newest if newest > edition.published_at else None


def _about(content: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """(kind, id) of every thing that an edition's list rows name."""
    for kind, things in (("tag", content["tags"]), ("gallery", content["galleries"])):
        yield from ((kind, one["id"]) for one in things)
    yield from ((one["type"], one["id"]) for one in content["mentions"])


def _speakers(content: dict[str, Any]) -> Iterator[tuple[str, int]]:
    yield from (("official", block["speaker"]["id"]) for block in content["body"] if block.get("speaker"))


def _unlinked(content: dict[str, Any], found: Named) -> dict[str, Any]:
    """The content without the addresses of things that have no page."""

    def with_slug(kind: str, one: dict[str, Any]) -> dict[str, Any]:
        return one if (kind, one["id"]) in found else {**one, "slug": ""}

    def block(one: dict[str, Any]) -> dict[str, Any]:
        speaker, gallery = one.get("speaker"), one.get("gallery")
        return {
            **one,
            "speaker": speaker and with_slug("official", speaker),
            "gallery": gallery and with_slug("gallery", gallery),
        }

    return {
        **content,
        "body": [block(one) for one in content["body"]],
        "tags": [with_slug("tag", one) for one in content["tags"]],
        "galleries": [with_slug("gallery", one) for one in content["galleries"]],
        "mentions": [with_slug(one["type"], one) for one in content["mentions"]],
    }


def _links(edition: Edition, content: dict[str, Any]) -> dict[str, str]:
    """Words of the body → the page of whom or what they name, where it has one."""
    slugs = {(one["type"], one["id"]): one["slug"] for one in content["mentions"]}
    named = ((one, slugs.get((one["type"], one["id"]), "")) for one in edition.links)
    return {one["words"]: address(edition.language, one["type"], slug) for one, slug in named if slug}


def _block(
    block: dict[str, Any], shots: dict[int, Shot], portraits: dict[int, Photo], waiting: dict[str, str]
) -> Block:
    match block["kind"]:
        case "quotation":
            speaker = block["speaker"]
            html = with_links(block["html"], waiting)
            return Block("quotation", html, speaker, _portrait(speaker or {}, portraits), block["footer"])
        case "photo" if block["photo"]:
            shot = shots.get(block["photo"]["id"])
            return Block("photo", footer=block["caption"], shots=[shot] if shot else [])
        case "gallery" if block["gallery"]:
            return _gallery_block(block["gallery"], shots)
        case _:
            return Block("html", with_links(block.get("html", ""), waiting))


def _gallery_block(gallery: dict[str, Any], shots: dict[int, Shot]) -> Block:
    found = [shots[photo["id"]] for photo in gallery["photos"] if photo["id"] in shots]
    return Block("gallery", shots=found, gallery=gallery)


def _portrait_ids(content: dict[str, Any]) -> Iterator[int]:
    speakers = [block["speaker"] for block in content["body"] if block.get("speaker")]
    yield from (one["portrait"] for one in (*speakers, *content["mentions"]) if one.get("portrait"))


def _portrait(named: dict[str, Any], portraits: dict[int, Photo]) -> Photo | None:
    return portraits.get(named.get("portrait") or 0)

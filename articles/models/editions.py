"""What readers see. An edition is written once; the database itself refuses to change it (see `seals`)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Concat
from django.utils.translation import gettext_lazy as _

from articles.models.articles import LANGUAGE_CHOICES, Article, Kind
from articles.models.limits import hidden_from
from articles.models.officials import Official
from articles.models.organisations import Organisation
from articles.models.tags import Tag
from media.models import Photo
from newsroom.lib.languages import DEFAULT, LANGUAGES, language_mark
from newsroom.lib.later import LaterJSONField


class Standing(models.TextChoices):
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")  # readable, with a notice
    HELD = "held", _("held")  # 410 while it is checked
    GONE = "gone", _("taken down")  # 410 with the reason


SHORT_HASH = 16
# Too many for a mark to be guessed, and enough to tell apart the editions of one moment.
MARK = 12

READABLE = (Standing.PUBLISHED, Standing.WITHDRAWN)


class EditionKind(models.TextChoices):
    FIRST = "first", _("first publication")
    UPDATE = "update", _("update")
    CORRECTION = "correction", _("correction")
    MINOR = "minor", _("minor edit")
    STANDING = "standing", _("change of standing")


# What brings readers something new: a minor edit and a change of standing do not.
TOLD = (EditionKind.FIRST, EditionKind.UPDATE, EditionKind.CORRECTION)


# What a list about a thing is sorted by: see `EditionQuerySet.about`.
LISTED, LISTED_ID = "listed_at", "listed_id"


class Cursor(NamedTuple):
    """A place in a list that is sorted by (a moment, edition id), newest first.

    Never told to readers: the gaps between ids count the editions that are not public.
    """

    moment: datetime.datetime
    id: int


class Place(NamedTuple):
    """The same place as readers are told it: `mark` is the beginning of the edition's hash, `MARK` digits.

    Without a mark, or with an unknown one, the place is after everything of that moment, as it is read newest first.
    """

    moment: datetime.datetime
    mark: str = ""


class EditionQuerySet(models.QuerySet["Edition"]):
    def visible_to(self, user: Any) -> EditionQuerySet:
        """Those of the articles that exist at the desk for this person. Readers are not asked: see `live`."""
        return self.exclude(article__in=hidden_from(user))

    def current(self, language: str, at: datetime.datetime) -> EditionQuerySet:
        """The edition in force for each article at `at`, whatever its standing."""
        return self.filter(Q(live_until__isnull=True) | Q(live_until__gt=at), language=language, live_from__lte=at)

    def live(self, language: str, at: datetime.datetime) -> EditionQuerySet:
        """What the public may read in `language` at the moment `at`. The only road from public code to a text."""
        return self.current(language, at).filter(standing__in=READABLE)

    def gone(self, language: str, at: datetime.datetime) -> EditionQuerySet:
        """What the public once read and now meets as «410, for this reason»: the twin of `live`."""
        return self.current(language, at).exclude(standing__in=READABLE)

    def lived(self, language: str, at: datetime.datetime) -> EditionQuerySet:
        """Every edition that was in force before `at`, in any standing. A recalled one (empty interval) never lived."""
        return self.filter(
            Q(live_until__isnull=True) | Q(live_until__gt=F("live_from")), language=language, live_from__lte=at
        )

    def ever_live(self, language: str, at: datetime.datetime) -> EditionQuerySet:
        """Every edition readers had before `at`, superseded ones too."""
        return self.lived(language, at).filter(standing__in=READABLE)

    def once_at(self, slug: str, language: str, at: datetime.datetime) -> EditionQuerySet:
        """Those that readers had at this address before `at`, the last first, without their content."""
        return self.ever_live(language, at).filter(slug=slug).defer("content").order_by("-live_from")

    def on_record(self, language: str, at: datetime.datetime) -> EditionQuerySet:
        """Every edition readers had and may still read: `ever_live` without the words that were taken from them.

        Holding a text or taking it down ends all that readers had of it until then, for good: when a mended text
        comes out later, what had to go does not come back through the history.
        """
        later = Edition.objects.filter(article=OuterRef("article"), live_from__gt=OuterRef("live_from"))
        return self.ever_live(language, at).exclude(Exists(later.taken(language, at)))

    def taken(self, language: str, at: datetime.datetime) -> EditionQuerySet:
        """The editions by which a text was held or taken down before `at`."""
        return self.lived(language, at).exclude(standing__in=READABLE)

    def notices(self, language: str, at: datetime.datetime) -> EditionQuerySet:
        """Corrections and withdrawals on record (see `on_record`) of the texts that readers may read at `at`."""
        live = Edition.objects.live(language, at).filter(article=OuterRef("article"))
        # Each found by an index of its own: there are few of them in an archive of any length. As one list, or
        # PostgreSQL would hold all editions against the two.
        corrections = apps.get_model("articles", "Correction")  # which knows of editions
        corrected = corrections.objects.filter(language=language).order_by().values("edition")
        withdrawn = Edition.objects.filter(standing=Standing.WITHDRAWN, language=language).order_by().values("pk")
        return self.on_record(language, at).filter(Exists(live), pk__in=corrected.union(withdrawn))

    def scheduled(self, language: str, at: datetime.datetime) -> EditionQuerySet:
        """Approved for a later moment than `at` and not recalled."""
        return self.filter(
            Q(live_until__isnull=True) | Q(live_until__gt=F("live_from")), language=language, live_from__gt=at
        )

    def with_hash(self, start: str) -> EditionQuerySet:
        """Those whose hash starts with these digits, the oldest first: a permanent address stays its own."""
        # By itself, or SQLite would walk a whole language instead of the few with such a hash.
        found = Edition.objects.filter(hash__gte=start, hash__lte=f"{start}g")
        return self.filter(pk__in=found.values("pk")).order_by("sequence")

    def listed(self) -> EditionQuerySet:
        """For lists, feeds and search: a withdrawn text keeps its page but is offered to nobody."""
        return self.filter(standing=Standing.PUBLISHED)

    def with_picture(self) -> EditionQuerySet:
        """Each with what `Edition.picture` needs."""
        return self.select_related("lead_photo")

    def told(self) -> EditionQuerySet:
        """Those that brought readers something new: the newest of a text says when it was updated."""
        return self.filter(edition_kind__in=TOLD)

    def of_kind(self, kind: str) -> EditionQuerySet:
        return self.filter(kind=kind)

    def about(self, by: str, thing: Any, language: str, **more: Any) -> EditionQuerySet:
        """Those in `language` with a list row for the thing; `by` is the way there ("edition_tags__tag"), `more` what
        else is true of the row.

        Sort them by the moment `LISTED`: that is a walk of the rows' own index, where the edition's `published_at`
        would be one of the whole archive.
        """
        rows = by.partition("__")[0]
        wanted = {by: thing, f"{rows}__language": language, **{f"{rows}__{name}": one for name, one in more.items()}}
        return self.filter(**wanted).alias(**{LISTED: F(f"{rows}__published_at"), LISTED_ID: F(f"{rows}__edition")})

    def captioning(self, photo: Any, language: str) -> EditionQuerySet:
        """As `about`: those that show the photo under words of its own, not as somebody's portrait."""
        return self.about("edition_photos__photo", photo, language, is_portrait=False)

    def published_between(self, start: datetime.datetime, end: datetime.datetime) -> EditionQuerySet:
        """First went live in [start, end)."""
        return self.published_since(start).published_before(end)

    def published_before(self, moment: datetime.datetime) -> EditionQuerySet:
        return self.filter(published_at__lt=moment)

    def published_since(self, moment: datetime.datetime) -> EditionQuerySet:
        return self.filter(published_at__gte=moment)

    def newest_first(self, moment: str = "published_at") -> EditionQuerySet:
        """By `published_at`; by `live_from`: then a text's later editions come at their own moments; by `LISTED`: see
        `about`."""
        return self.order_by(f"-{moment}", f"-{_id_beside(moment)}")

    def oldest_first(self, moment: str = "published_at") -> EditionQuerySet:
        return self.order_by(moment, _id_beside(moment))

    def older_than(self, cursor: Cursor | Place, moment: str = "published_at") -> EditionQuerySet:
        here = Q(**{moment: cursor.moment, f"{_id_beside(moment)}__lt": _id_at(cursor, moment)})
        return self.filter(
            here | Q(**{f"{moment}__lt": cursor.moment}),
            **{f"{moment}__lte": cursor.moment},  # said twice so that the index bounds the walk
        )

    def newer_than(self, cursor: Cursor | Place, moment: str = "published_at") -> EditionQuerySet:
        here = Q(**{moment: cursor.moment, f"{_id_beside(moment)}__gt": _id_at(cursor, moment)})
        return self.filter(here | Q(**{f"{moment}__gt": cursor.moment}), **{f"{moment}__gte": cursor.moment})


def _id_beside(moment: str) -> str:
    """The column with the edition's id in the same table as the moment that a list is sorted by."""
    return LISTED_ID if moment == LISTED else "id"


def _column(moment: str) -> str:
    """The edition's own column with this moment."""
    return "published_at" if moment == LISTED else moment


def _id_at(cursor: Cursor | Place, moment: str) -> int | Coalesce:
    """The edition's id, by a query within the list's own; 0 where no edition of that moment has the mark."""
    if isinstance(cursor, Cursor):
        return cursor.id
    if not cursor.mark:
        return 0
    end = Concat(Value(cursor.mark), Value("g"), output_field=models.CharField())
    marked = Edition.objects.filter(hash__gte=cursor.mark, hash__lte=end, **{_column(moment): cursor.moment})
    return Coalesce(Subquery(marked.order_by("hash").values("id")[:1]), 0)


class Edition(models.Model):
    """A frozen, hashed snapshot of one article in one language.

    `content` is the canonical text (see `articles.workflow.snapshot`); the columns beside it are copies for lists.
    `hash` is the SHA-256 over everything but `live_until`, chained to the edition before it on this site.
    """

    sequence = models.PositiveBigIntegerField(_("place in the chain"), unique=True)
    article = models.ForeignKey(Article, models.PROTECT, related_name="editions", verbose_name=_("article"))
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGE_CHOICES)
    number = models.PositiveIntegerField(_("edition"))
    edition_kind = models.CharField(_("kind of edition"), max_length=20, choices=EditionKind.choices)
    standing = models.CharField(_("standing"), max_length=20, choices=Standing.choices)

    slug = models.CharField(_("address"), max_length=100)
    headline = models.CharField(_("headline"), max_length=250)
    short_headline = models.CharField(_("short headline"), max_length=90, blank=True)
    lead = models.TextField(_("lead"), blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    urgency = models.PositiveSmallIntegerField(_("urgency"))
    event_on = models.DateField(_("event date"))
    lead_photo = models.ForeignKey(
        "media.Photo", models.PROTECT, null=True, related_name="+", verbose_name=_("lead photo")
    )
    # The picture that was approved, and how it was made: the library's may be another by now.
    lead_photo_sha256 = models.CharField(max_length=64, blank=True)
    lead_photo_source = models.CharField(max_length=40, blank=True)

    published_at = models.DateTimeField(_("published"))
    live_from = models.DateTimeField(_("live from"))
    live_until = models.DateTimeField(_("live until"), null=True)

    content = LaterJSONField(_("content"))
    # Where the body names whom it mentions for the first time: see `articles.workflow.first_mentions`.
    links = models.JSONField(_("links"), default=list, blank=True)
    change_note = models.TextField(_("public change note"), blank=True)
    notice = models.TextField(_("public notice or reason"), blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("approved by")
    )
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("published by")
    )
    created_at = models.DateTimeField(_("made"))

    content_hash = models.CharField(_("hash of the content"), max_length=64)
    # Of a translation: hash of the Ukrainian content it was made from, "" where nobody knows.
    made_from = models.CharField(_("made from the Ukrainian content"), max_length=64, blank=True)
    correction_hash = models.CharField(_("hash of the correction"), max_length=64, blank=True)
    previous_hash = models.CharField(_("hash of the edition before"), max_length=64, blank=True)
    hash = models.CharField(_("hash"), max_length=64)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        indexes = [
            models.Index(fields=["language", "-published_at", "-id"], name="edition_list"),
            models.Index(fields=["language", "kind", "-published_at", "-id"], name="edition_kind_list"),
            models.Index(fields=["language", "slug"], name="edition_address"),
            # Not with the language first: SQLite would take it for every list, and sort the whole archive.
            models.Index(fields=["live_from"], name="edition_boundaries"),
            models.Index(fields=["article", "language", "live_from"], name="edition_of_article"),
            models.Index(fields=["standing", "language"], name="edition_standing"),
            models.Index(fields=["hash"], name="edition_hash"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["article", "language", "number"], name="edition_number_unique"),
            models.CheckConstraint(
                condition=Q(live_until__isnull=True) | Q(live_until__gte=F("live_from")),
                name="edition_ends_after_start",
            ),
            models.CheckConstraint(condition=Q(language__in=LANGUAGES), name="edition_language_known"),
            models.CheckConstraint(condition=Q(standing__in=Standing.values), name="edition_standing_known"),
        ]

    def __str__(self) -> str:
        return f"{self.headline} ({language_mark(self.language)}, {self.number})"

    @property
    def picture(self) -> Photo | None:
        """The lead photo, while readers may have its file and it is the one that was approved, not its replacement.

        A query of its own, but for editions asked for `with_picture()`.
        """
        photo = self.lead_photo
        return photo if photo and photo.is_public and photo.sha256 == self.lead_photo_sha256 else None

    @property
    def short_hash(self) -> str:
        """What names the edition in its permanent address. 64 bits: nobody can make another one that fits."""
        return self.hash[:SHORT_HASH]

    def place(self, moment: str = "published_at") -> Place:
        """Where the edition stands in a list sorted by the column `moment`."""
        return Place(getattr(self, _column(moment)), self.hash[:MARK])


def corrections_in(lived: Iterable[Edition]) -> list[Edition]:
    """The corrections that still stand under a text: `lived` is all it ever was in one language, oldest first.

    `on_record` for a history at hand: with a text its corrections are taken, for they repeat its words.
    """
    corrections: list[Edition] = []
    for edition in lived:
        if edition.standing not in READABLE:
            corrections.clear()
        elif edition.edition_kind == EditionKind.CORRECTION:
            corrections.append(edition)
    return corrections


def source_moved_on(edition: Edition, lived: Iterable[Edition], sources: Iterable[Edition]) -> datetime.datetime | None:
    """When readers last got something new in Ukrainian that this translation was not made from; None: nothing.

    `lived` and `sources` are all that the text and its Ukrainian one ever were, oldest first. An edition that remembers
    no source that readers know was made from what they had when it came out.
    """
    if edition.language == DEFAULT:
        return None
    sources = list(sources)
    made_from = [one.number for one in sources if edition.made_from and one.content_hash == edition.made_from]
    came_out = min(one.live_from for one in lived if one.content_hash == edition.content_hash)
    later = (
        one.live_from
        for one in sources
        if one.edition_kind in TOLD and (one.number > made_from[-1] if made_from else one.live_from > came_out)
    )
    return max(later, default=None)


class EditionRelation(models.Model):
    """A thing an edition shows, with the list columns copied beside it so that its list is an index walk."""

    language = models.CharField(max_length=2)
    published_at = models.DateTimeField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"№ {self.edition_id}"  # type: ignore[attr-defined]


class EditionTag(EditionRelation):
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="edition_tags")
    tag = models.ForeignKey(Tag, models.PROTECT, related_name="edition_tags", db_index=False)

    class Meta:
        verbose_name = _("topic of an edition")
        verbose_name_plural = _("topics of editions")
        indexes = [models.Index(fields=["tag", "language", "-published_at", "-edition"], name="edition_tag_list")]


class EditionOfficial(EditionRelation):
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="edition_officials")
    official = models.ForeignKey(Official, models.PROTECT, related_name="edition_officials", db_index=False)

    class Meta:
        verbose_name = _("official in an edition")
        verbose_name_plural = _("officials in editions")
        indexes = [
            models.Index(fields=["official", "language", "-published_at", "-edition"], name="edition_official_list")
        ]


class EditionOrganisation(EditionRelation):
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="edition_organisations")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="edition_organisations", db_index=False)

    class Meta:
        verbose_name = _("organisation in an edition")
        verbose_name_plural = _("organisations in editions")
        indexes = [
            models.Index(fields=["organisation", "language", "-published_at", "-edition"], name="edition_org_list")
        ]


class EditionGallery(EditionRelation):
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="edition_galleries")
    gallery = models.ForeignKey("media.Gallery", models.PROTECT, related_name="edition_galleries", db_index=False)

    class Meta:
        verbose_name = _("gallery in an edition")
        verbose_name_plural = _("galleries in editions")
        indexes = [
            models.Index(fields=["gallery", "language", "-published_at", "-edition"], name="edition_gallery_list")
        ]


class EditionPhoto(EditionRelation):
    """A photo whose files an edition lets out; `is_portrait` when it shows who is named, without words of its own."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="edition_photos")
    photo = models.ForeignKey("media.Photo", models.PROTECT, related_name="edition_photos", db_index=False)
    is_portrait = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("photo in an edition")
        verbose_name_plural = _("photos in editions")
        indexes = [models.Index(fields=["photo", "language", "-published_at", "-edition"], name="edition_photo_list")]


class SiteState(models.Model):
    """One row: the end of the chain of editions."""

    chain_length = models.PositiveBigIntegerField(default=0)
    chain_hash = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.chain_length} editions"

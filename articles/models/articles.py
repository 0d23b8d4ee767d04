from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from articles.models.addresses import slug_constraints
from articles.models.limits import closed_to, hidden_from
from articles.models.officials import Official
from articles.models.organisations import Organisation
from articles.models.tags import TaggedArticle
from newsroom.lib.languages import LANGUAGES

LANGUAGE_CHOICES = [("uk", _("Ukrainian")), ("en", _("English"))]


class Kind(models.TextChoices):
    NEWS = "news", _("news")
    PRESS_RELEASE = "press_release", _("press release")
    STATEMENT = "statement", _("statement")
    SPEECH = "speech", _("speech")
    ANNOUNCEMENT = "announcement", _("announcement")
    INTERVIEW = "interview", _("interview")
    PHOTO_REPORT = "photo_report", _("photo report")
    OBITUARY = "obituary", _("obituary")


class State(models.TextChoices):
    """Where the working text of one language stands. What readers see is another matter: see `Standing`."""

    DRAFT = "draft", _("draft")
    IN_REVIEW = "in_review", _("in review")
    RETURNED = "returned", _("returned")
    APPROVED = "approved", _("approved")


class Staleness(models.TextChoices):
    """By what a translation is behind its Ukrainian text, the gravest of all its passages (`newsroom.lib.grading`)."""

    TYPO = "typo", _("typo")
    WORDING = "wording", _("wording")
    FACTS = "facts", _("facts")


class ArticleQuerySet(models.QuerySet["Article"]):
    def open_to(self, user: Any) -> ArticleQuerySet:
        """What this person may work on: articles without a limit, and those whose limit names them."""
        return self.exclude(pk__in=closed_to(user))

    def visible_to(self, user: Any) -> ArticleQuerySet:
        """What exists at the desk for this person: the one word that every road to an article's words must say.

        It asks of the limit only; whether a role reads articles at all is the permission `articles.view_article`.
        """
        return self.exclude(pk__in=hidden_from(user))


class Article(models.Model):
    """The working copy of a story, in both languages. Readers never get it: they get an `Edition`."""

    headline = models.CharField(_("headline"), max_length=250, blank=True)
    headline_uk: str | None
    headline_en: str | None
    short_headline = models.CharField(
        _("short headline"), max_length=90, blank=True, help_text=_("For lists and phones. Empty: the headline.")
    )
    lead = models.TextField(
        _("lead"), max_length=600, blank=True, help_text=_("One sentence: who, what, where. Lists and search show it.")
    )
    body = models.TextField(_("body"), blank=True)
    body_uk: str | None
    body_en: str | None
    slug = models.SlugField(
        _("address"), max_length=100, blank=True, db_index=False, help_text=_("Empty: made from the headline.")
    )
    dateline = models.CharField(_("dateline"), max_length=80, blank=True, help_text=_("The place, for example Kyiv."))
    seo_description = models.CharField(_("description for search engines"), max_length=300, blank=True)
    social_text = models.TextField(
        _("text for social networks"),
        max_length=1024,  # of a caption under a photo in Telegram
        blank=True,
    )

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.NEWS)
    urgency = models.PositiveSmallIntegerField(
        _("urgency"),
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(9)],
        help_text=_("1 is the most urgent, 9 the least."),
    )
    event_on = models.DateField(
        _("event date"), help_text=_("The day it happened. Officials' titles are those held on this day.")
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="issued_articles",
        verbose_name=_("issuing organisation"),
    )
    lead_photo = models.ForeignKey(
        "media.Photo", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("lead photo")
    )
    galleries: models.ManyToManyField = models.ManyToManyField(
        "media.Gallery", through="ArticleGallery", blank=True, related_name="+", verbose_name=_("galleries")
    )
    tags = TaggableManager(through=TaggedArticle, blank=True, verbose_name=_("tags"), help_text="")

    # Optimistic lock: a save names the version it began from, and loses if somebody was faster.
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    # Where an imported text came from (see articles.importers): the same source makes no second article.
    source = models.CharField(_("source"), max_length=100, null=True, blank=True, unique=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("author")
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-changed_at", "-id"]
        indexes = [
            models.Index(fields=["-changed_at", "-id"], name="article_changed"),
            # The desk's list, narrowed to one of these, is a walk through the newest of it.
            *(
                models.Index(fields=[column, "-changed_at", "-id"], name=f"article_{column}_changed")
                for column in ("kind", "created_by", "organisation")
            ),
            models.Index(fields=["event_on"], name="article_event_on"),
        ]
        constraints = [
            *slug_constraints("article"),
            models.CheckConstraint(condition=Q(urgency__range=(1, 9)), name="article_urgency_1_to_9"),
        ]
        permissions = [
            ("submit_article", "Can submit an article for review"),
            ("review_article", "Can approve or return an article"),
            ("publish_article", "Can publish, schedule and correct an article"),
            ("publish_emergency", "Can publish before anybody approved, answering for it afterwards"),
            ("withdraw_article", "Can withdraw, hold, take down and restore an article"),
            ("override_language_order", "Can publish a translation before the Ukrainian text"),
            ("translate_uk", "Can write the Ukrainian text of an article"),
            ("translate_en", "Can write the English text of an article"),
            ("read_limited_article", "Can read articles limited to others"),
        ]

    def __str__(self) -> str:
        return self.headline_uk or self.headline_en or f"№ {self.pk}"


class ArticleLanguage(models.Model):
    """The state of one article's working text in one language. Changed only by `articles.workflow`."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="languages", verbose_name=_("article"))
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGE_CHOICES)
    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.DRAFT)
    # SHA-256 of the working content when it was last touched, and who touched it since readers last got it.
    content_hash = models.CharField(max_length=64, blank=True, editable=False)
    touched_by: models.ManyToManyField = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="+", editable=False, verbose_name=_("touched by")
    )
    # SHA-256 over the approved content and the people who touched it: any later edit voids the approval.
    approval_hash = models.CharField(max_length=64, blank=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("approved by"),
    )
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True, editable=False)
    # A copy for lists: how far a translation is behind (see `translations`). Empty: it is not, or is no translation.
    stale_grade = models.CharField(
        _("behind the Ukrainian text by"), max_length=10, choices=Staleness.choices, blank=True, editable=False
    )
    # Who takes the next step, and by when; both end when the text goes out.
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("assigned to"),
    )
    due_at = models.DateTimeField(_("due"), null=True, blank=True, editable=False)
    # Since when it lies with somebody who must review, mend or publish it. None: nobody is waited for. What has gone
    # out stays approved, so without this a queue would read the whole archive.
    waits_since = models.DateTimeField(_("waits since"), null=True, blank=True, editable=False)
    # Counts moves. Two people who press a button at once: the second one's conditional update finds no row.
    moves = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("language of an article")
        verbose_name_plural = _("languages of articles")
        constraints = [
            models.UniqueConstraint(fields=["article", "language"], name="article_language_unique"),
            models.CheckConstraint(condition=Q(language__in=LANGUAGES), name="article_language_known"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="article_language_state_known"),
        ]
        indexes = [
            # The few that are behind, whatever the archive holds.
            models.Index(fields=["stale_grade", "article"], condition=~Q(stale_grade=""), name="translation_stale"),
            models.Index(fields=["waits_since"], condition=Q(waits_since__isnull=False), name="article_language_waits"),
            models.Index(fields=["state", "language"], name="article_language_state"),
            # For «approved and not out yet»: the newest approvals, whatever the archive holds.
            models.Index(fields=["approved_at"], condition=Q(state="approved"), name="article_language_approved"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.language}: {self.state}"


class Mention(models.Model):
    """An official or an organisation named in an article, in the editor's order."""

    class Role(models.TextChoices):
        SUBJECT = "subject", _("whom it is about")
        SPEAKER = "speaker", _("speaks")
        PARTICIPANT = "participant", _("takes part")
        ORGANISER = "organiser", _("organises")
        MENTIONED = "mentioned", _("is mentioned")

    article = models.ForeignKey(Article, models.CASCADE, related_name="mentions", verbose_name=_("article"))
    official = models.ForeignKey(
        Official, models.PROTECT, null=True, blank=True, related_name="mentions", verbose_name=_("official")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="mentions", verbose_name=_("organisation")
    )
    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.MENTIONED)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(official__isnull=False, organisation__isnull=True)
                | Q(official__isnull=True, organisation__isnull=False),
                name="mention_of_one_thing",
                violation_error_message=_("Choose either an official or an organisation."),
            ),
            models.UniqueConstraint(fields=["article", "official"], name="mention_official_once"),
            models.UniqueConstraint(fields=["article", "organisation"], name="mention_organisation_once"),
        ]

    def __str__(self) -> str:
        return str(self.official or self.organisation)


class RefusedMention(models.Model):
    """An official or an organisation that a text seems to name, and an editor said that it does not."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="refused_mentions")
    official = models.ForeignKey(Official, models.CASCADE, null=True, related_name="+")
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("refused mention")
        verbose_name_plural = _("refused mentions")
        default_permissions = ()  # whoever writes the article may say so
        constraints = [
            models.CheckConstraint(
                condition=Q(official__isnull=False, organisation__isnull=True)
                | Q(official__isnull=True, organisation__isnull=False),
                name="refused_mention_of_one_thing",
            ),
            models.UniqueConstraint(fields=["article", "official"], name="refused_official_once"),
            models.UniqueConstraint(fields=["article", "organisation"], name="refused_organisation_once"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.official_id or self.organisation_id}"


class ArticleGallery(models.Model):
    article = models.ForeignKey(Article, models.CASCADE, related_name="article_galleries")
    gallery = models.ForeignKey(
        "media.Gallery", models.PROTECT, related_name="article_galleries", verbose_name=_("gallery")
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("gallery of an article")
        verbose_name_plural = _("galleries of articles")
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["article", "gallery"], name="article_gallery_once")]

    def __str__(self) -> str:
        return str(self.gallery_id)

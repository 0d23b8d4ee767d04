from articles.models.addresses import FormerAddress
from articles.models.articles import (
    Article,
    ArticleGallery,
    ArticleLanguage,
    Kind,
    Mention,
    RefusedMention,
    Staleness,
    State,
)
from articles.models.banners import Banner
from articles.models.drafts import ArticleDraft, ArticlePresence
from articles.models.editions import (
    Cursor,
    Edition,
    EditionGallery,
    EditionKind,
    EditionOfficial,
    EditionOrganisation,
    EditionPhoto,
    EditionTag,
    Place,
    SiteState,
    Standing,
)
from articles.models.fingerprints import EditionFingerprint
from articles.models.history import Correction, Transition
from articles.models.limits import ArticleLimit, Membership
from articles.models.officials import Appointment, Official, Position, PositionTitle, Reshuffle
from articles.models.organisations import Organisation
from articles.models.pages import SHOWN
from articles.models.photos import ArticlePhoto, PhotoPerson
from articles.models.previews import SharedPreview, SharedPreviewView
from articles.models.reviews import ReviewedText
from articles.models.seals import SEALED
from articles.models.searching import ArticleWords, SearchRow, SearchWord
from articles.models.synonyms import Synonym
from articles.models.tags import Tag, TaggedArticle
from articles.models.translations import TranslatedPassage
from articles.models.versions import ArticleVersion
from articles.models.words import HeadlineWord, KnownWord, KnownWordDeletion

__all__ = [
    "SEALED",
    "SHOWN",
    "Appointment",
    "Article",
    "ArticleDraft",
    "ArticleGallery",
    "ArticleLanguage",
    "ArticleLimit",
    "ArticlePhoto",
    "ArticlePresence",
    "ArticleVersion",
    "ArticleWords",
    "Banner",
    "Correction",
    "Cursor",
    "Edition",
    "EditionFingerprint",
    "EditionGallery",
    "EditionKind",
    "EditionOfficial",
    "EditionOrganisation",
    "EditionPhoto",
    "EditionTag",
    "FormerAddress",
    "HeadlineWord",
    "Kind",
    "KnownWord",
    "KnownWordDeletion",
    "Membership",
    "Mention",
    "Official",
    "Organisation",
    "PhotoPerson",
    "Place",
    "Position",
    "PositionTitle",
    "RefusedMention",
    "Reshuffle",
    "ReviewedText",
    "SearchRow",
    "SearchWord",
    "SharedPreview",
    "SharedPreviewView",
    "SiteState",
    "Staleness",
    "Standing",
    "State",
    "Synonym",
    "Tag",
    "TaggedArticle",
    "Transition",
    "TranslatedPassage",
]

from articles.models.addresses import FormerAddress
from articles.models.articles import Article, ArticleGallery, ArticleLanguage, Kind, Mention, State
from articles.models.banners import Banner
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
    SearchText,
    SiteState,
    Standing,
)
from articles.models.fingerprints import EditionFingerprint
from articles.models.history import Correction, Transition
from articles.models.officials import Appointment, Official, Position, PositionTitle
from articles.models.organisations import Organisation
from articles.models.photos import ArticlePhoto, PhotoPerson
from articles.models.seals import SEALED
from articles.models.tags import Tag, TaggedArticle
from articles.models.versions import ArticleVersion, ArticleWords

__all__ = [
    "SEALED",
    "Appointment",
    "Article",
    "ArticleGallery",
    "ArticleLanguage",
    "ArticlePhoto",
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
    "Kind",
    "Mention",
    "Official",
    "Organisation",
    "PhotoPerson",
    "Place",
    "Position",
    "PositionTitle",
    "SearchText",
    "SiteState",
    "Standing",
    "State",
    "Tag",
    "TaggedArticle",
    "Transition",
]

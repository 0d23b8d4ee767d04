"""Which fields have a column per language."""

from modeltranslation.translator import TranslationOptions, register

from articles.models import Article, Banner, Official, Organisation, PositionTitle, Tag


@register(Article)
class ArticleTranslation(TranslationOptions):
    fields = (
        "headline",
        "short_headline",
        "lead",
        "body",
        "slug",
        "dateline",
        "seo_description",
        "social_text",
    )


@register(Official)
class OfficialTranslation(TranslationOptions):
    fields = ("given_name", "family_name", "patronymic", "biography", "slug")


@register(PositionTitle)
class PositionTitleTranslation(TranslationOptions):
    fields = ("title",)


@register(Organisation)
class OrganisationTranslation(TranslationOptions):
    fields = ("name", "short_name", "abbreviation", "slug")


@register(Tag)
class TagTranslation(TranslationOptions):
    fields = ("name", "slug", "description")


@register(Banner)
class BannerTranslation(TranslationOptions):
    fields = ("text", "link")

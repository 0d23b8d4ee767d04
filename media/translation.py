"""Which fields exist once per language."""

from modeltranslation.translator import TranslationOptions, register

from .models import Gallery, Photo, SafetyQuestion


@register(Photo)
class PhotoTranslation(TranslationOptions):
    fields = ("headline", "caption", "alt_text", "credit")


@register(Gallery)
class GalleryTranslation(TranslationOptions):
    fields = ("title", "slug", "description")


@register(SafetyQuestion)
class SafetyQuestionTranslation(TranslationOptions):
    fields = ("text", "explanation")
    required_languages = ("uk",)

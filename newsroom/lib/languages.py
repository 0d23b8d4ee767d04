"""The two languages of the newsroom."""

from typing import Any

from django.utils.translation import gettext as _

LANGUAGES = ("uk", "en")
DEFAULT = "uk"


def other(language: str) -> str:
    """The language a text is translated into from this one. ValueError for a language we do not publish in."""
    return LANGUAGES[1 - LANGUAGES.index(language)]


def attr(name: str, language: str) -> str:
    """The translated column of a field: `attr("name", "uk")` is `name_uk`."""
    return f"{name}_{language}"


def language_mark(language: str) -> str:
    """ "UKR", as the desk marks what is in this language."""
    return {"uk": _("UKR"), "en": _("ENG")}[language]


def named_in(name: Any, language: str) -> str:
    """What modeltranslation calls the column of a language; migrations, which translate nothing, keep "name [uk]"."""
    return {"uk": _("%(name)s [uk]"), "en": _("%(name)s [en]")}[language] % {"name": name}

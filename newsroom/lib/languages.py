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


def column_name(name: Any, language: str) -> str:
    """What a translated column is called where it is only read, as on the form of an archivist: “Headline (UKR)”."""
    return f"{name} ({language_mark(language)})"

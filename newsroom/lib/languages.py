"""The two languages of the newsroom."""

LANGUAGES = ("uk", "en")
DEFAULT = "uk"


def other(language: str) -> str:
    """The language a text is translated into from this one. ValueError for a language we do not publish in."""
    return LANGUAGES[1 - LANGUAGES.index(language)]


def attr(name: str, language: str) -> str:
    """The translated column of a field: `attr("name", "uk")` is `name_uk`."""
    return f"{name}_{language}"

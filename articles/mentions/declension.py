"""The seven Ukrainian cases of a person's name, by shevchenko-py, imported at the first name: pages need none of it."""

from __future__ import annotations

from articles.search.lemmas import readings
from articles.search.normal import clean

CASES = ("nominative", "genitive", "dative", "accusative", "ablative", "locative", "vocative")
PARTS = ("given_name", "family_name", "patronymic")
_THEIRS = {"given_name": "given_name", "family_name": "family_name", "patronymic": "patronymic_name"}
_GENDERS = {"m": "masculine", "f": "feminine"}


def gender_of(given_name: str, patronymic: str = "") -> str:
    """ "m" or "f" as the given name or the patronymic tells, or "" where neither does."""
    import shevchenko

    if not given_name:
        return ""
    found = shevchenko.detect_gender(given_name=given_name, **({"patronymic_name": patronymic} if patronymic else {}))
    if found:
        return next(short for short, long in _GENDERS.items() if long == found)
    known = {one.gender for one in readings(clean(given_name, "uk").lower()) if one.kind == "name" and one.case == 0}
    return known.pop() if len(known) == 1 else ""


def declined(parts: dict[str, str], gender: str) -> dict[str, list[str]]:
    """Of each part that is not empty its forms in the order of `CASES`; without a gender all seven stay as it is.

    A name that the library refuses (Latin letters, say) stays as it is too.
    """
    import shevchenko

    given = {part: name for part, name in parts.items() if name}
    if gender not in _GENDERS or not given:
        return {part: [name] * len(CASES) for part, name in given.items()}
    try:
        fields = {_THEIRS[part]: name for part, name in given.items()}
        found = [shevchenko.in_case(case, gender=_GENDERS[gender], **fields) for case in CASES]
    except shevchenko.InputValidationError:
        return {part: [name] * len(CASES) for part, name in given.items()}
    return {part: [forms.get(_THEIRS[part]) or name for forms in found] for part, name in given.items()}

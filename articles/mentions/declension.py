"""The seven Ukrainian cases of a person's name, by shevchenko-py, imported at the first name: pages need none of it."""

from __future__ import annotations

from articles.search.lemmas import Reading, readings
from articles.search.normal import clean

CASES = ("nominative", "genitive", "dative", "accusative", "ablative", "locative", "vocative")
PARTS = ("given_name", "family_name", "patronymic")
_THEIRS = {"given_name": "given_name", "family_name": "family_name", "patronymic": "patronymic_name"}
_GENDERS = {"m": "masculine", "f": "feminine"}


def gender_of(given_name: str, patronymic: str = "") -> str:
    """ "m" or "f" as the patronymic or the given name tells, or "" where neither does («Саша»).

    The library guesses by the ending: for «Урсула» a man, for «Нікіта» a woman. The dictionary knows better.
    """
    if not given_name:
        return ""
    if patronymic and (told := _detected(patronymic_name=patronymic)):
        return told
    known = {one.gender for one in _as_given_name(given_name) if one.case == 0 and one.gender}
    if known:
        return known.pop() if len(known) == 1 else ""
    return _detected(given_name=given_name)


def _detected(**names: str) -> str:
    import shevchenko

    found = shevchenko.detect_gender(**names)
    return next((short for short, long in _GENDERS.items() if long == found), "")


def _as_given_name(name: str) -> list[Reading]:
    return [one for one in readings(clean(name, "uk").lower()) if one.kind == "name" and not one.is_plural]


def _is_indeclinable(given_name: str, gender: str) -> bool:
    """«Джо», of which the library makes «Джа» and «Джу»."""
    found = {one.case for one in _as_given_name(given_name) if one.gender in ("", gender)}
    return found.issuperset(range(len(CASES)))


def declined(parts: dict[str, str], gender: str) -> dict[str, list[str]]:
    """Of each part that is not empty its forms in the order of `CASES`; without a gender all seven stay as it is.

    A name that the library refuses (Latin letters, say) stays as it is too, and one that never changes.
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
    made = {part: [forms.get(_THEIRS[part]) or name for forms in found] for part, name in given.items()}
    if _is_indeclinable(given.get("given_name", ""), gender):
        made["given_name"] = [given["given_name"]] * len(CASES)
    return made

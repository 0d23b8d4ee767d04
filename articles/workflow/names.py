"""The cases of an official's name: made anew when the name changes, kept where an editor has corrected them."""

from __future__ import annotations

from collections.abc import Mapping

from articles.mentions.declension import PARTS, declined, gender_of
from articles.models import Official
from newsroom.lib.languages import attr

Forms = Mapping[str, Mapping[int, str]]


def decline(official: Official, wanted: Forms | None = None) -> list[str]:
    """Write the forms into `official.name_forms`, which the caller saves, with what an editor wants instead of some.

    `wanted` has by part and case (0 nominative … 6 vocative) what the form shows now: what is as made is none.
    A part that it lacks keeps its corrections. A part with another name, or of another gender, begins anew: the parts
    that lost a correction so are returned.
    """
    before = official.name_forms or {}
    parts = {part: (getattr(official, attr(part, "uk")) or "").strip() for part in PARTS}
    gender = official.gender or gender_of(parts["given_name"], parts["patronymic"])
    made = declined(parts, gender)
    old, same_gender = before.get("corrected", {}), before.get("gender") == gender
    corrected: dict[str, dict[str, str]] = {}
    lost = []
    for part, forms in made.items():
        if before.get("of", {}).get(part) != parts[part] or not same_gender:
            lost += [part] if old.get(part) else []
            continue
        given = (wanted or {}).get(part)
        chosen = old.get(part, {}) if given is None else {str(case): form for case, form in given.items()}
        kept = {case: form for case, form in chosen.items() if form and form != forms[int(case)]}
        if kept:
            corrected[part] = kept
    lost += [part for part in old if part not in made and old[part]]
    official.name_forms = {"of": {part: parts[part] for part in made}, "gender": gender, "made": made}
    if corrected:
        official.name_forms["corrected"] = corrected
    return lost

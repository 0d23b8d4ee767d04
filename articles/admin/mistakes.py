"""Every mistake of a form in one list at its top, whichever language or table it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.text import capfirst


class Mistake(NamedTuple):
    """`anchor` is the id of the field, or empty when it concerns the whole form."""

    anchor: str
    label: Any
    sentence: str


def mistakes(context: dict[str, Any]) -> list[Mistake]:
    """The mistakes of the form and of the tables under it, in the order in which they stand on the page."""
    form = context["adminform"].form
    if not form.is_bound:
        return []
    found = [*_of(form)]
    for inline in context["inline_admin_formsets"]:
        name = capfirst(inline.opts.verbose_name_plural)
        found += [Mistake("", name, str(error)) for error in inline.formset.non_form_errors()]
        for each in inline.formset.forms:
            found += [Mistake(mistake.anchor, name, mistake.sentence) for mistake in _of(each)]
    return found


def _of(form: Any) -> Iterator[Mistake]:
    errors = form.errors
    for name in [NON_FIELD_ERRORS, *form.fields]:
        for sentence in errors.get(name, []):
            if name == NON_FIELD_ERRORS:
                yield Mistake("", "", sentence)
            else:
                yield Mistake(form[name].id_for_label or form[name].auto_id, form[name].label, sentence)

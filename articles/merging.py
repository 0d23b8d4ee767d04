"""A save that began from an older version: what the form began from, what stands now, what was typed; by field.

A value is text as the form sends it, or a list: of ids, or of the rows of a table under the form.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from articles.models import Article
from newsroom.lib.html import clean, pieces
from newsroom.lib.merging import Clash, Part, Settled, merge, settled

Value = str | list[Any]
Values = dict[str, Value]

# What the form carries for its own sake.
CARRIED = {"base_version", "base", "draft_key"}


class Table(NamedTuple):
    """A table under the form: the article's own relation, what tells its rows apart, and what else they say."""

    relation: str
    identity: tuple[str, ...]
    said: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        return (*self.identity, *self.said)


TABLES = {
    "mentions": Table("mentions", ("official", "organisation"), ("role", "position")),
    "article_galleries": Table("article_galleries", ("gallery",), ("position",)),
}


@dataclass(frozen=True)
class Merged:
    """One field that somebody changed. `by` whom: "theirs", "yours", or "both" (alike, or in different places)."""

    name: str
    base: Value
    theirs: Value
    yours: Value
    parts: list[Part]
    by: str

    @property
    def settled(self) -> bool:
        return settled(self.parts)


def saved(article: Article, form: forms.BaseForm) -> Values:
    """What stands in the database of every field this form has."""
    values: Values = {}
    for name in _names(form):
        field: Any = article._meta.get_field(name)
        values[name] = _ids(article.tags.all()) if name == "tags" else _plain(name, field.value_from_object(article))
    for prefix, table in TABLES.items():
        values[prefix] = _rows(getattr(article, table.relation).values(*table.columns), table)
    return values


def typed(data: QueryDict, form: forms.BaseForm) -> Values:
    """What was sent of every field and table; what the page did not offer is left out."""
    values: Values = {}
    for name in _names(form):
        field = form.fields[name]
        values[name] = _plain(name, _read(field, field.widget.value_from_datadict(data, MultiValueDict(), name)))
    for prefix, table in TABLES.items():
        if f"{prefix}-TOTAL_FORMS" in data:
            values[prefix] = _rows(_sent(data, prefix, table), table)
    return values


def write(values: Values) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> Values | None:
    """What `write` wrote, or None: then every field that differs must be chosen."""
    try:
        values = json.loads(text)
    except ValueError:
        return None
    return values if isinstance(values, dict) else None


def compare(base: Values | None, theirs: Values, yours: Values) -> list[Merged]:
    """Every field that the two have differently or that one of them changed, in the order of the form."""
    found = []
    for name, mine in yours.items():
        current = theirs.get(name, "")
        began = base.get(name) if base is not None else None
        if mine == current and (began is None or mine == began):
            continue
        by = "both" if began not in (mine, current) else ("theirs" if mine == began else "yours")
        found.append(
            Merged(name, began if began is not None else "", current, mine, _merge(name, began, current, mine), by)
        )
    return found


def _merge(name: str, base: Value | None, theirs: Value, yours: Value) -> list[Part]:
    if name.startswith("body_") and all(isinstance(value, str) for value in (base or "", theirs, yours)):
        current, mine = pieces(str(theirs)), pieces(str(yours))
        return merge(pieces(str(base)), current, mine) if base is not None else [Clash(tuple(current), tuple(mine))]
    began = write({"": base}) if base is not None else ""
    return merge([began], [write({"": theirs})], [write({"": yours})])


def values_of(part: Part, whose: str) -> list[Value]:
    """The texts or values of a part; of a clash those of "theirs" or "yours"."""
    got = part.pieces if isinstance(part, Settled) else getattr(part, whose)
    return [json.loads(piece)[""] if piece.startswith('{"":') else piece for piece in got]


def chosen(merged: Merged, choices: Mapping[str, str]) -> Value | None:
    """The field as chosen: for the clash at place 0 `choices["merge-<name>-0"]` is theirs, yours or both.

    None when a choice is missing. Both are kept one after the other, and only of a body.
    """
    taken: list[Value] = []
    for at, part in enumerate(merged.parts):
        choice = choices.get(f"merge-{merged.name}-{at}", "") if isinstance(part, Clash) else "theirs"
        if choice == "both" and merged.name.startswith("body_"):
            taken += [*values_of(part, "theirs"), *values_of(part, "yours")]
        elif choice in ("theirs", "yours"):
            taken += values_of(part, choice)
        else:
            return None
    return "".join(map(str, taken)) if merged.name.startswith("body_") else (taken[0] if taken else "")


def joined(data: QueryDict, article: Article, form: forms.BaseForm) -> QueryDict | None:
    """What the form would send had it begun from the version that stands now, or None when a choice is missing."""
    theirs, yours = saved(article, form), typed(data, form)
    sent = data.copy()
    for merged in compare(read(data.get("base", "")), theirs, yours):
        value = chosen(merged, data)
        if value is None:
            return None
        if merged.name not in TABLES:
            _put(sent, form.fields[merged.name], merged.name, value)
        yours[merged.name] = value
    for prefix, table in TABLES.items():
        if prefix in yours:  # always anew: the rows have other numbers now
            _put_rows(sent, prefix, table, article, yours[prefix])
    for name in [name for name in sent if name.startswith("merge-")]:
        del sent[name]
    sent["base_version"], sent["base"] = str(article.version), write(theirs)
    return sent


def _names(form: forms.BaseForm) -> list[str]:
    """The fields that the article itself keeps and this person may write; anything else is sent on as it is."""
    kept = {field.name for field in Article._meta.get_fields()}
    mine = (name for name, field in form.fields.items() if not field.disabled)
    return [name for name in mine if name in kept and name not in CARRIED]


def _plain(name: str, value: Any) -> Value:
    if isinstance(value, (list, tuple)) or hasattr(value, "all"):
        return _ids(value.all() if hasattr(value, "all") else value)
    text = "" if value is None else str(getattr(value, "pk", value))
    text = text.replace("\r\n", "\n").strip()
    return clean(text) if name.startswith("body_") else text


def _read(field: forms.Field, raw: Any) -> Any:
    """A date is the same however it is written; the rest compares as it is sent."""
    if not isinstance(field, forms.DateField):
        return raw
    try:
        return field.to_python(raw)
    except ValidationError:
        return raw


def _ids(values: Iterable[Any]) -> list[str]:
    return sorted({str(getattr(value, "pk", value)) for value in values}, key=lambda pk: (len(pk), pk))


def _rows(rows: Iterable[Mapping[str, Any]], table: Table) -> list[list[str]]:
    plain = [["" if row[name] is None else str(row[name]) for name in table.columns] for row in rows]
    return sorted(plain, key=lambda row: (row[-1].zfill(9), row))


def _sent(data: QueryDict, prefix: str, table: Table) -> Iterable[dict[str, str]]:
    for at in range(_count(data, prefix)):
        row = {name: data.get(f"{prefix}-{at}-{name}", "") for name in table.columns}
        if any(row[name] for name in table.identity) and not data.get(f"{prefix}-{at}-DELETE"):
            yield row


def _count(data: QueryDict, prefix: str) -> int:
    total = data.get(f"{prefix}-TOTAL_FORMS", "0")
    return min(int(total), 1000) if total.isdecimal() and len(total) < 5 else 0


def _put(sent: QueryDict, field: forms.Field, name: str, value: Value) -> None:
    if isinstance(value, list):
        sent.setlist(name, value)
    elif isinstance(field, forms.DateField) and value:
        sent[name] = str(field.prepare_value(field.widget.format_value(field.to_python(value))))
    else:
        sent[name] = value


def _put_rows(sent: QueryDict, prefix: str, table: Table, article: Article, wanted: Value) -> None:
    """Rows that stand keep their number, those that went are ticked for deletion, new ones come after."""
    for name in [name for name in sent if name.startswith(f"{prefix}-")]:
        del sent[name]
    width = len(table.identity)
    left = {tuple(row[:width]): dict(zip(table.columns, row, strict=True)) for row in wanted if isinstance(row, list)}
    at = 0
    standing = list(getattr(article, table.relation).values("pk", *table.columns))
    for row in standing:
        identity = tuple("" if row[name] is None else str(row[name]) for name in table.identity)
        keep = left.pop(identity, None)
        values = keep or {name: "" if row[name] is None else str(row[name]) for name in table.columns}
        _put_row(sent, prefix, at, values, article, str(row["pk"]), delete=keep is None)
        at += 1
    for values in left.values():
        _put_row(sent, prefix, at, values, article, "", delete=False)
        at += 1
    counts = {"TOTAL": at, "INITIAL": len(standing), "MIN_NUM": 0, "MAX_NUM": 1000}
    for name, count in counts.items():
        sent[f"{prefix}-{name}_FORMS"] = str(count)


def _put_row(
    sent: QueryDict, prefix: str, at: int, values: dict[str, str], article: Article, pk: str, *, delete: bool
) -> None:
    for name, value in {**values, "id": pk, "article": str(article.pk)}.items():
        sent[f"{prefix}-{at}-{name}"] = value
    if delete:
        sent[f"{prefix}-{at}-DELETE"] = "on"

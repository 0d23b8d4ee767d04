"""The log as a file, a line at a time, the oldest event first."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from typing import Any

from newsroom.audit.models import AuditEvent
from newsroom.lib.digests import canonical
from newsroom.lib.spreadsheets import safe_cell

FORMATS = ("csv", "jsonl")
COLUMNS = ("sequence", "at", "what", "by", "by_name", "about", "about_name", "details", "previous_hash", "hash")


def lines(events: Iterable[AuditEvent], style: str) -> Iterator[str]:
    """CSV with the mark by which spreadsheets know UTF-8 and no cell taken for a formula, or one JSON object a line.

    The hash of an event can be computed anew from its JSON line, not from CSV.
    """
    return _csv(events) if style == "csv" else _jsonl(events)


class _Echo:
    """Hands the writer's line back instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def _csv(events: Iterable[AuditEvent]) -> Iterator[str]:
    writer: Any = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow(COLUMNS)
    for event in events:
        row = event.sealed() | {"hash": event.hash}
        row["details"] = canonical(row["details"])
        yield writer.writerow([safe_cell("" if row[name] is None else str(row[name])) for name in COLUMNS])


def _jsonl(events: Iterable[AuditEvent]) -> Iterator[str]:
    for event in events:
        yield json.dumps(event.sealed() | {"hash": event.hash}, ensure_ascii=False) + "\n"

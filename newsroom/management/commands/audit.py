from __future__ import annotations

import argparse
import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from newsroom.audit import AuditEvent, tampering
from newsroom.audit.export import FORMATS, lines
from newsroom.lib.moments import start_of_day


def day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError("write a day as 2026-11-01") from error


class Command(BaseCommand):
    help = "Check the audit log, or write it out."

    def add_arguments(self, parser: CommandParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        acts.add_parser("verify", help="find what was changed, added or removed behind the desk's back")
        export = acts.add_parser("export", help="write the log out, the oldest event first")
        export.add_argument("--from", dest="since", type=day, metavar="2026-11-01", help="the first day, in Kyiv")
        export.add_argument("--to", dest="until", type=day, metavar="2026-11-30", help="the last day, in Kyiv")
        export.add_argument("--format", dest="style", choices=FORMATS, default="jsonl")
        export.add_argument("--output", type=Path, help="a file; without it the log goes to the standard output")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["act"] == "verify":
            self._verify()
        else:
            self._export(options["since"], options["until"], options["style"], options["output"])

    def _verify(self) -> None:
        found = 0
        for fault in tampering():
            found += 1
            self.stdout.write(fault)
        count = AuditEvent.objects.count()
        if found:
            raise CommandError(f"{count} events checked, {found} faults found")
        self.stdout.write(f"{count} events checked, nothing was tampered with")

    def _export(
        self, since: datetime.date | None, until: datetime.date | None, style: str, output: Path | None
    ) -> None:
        events = AuditEvent.objects.between(
            start_of_day(since) if since else None,
            start_of_day(until + datetime.timedelta(days=1)) if until else None,
        ).order_by("sequence")
        written = lines(events.iterator(chunk_size=2000), style)
        if output is None:
            for line in written:
                self.stdout.write(line, ending="")
            return
        try:
            with output.open("w", encoding="utf-8", newline="") as file:
                file.writelines(written)
        except OSError as error:
            raise CommandError(f"{output} could not be written: {error.strerror}") from error

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from articles.importers.articles import Imported, import_page
from articles.importers.page import LARGEST, Unreadable, decode
from newsroom.lib.languages import DEFAULT, LANGUAGES


class Command(BaseCommand):
    help = "Makes drafts of the texts of scraped news pages; the same page makes no second draft."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help=_("the text of one page, in UTF-8"))
        parser.add_argument("--language", default=DEFAULT, help=_("uk (the default) or en"))
        parser.add_argument("--event-date", metavar="2025-08-22", help=_("the day it happened; today if not given"))
        parser.add_argument("--by", metavar="USERNAME", help=_("the author of the drafts"))
        parser.add_argument("--dry-run", action="store_true", help=_("report the same and write nothing"))

    def handle(self, *args: Any, **options: Any) -> None:
        chosen = {
            "language": _language(options["language"]),
            "event_on": _day(options["event_date"]),
            "by": _author(options["by"]),
            "dry_run": options["dry_run"],
        }
        failed = [name for name in options["files"] if not self._import(Path(name), chosen)]
        if failed:
            raise CommandError(
                _("%(failed)d of %(all)d files were not imported: %(names)s")
                % {"failed": len(failed), "all": len(options["files"]), "names": ", ".join(failed)}
            )

    def _import(self, path: Path, chosen: dict[str, Any]) -> bool:
        self.stdout.write(self.style.MIGRATE_HEADING(str(path)))
        try:
            imported = import_page(decode(_bytes(path)), **chosen)
        except Unreadable as error:
            self.stderr.write(f"  {error}")
            return False
        self.stdout.write(f"  {_outcome(imported)}")
        for note in imported.notes:
            self.stdout.write(f"  • {note}")
        return True


def _language(name: str) -> str:
    if name not in LANGUAGES:
        raise CommandError(
            _("The language is “%(name)s”; it may be: %(languages)s.")
            % {"name": name, "languages": ", ".join(LANGUAGES)}
        )
    return name


def _day(written: str | None) -> datetime.date | None:
    if written is None:
        return None
    try:
        return datetime.date.fromisoformat(written)
    except ValueError as error:
        raise CommandError(_("“%s” is no date; write it like 2025-08-22.") % written) from error


def _author(username: str | None) -> Any:
    if username is None:
        return None
    users = get_user_model()._default_manager
    user = users.filter(is_active=True, **{get_user_model().USERNAME_FIELD: username}).first()
    if user is None:
        raise CommandError(_("There is no active user “%s”.") % username)
    return user


def _bytes(path: Path) -> bytes:
    """One byte more than a page may have, so that a huge file is refused without being read."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise Unreadable(_("The file can't be read: %s.") % error.strerror) from error


def _outcome(imported: Imported) -> str:
    if imported.article is None:
        return _("Would become a draft: %s") % imported.headline
    if imported.created:
        return _("Draft № %(id)d: %(headline)s") % {"id": imported.article.pk, "headline": imported.headline}
    return _("Article № %(id)d: %(headline)s") % {"id": imported.article.pk, "headline": imported.headline}

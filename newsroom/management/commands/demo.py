from __future__ import annotations

import functools
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from tqdm import tqdm

from articles.models import Article
from newsroom.demo.load import load
from newsroom.demo.staff import LOGINS


class Command(BaseCommand):
    help = "Fill the empty database with an invented ministry: articles, officials, photos and logins."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help=_("do nothing, quietly, where articles exist"))

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError(_("Demo logins have well-known passwords, so the demo loads under DEBUG only."))
        if not Article.objects.exists():
            quiet = options["verbosity"] == 0
            load(functools.partial(tqdm, disable=quiet, leave=False, unit="", desc=_("Demo content")))
        elif not options["if_empty"]:
            raise CommandError(_("The database already has articles. The demo is only for an empty one."))
        for login in LOGINS:
            self.stdout.write(f"  {login.username:8} {login.password:14} {login.role or _('full access')}")

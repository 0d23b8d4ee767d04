from __future__ import annotations

import functools
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from tqdm import tqdm

from articles.models import Tag
from newsroom.demo.bulk import add


class Command(BaseCommand):
    help = "Add many generated published articles, for measuring."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--articles", type=int, required=True, metavar="N", help=_("how many to add"))
        parser.add_argument(
            "--only-pages",
            action="store_true",
            help=_("only what the pages of the site need: no search finds the texts, and they have no history"),
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["articles"] < 1:
            raise CommandError(_("--articles must be a whole number above zero."))
        if not Tag.objects.exists():
            raise CommandError(_("There are no tags or officials to name yet. Run “manage.py demo” first."))
        progress = functools.partial(tqdm, disable=options["verbosity"] == 0, unit=" articles")
        add(options["articles"], progress, only_pages=options["only_pages"])

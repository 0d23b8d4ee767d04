from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from tqdm import tqdm

from articles.models import Article, Edition
from articles.search import desk, learning, texts
from articles.search.terms import analyser_version
from articles.workflow.chain import lock_site


class Command(BaseCommand):
    help = "Write the words by which texts are found anew: of editions for readers, of working copies for the desk."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--changed",
            action="store_true",
            help=_("only what was read by another version of the analyser or not at all; search goes on meanwhile"),
        )
        parser.add_argument("--batch", type=int, default=500, metavar="N", help=_("how many texts a transaction"))

    def handle(self, *, changed: bool, batch: int, verbosity: int, **options: Any) -> None:
        """Interrupted, `--changed` goes on where it stopped."""
        if not changed:
            with transaction.atomic():
                lock_site()
                texts.empty()
                desk.empty_copies()
                learning.forget()
        quiet = verbosity == 0
        now = timezone.now()
        # The newest first: they are looked for most.
        walk(stale(texts.unended(now), "search_row"), index_and_learn, batch, _("editions"), quiet)
        walk(stale(Article.objects.all(), "words"), desk.index_articles, batch, _("working copies"), quiet)
        with transaction.atomic():
            lock_site()
            texts.drop_ended(timezone.now())


def index_and_learn(editions: Sequence[Edition]) -> None:
    texts.index(editions)
    learning.learn(editions)


def stale(rows: QuerySet[Any], words: str) -> QuerySet[Any]:
    """Those without words, or with words of another version of the analyser."""
    return rows.filter(Q(**{words: None}) | ~Q(**{f"{words}__analyser": analyser_version()}))


def walk(rows: QuerySet[Any], write: Callable[[Sequence[Any]], None], batch: int, name: str, quiet: bool) -> None:
    ids = list(rows.order_by("-pk").values_list("pk", flat=True))
    with tqdm(total=len(ids), desc=name, disable=quiet) as bar:
        for start in range(0, len(ids), batch):
            some = ids[start : start + batch]
            with transaction.atomic():
                lock_site()
                write(list(rows.model._default_manager.filter(pk__in=some)))
            bar.update(len(some))

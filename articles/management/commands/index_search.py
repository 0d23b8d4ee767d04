from __future__ import annotations

from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand

from articles import search
from articles.models import Article, Edition

BATCH = 200


class Command(BaseCommand):
    help = "Write the search rows of every edition and working copy anew. People may search meanwhile."

    def handle(self, **options: Any) -> None:
        editions = Edition.objects.order_by("pk").iterator(chunk_size=BATCH)
        while batch := list(islice(editions, BATCH)):
            search.index(batch)
            search.learn(batch)
        articles = Article.objects.order_by("pk").iterator(chunk_size=BATCH)
        while some := list(islice(articles, BATCH)):
            search.index_articles(some)
        self.stdout.write(f"{Edition.objects.count()} editions can be found")

"""What the desk costs: `DEBUG=1 DATA_DIR=… [DATABASE_URL=…] .venv/bin/python -m benchmarks.desk` in this folder.

Asks the pages of the database it is given as a reviewer would, and prints for each the median of RUNS, after one that
warms up: milliseconds by the clock, those of the process alone, and queries. It makes one account, and writes nothing
else. First fill the database: `manage.py demo` and `manage.py bulk_demo --articles 100000`.
"""

import os
import statistics
import time
from collections import Counter
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
os.environ.setdefault("LOG_LEVEL", "ERROR")
django.setup()

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.urls import reverse

from articles.admin.narrowing import FEW
from articles.models import Article, ArticleWords, Tag
from articles.roles import REVIEWER
from articles.search import ids_of_copies, parse
from articles.search.rows import forms_in

RUNS = 5
NAME = "benchmark"
MOST_OF_RARE = 20


def reviewer() -> Client:
    user, _made = get_user_model().objects.get_or_create(username=NAME, defaults={"is_staff": True})
    user.groups.set(Group.objects.filter(name=REVIEWER))
    client = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0])
    client.force_login(user)
    return client


def words() -> tuple[str, str]:
    """A word that more texts have than are ever named by id, and one of a few texts."""
    texts = [
        set(forms_in(text)) for text in ArticleWords.objects.order_by("-pk").values_list("words", flat=True)[:1000]
    ]
    counts = Counter(word for text in texts for word in text if len(word) > 4)
    first = ArticleWords.objects.order_by("pk").values_list("words", flat=True)[:50]
    rare = (word for text in first for word in forms_in(text) if len(word) > 6 and word not in counts)
    few = (word for word in rare if len(ids_of_copies(parse(word, "uk"), FEW)) < MOST_OF_RARE)
    return counts.most_common(1)[0][0], next(few)


def pages() -> list[tuple[str, str]]:
    listed, common, rare = reverse("admin:articles_article_changelist"), *words()
    tag = Tag.objects.filter(merged_into=None).order_by("pk").first()
    newest = Article.objects.order_by("-pk").first()
    assert newest  # an empty desk needs no measuring
    return [
        ("front page", reverse("admin:index")),
        ("list, page 1", listed),
        ("list, page 8", f"{listed}?p=8"),
        ("list: approved in Ukrainian", f"{listed}?uk=approved"),
        ("list: returned in English", f"{listed}?en=returned"),
        ("list: obituaries", f"{listed}?kind__exact=obituary"),
        ("list: mine", f"{listed}?whose=me"),
        ("list: one month", f"{listed}?since=2024-03-01&until=2024-03-31"),
        ("list: a tag", f"{listed}?tag={tag}"),
        ("list: translation behind", f"{listed}?behind=any"),
        ("list by headline", f"{listed}?o=1"),
        (f"search: «{common}» (common)", f"{listed}?q={common}"),
        (f"search: «{rare}» (rare)", f"{listed}?q={rare}"),
        (f"search: «{common} {rare}»", f"{listed}?q={common}+{rare}"),
        ("search: common, obituaries", f"{listed}?q={common}&kind__exact=obituary"),
        ("search: no such word", f"{listed}?q=неіснуючеслово"),
        ("queue", reverse("admin:articles_article_queue")),
        ("form", reverse("admin:articles_article_change", args=[newest.pk])),
        ("history", reverse("admin:articles_article_history", args=[newest.pk])),
        ("emergencies", reverse("admin:articles_article_emergencies")),
    ]


def measure(client: Client, address: str) -> tuple[float, float, int]:
    """Milliseconds by the clock, of the process's own work, and queries."""
    by_clock, own, asked = [], [], [0]

    def count(execute: Any, *given: Any) -> Any:
        asked[0] += 1
        return execute(*given)

    with connection.execute_wrapper(count):
        status = client.get(address).status_code
    assert status == 200, (address, status)
    for _run in range(RUNS):
        started, worked = time.perf_counter(), time.process_time()
        client.get(address)
        by_clock.append((time.perf_counter() - started) * 1000)
        own.append((time.process_time() - worked) * 1000)
    return statistics.median(by_clock), statistics.median(own), asked[0]


def main() -> None:
    client = reviewer()
    print(f"{connection.vendor}, {Article.objects.count():,} articles; by the clock, the process's own work, queries")
    for name, address in pages():
        by_clock, own, asked = measure(client, address)
        print(f"{name:42} {by_clock:6.0f} ms {own:6.0f} ms {asked:4}", flush=True)


if __name__ == "__main__":
    main()

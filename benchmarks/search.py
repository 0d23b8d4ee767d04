"""What search costs: `DEBUG=1 DATA_DIR=… [DATABASE_URL=…] .venv/bin/python -m benchmarks.search` in this folder.

Asks the database it is given, and writes nothing unless it is told to: `--index N` reads N texts anew inside a
transaction that is rolled back, and prints how long that takes. For each kind of query RUNS different ones are asked
once each, after a few that warm up; printed are milliseconds by the clock (median and 95th percentile), those of the
process alone, and statements. First fill the database: `manage.py demo` and `manage.py bulk_demo --articles 100000`.
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
os.environ.setdefault("LOG_LEVEL", "ERROR")
django.setup()

from django.db import connection, transaction
from django.utils import timezone

from articles import search
from articles.models import ArticleWords, Edition, SearchRow, SearchWord, Tag
from articles.search import store, texts
from articles.search.rows import SEAM, forms_in

RUNS = 40
WARM = 3
LANGUAGE = "uk"
# Of the language's texts: a word of more is common, a word of fewer is rare.
COMMON, RARE = 0.2, 0.002
MEMORY = """
import django; django.setup()
from pathlib import Path
def pss():
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return {line.split(":")[0]: int(line.split()[1]) for line in lines if line.startswith(("Pss:", "Rss:"))}
from articles.search.terms import analyse
before = pss()
analyse("Міністр оборони відкрив школу, чекаючи дронщиків.", "uk")
after = pss()
print(*(f"{name} {before[name] / 1024:.0f} + {(after[name] - before[name]) / 1024:.1f} MB" for name in after), sep=", ")
"""


def words(dice: random.Random) -> dict[str, list[str]]:
    """Words as they are written in texts, by how many texts have them."""
    every = SearchRow.objects.filter(language=LANGUAGE).count()
    rows = SearchWord.objects.filter(language=LANGUAGE, as_written__gt=0).exclude(word__regex="[0-9]")
    bounds = {"common": (COMMON, 1), "medium": (0.01, 0.1), "rare": (0, RARE)}
    found = {}
    for name, (low, high) in bounds.items():
        some = rows.filter(as_written__gte=every * low, as_written__lte=every * high).order_by("-as_written")
        found[name] = [word for word in some.values_list("word", flat=True)[:5000] if len(word) > 3]
        dice.shuffle(found[name])
    return found


def phrases(dice: random.Random) -> list[str]:
    bodies = SearchRow.objects.filter(language=LANGUAGE).order_by("-pk").values_list("body", flat=True)[:RUNS]
    found = []
    for body in bodies:
        forms = forms_in(body)
        start = dice.randrange(max(len(forms) - 3, 1))
        found.append("«" + " ".join(form for form in forms[start : start + 3] if form != SEAM) + "»")
    return found


def kinds(dice: random.Random) -> Iterator[tuple[str, list[Callable[[], Any]]]]:
    have, now = words(dice), timezone.now()
    tag = Tag.objects.filter(merged_into=None).order_by("pk").first()
    absent = [f"немаєтакого{number}слова" for number in range(RUNS)]

    def asking(lines: list[str], order: search.Order = "best", **filters: Any) -> list[Callable[[], Any]]:
        narrowed = search.Filters(**filters)
        many = (lines * RUNS)[: RUNS + WARM]
        return [
            lambda line=line: search.find(search.parse(line, LANGUAGE), LANGUAGE, now, narrowed, order)  # type: ignore[misc]
            for line in many
        ]

    def pairs(one: str, other: str) -> list[str]:
        return [f"{first} {second}" for first, second in zip(have[one], reversed(have[other] * RUNS), strict=False)]

    common, rare = have["common"], have["rare"]
    yield "common word", asking(common)
    yield "word of 1 to 10 %", asking(have["medium"])
    yield "rare word", asking(rare)
    yield "absent word", asking(absent)
    yield "two words, common", asking(pairs("common", "common"))
    yield "two words, common and rare", asking(pairs("common", "rare"))
    yield "phrase of three", asking(phrases(dice))
    yield "prefix of three", asking([f"{word[:3]}*" for word in common + rare])
    yield "prefix of five", asking([f"{word[:5]}*" for word in have["medium"] + rare])
    yield "without", asking([f"{one} -{other}" for one, other in zip(common, have["medium"], strict=False)])
    yield "common, newest first", asking(common, "newest")
    yield "rare, newest first", asking(rare, "newest")
    yield "absent, newest first", asking(absent, "newest")
    yield "common, a kind and a year", asking(common, kind="statement", since=now - timedelta(365), until=now)
    if tag:
        yield "common, a tag", asking(common, tag=tag.slug_uk)
        yield "rare, a tag", asking(rare, tag=tag.slug_uk)
        yield "a tag alone", asking([""], "newest", tag=tag.slug_uk)
    near = [f"{word} {lost}" for word, lost in zip(common, absent, strict=False)]
    yield (
        "nothing, then half of it",
        [
            lambda line=line: search.find_near(search.parse(line, LANGUAGE), LANGUAGE, now)  # type: ignore[misc]
            for line in near
        ],
    )
    yield (
        "suggest",
        [
            lambda word=word: search.suggest(word[:4], LANGUAGE, now)  # type: ignore[misc]
            for word in (common + rare)[: RUNS + WARM]
        ],
    )
    yield "desk, common", [lambda word=word: desk(word) for word in (common * RUNS)[: RUNS + WARM]]  # type: ignore[misc]


def desk(word: str) -> list[int]:
    return search.ids_of_copies(search.desk_query(word), 2001)


def measure(name: str, asked: list[Callable[[], Any]]) -> None:
    by_clock, own, statements = [], [], [0]

    def count(execute: Any, *given: Any) -> Any:
        statements[0] += 1
        return execute(*given)

    for one in asked[:WARM]:
        one()
    with connection.execute_wrapper(count):
        for one in asked[WARM:]:
            started, worked = time.perf_counter(), time.process_time()
            one()
            by_clock.append((time.perf_counter() - started) * 1000)
            own.append((time.process_time() - worked) * 1000)
    if not by_clock:
        print(f"{name:30} no such words")
        return
    p95 = statistics.quantiles(by_clock, n=20, method="inclusive")[-1] if len(by_clock) > 1 else by_clock[0]
    each = statements[0] / len(by_clock)
    print(
        f"{name:30} p50 {statistics.median(by_clock):7.1f}  p95 {p95:7.1f}  own {statistics.median(own):6.1f} ms  "
        f"{each:.0f} statements",
        flush=True,
    )


def sizes() -> None:
    tables = [store.TEXTS, store.COPIES, *(model._meta.db_table for model in (SearchRow, SearchWord, ArticleWords))]
    with connection.cursor() as cursor:
        for table in tables:
            if connection.vendor == "postgresql":
                cursor.execute("SELECT pg_relation_size(%s), pg_total_relation_size(%s)", [table, table])
            else:
                pages = "SELECT sum(pgsize) FROM dbstat WHERE aggregate = 1 AND name LIKE %s"
                cursor.execute(f"SELECT ({pages}), ({pages})", [table, f"{table}%"])
            bare, whole = cursor.fetchone()
            print(f"{table:30} {(bare or 0) / 1e6:8.1f} MB, with what belongs to it {(whole or 0) / 1e6:8.1f} MB")


def reading(most: int) -> None:
    """The price of reading and writing anew, without the file's own writing."""
    editions = list(Edition.objects.filter(search_row__isnull=False).order_by("-pk")[:most])
    with transaction.atomic():
        old = list(SearchRow.objects.filter(edition__in=editions))
        started = time.process_time()
        rows = [texts.row_of(edition, None) for edition in editions]
        read = time.process_time()
        texts._write(old, rows)
        done = time.process_time()
        transaction.set_rollback(True)
    print(f"indexing {len(rows)} texts: reading {read - started:.1f} s, writing {done - read:.1f} s of processor")


def main() -> None:
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--index", type=int, default=0, metavar="N", help="how many texts to read anew")
    given.add_argument("--only", default="", metavar="KIND", help="kinds of query with this in their name")
    asked = given.parse_args()
    print(f"{connection.vendor}, {SearchRow.objects.count():,} editions, {SearchWord.objects.count():,} words")
    if asked.index:
        reading(asked.index)
    for name, some in kinds(random.Random(1)):
        if asked.only in name:
            measure(name, some)
    if not asked.only:
        sizes()
        memory = subprocess.run(
            [sys.executable, "-c", MEMORY], cwd=Path(__file__).parents[1], check=True, capture_output=True
        )
        print("the analyser in a process:", memory.stdout.decode().strip())


if __name__ == "__main__":
    main()

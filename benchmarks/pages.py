"""What a page costs when no cache has it: CPU of the server's process per request, beside a plain one-query page.

    .venv/bin/python -m benchmarks.pages            # the database that DATABASE_URL names; demo content is enough

The plain page is the least that Django can do: one article by its address with one ORM query, a template of the same
size class, Django's seven usual middlewares. All pages are asked in turn, in one process and one run, and the quietest
tenth of their times counts: a busy machine only ever adds. PostgreSQL's own work is not in these figures.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

import django

django.setup()

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection, reset_queries
from django.http import HttpRequest, HttpResponse
from django.template import Context, Template
from django.test.client import RequestFactory
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import path
from django.utils import timezone

from articles.addresses import address
from articles.models import Edition, EditionOfficial, EditionOrganisation, EditionTag
from articles.templatetags.remembering import pieces
from articles.views.article_head import heads
from articles.views.pages import said
from articles.views.walk import spell
from media.templatetags.photos import pictures

LANGUAGE = "uk"
USUAL = [
    "benchmarks.pages.with_plain_addresses",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
PLAIN = Template(
    "<!doctype html><html><head><title>{{ one.headline }}</title></head><body><h1>{{ one.headline }}</h1>"
    "<p>{{ one.lead }}</p>{% for block in one.content.body %}{{ block.html|safe }}{% endfor %}"
    "<p>{{ one.published_at|date:'j E Y' }}</p><!-- {{ filling }} --></body></html>"
)
SIZE = 24_000


def plain(request: HttpRequest, slug: str) -> HttpResponse:
    filling = "-" * (SIZE - 2_000)
    return HttpResponse(PLAIN.render(Context({"one": Edition.objects.get(pk=int(slug)), "filling": filling})))


urlpatterns = [path("plain/<str:slug>/", plain)]


def with_plain_addresses(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def answer(request: HttpRequest) -> HttpResponse:
        request.urlconf = "benchmarks.pages"  # type: ignore[attr-defined]
        return get_response(request)

    return answer


Ask = Callable[[str], bytes]


def asker() -> Ask:
    app = WSGIHandler()

    def ask(address: str) -> bytes:
        heard: dict[str, Any] = {}
        environ = RequestFactory(headers={"host": "127.0.0.1"}).get(address).environ
        body = b"".join(app(environ, lambda status, headers: heard.update(status=status)))
        assert heard["status"].startswith("200"), (address, heard["status"])
        return body

    return ask


def plain_key() -> int:
    """The number of a text that the plain page shows."""
    return Edition.objects.live(LANGUAGE, timezone.now()).listed().newest_first()[1].pk


def pages() -> dict[str, str]:
    """What is asked for: the newest text with a photo, the largest lists, and one deep in the archive."""
    listed = Edition.objects.live(LANGUAGE, timezone.now()).listed()
    text = listed.filter(lead_photo__isnull=False).newest_first()[1]
    deep = listed.oldest_first()[30]
    news = address(LANGUAGE, "news")
    return {
        "article": address(LANGUAGE, "article", text.slug),
        "front page": address(LANGUAGE, "front"),
        "news list": news,
        "deep news list": f"{news}?before={spell(deep.place())}",
        "tag": address(LANGUAGE, "tag", _first(EditionTag, "tag")),
        "official": address(LANGUAGE, "official", _first(EditionOfficial, "official")),
        "organisation": address(LANGUAGE, "organisation", _first(EditionOrganisation, "organisation")),
        "archive day": address(LANGUAGE, "archive_day", text.published_at.year, *_day(text)),
        "archive": address(LANGUAGE, "archive"),
        "photo reports": address(LANGUAGE, "photo_reports"),
        "corrections": address(LANGUAGE, "corrections"),
    }


def _first(rows: Any, thing: str) -> str:
    return rows.objects.filter(language=LANGUAGE).values_list(f"{thing}__slug_{LANGUAGE}", flat=True).first()


def _day(text: Edition) -> tuple[int, int]:
    local = timezone.localtime(text.published_at)
    return local.month, local.day


def took_ms(act: Callable[[], object]) -> tuple[float, float]:
    """Of the process's CPU, and by the clock: the database server's work is in the second alone."""
    start, worked = time.perf_counter(), time.process_time()
    act()
    return (time.process_time() - worked) * 1000, (time.perf_counter() - start) * 1000


def plans(act: Callable[[], object]) -> list[str]:
    """How the database goes about each question of a page."""
    with CaptureQueriesContext(connection) as captured:
        act()
    explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN (COSTS OFF)"
    told = []
    with connection.cursor() as cursor:
        for one in captured.captured_queries:
            cursor.execute(f"{explain} {one['sql']}")
            told.append("\n".join(f"    {row[-1]}" for row in cursor.fetchall()))
    return told


def forget() -> None:
    """What the process remembers of pages, but not what the code alone decides (addresses, menus, SQL)."""
    for memory in (pieces.memory, pictures.memory, heads, said):
        memory.forget()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--first", action="store_true", help="as if each page were asked for the first time")
    parser.add_argument("--plans", action="store_true", help="how the database goes about each question, too")
    parser.add_argument("--json", action="store_true", help="figures as JSON, for benchmarks.scale")
    parser.add_argument("--only", default="", help="names of pages that contain this")
    options = parser.parse_args()
    settings.DEBUG = False
    for signal, receiver in ((request_started, reset_queries), (request_started, close_old_connections),
                             (request_finished, close_old_connections)):  # fmt: skip
        signal.disconnect(receiver)
    asked = {name: where for name, where in pages().items() if options.only in name}
    ours = asker()
    with override_settings(MIDDLEWARE=USUAL):
        floor = asker()
    where = f"/plain/{plain_key()}/"
    acts: dict[str, Callable[[], bytes]] = {"plain page": lambda: floor(where)}
    acts |= {name: (lambda at=at: ours(at)) for name, at in asked.items()}  # type: ignore[misc]
    sizes = {name: len(act()) for name, act in acts.items()}
    queries = {}
    for name, act in acts.items():
        act()
        with CaptureQueriesContext(connection) as captured:
            act()
        queries[name] = len(captured)
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in acts}
    for _ in range(options.rounds):
        for name, act in acts.items():
            if options.first:
                forget()
            times[name].append(took_ms(act))
    cpu, clock = ({name: statistics.quantiles([each[which] for each in found], n=10)[0]
                   for name, found in times.items()} for which in (0, 1))  # fmt: skip
    out = sys.stdout.write
    if options.json:
        told = {name: {"cpu": cpu[name], "clock": clock[name], "queries": queries[name]} for name in acts}
        told_plans = {name: plans(act) for name, act in acts.items()} if options.plans else {}
        out(json.dumps({"editions": Edition.objects.count(), "pages": told, "plans": told_plans}))
        return
    out(f"{connection.vendor}, {Edition.objects.count()} editions, {options.rounds} rounds, tenth percentile\n")
    out(f"{'page':16} {'bytes':>8} {'queries':>8} {'CPU ms':>8} {'of plain':>9} {'by clock':>9}\n")
    for name, act in acts.items():
        out(f"{name:16} {sizes[name]:8} {queries[name]:8} {cpu[name]:8.2f} {cpu['plain page'] / cpu[name]:9.2f}")
        out(f" {clock[name]:9.2f}\n")
        if options.plans:
            out("\n".join([*plans(act), ""]))


if __name__ == "__main__":
    main()

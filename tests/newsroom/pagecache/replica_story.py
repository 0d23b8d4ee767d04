"""The story that `test_replica.py` tells, in a process of its own whose databases are a primary and its replica.

Prints a line of JSON: what each page showed, and whether it was read from the replica.
"""

import json
import sys
import time
from collections.abc import Callable
from typing import Any

import django

django.setup()

from django.core.handlers.wsgi import WSGIHandler
from django.db import connections

from articles.models import Banner
from newsroom.pagecache import PageCache
from newsroom.pagecache.asked import Environ
from tests.newsroom.pagecache.conftest import ask

told: dict[str, Any] = {}
read: list[str] = []


def noting(alias: str) -> Callable[..., Any]:
    def note(execute: Any, sql: str, *given: Any) -> Any:
        read.append(alias)
        return execute(sql, *given)

    return note


def replica_does(sql: str) -> Any:
    with connections["replica"].cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()


def tell(name: str) -> None:
    read.clear()
    answer = ask(door, "/news/")
    told[name] = [answer.status, Banner.objects.get().text_uk in answer.text, "replica" in read]


def caught_up() -> None:
    """Wait until the replica has what was committed."""
    while door.replica.now() < door.generation.now():
        time.sleep(0.01)


def kill_the_replica_meanwhile(environ: Environ, start_response: Any) -> Any:
    """It goes away between the number and the page."""
    for connection in connections.all():
        if connection.alias == "replica":
            connection.settings_dict["PORT"] = "1"
            connection.close()
    return handler(environ, start_response)


for alias in connections:
    connections[alias].execute_wrappers.append(noting(alias))
handler = WSGIHandler()
door = PageCache(handler, megabytes=8, ask_every=0)
assert door.replica

Banner.objects.create(text_uk="Повідомлення перше", since="2026-01-01T00:00Z")
caught_up()
tell("caught up")
replica_does("SELECT pg_wal_replay_pause()")
Banner.objects.update(text_uk="Повідомлення друге")
tell("behind")
replica_does("SELECT pg_wal_replay_resume()")
caught_up()
Banner.objects.update(text_uk="Повідомлення третє")
caught_up()
tell("caught up again")
Banner.objects.update(text_uk="Повідомлення четверте")
caught_up()
door.application = kill_the_replica_meanwhile
tell("lost while the page is made")
sys.stdout.write(json.dumps(told))

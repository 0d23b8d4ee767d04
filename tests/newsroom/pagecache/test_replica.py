"""Pages are read from a replica while it is not behind. Two real servers of PostgreSQL, made for this test."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.conf import settings
from django.db import connections

from benchmarks.cluster import BINARIES, Postgres, free_port
from newsroom.lib import reading
from newsroom.lib.reading import Router

CAN_T_RUN = "REPLICA TEST CAN'T RUN: no PostgreSQL server (apt-get install postgresql)"


@pytest.fixture
def primary_and_replica() -> Iterator[tuple[Postgres, Postgres]]:
    if not (BINARIES / "pg_basebackup").exists():
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(CAN_T_RUN)
    with TemporaryDirectory(prefix="replica-") as name, ExitStack() as stack:
        folder = Path(name)
        folder.chmod(0o755)
        primary, replica = (Postgres(folder / each, free_port()) for each in ("primary", "replica"))
        primary.make()
        primary.start("-c fsync=off -c shared_buffers=32MB")
        stack.callback(primary.stop)
        primary.create()
        replica.make_replica_of(primary)
        replica.start("-c fsync=off -c shared_buffers=32MB")
        stack.callback(replica.stop)
        yield primary, replica


@pytest.mark.slow
def test_a_page_is_read_from_the_replica_only_while_it_is_not_behind(
    primary_and_replica: tuple[Postgres, Postgres], tmp_path: Path
) -> None:
    primary, replica = primary_and_replica
    env = {
        **os.environ,
        "DATABASE_URL": primary.url(),
        "REPLICA_URL": replica.url(),
        "DATABASE_POOL": "1-4",
        "DATA_DIR": str(tmp_path),
        "ALLOWED_HOSTS": "testserver",
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
    }

    def run(*command: str) -> str:
        done = subprocess.run(
            [sys.executable, *command], env=env, cwd=settings.BASE_DIR, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("manage.py", "migrate", "--verbosity", "0")
    told = json.loads(run("-m", "tests.newsroom.pagecache.replica_story").splitlines()[-1])
    # Its status, whether it shows the newest, whether it was read from the replica.
    assert told == {
        "caught up": [200, True, True],
        "behind": [200, True, False],
        "caught up again": [200, True, True],
        "lost while the page is made": [200, True, False],
    }


def test_reading_goes_to_the_replica_for_one_page_and_writing_never() -> None:
    router = Router()
    with reading.from_replica():
        assert router.db_for_read(None) == "replica"
        assert router.db_for_write(None) == "default"
    assert router.db_for_read(None) == "default"
    assert router.allow_migrate("replica", "articles") is False
    assert "replica" not in connections  # of the tests

"""The demo newsroom behind a real server, set up as in production: collected static files, no DEBUG."""

import os
import secrets
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings

SECONDS_TO_START = 180


def fill(folder: Path) -> None:
    """The demo ministry and the static files, in an empty data folder. Takes most of a minute."""
    environment = {**_environment(folder, "http://127.0.0.1"), "DEBUG": "true"}
    for command in (["migrate"], ["demo"]):
        _manage(command, environment)
    _manage(["collectstatic", "--noinput"], _environment(folder, "http://127.0.0.1"))


@contextmanager
def served(folder: Path, **environment: str) -> Iterator[str]:
    """The address of a server over a filled data folder. `environment` adds settings."""
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--workers", "1", "--blocking-threads", "4", "--log-level", "warning", "newsroom.wsgi:application"]
    process = subprocess.Popen(command, cwd=settings.BASE_DIR, env={**_environment(folder, address), **environment})
    try:
        _wait_for(f"{address}/healthz", process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=120)


def taken_down(folder: Path) -> str:
    """The address of a text that readers of a filled data folder once had and may have no more."""
    with closing(sqlite3.connect(folder / "newsroom.sqlite3")) as database:
        query = (
            "SELECT slug FROM articles_edition WHERE standing IN ('gone', 'held') AND language = 'uk'"
            " AND live_until IS NULL"
        )
        (slug,) = database.execute(query).fetchone()
    return f"/news/{slug}/"


@contextmanager
def broken(folder: Path) -> Iterator[str]:
    """The address of a server with the static files of a filled data folder and no database: each page answers 500."""
    with tempfile.TemporaryDirectory() as empty:
        (Path(empty) / "static").symlink_to(folder / "static")
        with served(Path(empty), LOG_LEVEL="CRITICAL") as address:
            yield address


def _environment(folder: Path, address: str) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if name not in ("DEBUG", "DATABASE_URL")}
    return {
        **inherited,
        "DATA_DIR": str(folder),
        "SITE_URL": address,
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": "127.0.0.1",
        "SECURE_SSL_REDIRECT": "false",
        "LOG_LEVEL": "ERROR",
    }


def _manage(command: list[str], environment: dict[str, str]) -> None:
    subprocess.run(
        [sys.executable, "manage.py", *command, "--verbosity", "0"],
        cwd=settings.BASE_DIR,
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, process: subprocess.Popen) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and process.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=30).close()  # noqa: S310 - our own server
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise RuntimeError(f"the server does not answer at {address}")

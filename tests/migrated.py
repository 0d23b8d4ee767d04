"""A migrated SQLite database, kept between runs: the migrations take ten seconds of each, and rarely change."""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib import metadata
from pathlib import Path

from django.apps import apps
from django.conf import settings

KEPT = Path(settings.BASE_DIR) / ".pytest_cache" / "migrated"
LIBRARIES = ("django", "django-allauth", "django-axes", "django-taggit", "django-tasks-db", "django-modeltranslation")


def sources() -> Iterator[Path]:
    """Every file of ours that says what stands in a database without content."""
    for config in apps.get_app_configs():
        folder = Path(config.path)
        if folder.is_relative_to(settings.BASE_DIR) and ".venv" not in folder.parts:
            yield from folder.glob("migrations/*.py")
            yield from folder.rglob("models*/*.py")
            yield from folder.glob("*.py")


def template() -> Path:
    """Where the database of exactly these migrations, models and libraries is or will be."""
    said = hashlib.sha256(" ".join(f"{name}=={metadata.version(name)}" for name in LIBRARIES).encode())
    for path in sorted(set(sources())):
        said.update(path.relative_to(settings.BASE_DIR).as_posix().encode() + path.read_bytes())
    return KEPT / f"{said.hexdigest()[:32]}.sqlite3"


def take(database: Path) -> bool:
    """Whether there was one to begin from."""
    if not template().exists():
        return False
    shutil.copyfile(template(), database)
    return True


def keep(database: Path) -> None:
    """The newest alone, written whole or not at all: two workers may come at once."""
    KEPT.mkdir(parents=True, exist_ok=True)
    wanted = template()
    half = wanted.with_suffix(f".{os.getpid()}")
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("VACUUM INTO ?", [str(half)])
    half.replace(wanted)
    for old in KEPT.glob("*.sqlite3"):
        if old != wanted:
            old.unlink(missing_ok=True)

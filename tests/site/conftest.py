"""The demo newsroom, filled once for all the tests of this folder, and what a crawler finds in it."""

import fcntl
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.conftest import IN_CI
from tests.site import stand
from tests.site.crawl import Crawl, richest
from tests.site.lighthouse import TOOLS
from tests.site.stand import fill, served


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Filled by whichever worker comes first; the others wait for it."""
    root = tmp_path_factory.getbasetemp()
    root = root if worker_id == "master" else root.parent
    folder = root / "demo-newsroom"
    with (root / "demo-newsroom.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (root / "demo-newsroom.done").exists():
            fill(folder)
            (root / "demo-newsroom.done").touch()
    return folder


@pytest.fixture(scope="session")
def demo_site(data_folder: Path) -> Iterator[str]:
    with served(data_folder) as address:
        yield address


@pytest.fixture(scope="session")
def crawl(demo_site: str) -> Crawl:
    return Crawl(demo_site)


@pytest.fixture(scope="session")
def taken_down(data_folder: Path) -> str:
    return stand.taken_down(data_folder)


@pytest.fixture(scope="session")
def samples(crawl: Crawl, taken_down: str) -> dict[str, str]:
    """One page of each kind in each language, and the answers that no link leads to: kind → path."""
    return {
        **richest(crawl),
        "nowhere/uk": "/nowhere/",
        "nowhere/en": "/en/nowhere/",
        "gone/uk": taken_down,
        "search with results/uk": f"/search/?q={quote('шпиталів')}",
        "search without results/uk": f"/search/?q={quote('абракадабра')}",
        "search with results/en": "/en/search/?q=winter",
        "verified/uk": f"/verify/?q={quote('Заява Олени Вербовецької про готовність шпиталів до зими')}",
        "verified and different/uk": f"/verify/?q={quote('Заява Олени Вербовецької про готовність шпиталів до літа')}",
        "never published/uk": f"/verify/?q={quote('Завтра всі магазини міста зачиняться на три тижні')}",
    }


def tool(name: str) -> Path:
    """A tool that npm installed (see the Makefile). Where it is missing, tests are skipped loudly; in CI they fail."""
    path = TOOLS / name
    if not path.exists():
        (pytest.fail if IN_CI else pytest.skip)(f"{name} IS MISSING: run `make tools` (needs node and npm)")
    return path


def program(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        (pytest.fail if IN_CI else pytest.skip)(f"{name.upper()} IS MISSING, so this was not checked")
    assert path
    return path

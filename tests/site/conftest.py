"""The demo newsroom, filled once for all the tests of this folder, and what a crawler finds in it."""

import fcntl
import os
import pickle
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import TypeVar, cast
from urllib.parse import quote

import pytest

from tests.conftest import IN_CI
from tests.site import stand
from tests.site.crawl import Crawl, richest
from tests.site.lighthouse import TOOLS
from tests.site.stand import fill, served

Made = TypeVar("Made")


def pytest_collection_finish(session: pytest.Session) -> None:
    """Fill the demo newsroom beside the first tests: it takes a minute, and no process shall stand idle for it.

    The first process alone begins; whoever comes before it is filled waits, or fills it if this one failed.
    """
    is_first = os.environ.get("PYTEST_XDIST_WORKER", "gw0") == "gw0" and not session.config.option.collectonly
    if is_first and any("data_folder" in getattr(item, "fixturenames", ()) for item in session.items):
        folder = shared(session.config._tmp_path_factory)  # type: ignore[attr-defined]
        Thread(target=demo_newsroom, args=[folder], daemon=True).start()


def shared(factory: pytest.TempPathFactory) -> Path:
    root = factory.getbasetemp()
    return root.parent if "PYTEST_XDIST_WORKER" in os.environ else root


@pytest.fixture(scope="session")
def of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this run share."""
    return shared(tmp_path_factory)


def once(of_the_run: Path, name: str, make: Callable[[], Made]) -> Made:
    """What `make` gives to whichever process comes first; the others wait for it and get the same."""
    kept = of_the_run / f"{name}.pickle"
    with (of_the_run / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if kept.exists():
            return cast("Made", pickle.loads(kept.read_bytes()))  # noqa: S301  (our own)
        made = make()
        kept.write_bytes(pickle.dumps(made))
    return made


def demo_newsroom(of_the_run: Path) -> Path:
    folder = of_the_run / "demo-newsroom"

    def make() -> None:
        shutil.rmtree(folder, ignore_errors=True)  # what another left half filled
        fill(folder)

    once(of_the_run, "demo-newsroom", make)
    return folder


@pytest.fixture(scope="session")
def data_folder(of_the_run: Path) -> Path:
    return demo_newsroom(of_the_run)


@pytest.fixture(scope="session")
def demo_site(data_folder: Path) -> Iterator[str]:
    with served(data_folder) as address:
        yield address


@pytest.fixture(scope="session")
def crawl(demo_site: str, of_the_run: Path) -> Crawl:
    crawl = Crawl(demo_site)
    crawl.pages = once(of_the_run, "crawl", lambda: crawl.walk().pages)
    return crawl


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

"""What every test may ask for: files of its own, and a real browser that forgives nothing.

A test that asks for `page` or `open_page` is marked `browser` by itself.
"""

import datetime as dt
import gc
import os
import shutil
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import count
from pathlib import Path
from threading import Condition, current_thread
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.files.storage import storages
from django.core.management.commands import flush
from django.core.signals import request_finished, request_started
from django.db import connections
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    WebError,
    expect,
    sync_playwright,
)

from articles.roles import grant
from newsroom.lib.seals import seal, unseal
from tests import factories, migrated

SQLITE = "django.db.backends.sqlite3"
# Not the headless shell: it takes a fifth less of the processor and loads every picture at once, as no reader does.
CHROMIUM = shutil.which(os.environ.get("CHROMIUM", "chromium"))
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    # Only the last list of features counts, so Playwright's own are said again. The last line is ours: each new window
    # had two pages made for its address bar, and a process for a page that nobody asked for (0.8 s of the processor).
    "--disable-features=AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,"
    "HttpsFirstBalancedModeAutoEnable,LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,"
    "AvoidCorsURLLoaderRestartOnRedirect,OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch,"
    "WebUIOmniboxPopup,WebUIOmniboxFullPopup,WebUIOmniboxAimPopup,SpareRendererForSitePerProcess",
]
# Milliseconds. A machine shared with others may be ten times slower than ours; only a test that fails waits so long.
FOR_WHAT_IS_EXPECTED, FOR_WHAT_IS_DONE = 30_000, 120_000
IN_CI = os.environ.get("CI") == "true"
NO_CHROMIUM = "BROWSER TESTS CAN'T RUN: no Chromium (apt-get install chromium, or CHROMIUM=/path/to/it)"


def banner(text: str) -> list[str]:
    return ["!" * 90, f"!! {text}", "!" * 90]


def pytest_report_header() -> list[str]:
    return [] if CHROMIUM else banner(NO_CHROMIUM)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in [] if CHROMIUM else banner(NO_CHROMIUM):
        terminalreporter.write_line(line, red=True, bold=True)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
    if settings.DATABASES["default"]["ENGINE"] != SQLITE:
        # The rest was proven by the run on SQLite, which .ci/run does first.
        config.hook.pytest_deselected(items=[item for item in items if not is_for_every_database(item)])
        items[:] = [item for item in items if is_for_every_database(item)]
    # The long ones first: one that began last would keep the other processes waiting.
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: the collector need not walk through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def is_for_every_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("one_database"):
        return False
    fixtures = getattr(item, "fixturenames", ())
    return item.get_closest_marker("django_db") is not None or "db" in fixtures or "transactional_db" in fixtures


@pytest.fixture(scope="session", autouse=True)
def passwords_cost_little() -> Iterator[None]:
    """The same algorithm at its least: some thousand hashes of a hundred megabytes would be minutes of the suite."""
    with pytest.MonkeyPatch.context() as patch:
        for name, least in (("time_cost", 1), ("memory_cost", 8), ("parallelism", 1)):
            patch.setattr(Argon2PasswordHasher, name, least)
        yield


@pytest.fixture(autouse=True)
def own_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Uploads of a test land in its own folder. Fields hold on to their storage, so the storage itself is moved."""
    for alias in ("default", "private"):
        for name in ("base_location", "location"):
            monkeypatch.setitem(storages[alias].__dict__, name, str(tmp_path / "media" / alias))


@pytest.fixture(autouse=True)
def same_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test's first photo is the same picture, and so is its second: the decoder knows them (`received`)."""
    monkeypatch.setattr(factories, "drawn", count(1))


@pytest.fixture(autouse=True)
def easy_signing_in(settings: Any) -> None:
    """Tests of other things sign in with a password alone, and travel in time without being signed out.

    `tests/newsroom/signin/` has it as it is in production.
    """
    settings.SECOND_FACTOR_REQUIRED = False
    settings.SESSION_IDLE_LIMIT = settings.SESSION_LIMIT = dt.timedelta(weeks=2)
    settings.SESSION_COOKIE_AGE = int(settings.SESSION_LIMIT.total_seconds())


questions = import_module("media.migrations.0002_safety_questions")
synonyms = import_module("articles.migrations.0004_first_synonyms")


class FlushUnderSeals(flush.Command):
    """The emptying of the database after a test with real commits, which the seals would refuse.

    Safety questions, synonyms and roles came with the migrations, and tests that follow expect them.
    """

    def handle(self, **options: Any) -> None:
        connection = connections[options["database"]]
        unseal(connection)
        try:
            super().handle(**options)
            questions.make(apps, None)
            synonyms.add(apps, None)
            grant()
        finally:
            seal(connection)


@pytest.fixture(scope="session", autouse=True)
def flush_lifts_the_seals() -> Iterator[None]:
    """Django's test case finds the command in its module."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flush, "Command", FlushUnderSeals)
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """SQLite as a file. In memory all threads of the live server would share one connection, and an open form speaks
    to the server by itself while the test does too: their transactions would run into each other."""
    database = settings.DATABASES["default"]
    if database["ENGINE"] == SQLITE:
        database.setdefault("TEST", {})["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_modify_db_settings: None) -> bool:
    """On SQLite a run begins from the database the last one migrated, and Django only looks whether that is all."""
    return settings.DATABASES["default"]["ENGINE"] == SQLITE and migrated.take(database_file())


@pytest.fixture(scope="session")
def django_db_setup(django_db_keepdb: bool, django_db_setup: None) -> None:
    if settings.DATABASES["default"]["ENGINE"] == SQLITE and not django_db_keepdb:
        migrated.keep(database_file())


def database_file() -> Path:
    return Path(settings.DATABASES["default"]["TEST"]["NAME"])


class Requests:
    """How many the server is answering right now. An open form asks by itself, and its last question may outlive it.

    Those of Django's test client run in the test's own thread and are not counted: nobody closes a file it was given.
    """

    def __init__(self) -> None:
        self.running = 0
        self.tests = current_thread()
        self.changed = Condition()
        request_started.connect(self.started)
        request_finished.connect(self.finished)

    def started(self, **_details: object) -> None:
        if current_thread() is not self.tests:
            with self.changed:
                self.running += 1

    def finished(self, **_details: object) -> None:
        if current_thread() is not self.tests:
            with self.changed:
                self.running -= 1
                self.changed.notify_all()

    def wait(self) -> None:
        """Until all are answered; the one that is just coming in too."""
        time.sleep(0.05)
        with self.changed:
            self.changed.wait_for(lambda: self.running <= 0, timeout=60)


@pytest.fixture(scope="session")
def requests() -> Requests:
    return Requests()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        (pytest.fail if IN_CI else pytest.skip)(NO_CHROMIUM)
    expect.set_options(timeout=FOR_WHAT_IS_EXPECTED)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


def watch(context: BrowserContext, problems: list[str]) -> None:
    """Note errors in the console (a Content-Security-Policy violation is one), in scripts, and third parties."""

    def on_console(message: ConsoleMessage) -> None:
        # A page that answers 404 or 410 on purpose logs its own status; anything it loads must succeed.
        own_status = message.page is not None and message.location["url"] == message.page.url
        if message.type == "error" and not (own_status and message.text.startswith("Failed to load resource")):
            problems.append(f"console: {message.text} ({message.location['url']})")

    def on_request(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https"} and address.hostname not in {"localhost", "127.0.0.1"}:
            problems.append(f"third party: {request.url}")

    def on_script_error(error: WebError) -> None:
        # Chromium's word for a page left before it was drawn, where a transition between the two was asked for.
        if "Transition was aborted" not in str(error.error):
            problems.append(f"script: {error.error}")

    context.on("console", on_console)
    context.on("weberror", on_script_error)
    context.on("request", on_request)


@pytest.fixture
def open_page(browser: Browser, requests: Requests) -> Iterator[Callable[..., Page]]:
    """A new person at a new browser: `open_page(viewport={"width": 390, "height": 844}, color_scheme="dark")`.

    The test fails at its end if any of its pages logged an error, broke the policy or asked a third party.
    """
    problems: list[str] = []
    contexts: list[BrowserContext] = []

    def open_one(**options: object) -> Page:
        context = browser.new_context(**{"locale": "uk-UA", "timezone_id": "Europe/Kyiv", **options})  # type: ignore[arg-type]
        context.set_default_timeout(FOR_WHAT_IS_DONE)
        watch(context, problems)
        contexts.append(context)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()
    requests.wait()
    assert not problems, "\n".join(["The browser complained:", *problems])


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    return open_page()

"""The dictionary may be missing: search then goes by stems, and says so. Tried in a process that has no dictionary."""

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.checks import run_checks

from articles.search.lemmas import has_dictionary
from articles.search.terms import analyse, analyser_version

WITHOUT = """
import json, sys
import django; django.setup()
from django.core.checks import run_checks
from articles.search.terms import analyse, analyser_version
def met(query, text):
    words = [set(token.terms) for token in analyse(text, "uk")]
    return any(set(analyse(query, "uk")[0].terms) & word for word in words)
print(json.dumps({
    "version": analyser_version(),
    "warnings": {message.id: message.hint for message in run_checks()},
    "met": [met(query, text) for query, text in json.loads(sys.argv[1])],
    "loaded": sorted(name for name in sys.modules if name.startswith("pymorphy3")),
}))
"""


@pytest.fixture
def site_without_dictionary(tmp_path: Path) -> Path:
    """All the installed packages but the dictionary and its reader."""
    for package in Path(sysconfig.get_path("purelib")).iterdir():
        if not package.name.startswith("pymorphy3"):
            (tmp_path / package.name).symlink_to(package)
    return tmp_path


def run(code: str, *arguments: str, site: Path | None = None) -> str:
    path = os.pathsep.join(filter(None, [str(settings.BASE_DIR), str(site or "")]))
    flags = ["-S"] if site else []
    command = [sys.executable, *flags, "-c", code, *arguments]
    environment = {**os.environ, "PYTHONPATH": path, "DJANGO_SETTINGS_MODULE": "newsroom.settings"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


def test_without_a_dictionary_search_goes_by_stems_and_warns(site_without_dictionary: Path) -> None:
    pairs = [
        ("міністр", "міністрами"),
        ("відновлювати", "відновлюють"),
        ("пʼятниця", "до п’ятниці"),
        ("F-16", "двох F16"),
        ("soldiers", "a soldier"),
        ("дитина", "дітям"),
        ("міністр", "міст"),
    ]
    told: dict[str, Any] = json.loads(run(WITHOUT, json.dumps(pairs), site=site_without_dictionary))
    assert told["met"] == [True, True, True, True, True, False, False]
    assert told["version"] != analyser_version()
    assert "pymorphy3-dicts-uk" in told["warnings"]["articles.W001"]
    assert told["loaded"] == []


def test_with_the_dictionary_nothing_is_warned_of() -> None:
    assert has_dictionary()
    assert "articles.W001" not in [message.id for message in run_checks()]
    assert analyse("дітям", "uk")[0].terms == ("дитина",)

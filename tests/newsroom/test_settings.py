"""A wrong configuration stops the start, and says which name."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

PRODUCTION = {
    "SECRET_KEY": "x1Y2" * 16,
    "ALLOWED_HOSTS": "news.example",
    "SITE_URL": "https://news.example",
}


def start(tmp_path, **environment):
    """Run `manage.py check` with nothing in the environment but this."""
    return subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), **environment},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


def test_production_starts_with_its_three_names(tmp_path):
    result = start(tmp_path, **PRODUCTION)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("name", PRODUCTION)
def test_production_refuses_to_start_without(tmp_path, name):
    result = start(tmp_path, **{key: value for key, value in PRODUCTION.items() if key != name})
    assert result.returncode != 0
    assert name in result.stderr


def test_production_refuses_a_short_secret(tmp_path):
    result = start(tmp_path, **{**PRODUCTION, "SECRET_KEY": "short"})
    assert result.returncode != 0
    assert "SECRET_KEY needs at least 50 characters" in result.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [("DEBUG", "perhaps"), ("SECURE_HSTS_SECONDS", "a year"), ("LOG_LEVEL", "CHATTY")],
)
def test_a_value_of_the_wrong_type_stops_the_start(tmp_path, name, value):
    result = start(tmp_path, **PRODUCTION, **{name: value})
    assert result.returncode != 0
    assert name in result.stderr


@pytest.mark.parametrize("unit", ["press", "ПРЕСА", "P", "PRESSOFFICES", "PRESS-1", "PRESS\n"])
def test_a_unit_that_no_photo_number_can_hold_stops_the_start(tmp_path, unit):
    result = start(tmp_path, **PRODUCTION, PHOTO_UNIT=unit)
    assert result.returncode != 0
    assert "PHOTO_UNIT: 2 to 10 capital Latin letters" in result.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PURGE_URL", "cache.example/purge"),
        ("PURGE_URL", "https://cache.example/a b"),
        ("PURGE_METHOD", "DELETE"),
        ("PURGE_HEADERS", "Fastly-Key: secret,Fastly-Soft-Purge"),
        ("PURGE_HEADERS", "Fastly-Key: a\r\nX: b"),
    ],
)
def test_a_purge_that_could_reach_nobody_stops_the_start_and_tells_no_secret(tmp_path, name, value):
    result = start(tmp_path, **PRODUCTION, **{name: value})
    assert result.returncode != 0
    assert name in result.stderr.splitlines()[-1]
    assert "secret" not in result.stderr.splitlines()[-1]


def test_a_purge_with_two_headers_is_understood(tmp_path):
    names = {"PURGE_URL": "https://[::1]:8443/purge?x", "PURGE_HEADERS": "Authorization: Bearer a=:b,X-Soft:1"}
    result = start(tmp_path, **PRODUCTION, **names, PURGE_METHOD="PURGE")
    assert result.returncode == 0, result.stderr


def test_debug_needs_nothing(tmp_path):
    result = start(tmp_path, DEBUG="true")
    assert result.returncode == 0, result.stderr


def test_a_replica_beside_sqlite_is_refused(tmp_path):
    result = start(tmp_path, **PRODUCTION, REPLICA_URL="postgres://newsroom@127.0.0.1/newsroom")
    assert result.returncode != 0
    assert "pagecache.E001" in result.stderr

"""What takes megabytes waits until it is asked for, in a process of its own that has read every address."""

import subprocess
import sys

import pytest
from django.conf import settings

WAITING = {
    "pymorphy3": "the dictionary, until a word is looked up",
    "Stemmer": "English stems, until a word is looked up",
    "fido2": "security keys, until somebody signs in",
    "cryptography": "what security keys need, until then",
    "segno": "codes on paper, until a page is printed",
}


@pytest.fixture(scope="module")
def loaded() -> list[str]:
    code = """if True:
        import sys, newsroom.wsgi
        from django.urls import get_resolver
        get_resolver().reverse_dict
        import articles.search.query
        print(*sys.modules)"""
    return subprocess.run(
        [sys.executable, "-c", code], cwd=settings.BASE_DIR, capture_output=True, text=True, timeout=180, check=True
    ).stdout.split()


def test_a_worker_knows_the_addresses(loaded: list[str]) -> None:
    assert {"articles.urls", "newsroom.signin.urls"} <= set(loaded)


@pytest.mark.parametrize("library", WAITING)
def test_library_waits(loaded: list[str], library: str) -> None:
    assert library not in loaded, WAITING[library]

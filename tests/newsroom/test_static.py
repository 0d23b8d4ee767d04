"""Static files as in production: collected, compressed once, and kept by readers for good under their hashed names."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.storage import storages
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.test import override_settings

from newsroom.pagecache import PageCache
from tests.newsroom.pagecache.conftest import ask

# No file needs the database, but each request closes what an earlier test may have left open.
pytestmark = pytest.mark.django_db

FOREVER = "max-age=315360000, public, immutable"
STORAGE = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
BROWSER = "gzip, deflate, br, zstd"
CODINGS = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}
# What libraries bring, in the same way; leaving it out saves seconds.
OTHERS = ["admin", "django_prose_editor", "*.map"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Our own files, collected by the storage of production."""
    root = tmp_path_factory.mktemp("static")
    held = dict(storages._storages)  # by the fields of models: other tests must find the same ones there afterwards
    with override_settings(STATIC_ROOT=root, STORAGES={**settings.STORAGES, "staticfiles": STORAGE}):
        call_command("collectstatic", "--noinput", verbosity=0, ignore_patterns=OTHERS)
        yield root
    storages._storages.update(held)


@pytest.fixture(scope="module")
def site(folder: Path) -> PageCache:
    """The function that the server calls, begun with these files."""
    return PageCache(WSGIHandler(), megabytes=1)


def test_every_text_lies_there_in_both_codings_and_no_picture_or_font_does(folder: Path) -> None:
    hashed = set(staticfiles_storage.hashed_files.values())
    assert len(hashed) > 40
    for name in hashed:
        file = folder / name
        is_text = file.suffix in (".css", ".js", ".svg")
        made = {coding for coding in ("br", "gz") if file.with_name(f"{file.name}.{coding}").exists()}
        if file.suffix in (".png", ".woff2"):
            assert made == set(), name
        elif is_text and file.stat().st_size > 400:  # of the shortest, compressing saves nothing
            assert made == {"br", "gz"}, name


@pytest.mark.parametrize(("accepted", "coding"), [(BROWSER, "br"), ("gzip", "gzip"), ("identity", ""), ("", "")])
@pytest.mark.parametrize("name", ["site/site.css", "site/share.js", "site/mark.svg"])
def test_text_is_given_as_it_was_compressed_then(
    site: PageCache, folder: Path, name: str, accepted: str, coding: str
) -> None:
    answer = ask(site, staticfiles_storage.url(name), accept_encoding=accepted)
    stored = folder / staticfiles_storage.stored_name(name)
    suffix = {"br": ".br", "gzip": ".gz", "": ""}[coding]
    assert (answer.status, answer.headers.get("Content-Encoding", "")) == (200, coding)
    assert answer.body == stored.with_name(stored.name + suffix).read_bytes()
    assert CODINGS[coding](answer.body) == stored.read_bytes()
    assert (answer.headers["Cache-Control"], answer.headers["Vary"]) == (FOREVER, "Accept-Encoding")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("name", ["site/fonts/manrope-text.woff2", "site/icon-192.png"])
def test_font_and_picture_are_given_whole_and_as_they_are(site: PageCache, folder: Path, name: str) -> None:
    address = staticfiles_storage.url(name)
    content = (folder / name).read_bytes()
    answer = ask(site, address, accept_encoding=BROWSER)
    assert (answer.body, answer.headers["Content-Length"]) == (content, str(len(content)))
    assert "Content-Encoding" not in answer.headers
    assert answer.headers["Cache-Control"] == FOREVER
    part = ask(site, address, accept_encoding=BROWSER, range="bytes=100-199")
    assert (part.status, part.body) == (206, content[100:200])
    head = ask(site, address, "HEAD")
    assert (head.status, head.body, head.headers["Content-Length"]) == (200, b"", str(len(content)))


def test_stylesheet_names_the_fonts_by_their_hashes(site: PageCache) -> None:
    css = ask(site, staticfiles_storage.url("site/site.css")).text
    for name in ("text", "rest"):
        address = staticfiles_storage.url(f"site/fonts/manrope-{name}.woff2")
        assert address.rpartition("/")[2] in css
        assert f'manrope-{name}.woff2"' not in css


def test_reader_who_has_the_file_is_told_so(site: PageCache) -> None:
    address = staticfiles_storage.url("site/site.css")
    since = ask(site, address).headers["Last-Modified"]
    assert ask(site, address, if_modified_since=since).status == 304


def test_name_without_a_hash_is_not_kept_for_good(site: PageCache) -> None:
    """The next release has other bytes under it."""
    answer = ask(site, "/static/site/site.css", accept_encoding=BROWSER)
    assert answer.headers["Cache-Control"] == "max-age=60, public"


@pytest.mark.django_db
def test_of_what_was_never_collected_nothing_is_kept(site: PageCache) -> None:
    answer = ask(site, "/static/site/site.000000000000.css")
    assert (answer.status, "immutable" in answer.headers.get("Cache-Control", "")) == (404, False)

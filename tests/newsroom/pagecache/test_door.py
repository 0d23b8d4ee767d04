"""What a reader gets from the page cache: the same page, in the coding asked for, and nothing of anybody else."""

import gzip
from pathlib import Path
from typing import Any

import brotli
import pytest
from django.http import HttpResponse, HttpResponseServerError

from articles import workflow
from articles.models import Banner
from newsroom.lib import caching
from newsroom.pagecache import PageCache
from newsroom.pagecache.asked import key_of
from tests import factories
from tests.factories import HOUR, NOON
from tests.newsroom.pagecache.conftest import Counted, ask

UNNAMED = {"Cache-Control", "ETag", "Vary", "Content-Length", "Content-Encoding"}


def test_a_page_is_made_once_and_is_the_one_django_makes(door: PageCache, django: Counted) -> None:
    plain = ask(django, "/news/")
    first, second = ask(door, "/news/"), ask(door, "/news/")
    assert django.asked == 2
    assert first == second
    assert (first.status, first.body) == (plain.status, plain.body)
    assert {name: first.headers[name] for name in plain.headers.keys() - UNNAMED} == {
        name: plain.headers[name] for name in plain.headers.keys() - UNNAMED
    }
    assert {"Content-Security-Policy", "X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy"} <= set(
        second.headers
    )
    assert second.headers["Content-Language"] == "uk"
    assert ask(door, "/en/news/").headers["Content-Language"] == "en"


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("", ""),
        ("identity", ""),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("br;q=0, gzip;q=0", ""),
        ("*", "br"),
        ("*;q=0", ""),
        ("br;q=0, *;q=0.1", "gzip"),
        ("gzip;q=0.5, identity", ""),
        ("GZIP;Q=1.0", "gzip"),
        ("gzip;q=nonsense", ""),
    ],
)
def test_the_reader_gets_the_coding_asked_for(door: PageCache, accepted: str, coding: str) -> None:
    plain = ask(door, "/news/")
    answer = ask(door, "/news/", accept_encoding=accepted)
    body = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}[coding](answer.body)
    assert body == plain.body
    assert answer.headers.get("Content-Encoding", "") == coding
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert int(answer.headers["Content-Length"]) == len(answer.body)


def test_stored_page_tells_of_its_picture_as_the_made_one(door: PageCache, time_machine: Any) -> None:
    edition = factories.published(lead_photo=factories.photo())
    time_machine.move_to(NOON + HOUR)
    first, again = (ask(door, f"/news/{edition.slug}/") for _ in range(2))
    assert "rel=preload" in first.headers["Link"]
    assert first.headers == again.headers
    assert "Link" not in ask(door, f"/news/{edition.slug}/?text").headers


def test_who_has_the_page_is_told_that_it_is_unchanged(door: PageCache, django: Counted) -> None:
    plain, small = ask(door, "/"), ask(door, "/", accept_encoding="gzip")
    assert plain.headers["ETag"] != small.headers["ETag"]
    for tags in (small.headers["ETag"], f'"other", W/{small.headers["ETag"]}', "*"):
        answer = ask(door, "/", accept_encoding="gzip", if_none_match=tags)
        assert (answer.status, answer.body) == (304, b"")
        assert answer.headers["ETag"] == small.headers["ETag"]
        assert answer.headers["Cache-Control"] == small.headers["Cache-Control"]
    assert ask(door, "/", if_none_match=small.headers["ETag"]).status == 200
    assert django.asked == 1


def test_a_feed_has_no_date_as_a_photo_that_is_taken_back_would_not_move_it(door: PageCache, time_machine: Any) -> None:
    time_machine.move_to(NOON, tick=False)
    factories.published()
    first = ask(door, "/feeds/news.rss")
    assert "Last-Modified" not in first.headers
    assert ask(door, "/feeds/news.rss", if_none_match=first.headers["ETag"]).status == 304


def test_the_first_who_asks_conditionally_fills_the_store_for_all(door: PageCache) -> None:
    tag = ask(door, "/news/").headers["ETag"]
    door.forget()
    assert ask(door, "/news/", if_none_match=tag).status == 304
    assert ask(door, "/news/").status == 200


def test_head_is_get_without_a_body(door: PageCache, django: Counted) -> None:
    head = ask(door, "/", "HEAD")
    get = ask(door, "/")
    assert (head.status, head.headers, head.body) == (200, get.headers, b"")
    assert ask(door, "/", "HEAD") == head
    assert django.asked == 1


def test_what_a_mailing_adds_to_an_address_makes_no_second_page(door: PageCache, django: Counted) -> None:
    plain = ask(door, "/news/")
    assert ask(door, "/news/?utm_source=mail&fbclid=7&x=") == plain
    assert django.asked == 1


def test_known_parameters_make_one_page_in_any_order(door: PageCache, django: Counted) -> None:
    first = ask(door, "/search/?q=школа&kind=news")
    assert ask(door, "/search/?utm_source=mail&kind=news&q=школа") == first
    assert ask(door, "/search/?kind=news&q=міст") != first
    assert django.asked == 2


def test_a_view_meets_only_the_parameters_it_knows(django: Counted) -> None:
    plain = ask(django, "/news/").text
    assert ask(django, "/news/?utm_source=mail&q=%3Cscript%3E").text == plain
    assert ask(django, "/news/?before=20400517T120000.000000Z").text != plain


def test_the_text_version_is_a_page_of_its_own(door: PageCache, django: Counted) -> None:
    assert ask(door, "/news/?text").text != ask(door, "/news/").text
    assert ask(door, "/news/?text&utm_source=mail") == ask(door, "/news/?text")
    assert django.asked == 2


def test_a_search_at_an_address_without_its_last_slash_is_not_lost(door: PageCache) -> None:
    assert ask(door, "/search?q=school").headers["Location"] == "/search/?q=school"


def test_cookies_are_neither_read_nor_set(door: PageCache, django: Counted) -> None:
    plain = ask(door, "/", cookie="sessionid=of-an-editor; desk_language=en")
    assert ask(door, "/") == plain
    assert ask(door, "/", cookie="sessionid=of-another", authorization="Basic x") == plain
    assert "Set-Cookie" not in plain.headers
    assert django.asked == 1


@pytest.mark.parametrize(
    "address", ["/admin/login/", "/healthz", "/robots.txt", "/preview/x/", "/nothing/", "/verify/?q=x"]
)
def test_what_is_no_page_for_all_is_asked_each_time(door: PageCache, django: Counted, address: str) -> None:
    assert ask(door, address).status == ask(django, address).status
    ask(door, address)
    assert django.asked == 3


def test_a_strangers_host_gets_no_page(door: PageCache) -> None:
    assert ask(door, "/").status == 200
    assert ask(door, "/", host="evil.example").status == 400


def test_over_plain_http_nobody_gets_the_page_kept_for_tls(django: Counted, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT, settings.SECURE_PROXY_SSL_HEADER = True, ("HTTP_X_FORWARDED_PROTO", "https")
    door = PageCache(Counted(), megabytes=8, ask_every=0)
    assert ask(door, "/", x_forwarded_proto="https").status == 200
    assert ask(door, "/", x_forwarded_proto="http").status == 301
    assert ask(door, "/").status == 301
    door.generation.close()


def test_a_post_is_not_answered_from_store(door: PageCache, django: Counted) -> None:
    ask(door, "/verify/")
    assert ask(door, "/verify/", "POST").headers["Cache-Control"] == "no-store"
    assert django.asked == 2


def test_maintenance_shows_at_once(door: PageCache, settings: Any, tmp_path: Path) -> None:
    settings.MAINTENANCE_FILE = tmp_path / "maintenance"
    assert ask(door, "/").status == 200
    settings.MAINTENANCE_FILE.touch()
    assert ask(door, "/").status == 503
    settings.MAINTENANCE_FILE.unlink()
    assert ask(door, "/").status == 200


def test_an_error_is_never_the_truth_of_a_page(
    door: PageCache, django: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.core.handlers.base.BaseHandler.get_response", lambda self, request: failed())
    assert ask(door, "/").status == 500
    assert ask(door, "/").headers["Cache-Control"] == "no-store"
    monkeypatch.undo()
    assert ask(door, "/").status == 200
    assert django.asked == 3


def failed() -> HttpResponse:
    return HttpResponseServerError("broken", headers={"Cache-Control": caching.NOTHING})


@pytest.mark.django_db(transaction=True)
def test_a_410_is_kept_until_the_text_comes_back(door: PageCache, django: Counted, time_machine: Any) -> None:
    time_machine.move_to(NOON, tick=False)
    edition = factories.published()
    path = f"/news/{edition.slug}/"
    assert ask(door, path).status == 200
    time_machine.shift(60)
    workflow.take_down(edition.article, "uk", by=factories.iryna(), notice="Помилка")
    assert [ask(door, path).status, ask(door, path).status] == [410, 410]
    assert django.asked == 2
    time_machine.shift(60)
    workflow.restore(edition.article, "uk", by=factories.iryna(), note="Перевірено")
    assert ask(door, path).status == 200


def test_shared_caches_keep_a_page_for_a_moment_and_never_past_a_boundary(door: PageCache, time_machine: Any) -> None:
    time_machine.move_to(NOON, tick=False)
    Banner.objects.create(text_uk="Тривога", since=NOON + HOUR)
    told = ask(door, "/news/").headers["Cache-Control"]
    assert told == "public, max-age=0, s-maxage=5, stale-while-revalidate=5, stale-if-error=86400"
    time_machine.shift(3593)
    assert "s-maxage=5, stale-while-revalidate=2," in ask(door, "/news/").headers["Cache-Control"]
    time_machine.shift(4)
    assert "s-maxage=3, stale-while-revalidate=0," in ask(door, "/news/").headers["Cache-Control"]


def test_files_stream_past_the_store(door: PageCache, django: Counted) -> None:
    assert ask(door, "/sitemap.xml").body.startswith(b"<?xml")
    assert ask(door, "/sitemap.xml", "HEAD").status == 200
    assert django.asked == 2
    assert not door.store.pages


def test_the_store_can_be_switched_off(django: Counted) -> None:
    off = PageCache(django, megabytes=0)
    assert ask(off, "/").headers["Cache-Control"] == caching.PAGE
    ask(off, "/")
    assert django.asked == 2


@pytest.mark.parametrize("address", ["*", "", "//", "/%", "/\udcff", "/en", "/?" + "q" * 3000, "/?%ff=%ff&&=;"])
def test_any_address_has_a_key_or_none(address: str, rf: Any) -> None:
    path, _, query = address.partition("?")
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path.encode("utf-8", "surrogateescape").decode("latin-1")}
    assert key_of({**environ, "QUERY_STRING": query, "HTTP_HOST": "testserver"}) or True

"""The picture at the top of a page is asked for before the page is read, once, and as the page would choose it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page
from selectolax.lexbor import LexborHTMLParser

from articles.models import Edition
from media import library
from media.models import Photo
from media.renditions import close_gate
from tests import factories
from tests.browser import settle
from tests.factories import HOUR, NOON
from tests.media.pictures import picture_bytes

TEXTS = {f"{name}_{language}": "Школа" for name in ("caption", "alt_text", "credit") for language in ("uk", "en")}
PARTS = re.compile(r'<(\S+)>; rel=preload; as=image; type="(.+?)"; imagesrcset="(.+?)"; imagesizes="(.+?)"; .*high')

LARGEST = """
new Promise(done => new PerformanceObserver(list => done(list.getEntries().at(-1).url))
  .observe({ type: "largest-contentful-paint", buffered: true }))
"""


def published(width: int = 500, height: int = 320) -> Edition:
    photo = library.add(picture_bytes(width, height), formats=("avif", "jpeg"), **TEXTS)
    factories.sign(photo)
    return factories.published(lead_photo=photo)


@pytest.fixture
def edition(db: None, time_machine: Any) -> Edition:
    made = published()
    time_machine.move_to(NOON + HOUR)
    return made


def paths(edition: Edition) -> list[str]:
    return ["/", f"/news/{edition.slug}/", f"/photos/{Photo.objects.get().number}/"]


def test_header_names_the_source_that_the_page_would_choose(client: Client, edition: Edition) -> None:
    for path in paths(edition):
        answer = client.get(path)
        told = PARTS.fullmatch(answer["Link"])
        assert told, answer["Link"]
        image = LexborHTMLParser(answer.content.decode()).css_first("img[fetchpriority=high]")
        assert image is not None
        assert "loading" not in image.attributes
        source = image.parent.css_first("source").attributes
        assert told.groups()[1:] == (source["type"], source["srcset"], source["sizes"])
        assert told[1] in source["srcset"]


def test_tall_picture_is_told_of_whole(client: Client, db: None, time_machine: Any) -> None:
    edition = published(320, 500)
    time_machine.move_to(NOON + HOUR)
    assert "/full-" in client.get(f"/news/{edition.slug}/")["Link"]


def test_no_picture_is_told_of_where_none_is_shown(client: Client, edition: Edition) -> None:
    path = f"/news/{edition.slug}/"
    assert "Link" not in client.get(path + "?text")
    assert "Link" not in client.get("/news/")
    close_gate([Photo.objects.get()])
    assert "Link" not in client.get(path)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("width", "density"), [(390, 2), (1280, 1)])
def test_browser_fetches_the_picture_once_and_first(
    live_server: Any, time_machine: Any, open_page: Callable[..., Page], width: int, density: int
) -> None:
    edition = published(1300, 820)
    time_machine.move_to(NOON + HOUR)
    page = open_page(viewport={"width": width, "height": 800}, device_scale_factor=density)
    asked: list[str] = []
    warned: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: warned.append(message.text))
    for path in ("/", f"/news/{edition.slug}/"):
        asked.clear()
        page.goto(live_server.url + path)
        settle(page)
        chosen = page.eval_on_selector("img[fetchpriority=high]", "image => image.currentSrc")
        pictures = [url for url in asked if "/lead-" in url]
        assert pictures == [chosen]
        assert chosen.endswith(".avif")
        begun = page.evaluate("url => performance.getEntriesByName(url).map(one => one.initiatorType)", chosen)
        assert begun == ["link"], "the page found the picture before the header did"
        assert page.evaluate(LARGEST) == chosen
    page.wait_for_timeout(3_500)  # after so long Chromium complains of a preload that nobody used
    assert not [text for text in warned if "preload" in text]

"""What a page weighs on a bad line, and what Lighthouse says of it. Seconds are measured in benchmarks/, not here."""

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response

from tests.browser import settle
from tests.site.conftest import program, tool
from tests.site.crawl import Crawl
from tests.site.lighthouse import lighthouse

pytestmark = pytest.mark.slow

KB = 1024
# Adds up how far what readers look at has jumped since the page began.
LAYOUT_SHIFT = """
new Promise(done => {
  let sum = 0
  const observer = new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value }))
  observer.observe({ type: "layout-shift", buffered: true })
  setTimeout(() => done(sum), 300)
})
"""
# Pictures further down come when they are near, and may then push nothing aside.
SCROLL_THROUGH = """
(async () => {
  for (let at = 0; at < document.documentElement.scrollHeight; at += 400) {
    scrollTo(0, at)
    await new Promise(done => setTimeout(done, 60))
  }
})()
"""


@pytest.fixture(scope="session")
def rich_article(crawl: Crawl) -> str:
    """An article with a hero and at least three photos more."""
    found = [
        path
        for path in crawl.samples()["articles:article/uk"]
        if b'class="hero' in crawl.pages[path].body and crawl.pages[path].body.count(b"<picture") >= 4
    ]
    assert found
    return max(found, key=lambda path: len(crawl.pages[path].body))


def test_an_article_with_photos_stays_light(demo_site: str, rich_article: str, open_page: Callable[..., Page]) -> None:
    """Cold, on a phone: HTML ≤ 12 KB, CSS ≤ 10 KB, scripts ≤ 6 KB, as they travel; at most 12 requests; no jump."""
    page = open_page(viewport={"width": 390, "height": 844}, device_scale_factor=2)
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(demo_site + rich_article)
    settle(page)
    weights: dict[str, int] = {}
    for answer in answers:
        size = answer.request.sizes()["responseBodySize"]
        weights[answer.request.resource_type] = weights.get(answer.request.resource_type, 0) + size
    assert weights["document"] <= 12 * KB
    assert weights["stylesheet"] <= 10 * KB
    assert weights.get("script", 0) <= 6 * KB
    assert weights["font"] <= 24 * KB
    assert len(answers) <= 12, [answer.url for answer in answers]
    page.evaluate(SCROLL_THROUGH)
    assert page.evaluate(LAYOUT_SHIFT) < 0.01


def test_a_font_that_comes_late_moves_nothing(
    demo_site: str, rich_article: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(viewport={"width": 390, "height": 844})
    page.route("**/*.woff2", lambda route: (time.sleep(1.5), route.continue_()))
    page.goto(demo_site + rich_article)
    settle(page)
    assert page.evaluate(LAYOUT_SHIFT) < 0.01


@pytest.mark.parametrize("kind", ["articles:front", "articles:article", "articles:news", "articles:official"])
def test_lighthouse_finds_nothing_to_mend(demo_site: str, samples: dict[str, str], kind: str, tmp_path: Path) -> None:
    """100 in accessibility, best practices and search. (Its marks for speed depend on the machine: see benchmarks/.)"""
    tool("lighthouse"), program("node")
    report = lighthouse(demo_site + samples[f"{kind}/uk"], tmp_path / "report.json")
    scores = {name: category["score"] for name, category in report["categories"].items() if name != "performance"}
    weak = [
        (name, audit["title"])
        for name, audit in report["audits"].items()
        if audit["score"] == 0 and audit["scoreDisplayMode"] == "binary"
    ]
    assert scores == {"accessibility": 1, "best-practices": 1, "seo": 1}, weak


def test_a_page_asks_for_one_font_and_begins_with_it(crawl: Crawl) -> None:
    """The other one, of foreign letters, comes by the stylesheet where a page has one."""
    fonts = {link for link in crawl.pages if re.search(r"\.woff2", link)}
    assert len(fonts) == 1

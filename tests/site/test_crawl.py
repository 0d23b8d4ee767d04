"""What a crawler meets: no dead link, every kind of page within reach, valid HTML."""

import json
import subprocess
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from articles.urls import urlpatterns
from tests.site.conftest import program, tool
from tests.site.crawl import Crawl, kind_of

pytestmark = pytest.mark.slow


def test_no_link_is_broken(crawl: Crawl) -> None:
    assert len(crawl.pages) > 500
    assert crawl.broken() == []


def test_every_kind_of_page_can_be_reached_by_links(crawl: Crawl) -> None:
    reached = {kind_of(path).partition("/")[0] for path in crawl.pages}
    missing = {f"articles:{pattern.name}" for pattern in urlpatterns} - reached - UNLINKED
    assert missing == set()


# Pages that no link leads to, on purpose: only a script asks for suggestions.
UNLINKED = {"articles:suggest"}


def test_every_page_has_one_h1_a_title_and_its_language(crawl: Crawl) -> None:
    wrong = []
    for page in crawl.pages.values():
        if not page.is_html or page.status != 200:
            continue
        tree = LexborHTMLParser(page.body)
        language = "en" if page.path.startswith("/en/") else "uk"
        title = tree.css_first("title")
        if (
            len(tree.css("h1")) != 1
            or title is None
            or not title.text(strip=True)
            or tree.css_first("html").attributes.get("lang") != language
        ):
            wrong.append(page.path)
    assert wrong == []


def test_no_reader_gets_a_cookie(crawl: Crawl) -> None:
    assert [page.path for page in crawl.pages.values() if "set-cookie" in page.headers] == []


def test_html_is_valid(crawl: Crawl, samples: dict[str, str], tmp_path: Path) -> None:
    """The Nu HTML checker on one page of each kind."""
    jar = tool("vnu-jar/build/dist/vnu.jar")
    names = {}
    for number, path in enumerate(samples.values()):
        file = tmp_path / f"{number}.html"
        file.write_bytes(crawl.fetch(path).body)
        names[file.name] = path
    done = subprocess.run(
        [program("java"), "-jar", str(jar), "--format", "json", "--stdout", "--exit-zero-always", str(tmp_path)],
        capture_output=True,
        check=True,
    )
    messages = json.loads(done.stdout)["messages"]
    assert [
        f"{names[message['url'].rsplit('/', 1)[1]]}: {message['message']} «{message.get('extract', '')}»"
        for message in messages
        if message["type"] == "error" or message.get("subType") == "warning"
    ] == []

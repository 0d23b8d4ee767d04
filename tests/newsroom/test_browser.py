"""The browser fixtures themselves: a silent page passes, a complaining one does not."""

import pytest

from tests.browser import settle
from tests.conftest import watch


@pytest.fixture
def watched(browser):
    problems = []
    context = browser.new_context()
    watch(context, problems)
    yield context.new_page(), problems
    context.close()


@pytest.mark.parametrize(
    ("markup", "complaint"),
    [
        ("<script>throw new Error('torn')</script>", "torn"),
        ("<script>console.error('sour')</script>", "sour"),
        ('<img src="/missing.png">', "404"),
        ('<img src="http://tracker.invalid/pixel.gif">', "third party"),
        ('<meta http-equiv="Content-Security-Policy" content="style-src \'none\'"><p style="color:red">', "style-src"),
    ],
)
def test_the_browser_complains_about(watched, live_server, markup, complaint):
    page, problems = watched
    page.route(f"{live_server.url}/probe", lambda route: route.fulfill(body=markup, content_type="text/html"))
    page.goto(f"{live_server.url}/probe")
    settle(page)
    assert any(complaint in problem for problem in problems), problems


def test_a_missing_page_is_our_page(page, live_server):
    page.goto(f"{live_server.url}/en/nothing/")
    assert page.get_by_role("heading", level=1).inner_text() == "Page not found"
    page.goto(f"{live_server.url}/nothing/")
    assert page.get_by_role("main").get_by_role("link").first.get_attribute("href") == "/"

"""One page of each kind in a real browser, in light and dark, on a phone and a desktop."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.accessibility import told, violations

pytestmark = pytest.mark.slow

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


# Every width and every scheme once: all four pairs would be minutes more, and no rule of ours knows a pair.
@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_everybody_can_use_every_page(
    demo_site: str, samples: dict[str, str], open_page: Callable[..., Page], width: int, scheme: str
) -> None:
    """No violation of WCAG 2.2 AA or of axe's best practices, nothing wider than the screen, a silent console."""
    page = open_page(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
    found = []
    for path in samples.values():
        page.goto(demo_site + path)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{path}: scrolls sideways")
        found += [f"{path}: {one}" for one in told(violations(page, runOnly=RULES))]
    assert found == []


def test_a_page_at_twice_the_text_size_loses_nothing(
    demo_site: str, samples: dict[str, str], open_page: Callable[..., Page]
) -> None:
    """200 % text on the narrowest screen (WCAG 1.4.4 and 1.4.10): nothing is cut off or pushed out."""
    page = open_page(viewport={"width": 320, "height": 800}, reduced_motion="reduce")
    found = []
    for path in samples.values():
        page.goto(demo_site + path)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"):
            found.append(path)
    assert found == []

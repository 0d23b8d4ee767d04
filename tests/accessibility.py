"""What axe finds on a page."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

AXE = Axe().axe_script
GRAVE = ("serious", "critical")


def violations(page: Page, within: str | None = None, **options: Any) -> list[dict[str, Any]]:
    """Each with its `id`, `impact` and `nodes`; `options` are those of axe.run.

    What passes is not asked for, it would double the time. Nor is anything loaded anew: axe would fetch stylesheets by
    itself, and resolve their imports against the page. A page that was looked at before knows axe already: half a
    megabyte of script, which runs at half the speed while it is new.
    """
    asked = {"preload": False, "resultTypes": ["violations"], **options}
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(AXE)
    found: list[dict[str, Any]] = page.evaluate(
        "([within, asked]) => axe.run(within ?? document, asked).then(found => found.violations)", [within, asked]
    )
    return found


def told(found: list[dict[str, Any]], *, of: tuple[str, ...] = ()) -> list[str]:
    """A line for each, with the first places; `of` these impacts alone."""
    return [
        f"{one['id']}: {'; '.join(node['html'][:160] for node in one['nodes'][:3])}"
        for one in found
        if not of or one["impact"] in of
    ]

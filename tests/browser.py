"""When a page in a real browser has come to rest."""

from playwright.sync_api import Page

AT_REST = """async () => {
  const still = () => document.readyState === "complete" && document.fonts.status === "loaded"
    && [...document.images].every((image) => image.complete || image.loading === "lazy")
  const answered = () => performance.getEntriesByType("resource").length
  for (let before = -1; !still() || answered() !== before;) {
    before = answered()
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
}"""


def settle(page: Page) -> Page:
    """Wait until fonts and pictures are there and nothing has been answered for 300 ms.

    Playwright's `networkidle` asks the same of its own count of open requests, which now and then misses that one has
    ended, and then waits for ever.
    """
    page.wait_for_load_state()
    page.evaluate(AT_REST)
    return page

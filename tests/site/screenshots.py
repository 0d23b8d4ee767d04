"""`make screenshots`: the demo into docs/screenshots/.

site/: every kind of page, phone and desktop, light and dark. desk/: the pictures of the editors' guide.
`make screenshots ONLY=desk` (or `site`) takes that part alone.
"""

import io
import os
import tempfile
from pathlib import Path

import django
from django.conf import settings
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from tests.browser import settle  # noqa: E402
from tests.conftest import CHROMIUM, CHROMIUM_FLAGS  # noqa: E402
from tests.site.crawl import Crawl, richest  # noqa: E402
from tests.site.desk import photograph_desk  # noqa: E402
from tests.site.stand import broken, fill, served, taken_down  # noqa: E402

FOLDER = settings.BASE_DIR / "docs" / "screenshots"
SCREENS = {"phone": (390, "light"), "desktop": (1280, "light"), "desktop-dark": (1280, "dark")}
TALLEST = 2400  # pixels; the rest of a long list looks the same


def main() -> None:
    only = os.environ.get("ONLY", "")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        data = Path(folder)
        fill(data)
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        if only != "desk":
            photograph_site(chromium, data)
        if only != "site":
            with served(data, DEBUG="true") as address:
                photograph_desk(chromium, address, data, FOLDER / "desk", photograph)
        chromium.close()


def photograph_site(chromium: Browser, data: Path) -> None:
    for old in (FOLDER / "site").glob("*.webp"):
        old.unlink()
    (FOLDER / "site").mkdir(parents=True, exist_ok=True)
    with served(data) as address:
        kinds = {kind: path for kind, path in richest(Crawl(address).walk()).items() if "?" not in kind}
        photograph_all(chromium, address, {**kinds, "not-found/uk": "/nowhere/", "gone/uk": taken_down(data)})
    with broken(data) as address:
        photograph_all(chromium, address, {"server-error": "/"})
    with served(data, MAINTENANCE="true") as address:
        photograph_all(chromium, address, {"maintenance": "/"})


def photograph_all(chromium: Browser, address: str, kinds: dict[str, str]) -> None:
    """Kind → path, on every screen."""
    for screen, (width, scheme) in SCREENS.items():
        page = chromium.new_page(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,  # type: ignore[arg-type]
            reduced_motion="reduce",
        )
        for kind, path in kinds.items():
            name = kind.removeprefix("articles:").replace("/", "-").replace("_", "-")
            page.goto(address + path)
            photograph(page, FOLDER / "site" / f"{name}-{screen}.webp")
        page.close()


def photograph(page: Page, file: Path) -> None:
    """The page from its top, lazy pictures included. The window grows to it: a bar that follows the window would lie
    across the middle of the picture."""
    page.evaluate("document.querySelectorAll('img[loading]').forEach(image => image.loading = 'eager')")
    settle(page)
    before = page.viewport_size
    assert before
    height = max(before["height"], page.evaluate("document.documentElement.scrollHeight"))
    page.set_viewport_size({"width": before["width"], "height": height})
    picture = Image.open(io.BytesIO(page.screenshot(full_page=True)))
    page.set_viewport_size(before)
    picture.crop((0, 0, picture.width, min(picture.height, TALLEST))).save(file, quality=70, method=6)


if __name__ == "__main__":
    main()

"""The icons as pictures of `mark.svg`. After a change of the mark: `.venv/bin/python -m tests.icons`."""

import io
import shutil
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

FOLDER = Path(__file__).parent.parent / "newsroom" / "static" / "site"
# file → (side in pixels, how much of it the mark fills). A maskable icon is cut to a circle: 80 % is safe.
PNGS = {
    "icon-192.png": (192, 1.0),
    "icon-512.png": (512, 1.0),
    "icon-maskable-512.png": (512, 0.6),
    "apple-touch-icon.png": (180, 0.7),
}
NAVY = "#0b2545"


def render(browser: Browser, side: int, share: float) -> Image.Image:
    """On navy where the mark leaves a border, else on nothing."""
    mark = (FOLDER / "mark.svg").read_text().replace("<svg ", f'<svg width="{side * share}" height="{side * share}" ')
    ground = NAVY if share < 1 else "transparent"
    page = browser.new_page(viewport={"width": side, "height": side})
    page.set_content(
        f"<style>body{{margin:0;height:100vh;display:grid;place-items:center;background:{ground}}}svg{{display:block}}</style>{mark}"
    )
    shot = page.screenshot(omit_background=True)
    page.close()
    return Image.open(io.BytesIO(shot))


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, (side, share) in PNGS.items():
            render(browser, side, share).quantize(64).save(FOLDER / name, optimize=True)
        render(browser, 256, 1.0).save(FOLDER / "favicon.ico", sizes=[(16, 16), (32, 32), (48, 48)])
        browser.close()


if __name__ == "__main__":
    main()

"""The pictures of docs/editors.md: the desk of the demo newsroom, each page as the person who works there sees it."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from playwright.sync_api import Browser, Page

from newsroom.demo.staff import LOGINS

WIDTH = 1280
Photograph = Callable[[Page, Path], None]
PASSWORDS = {login.username: login.password for login in LOGINS}


def visits(data: Path) -> dict[str, dict[str, str]]:
    """Who → picture → path, in the filled data folder."""
    with closing(sqlite3.connect(data / "newsroom.sqlite3")) as database:

        def one(query: str) -> int:
            row = database.execute(query).fetchone()
            if row is None:
                raise LookupError(f"the demo has nothing for: {query}")
            return int(row[0])

        def in_state(state: str) -> int:
            return one(
                "SELECT l.article_id FROM articles_articlelanguage l JOIN articles_article a ON a.id = l.article_id"
                f" WHERE l.state = '{state}' AND l.language = 'uk' ORDER BY a.headline_en = '', l.article_id DESC"
            )

        draft, submitted = in_state("draft"), in_state("in_review")
        current = "e.language = '{}' AND e.standing = 'published' AND e.live_until IS NULL"
        translated = one(
            f"SELECT e.article_id FROM articles_edition e WHERE {current.format('en')} ORDER BY e.live_from DESC"
        )
        corrected = one(
            "SELECT e.article_id FROM articles_correction c JOIN articles_edition e ON e.id = c.edition_id"
            f" WHERE {current.format('uk')} ORDER BY e.live_from DESC"
        )
        official = one("SELECT official_id FROM articles_appointment GROUP BY official_id ORDER BY COUNT(*) DESC")
    article, moves = "/admin/articles/article", "{}/{}/uk/{}/"
    return {
        "olena": {
            "front": "/admin/",
            "form": f"{article}/{draft}/change/",
            "preview": moves.format(article, draft, "preview"),
            "submit": moves.format(article, draft, "submit"),
            "history": f"{article}/{corrected}/history/",
            "compare": f"{article}/{corrected}/compare/",
        },
        "taras": {
            "queue": f"{article}/queue/",
            "approve": moves.format(article, submitted, "approve"),
            "emergencies": f"{article}/emergencies/",
            "official": f"/admin/articles/official/{official}/change/",
        },
        "sofiia": {"translate": f"{article}/{translated}/en/translate/"},
    }


def photograph_desk(chromium: Browser, address: str, data: Path, folder: Path, photograph: Photograph) -> None:
    """Each signs in by password alone, which the demo's people may under DEBUG."""
    folder.mkdir(parents=True, exist_ok=True)
    for who, pictures in visits(data).items():
        page = chromium.new_page(
            viewport={"width": WIDTH, "height": 900}, color_scheme="light", reduced_motion="reduce", locale="uk-UA"
        )
        page.goto(f"{address}/admin/login/?next=/admin/")
        if who == "olena":
            photograph(page, folder / "sign-in.webp")
        page.fill("input[type=password]", PASSWORDS[who])
        page.locator("input[name=login], input[name=username]").fill(who)
        page.keyboard.press("Enter")
        page.wait_for_url(f"{address}/admin/")
        for name, path in pictures.items():
            page.goto(address + path)
            photograph(page, folder / f"{name}.webp")
        page.close()

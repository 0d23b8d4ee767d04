"""The pictures of docs/editors.md: the desk of the demo newsroom, each page as the person who works there sees it.

They are taken in the order of the guide: what one has submitted the next approves, and the last publishes.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page

from newsroom.demo.staff import LOGINS

WIDTH = 1280
Photograph = Callable[[Page, Path], None]
PASSWORDS = {login.username: login.password for login in LOGINS}


class Visit(NamedTuple):
    path: str
    picture: str = ""
    press: str = ""  # the button pressed afterwards
    lead: str = ""  # what the lead becomes before that


SAVE, MOVE = "[name=_save]", ".move-form button[type=submit]"


def visits(data: Path) -> dict[str, list[Visit]]:
    """By whom, in the filled data folder."""
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
        current = (
            "e.language = '{}' AND e.standing = 'published' AND e.live_until IS NULL AND e.live_from <= datetime('now')"
        )
        translated = one(
            f"SELECT e.article_id FROM articles_edition e WHERE {current.format('en')} ORDER BY e.live_from DESC"
        )
        corrected = one(
            "SELECT e.article_id FROM articles_correction c JOIN articles_edition e ON e.id = c.edition_id"
            f" WHERE {current.format('uk')} ORDER BY e.live_from DESC"
        )
        published = one(
            f"SELECT e.article_id FROM articles_edition e WHERE {current.format('uk')} AND NOT EXISTS (SELECT 1"
            " FROM articles_edition o WHERE o.article_id = e.article_id AND (o.language = 'en' OR o.number > 1))"
            " ORDER BY e.live_from DESC"
        )
        official = one("SELECT official_id FROM articles_appointment GROUP BY official_id ORDER BY COUNT(*) DESC")
    article, moves = "/admin/articles/article", "/admin/articles/article/{}/uk/{}/"
    return {
        "olena": [
            Visit("/admin/", "front"),
            Visit(f"{article}/{draft}/change/", "form"),
            Visit(moves.format(draft, "preview"), "preview"),
            Visit(moves.format(draft, "submit"), "submit"),
            Visit(f"{article}/{corrected}/history/", "history"),
            Visit(f"{article}/{corrected}/compare/", "compare"),
            Visit(f"{article}/{published}/change/", press=SAVE, lead="У першому повідомленні названо не ту кількість."),
            Visit(moves.format(published, "submit"), press=MOVE),
        ],
        "taras": [
            Visit(f"{article}/queue/", "queue"),
            Visit(moves.format(submitted, "approve"), "approve", press=MOVE),
            Visit(moves.format(published, "approve"), press=MOVE),
            Visit(f"{article}/emergencies/", "emergencies"),
            Visit(f"/admin/articles/official/{official}/change/", "official"),
        ],
        "iryna": [
            Visit(moves.format(submitted, "publish"), "publish"),
            Visit(moves.format(published, "correct"), "correct"),
        ],
        "sofiia": [Visit(f"{article}/{translated}/en/translate/", "translate")],
    }


def photograph_desk(chromium: Browser, address: str, data: Path, folder: Path, photograph: Photograph) -> None:
    """Each signs in by password alone, which the demo's people may under DEBUG."""
    folder.mkdir(parents=True, exist_ok=True)
    for who, path in visits(data).items():
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
        for visit in path:
            page.goto(address + visit.path)
            if visit.picture:
                photograph(page, folder / f"{visit.picture}.webp")
            if visit.lead:
                page.fill("[name=lead_uk]", visit.lead)
            if visit.press:
                page.click(visit.press)
                page.locator(".messagelist .success").wait_for()
        page.close()

"""Colours forced by the reader's system, more contrast asked for, less motion: nothing of the meaning is lost."""

from collections.abc import Callable
from typing import Literal
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from tests.accessibility import told, violations

pytestmark = pytest.mark.slow

PAGES = {
    "front": "/",
    "article": "/news/kontaktna-hrupa-partneriv-pohodyla-richnyi-plan-pidtrymky-medychnoi-evakuatsii/",
    "list": "/kind/statement/",
    "search": f"/search/?q={quote('шпиталів')}",
    "gallery": "/galleries/odyn-den-u-rubezhi/",
    "official": "/officials/olena-verbovetska/",
}
# What looks like a box, or like a mark, by its background alone; forced colours leave no backgrounds.
BOXES = (
    *(".masthead", ".colophon", ".chips a", ".button", ".banner", ".note", ".past", ".initials", ".card .count"),
    *(".find input", ".search input", ".search select", ".skip"),
)
EDGELESS = """selectors => selectors.flatMap(selector => [...document.querySelectorAll(selector)].filter(node => {
    const style = getComputedStyle(node);
    return !["Top", "Right", "Bottom", "Left"].some(side => parseFloat(style[`border${side}Width`]) > 0
        && style[`border${side}Style`] !== "none" && style[`border${side}Color`] !== style.backgroundColor
        && !/^rgba.*, 0\\)$/.test(style[`border${side}Color`]));
}).slice(0, 1).map(node => `${selector}: no edge: ${node.outerHTML.slice(0, 80)}`))"""
UNMARKED = """() => [".nav a", ".chips a"].flatMap(selector => {
    const edge = node => {
        const style = getComputedStyle(node), around = getComputedStyle(document.body).backgroundColor;
        return style.borderBottomColor === around ? "none" : style.borderBottomWidth;
    };
    const [current, others] = [`${selector}[aria-current]`, `${selector}:not([aria-current])`].map(
        each => [...document.querySelectorAll(each)].map(edge));
    return current.some(one => others.includes(one)) ? [`${selector}: the current one looks like the others`] : [];
})"""
FAINT = """() => [...document.querySelectorAll("main mark")].filter(node =>
    getComputedStyle(node).backgroundColor === getComputedStyle(document.body).backgroundColor
).slice(0, 1).map(node => `what was found is not marked: ${node.outerHTML}`).concat(
    [...document.querySelectorAll("button svg")].filter(node => {
        const shown = getComputedStyle(node), around = getComputedStyle(node.closest("button"));
        return shown.stroke === around.backgroundColor || shown.stroke === "none" || node.clientWidth < 16;
    }).map(() => "an icon is not seen"))"""
# To be asked after a key was pressed, so that the browser takes the focus for one of the keyboard.
UNSEEN_FOCUS = """() => [...document.querySelectorAll("a[href], button, input, select, summary")].filter(node => {
    if (!node.checkVisibility({visibilityProperty: true})) return false;
    node.focus({preventScroll: true});
    const style = getComputedStyle(node);
    return document.activeElement === node && (parseFloat(style.outlineWidth) < 2 || style.outlineStyle === "none"
        || style.outlineColor === getComputedStyle(document.body).backgroundColor);
}).slice(0, 3).map(node => `focus is not seen: ${node.outerHTML.slice(0, 80)}`)"""
MOVING = """() => [...document.querySelectorAll("*")].filter(node => {
    const style = getComputedStyle(node);
    const lasts = [style.transitionDuration, style.animationDuration].some(all => /[1-9]/.test(all));
    return lasts || style.scrollBehavior === "smooth";
}).slice(0, 3).map(node => `moves: ${node.outerHTML.slice(0, 80)}`)"""


def contrast(page: Page, rule: str) -> list[str]:
    return told(violations(page, runOnly={"type": "rule", "values": [rule]}))


def forced(page: Page) -> list[str]:
    """Complaints where the system's colours are all there is: edges, icons, marks and words must be seen."""
    page.emulate_media(forced_colors="active", contrast="no-preference", reduced_motion="reduce")
    seen = [*page.evaluate(EDGELESS, list(BOXES)), *page.evaluate(UNMARKED), *page.evaluate(FAINT)]
    return [*seen, *page.evaluate(UNSEEN_FOCUS), *page.evaluate(MOVING), *contrast(page, "color-contrast")]


def enhanced(page: Page, scheme: Literal["light", "dark"]) -> list[str]:
    """Complaints where more contrast is asked for: every word gets the enhanced contrast of WCAG, 7:1."""
    page.emulate_media(forced_colors="none", contrast="more", reduced_motion="reduce", color_scheme=scheme)
    return [*page.evaluate(UNSEEN_FOCUS), *contrast(page, "color-contrast-enhanced")]


def test_forced_colours_more_contrast_and_less_motion_lose_nothing(
    demo_site: str, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    found = []
    for kind, path in PAGES.items():
        answer = page.goto(demo_site + path)
        assert answer
        assert answer.ok, path
        page.keyboard.press("Tab")
        found += [f"{kind}, forced colours: {one}" for one in forced(page)]
        found += [f"{kind}, light: {one}" for one in enhanced(page, "light")]
        found += [f"{kind}, dark: {one}" for one in enhanced(page, "dark")]
    assert found == []

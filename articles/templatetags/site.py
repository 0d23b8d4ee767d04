"""What every public page shows around its own content."""

import datetime
from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from articles.formats import structured
from articles.formats.shots import SYNTHETIC
from articles.models import Kind
from articles.views.directory import Row
from articles.views.heads import FeedLink, Head, feed_links, same_in_all
from articles.views.tree import Branch
from articles.views.walk import Day
from newsroom.lib.languages import DEFAULT, LANGUAGES

register = template.Library()

MENU = [
    ("news", "news", (), _("News")),
    ("statements", "kind", ("statement",), _("Statements")),
    ("photo_reports", "photo_reports", (), _("Photo reports")),
    ("officials", "officials", (), _("Officials")),
    ("organisations", "organisations", (), _("Organisations")),
    ("archive", "archive", (), _("Archive")),
]
# (short, in full), each in its own language, as the reader who needs it reads it.
LANGUAGE_NAMES = {"uk": ("Укр", "Українська"), "en": ("Eng", "English")}


@register.simple_tag
def synthetic_mark(source: str) -> SafeString:
    """On a picture in a list: that no camera took it, by the source type that the edition froze. Nothing of others."""
    return _synthetic_mark(source, get_language())


@lru_cache
def _synthetic_mark(source: str, _language: str | None) -> SafeString:
    told = SYNTHETIC.get(source)  # type: ignore[call-overload]
    return mark_safe(render_to_string("articles/_synthetic.html", {"told": told}))


@register.simple_tag
def part(name: str, section: str = "") -> SafeString:
    """A piece of every page that depends on the page's language and section alone: rendered once a process."""
    return _part(name, get_language() or DEFAULT, section, settings.SITE_URL)


@lru_cache(maxsize=128)
def _part(name: str, language: str, section: str, site: str) -> SafeString:
    items = [
        {"address": reverse(f"articles:{view}", args=args), "label": label, "is_current": key == section}
        for key, view, args, label in MENU
    ]
    return mark_safe(render_to_string(name, {"menu": items, "feeds": site_feeds(language)}))


@register.simple_tag
def when(moment: datetime.datetime) -> SafeString:
    """A moment for people and machines, in Kyiv time."""
    return _when(moment, "DATETIME_FORMAT", get_language())


@register.simple_tag
def on_day(moment: datetime.datetime) -> SafeString:
    """As `when`, where people are told the day alone."""
    return _when(moment, "DATE_FORMAT", get_language())


@register.simple_tag
def at_hour(moment: datetime.datetime) -> SafeString:
    """As `when`, under a heading that says the day."""
    return _when(moment, "TIME_FORMAT", get_language())


@lru_cache(maxsize=5_000)
def _when(moment: datetime.datetime, form: str, _language: str | None) -> SafeString:
    local = timezone.localtime(moment)
    return format_html('<time datetime="{}">{}</time>', local.isoformat(timespec="seconds"), date_format(local, form))


@register.simple_tag
def day(date: datetime.date) -> SafeString:
    """As `on_day`, of what happened on a day and at no moment."""
    return _day(date, get_language())


@lru_cache(maxsize=1_000)
def _day(date: datetime.date, _language: str | None) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', date.isoformat(), date_format(date, "DATE_FORMAT"))


@register.filter
def kind_name(kind: str) -> str:
    """What readers call a kind of article, as a line begins with it."""
    return _kind_name(kind, get_language())


@lru_cache
def _kind_name(kind: str, _language: str | None) -> str:
    return capfirst(str(Kind(kind).label))


@register.simple_tag(takes_context=True)
def language_switch(context: template.Context) -> SafeString:
    """Leads to this same page in the other language. Where there is none it says so and leads nowhere.

    An error page has no head: it says itself what it knows of the text asked for (`addresses`), and where that is
    nothing, the switch leads to the front pages.
    """
    addresses = getattr(context.get("head"), "addresses", None) or context.get("addresses") or same_in_all("front")
    return _switch(get_language(), tuple(addresses.items()))


@lru_cache(maxsize=1_000)
def _switch(current: str | None, pairs: tuple[tuple[str, str], ...]) -> SafeString:
    addresses = dict(pairs)
    items = [
        {
            "code": language,
            "short": LANGUAGE_NAMES[language][0],
            "name": LANGUAGE_NAMES[language][1],
            "address": addresses.get(language, ""),
            "is_current": language == current,
        }
        for language in LANGUAGES
    ]
    return mark_safe(render_to_string("articles/_languages.html", {"items": items}))


def site_feeds(language: str) -> list[FeedLink]:
    """The feed of all news, which every page points to."""
    return feed_links(language, gettext("All news"), "news_feed")


@register.simple_tag
def structured_data(head: Head) -> SafeString:
    return structured.as_script(head.structured)


@register.simple_tag
def suggestions() -> SafeString:
    """Attributes of a search form: where its suggestions come from, and what a screen reader calls them."""
    return format_html(' data-suggest="{}" data-suggestions="{}"', reverse("articles:suggest"), gettext("Suggestions"))


@register.simple_tag
def day_heading(day: datetime.date) -> SafeString:
    """«Сьогодні, 22 листопада», «Субота, 21 листопада», and with the year when it is another one."""
    return _day_heading(day, timezone.localdate(), get_language())


@lru_cache(maxsize=1_000)
def _day_heading(day: datetime.date, today: datetime.date, _language: str | None) -> SafeString:
    date = date_format(day, "MONTH_DAY_FORMAT" if day.year == today.year else "DATE_FORMAT")
    words = {today: gettext("Today"), today - datetime.timedelta(days=1): gettext("Yesterday")}
    heading = f"{words.get(day) or capfirst(date_format(day, 'l'))}, {date}"
    return format_html('<time datetime="{}">{}</time>', day.isoformat(), heading)


@register.filter
def shown_by_day(days: list[Day]) -> tuple[Any, ...]:
    """All that a list by days shows, for `{% remember %}`: its headings say which of the days is today."""
    if not days:
        return ()
    rows = tuple((one.hash, one.picture and one.picture.public_token) for _day, editions in days for one in editions)
    return timezone.localdate(), rows


@register.filter
def shown_of_people(rows: list[Row]) -> tuple[Any, ...]:
    """All that a list of officials shows, for `{% remember %}`."""
    people = ((row["official"], row["titles"]) for row in rows)
    return tuple(
        (one.slug, one.given_name, one.family_name, one.portrait and one.portrait.public_token, *titles)
        for one, titles in people
    )


@register.filter
def shown_of_branches(branches: list[Branch]) -> tuple[Any, ...]:
    """All that a tree of organisations shows, for `{% remember %}`."""
    return tuple(
        (one.body.slug, one.body.name, one.body.abbreviation, one.hidden, shown_of_branches(one.branches))
        for one in branches
    )


@register.filter
def initials(name: str) -> str:
    """The first letters of the first two words: what stands where a portrait is missing."""
    return "".join(word[0] for word in name.split()[:2]).upper()

"""What an article's page says of itself to search engines and networks."""

from django.conf import settings
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext

from articles.addresses import absolute, address
from articles.formats import File, cards, file_of, structured
from articles.models import Edition, Standing
from articles.views import pages
from articles.views.heads import Head
from newsroom.lib.remembering import Memory

# By the page's key, which names all that a head tells: its nodes for search engines are a third of a millisecond.
heads: Memory[Head] = Memory(200)


def article_head(page: pages.ArticlePage) -> Head:
    if page.key is None:
        return _head(page)
    return heads.get((page.key, get_language(), settings.SITE_URL), lambda: _head(page))


def _head(page: pages.ArticlePage) -> Head:
    edition, language = page.edition, page.edition.language
    editions = sorted((one for one in (edition, page.twin) if one), key=lambda one: one.language, reverse=True)
    path = address(language, "article", edition.slug)
    picture = file_of(page.hero.photo, "social") if page.hero else None
    return Head(
        title=edition.headline,
        path=path,
        section="news",
        description=page.content["seo_description"] or edition.lead,
        addresses={one.language: address(one.language, "article", one.slug) for one in editions},
        unoffered=[one.language for one in editions if one.standing == Standing.WITHDRAWN],
        image=picture.address if picture else card_address(edition),
        image_size=_size(picture),
        image_alt=(page.hero.alt if page.hero and picture else "") or edition.headline,
        properties=_properties(page),
        structured=[_node(page), structured.breadcrumbs(language, *_steps(edition, path))],
        kind="article",
        is_hidden=edition.standing == Standing.WITHDRAWN,
    )


def card_of(edition: Edition) -> cards.Card:
    """In the language that is active."""
    return cards.Card(
        house=gettext("Ministry press office"),
        kind=capfirst(edition.get_kind_display()),
        headline=edition.headline,
        date=date_format(localtime(edition.published_at), "DATE_FORMAT"),
    )


def card_address(edition: Edition) -> str:
    """The full address of the picture drawn for a text without a photo; it changes with every word on it."""
    return absolute(address(edition.language, "card", edition.slug, card_of(edition).digest))


def _size(picture: File | None) -> tuple[int, int]:
    return (picture.width, picture.height) if picture else cards.SIZE


def _steps(edition: Edition, path: str) -> list[tuple[str, str]]:
    kind = (capfirst(edition.get_kind_display()), address(edition.language, "kind", edition.kind))
    return [(gettext("News"), address(edition.language, "news")), kind, (edition.headline, path)]


def _properties(page: pages.ArticlePage) -> list[tuple[str, str]]:
    edition = page.edition
    return [
        ("article:published_time", edition.published_at.isoformat()),
        ("article:modified_time", (page.updated_at or edition.published_at).isoformat()),
        ("article:section", capfirst(edition.get_kind_display())),
        *(("article:tag", tag["name"]) for tag in page.content["tags"]),
    ]


def _node(page: pages.ArticlePage) -> structured.Node:
    hero = [page.hero] if page.hero else []
    return structured.news_article(
        page.edition,
        shots=[*hero, *(shot for shot in page.shots if shot not in hero)],
        card=card_address(page.edition),
        twin=page.twin if page.twin and page.twin.standing == Standing.PUBLISHED else None,
        updated_at=page.updated_at,
        corrections=page.corrections,
    )

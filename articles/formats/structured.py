"""JSON-LD in the words of schema.org: what a page is about, for search engines."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from typing import Any

from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from articles.addresses import absolute, address
from articles.formats.bodies import correction_text
from articles.formats.shots import LICENCE, Shot, file_of
from articles.formats.sitefiles import search_address
from articles.formats.stories import house, signed_by
from articles.models import Edition, Official, Organisation

Node = dict[str, Any]
# A gallery of a thousand photos must not outweigh its page.
PICTURES = 12
# Inside <script>, «<» could end the element; the other two end a line for old readers of JavaScript.
ESCAPES = [(sign, f"\\u{ord(sign):04x}") for sign in "<>&\u2028\u2029"]


def as_script(nodes: list[Node]) -> SafeString:
    """A data block: browsers execute nothing in it, so the page's policy needs no nonce for it. "" without nodes."""
    if not nodes:
        return SafeString("")
    graph = {"@context": "https://schema.org", "@graph": nodes}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    for sign, escape in ESCAPES:  # five times as fast as `translate`
        text = text.replace(sign, escape)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')


def news_article(
    edition: Edition,
    *,
    shots: Iterable[Shot],
    card: str,
    twin: Edition | None,
    updated_at: datetime.datetime | None,
    corrections: Iterable[Edition],
) -> Node:
    """`card` is the full address of the picture that stands in where there is no photo."""
    content, page = edition.content, page_of(edition)
    pictures = _pictures(shots, edition.language)
    return _filled(
        {
            "@type": "NewsArticle",
            "@id": page,
            "mainEntityOfPage": page,
            "headline": edition.headline,
            "description": edition.lead,
            "image": pictures or [card],
            "datePublished": edition.published_at.isoformat(),
            "dateModified": (updated_at or edition.published_at).isoformat(),
            "author": _author(edition),
            "publisher": press_office(edition.language),
            "inLanguage": edition.language,
            "isAccessibleForFree": True,
            "articleSection": capfirst(edition.get_kind_display()),
            "keywords": [tag["name"] for tag in content["tags"]],
            "wordCount": content["words"],
            "contentLocation": content["dateline"] and {"@type": "Place", "name": content["dateline"]},
            "mentions": [_mention(one, edition.language) for one in content["mentions"]],
            "correction": [_correction(one) for one in corrections],
            "license": LICENCE,
            **_twin(edition, twin),
        }
    )


def page_of(edition: Edition) -> str:
    return absolute(address(edition.language, "article", edition.slug))


def press_office(language: str) -> Node:
    name = house(language)
    logo = {"@type": "ImageObject", "url": absolute(static("site/icon-512.png")), "width": 512, "height": 512}
    return {"@type": "GovernmentOrganization", "name": name.name, "url": name.address, "logo": logo}


def web_site(language: str) -> Node:
    """The site with its search, for the front page."""
    name = house(language)
    target = f"{search_address(language)}?q={{search_term_string}}"
    return {
        "@type": "WebSite",
        "@id": name.address,
        "url": name.address,
        "name": name.name,
        "inLanguage": language,
        "publisher": press_office(language),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": target},
            "query-input": "required name=search_term_string",
        },
    }


def breadcrumbs(language: str, *steps: tuple[str, str]) -> Node:
    """(name, path) pairs below the front page, the page itself last."""
    whole = [(house(language).name, address(language, "front")), *steps]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": absolute(path)}
            for place, (name, path) in enumerate(whole, 1)
        ],
    }


def person(official: Official, language: str, titles: list[str]) -> Node:
    """`titles` are those held today. The portrait must be one that readers may see, or None."""
    portrait = official.portrait and file_of(official.portrait, "full")
    return _filled(
        {
            "@type": "Person",
            "name": official.full_name(language),
            "url": absolute(address(language, "official", official.slug)),
            "jobTitle": [capfirst(title) for title in titles],
            "image": portrait.address if portrait else "",
        }
    )


def organisation(found: Organisation, language: str) -> Node:
    """The logo must be one that readers may see, or None."""
    parent, logo = found.parent, found.logo and file_of(found.logo, "full")
    return _filled(
        {
            "@type": "Organization",
            "name": found.name,
            "alternateName": [name for name in (found.short_name, found.abbreviation) if name],
            "url": absolute(address(language, "organisation", found.slug)),
            "sameAs": found.website,
            "logo": logo.address if logo else "",
            "parentOrganization": parent
            and parent.name
            and _named("Organization", parent.name, "organisation", parent.slug, language),
        }
    )


def image_gallery(title: str, description: str, path: str, shots: Iterable[Shot], language: str) -> Node:
    pictures = _pictures(shots, language)
    page = {"name": title, "description": description, "url": absolute(path)}
    return _filled({"@type": "ImageGallery", **page, "image": pictures})


def _pictures(shots: Iterable[Shot], language: str) -> list[Node]:
    return [picture(shot, language) for shot in list(shots)[:PICTURES] if file_of(shot.photo, "full")]


def picture(shot: Shot, language: str) -> Node:
    """The licence of the house, unless the photo has terms of its own: those are told on the page.

    No `creator`: a credit names a person or an office, and does not say which.
    """
    file = file_of(shot.photo, "full")
    assert file  # the caller has looked
    return _filled(
        {
            "@type": "ImageObject",
            "contentUrl": file.address,
            "width": file.width,
            "height": file.height,
            "caption": shot.caption,
            "creditText": shot.credit,
            "license": "" if shot.usage_terms else LICENCE,
            "acquireLicensePage": absolute(address(language, "photo", shot.number)),
        }
    )


def _author(edition: Edition) -> Node:
    author = signed_by(edition)
    return _filled({"@type": "Organization", "name": author.name, "url": author.address})


def _mention(one: dict[str, Any], language: str) -> Node:
    if one["type"] == "official":
        return _named("Person", one["name"], "official", one["slug"], language) | _filled({"jobTitle": one["title"]})
    return _named("Organization", one["name"], "organisation", one["slug"], language)


def _named(kind: str, name: str, page: str, slug: str | None, language: str) -> Node:
    return _filled({"@type": kind, "name": name, "url": absolute(address(language, page, slug)) if slug else ""})


def _correction(edition: Edition) -> Node:
    return {
        "@type": "CorrectionComment",
        "text": correction_text(edition),
        "datePublished": edition.live_from.isoformat(),
    }


def _twin(edition: Edition, twin: Edition | None) -> Node:
    """The Ukrainian text is the original, the English one its translation."""
    if twin is None:
        return {}
    relation = "workTranslation" if edition.language == "uk" else "translationOfWork"
    return {relation: {"@type": "NewsArticle", "@id": page_of(twin), "inLanguage": twin.language}}


def _filled(members: Node) -> Node:
    return {name: value for name, value in members.items() if value or value is False}

"""What of an article can be held side by side or taken up again: its versions, its editions, the working copy now.

Each goes by a key: `v3` is version 3, `e17` the edition with the id 17, `now` the working copy.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from articles.models import Article, ArticleVersion, Edition
from articles.workflow.older import shared_of_edition
from articles.workflow.snapshot import Content, snapshot
from articles.workflow.versions import contents_of
from newsroom.lib.languages import LANGUAGES, language_mark
from newsroom.lib.moments import said

NOW = "now"
MOST_VERSIONS = 300


@dataclass(frozen=True)
class Side:
    """One state of the texts. `shared` is None for the working copy, which nobody takes up."""

    key: str
    label: str
    contents: dict[str, Content]
    shared: dict[str, Any] | None = None
    edition: Edition | None = None
    writer: Any = None  # who saved the version


def sides_of(article: Article) -> list[tuple[str, str]]:
    """(key, label) of each, the newest first. Two queries, no texts."""
    versions = article.versions.defer("content").select_related("by")[:MOST_VERSIONS]
    editions = article.editions.defer("content").order_by("-sequence")
    return [
        (NOW, _("Working copy now")),
        *((f"v{version.number}", version_label(version)) for version in versions),
        *((f"e{edition.pk}", edition_label(edition)) for edition in editions),
    ]


def side(article: Article, key: str) -> Side | None:
    """None for a key of nothing that this article has."""
    if key == NOW:
        contents = {one: snapshot(article, one) for one in LANGUAGES}
        return Side(
            NOW, _("Working copy now"), {one: content for one, content in contents.items() if has_text(content)}
        )
    kind, number = key[:1], key[1:]
    if not (number.isascii() and number.isdecimal() and len(number) < 10):
        return None
    if kind == "v":
        version = article.versions.select_related("by").filter(number=number).first()
        if version is None:
            return None
        return Side(key, version_label(version), contents_of(version), version.content["shared"], writer=version.by)
    if kind == "e":
        edition = article.editions.filter(pk=number).first()
        if edition is None:
            return None
        return Side(
            key,
            edition_label(edition),
            {edition.language: edition.content},
            shared_of_edition(edition.content),
            edition,
        )
    return None


def has_text(content: Content) -> bool:
    return bool(content["headline"] or content["lead"] or content["body"])


def version_label(version: ArticleVersion) -> str:
    words = {"number": version.number, "moment": said(version.at), "who": name_of(version.by)}
    return _("Version %(number)s: %(moment)s, %(who)s") % words


def edition_label(edition: Edition) -> str:
    words = {"number": edition.number, "moment": said(edition.live_from), "language": language_mark(edition.language)}
    if edition.live_until == edition.live_from:
        return _("Edition %(number)s %(language)s: never went out (planned for %(moment)s)") % words
    return _("Edition %(number)s %(language)s: from %(moment)s") % words


def name_of(person: Any) -> str:
    return (person.get_full_name() or person.get_username()) if person else _("the system")

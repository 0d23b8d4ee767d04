"""Each save of the working copy that changed something, kept whole and for good.

    content = {"schema", "shared": what both languages have in common, "uk": Content, "en": Content}

A language without a text is not there. `shared` names things by id, in the editor's order; the words and titles that
readers would get stand in the language's own content (see `snapshot`).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from articles.formats.paragraphs import changed_paragraphs
from articles.models import Article, ArticleVersion
from articles.workflow.snapshot import TEXTS, Content
from newsroom.lib.digests import digest
from newsroom.lib.languages import LANGUAGES

SCHEMA = 1
SHARED = ("kind", "urgency", "event_on", "organisation", "lead_photo", "galleries", "mentions", "tags")

# [language or "", part, how many]
Change = tuple[str, str, int]


def keep_version(
    article: Article, contents: dict[str, Content], *, by: Any, now: datetime.datetime
) -> ArticleVersion | None:
    """Keep the working copy as it stands, `contents` being its snapshots; None when it stood so before."""
    content = {"schema": SCHEMA, "shared": shared_of(article), **contents}
    fresh = digest(content)
    last = ArticleVersion.objects.filter(article=article).order_by("-number").first()
    if last and last.hash == fresh:
        return None
    return ArticleVersion.objects.create(
        article=article,
        number=last.number + 1 if last else 1,
        content=content,
        changes=list(changes(last.content, content)) if last else [],
        hash=fresh,
        by=by,
        at=now,
    )


def shared_of(article: Article) -> dict[str, Any]:
    return {
        "kind": str(article.kind),
        "urgency": article.urgency,
        "event_on": article.event_on.isoformat(),
        "organisation": article.organisation_id,
        "lead_photo": article.lead_photo_id,
        "galleries": list(article.article_galleries.values_list("gallery_id", flat=True)),
        "mentions": [
            {"official": official, "organisation": organisation, "role": role}
            for official, organisation, role in article.mentions.values_list("official_id", "organisation_id", "role")
        ],
        "tags": sorted(article.tags.values_list("pk", flat=True)),
    }


def changes(before: dict[str, Any], after: dict[str, Any]) -> Iterator[Change]:
    """What differs between two kept contents, part by part."""
    for part in SHARED:
        if before["shared"][part] != after["shared"][part]:
            yield "", part, 1
    for language in LANGUAGES:
        old, new = before.get(language), after.get(language)
        if old is None or new is None:
            if old or new:
                yield language, "begun" if new else "emptied", 1
            continue
        yield from ((language, part, 1) for part in TEXTS if old[part] != new[part])
        if old["body"] != new["body"] and (count := changed_paragraphs(old, new)):
            yield language, "body", count
        if old["photos"] != new["photos"]:
            yield language, "photos", 1


def contents_of(version: ArticleVersion) -> dict[str, Content]:
    """Its texts by language."""
    return {language: version.content[language] for language in LANGUAGES if language in version.content}

"""RSS 2.0, Atom 1.0 and JSON Feed 1.1: the same stories, three spellings.

RSS and Atom are Django's own writers; what they lack (the full text, several pictures, the next page) is added below.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from xml.sax.xmlreader import AttributesImpl

from django.templatetags.static import static
from django.utils.feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed
from django.utils.xmlutils import SimplerXMLGenerator

from articles.addresses import absolute
from articles.formats.stories import Name, Picture, Story, house, speakable, stories

__all__ = ["FORMATS", "Channel", "Format", "stories"]

JSON_FEED = "https://jsonfeed.org/version/1.1"
MEDIA = {"xmlns:media": "http://search.yahoo.com/mrss/"}
# What an empty feed says of its last change: a clock would make it look new at every visit.
NEVER = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


@dataclass(frozen=True)
class Channel:
    """What a feed says of itself. Addresses are full; `address` is the page that people read instead of the feed."""

    language: str
    title: str
    description: str
    address: str
    feed_address: str
    next_address: str = ""


@dataclass(frozen=True)
class Format:
    name: str
    content_type: str
    write: Callable[[Channel, list[Story]], str]


class Rss(Rss201rev2Feed):
    def rss_attributes(self) -> dict[str, str]:
        return {**super().rss_attributes(), **MEDIA, "xmlns:content": "http://purl.org/rss/1.0/modules/content/"}

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        _next_page(handler, "atom:link", self.feed["next_address"])

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["story"].html)
        for picture in item["story"].pictures:
            _media(handler, picture)

    def latest_post_date(self) -> datetime.datetime:
        return _latest(self.items)


class Atom(Atom1Feed):
    def root_attributes(self) -> dict[str, str]:
        return {**super().root_attributes(), **MEDIA}

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        _next_page(handler, "link", self.feed["next_address"])
        handler.addQuickElement("icon", absolute(static("site/icon-192.png")))

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["story"].html, {"type": "html"})
        for picture in item["story"].pictures:
            _media(handler, picture)

    def latest_post_date(self) -> datetime.datetime:
        return _latest(self.items)


def _latest(items: list[dict[str, Any]]) -> datetime.datetime:
    return max((item["updateddate"] for item in items), default=NEVER)


def _next_page(handler: SimplerXMLGenerator, element: str, address: str) -> None:
    """RFC 5005: a reader that wants the whole archive follows it."""
    if address:
        handler.addQuickElement(element, "", {"rel": "next", "href": address})


def _media(handler: SimplerXMLGenerator, picture: Picture) -> None:
    file = picture.file
    size = {"fileSize": str(file.bytes), "width": str(file.width), "height": str(file.height)}
    attributes = {"url": file.address, "type": file.type, "medium": "image", **size}
    handler.startElement("media:content", AttributesImpl(attributes))
    for name, text in (("description", picture.caption or picture.alt), ("credit", picture.credit)):
        if text:
            handler.addQuickElement(f"media:{name}", text)
    handler.endElement("media:content")


def _xml(writer: type[Rss | Atom], enclosures: int | None) -> Callable[[Channel, list[Story]], str]:
    """`enclosures`: how many pictures of a story the format can enclose; None for all."""

    def write(channel: Channel, items: list[Story]) -> str:
        author = house(channel.language)
        feed = writer(
            title=speakable(channel.title),
            link=channel.address,
            description=speakable(channel.description),
            subtitle=speakable(channel.description),
            language=channel.language,
            author_name=author.name,
            author_link=author.address,
            feed_url=channel.feed_address,
            next_address=channel.next_address,
        )
        for story in items:
            feed.add_item(
                title=story.headline,
                link=story.address,
                description=story.lead,
                author_name=story.author.name,
                author_link=story.author.address or None,
                pubdate=story.published_at,
                updateddate=story.updated_at,
                unique_id=story.id,
                unique_id_is_permalink=False,
                categories=[topic.name for topic in story.topics],
                enclosures=[_enclosure(picture) for picture in story.pictures[:enclosures]],
                story=story,
            )
        return feed.writeString("utf-8")

    return write


def _enclosure(picture: Picture) -> Enclosure:
    return Enclosure(picture.file.address, str(picture.file.bytes), picture.file.type)


def _json(channel: Channel, items: list[Story]) -> str:
    icon = absolute(static("site/icon-512.png"))
    feed = {
        "version": JSON_FEED,
        "title": channel.title,
        "home_page_url": channel.address,
        "feed_url": channel.feed_address,
        "next_url": channel.next_address,
        "description": channel.description,
        "icon": icon,
        "favicon": absolute(static("site/icon-192.png")),
        "language": channel.language,
        "authors": [_author(house(channel.language), avatar=icon)],
    }
    # Without a text a member is left out, `items` alone may be empty.
    return json.dumps(_filled(feed) | {"items": [_item(story) for story in items]}, ensure_ascii=False)


def _item(story: Story) -> dict[str, Any]:
    return _filled(
        {
            "id": story.id,
            "url": story.address,
            "title": story.headline,
            "content_html": story.html,
            "summary": story.lead,
            "image": story.pictures[0].file.address if story.pictures else "",
            "date_published": story.published_at.isoformat(),
            "date_modified": story.updated_at.isoformat(),
            "authors": [_author(story.author)],
            "tags": [topic.name for topic in story.topics],
            "language": story.language,
            "attachments": [_attachment(picture) for picture in story.pictures],
        }
    )


def _author(author: Name, **more: str) -> dict[str, Any]:
    return _filled({"name": author.name, "url": author.address, **more})


def _attachment(picture: Picture) -> dict[str, Any]:
    file = picture.file
    return _filled({"url": file.address, "mime_type": file.type, "title": picture.caption, "size_in_bytes": file.bytes})


def _filled(members: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value}


# The last part of a feed's address → how it is written. RSS 2.0 knows one enclosure an item.
FORMATS = {
    "rss": Format("RSS", "application/rss+xml", _xml(Rss, 1)),
    "atom": Format("Atom", "application/atom+xml", _xml(Atom, None)),
    "json": Format("JSON Feed", "application/feed+json", _json),
}

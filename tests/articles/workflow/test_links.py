"""Links of a text into our own site must lead its readers somewhere."""

import pytest

from articles import workflow
from articles.models import Official
from articles.workflow.links import dead_links
from articles.workflow.snapshot import snapshot
from tests import factories as newsroom
from tests.factories import HOUR, NOON

pytestmark = pytest.mark.django_db


def dead(*addresses: str, at=NOON + HOUR, **fields) -> list[str]:
    links = "".join(f'<p><a href="{address}">тут</a></p>' for address in addresses)
    return dead_links(snapshot(newsroom.article(body_uk=links, **fields), "uk"), at)


def test_what_readers_may_open_is_no_dead_link() -> None:
    other = newsroom.published(lead_photo=newsroom.photo())
    number = other.content["lead_photo"]["number"]
    assert dead(
        f"/news/{other.slug}/", f"/news/{other.slug}/print/#top", f"/photos/{number}/", "/", "/news/", "/en/news/",
        "/archive/2026/", "/search/?q=школа", "https://example.org/news/nothing/", "mailto:press@ministry.example",
        "/kind/statement/", f"/editions/{other.hash[:16]}/",
    ) == []  # fmt: skip


def test_what_nobody_may_open_is_a_dead_link() -> None:
    draft = newsroom.article(headline_uk="Чернетка про школу")
    hidden = Official.objects.create(given_name_uk="Яна", family_name_uk="Клен", slug_uk="yana-klen")
    wrong = [
        f"/news/{draft.slug_uk}/", "/news/nothing/", f"/officials/{hidden.slug_uk}/", "/tags/nothing/",
        "/photos/261125-PRESS-9999/", "/kind/nothing/", "/nowhere/", "/admin/", "/editions/0123456789ab/",
    ]  # fmt: skip
    assert dead(*wrong) == wrong


def test_our_own_full_address_is_ours(settings) -> None:
    settings.SITE_URL = "https://news.example"
    assert dead("https://news.example/news/nothing/") == ["https://news.example/news/nothing/"]


def test_a_link_to_what_waits_for_its_second_is_dead_before_it_and_alive_from_it_on() -> None:
    from articles import workflow

    story = newsroom.approved()
    workflow.schedule(story, "uk", by=newsroom.iryna(), at=NOON + 2 * HOUR, now=NOON)
    address = f"/news/{story.slug_uk}/"
    assert dead(address, at=NOON + HOUR) == [address]
    assert dead(address, at=NOON + 2 * HOUR) == []


def test_a_text_may_lead_to_itself_and_to_what_it_brings_to_light() -> None:
    story = newsroom.article(body_uk='<p><a href="/news/shkola/">тут</a></p>', slug_uk="shkola")
    assert dead_links(snapshot(story, "uk"), NOON) == []


def test_a_former_address_still_leads_to_its_text() -> None:
    first = newsroom.published()
    moved = newsroom.rewrite(first.article, now=NOON + HOUR, slug_uk="nova-adresa")
    workflow.publish(moved, "uk", by=newsroom.iryna(), now=NOON + HOUR)
    assert dead(f"/news/{first.slug}/", at=NOON + 3 * HOUR) == []

"""What the desk's longest pages ask the database: as much for many rows as for few, whatever hangs on them."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article, Official, Organisation, Tag
from tests import factories as newsroom
from tests.factories import HOUR, NOON

pytestmark = pytest.mark.django_db

LIST = reverse("admin:articles_article_changelist")
HEADLINE = "Школа на Подолі"
MANY = 5


def asked(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def rows(client: Client, address: str) -> int:
    return len(client.get(address).context["cl"].result_list)


@pytest.fixture
def things() -> tuple[Tag, Organisation, Official]:
    return (
        Tag.objects.create(name_uk="Школи", slug_uk="shkoly", name_en="Schools", slug_en="schools"),
        Organisation.objects.create(name_uk="Академія", slug_uk="akademiia", name_en="Academy", slug_en="academy"),
        Official.objects.create(given_name_uk="Олена", family_name_uk="Вербова", slug_uk="olena-verbova"),
    )


@pytest.fixture
def full(things: tuple[Tag, Organisation, Official]) -> Callable[[], Article]:
    """Makes a text with everything a list can ask for: published in both languages, changed since, submitted again."""
    tag, organisation, official = things

    def make() -> Article:
        story = newsroom.article(
            headline_uk=f"{HEADLINE} {Article.objects.count()}", kind="statement", organisation=organisation
        )
        story.tags.add(tag)
        story.mentions.create(official=official)
        newsroom.published(story, at=NOON - 3 * HOUR)
        newsroom.published(story, "en", at=NOON - 3 * HOUR)
        newsroom.edit(story, now=NOON - HOUR, lead_uk="У школі навчатимуться 340 дітей.")
        return story

    return make


QUERIES = (
    "", "uk=draft", "en=approved", "behind=any", "whose=me", "kind__exact=statement", "since=2040-05-17", "tag={tag}",
    "organisation={organisation}", "q=Подолі", "q=Подолі&kind__exact=statement", "o=1",
)  # fmt: skip


def test_the_list_asks_as_much_for_many_texts_as_for_few(
    writer: Client, full: Callable[[], Article], things: tuple[Tag, Organisation, Official]
) -> None:
    tag, organisation, _official = things
    addresses = [f"{LIST}?{query.format(tag=tag.name_uk, organisation=organisation.pk)}" for query in QUERIES]
    full()
    full()
    asked(writer, LIST)  # what a process asks once
    few = {address: asked(writer, address) for address in addresses}
    assert {address: rows(writer, address) for address in addresses} == dict.fromkeys(addresses, 2)
    for _more in range(MANY):
        full()
    choosers = MANY  # Django's chooser in each row of a mention asks for the name it shows
    many = {address: asked(writer, address) for address in addresses}
    assert [(each, few[each], many[each]) for each in addresses if many[each] > few[each] + choosers] == []
    assert {address: rows(writer, address) for address in addresses} == dict.fromkeys(addresses, 2 + MANY)


def test_the_form_asks_as_much_for_a_long_story_as_for_a_short_one(
    writer: Client, olena: User, full: Callable[[], Article]
) -> None:
    def with_photo() -> str:
        return f'<figure data-photo="{newsroom.photo().pk}"><figcaption>Перший дзвоник</figcaption></figure>'

    def more(story: Article, place: int) -> None:
        official = Official.objects.create(given_name_uk="Тарас", family_name_uk="Вербовий", slug_uk=f"taras-{place}")
        story.mentions.create(official=official, position=place)
        story.tags.add(Tag.objects.create(name_uk=f"Тема {place}", slug_uk=f"tema-{place}"))
        newsroom.edit(story, now=NOON + timedelta(minutes=place), body_uk=f"{story.body_uk}{with_photo()}")

    story = full()
    story.lead_photo = newsroom.photo()
    address = reverse("admin:articles_article_change", args=[story.pk])
    more(story, 1)
    more(story, 2)
    asked(writer, address)
    few = asked(writer, address)
    for place in range(3, 3 + MANY):
        more(story, place)
    for hour in (1, 2, 3):
        newsroom.edit(story, now=NOON + hour * HOUR, lead_uk=f"У школі навчатимуться 34{hour} дітей.")
        newsroom.published(story, at=NOON + hour * HOUR)
    assert story.versions.count() > MANY + 3
    newsroom.edit(story, now=NOON + 4 * HOUR, lead_uk="У школі навчатимуться 350 дітей.")
    choosers = MANY  # Django's chooser in each row of a mention asks for the name it shows
    assert asked(writer, address) <= few + choosers

"""The register's people and bodies in a text, from the database: never stale, in a fixed number of queries."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.test import Client

from articles.addresses import address
from articles.mentions import CHOICE, find
from articles.mentions.matching import AFTER_TITLE
from articles.models import Edition, Mention, Official, Organisation
from articles.workflow.chain import edition_hash
from articles.workflow.names import decline
from tests.articles.posts import appoint, official, post
from tests.factories import NOON, article, published

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 5, 1)


def declinable(given: str, family: str, **fields: Any) -> Official:
    one = official(given, family, **fields)
    decline(one)
    one.save()
    return one


def test_a_name_is_found_with_its_place_in_the_text() -> None:
    koval = declinable("Юрій", "Коваль")
    text = "Сьогодні з Юрієм Ковалем говорили."
    (found,) = find(text, "uk", on=DAY)
    assert (found.thing, text[found.start : found.end]) == (koval, "Юрієм Ковалем")


def test_a_name_without_written_forms_is_still_found_by_its_lemmas() -> None:
    koval = official("Юрій", "Коваль")
    assert [one.thing for one in find("Юрієм Ковалем підписано.", "uk", on=DAY)] == [koval]


def test_a_corrected_form_is_found_at_once() -> None:
    who = declinable("Назар", "Якір")
    assert not find("Назаром Якорецем підписано.", "uk", on=DAY)
    decline(who, {"family_name": {4: "Якорецем"}})
    who.save()
    assert [one.thing for one in find("Назаром Якорецем підписано.", "uk", on=DAY)] == [who]


def test_the_register_is_read_in_a_fixed_number_of_queries(django_assert_num_queries: Any) -> None:
    for family in ("Коваль", "Бондар", "Мельник"):
        declinable("Юрій", family)
    Organisation.objects.create(name_uk="Державне агентство відновлення")
    text = "Юрій Коваль, Юрій Бондар, Юрій Мельник і Державне агентство відновлення."
    with django_assert_num_queries(5):
        assert len(find(text, "uk", on=DAY)) == 4
    with django_assert_num_queries(5):
        find(text, "uk", on=DAY)


def test_a_surname_follows_the_post_that_is_held_on_the_day() -> None:
    koval = declinable("Юрій", "Коваль")
    appoint(koval, post("Міністр оборони України"), dt.date(2026, 1, 1), dt.date(2026, 7, 1))
    text = "Про це сказав міністр оборони Коваль."
    assert [(one.thing, one.why) for one in find(text, "uk", on=DAY)] == [(koval, AFTER_TITLE)]
    assert find(text, "uk", on=dt.date(2026, 7, 1)) == []
    assert find(text, "uk", on=dt.date(2025, 12, 31)) == []


def test_a_merged_official_is_found_as_who_stayed() -> None:
    stayed = declinable("Юрій", "Коваль")
    declinable("Юрій", "Ковальов", merged_into=stayed)
    assert [one.thing for one in find("Юрія Ковальова призначено.", "uk", on=DAY)] == [stayed]


def test_namesakes_are_a_choice() -> None:
    both = {declinable("Юрій", "Коваль"), declinable("Юрій", "Коваль")}
    (found,) = find("Юрій Коваль прибув.", "uk", on=DAY)
    assert (found.thing, set(found.things), found.sure) == (None, both, CHOICE)


def test_a_body_that_was_replaced_is_itself_unless_its_heir_bears_the_name() -> None:
    heir = Organisation.objects.create(name_uk="Державне агентство відновлення", abbreviation_uk="ДАВ")
    old = Organisation.objects.create(name_uk="Державне агентство доріг", abbreviation_uk="ДАВ", superseded_by=heir)
    assert [one.thing for one in find("Державним агентством доріг", "uk", on=DAY)] == [old]
    assert [one.thing for one in find("ДАВ повідомило.", "uk", on=DAY)] == [heir]


BODY = (
    "<h2>Юрій Коваль відкрив школу</h2><p>Із <strong>Юрієм Ковалем</strong> прибули гості. Юрій Коваль виступив.</p>"
    '<p>Дивіться <a href="https://example.org/">Юрія Коваля</a>.</p>'
)


def story_with(who: Official, body: str = BODY) -> Edition:
    story = article(body_uk=body)
    Mention.objects.create(article=story, official=who)
    return published(story)


def test_an_edition_remembers_where_it_first_names_whom_it_mentions() -> None:
    koval = declinable("Юрій", "Коваль", slug="koval")
    edition = story_with(koval)
    assert edition.links == [{"type": "official", "id": koval.pk, "words": "Юрієм Ковалем"}]


def test_nobody_is_linked_whom_the_editors_did_not_mention() -> None:
    declinable("Юрій", "Коваль", slug="koval")
    assert published(article(body_uk=BODY)).links == []


def test_what_the_editors_mention_settles_which_namesake_is_linked() -> None:
    declinable("Юрій", "Коваль")
    second = declinable("Юрій", "Коваль", slug="koval")
    assert [link["id"] for link in story_with(second).links] == [second.pk]


def test_an_edition_without_links_has_the_hash_that_it_always_had() -> None:
    edition = published(article())
    assert edition.links == []
    assert edition_hash(edition) == edition.hash
    edition.links = [{"type": "official", "id": 1, "words": "Юрій"}]
    assert edition_hash(edition) != edition.hash


def test_the_first_mention_leads_to_the_page_of_the_person(client: Client) -> None:
    edition = story_with(declinable("Юрій", "Коваль", slug="koval"))
    with time_machine.travel(NOON, tick=False):
        html = client.get(address("uk", "article", edition.slug)).content.decode()
    assert f'<strong><a href="{address("uk", "official", "koval")}">Юрієм Ковалем</a></strong>' in html
    assert "<h2>Юрій Коваль відкрив школу</h2>" in html


def test_who_has_no_page_is_not_linked(client: Client) -> None:
    edition = story_with(declinable("Юрій", "Коваль"))
    with time_machine.travel(NOON, tick=False):
        html = client.get(address("uk", "article", edition.slug)).content.decode()
    assert edition.links
    assert "<strong>Юрієм Ковалем</strong>" in html


def test_english_names_are_found_in_the_register_too() -> None:
    koval = declinable("Yurii", "Koval")
    assert [one.thing for one in find("Yurii Koval’s visit", "en", on=DAY)] == [koval]


def test_an_abbreviation_that_is_read_as_a_word_declines_like_one() -> None:
    agency = Organisation.objects.create(name_uk="Державне агентство зв’язку", abbreviation_uk="Держзв’язок")
    for text in ("У Держзв'язку повідомили.", "Держзв’язком закуплено."):
        assert [one.thing for one in find(text, "uk", on=DAY)] == [agency]

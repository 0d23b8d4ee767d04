"""Whom the text names and the mentions lack: offered beside the text, taken or refused."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article, Official, Organisation
from articles.workflow.names import decline
from tests.articles.posts import official
from tests.factories import article

pytestmark = pytest.mark.django_db
TEXT = {"body_uk": "<p>Із <em>Юрієм Ковалем</em> зустрілися.</p>", "event_on": "01.05.2026"}


def koval() -> Official:
    one = official("Юрій", "Коваль")
    decline(one)
    one.save()
    return one


def ask(client: Client, story: Article | None = None, **fields: Any) -> Any:
    address = reverse("admin:articles_article_mentions", args=[story.pk] if story else [])
    return client.post(address, TEXT | fields)


def offered(client: Client, story: Article | None = None, **fields: Any) -> list[list[str]]:
    answer = ask(client, story, **fields).json()
    return [[thing["key"] for thing in one["things"]] for one in answer["suggestions"]]


def test_who_is_named_and_not_mentioned_is_offered(writer: Client) -> None:
    who, story = koval(), article()
    assert offered(writer, story) == [[f"official-{who.pk}"]]
    assert offered(writer, story, have=f"official-{who.pk}") == []


def test_names_of_both_languages_are_offered_once(writer: Client) -> None:
    body = Organisation.objects.create(name_uk="Державне агентство доріг", name_en="State Roads Agency")
    texts = {"body_uk": "<p>Державним агентством доріг</p>", "body_en": "<p>The State Roads Agency</p>"}
    assert offered(writer, article(), **texts) == [[f"organisation-{body.pk}"]]


def test_a_text_that_was_never_saved_has_suggestions_too(writer: Client) -> None:
    who = koval()
    assert offered(writer) == [[f"official-{who.pk}"]]


def test_a_refusal_is_remembered_for_this_article_alone_and_can_be_taken_back(writer: Client) -> None:
    who, story, other = koval(), article(), article()
    assert offered(writer, story, refuse=f"official-{who.pk}") == []
    assert offered(writer, story) == []
    assert ask(writer, story).json()["refused"] == 1
    assert len(offered(writer, other)) == 1
    assert len(offered(writer, story, restore="1")) == 1


def test_namesakes_are_offered_as_a_choice_until_one_is_chosen(writer: Client) -> None:
    first, second, story = koval(), koval(), article()
    assert offered(writer, story) == [[f"official-{first.pk}", f"official-{second.pk}"]]
    assert offered(writer, story, have=f"official-{second.pk}") == []


@pytest.mark.parametrize("key", ["official-0", "person-1", "official-", "official-x", f"official-{9**20}"])
def test_a_refusal_of_nothing_is_no_request(writer: Client, key: str) -> None:
    assert ask(writer, article(), refuse=key).status_code == 400

"""Addresses of things: one slug, one thing."""

from collections.abc import Callable
from typing import Any

import pytest

from articles.models import FormerAddress, Tag
from articles.models.addresses import free_slug

pytestmark = pytest.mark.django_db


def test_a_name_that_many_have_gets_the_next_number_in_a_few_questions(
    django_assert_max_num_queries: Callable[[int], Any],
) -> None:
    numbered = [f"osvita-{number}" for number in range(2, 31)]
    Tag.objects.bulk_create(Tag(name_uk=slug, slug_uk=slug) for slug in ("osvita", *numbered))
    FormerAddress.objects.create(thing="tag", language="uk", slug="osvita-31", object_id=987654)
    with django_assert_max_num_queries(6):
        assert free_slug(Tag, "uk", "osvita") == "osvita-32"
    with django_assert_max_num_queries(2):
        assert free_slug(Tag, "uk", "osvit") == "osvit"


def test_a_thing_keeps_its_own_address_and_the_language_is_its_own() -> None:
    tag = Tag.objects.create(name_uk="Освіта", slug_uk="osvita")
    assert free_slug(Tag, "uk", "osvita", tag.pk) == "osvita"
    assert free_slug(Tag, "uk", "osvita") == "osvita-2"
    assert free_slug(Tag, "en", "osvita") == "osvita"
    assert free_slug(Tag, "uk", "") == ""

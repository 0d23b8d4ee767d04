"""Names stand in the order of the Ukrainian alphabet wherever a list is made."""

import random

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Organisation, Tag
from newsroom.lib.alphabet import Alphabetical, key
from newsroom.lib.text import ALPHABET, sort_key

# А Б В Г Ґ Д Е Є Ж З И І Ї Й К …; Latin names come before; an apostrophe and a quotation mark count for nothing.
IN_ORDER = [
    "NATO", "авіація", "Бойові дії", "ветерани", "гуманітарна допомога", "ґанок", "Дія", "економіка", "євроінтеграція",
    "житло", "зброя", "ирій", "інновації", "«Їжак»", "йод", "комп’ютер", "компютера", "об'єкт", "обкатка", "ядро",
]  # fmt: skip


def test_every_letter_has_its_place() -> None:
    assert sorted(ALPHABET, key=lambda letter: key(letter) or "") == list(ALPHABET)
    assert sorted(ALPHABET.upper(), key=lambda letter: key(letter) or "") == list(ALPHABET.upper())


@pytest.mark.django_db
def test_the_database_sorts_as_the_alphabet_does() -> None:
    mixed = random.Random(1).sample(IN_ORDER, len(IN_ORDER))
    Tag.objects.bulk_create(Tag(name_uk=name, slug_uk=f"t-{place}") for place, name in enumerate(mixed))
    found = Tag.objects.filter(slug_uk__startswith="t-").order_by(Alphabetical("name_uk"))
    assert list(found.values_list("name_uk", flat=True)) == IN_ORDER


def test_lists_made_by_hand_have_the_same_order() -> None:
    assert sorted(random.Random(2).sample(IN_ORDER, len(IN_ORDER)), key=sort_key) == IN_ORDER


@pytest.mark.django_db
def test_a_list_of_the_desk_follows_the_alphabet_by_itself_and_when_asked_to(
    admin_client: Client,
) -> None:
    for place, name in enumerate(["Ядро", "Їжак", "Ґанок", "Дія", "Єдність", "Індустрія"]):
        Organisation.objects.create(name_uk=name, slug_uk=f"o-{place}")
    expected = ["Ґанок", "Дія", "Єдність", "Індустрія", "Їжак", "Ядро"]
    for query, order in (("", expected), ("?o=1", expected), ("?o=-1", expected[::-1])):
        page = admin_client.get(reverse("admin:articles_organisation_changelist") + query)
        assert [one.name_uk for one in page.context["cl"].result_list] == order

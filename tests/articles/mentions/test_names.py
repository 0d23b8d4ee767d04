"""The forms of a person's name: those made, and those that are said beside them."""

import pytest

from articles.mentions.declension import declined, gender_of
from articles.mentions.matching import gazetteer, match
from articles.mentions.people import Person
from tests.articles.mentions.sentences import name


def is_found(text: str, gender: str, given: str, family: str) -> bool:
    return bool(match(text, gazetteer([Person(1, (name(gender, given, family),))], [], "uk")))


@pytest.mark.parametrize(
    ("given", "patronymic", "gender"),
    [
        ("Урсула", "", "f"),
        ("Кетрін", "", "f"),
        ("Мустафа", "", "m"),
        ("Сава", "", "m"),
        ("Саша", "", ""),
        ("Саша", "Іванівна", "f"),
        ("Саша", "Іванович", "m"),
        ("Микола", "", "m"),
        ("Гітанас", "", "m"),
        ("", "Іванович", ""),
    ],
)
def test_the_patronymic_tells_the_gender_then_the_dictionary(given: str, patronymic: str, gender: str) -> None:
    assert gender_of(given, patronymic) == gender


def test_a_given_name_that_never_changes_stays_as_it_is() -> None:
    assert set(declined({"given_name": "Джо", "family_name": "Гончар"}, "m")["given_name"]) == {"Джо"}
    assert is_found("Із Джо Гончаром говорили.", "m", "Джо", "Гончар")


@pytest.mark.parametrize("text", ["Шановний Юрію Гончар!", "Шановний Юрію Гончаре!", "Пане Юрію Гончар, вітаємо."])
def test_who_is_addressed_may_keep_the_surname_in_the_nominative(text: str) -> None:
    assert is_found(text, "m", "Юрій", "Гончар")


@pytest.mark.parametrize(
    ("family", "text"),
    [
        ("Вітер", "Юрія Вітра"),
        ("Вітер", "Юрія Вітера"),
        ("Вітер", "Юрієм Вітером"),
        ("Кравець", "Юрія Кравця"),
        ("Кравець", "Юрія Кравеця"),
        ("Заєць", "Юрію Заєцю"),
        ("Лебідь", "Юрія Лебідя"),
        ("Сокіл", "Юрієм Сокілом"),
    ],
)
def test_a_mans_surname_may_keep_the_vowel_that_the_noun_drops(family: str, text: str) -> None:
    assert is_found(text, "m", "Юрій", family)


def test_a_kept_vowel_makes_no_new_agreement() -> None:
    assert not is_found("Юрія Вітером", "m", "Юрій", "Вітер")
    assert not is_found("Ірини Вітера", "f", "Ірина", "Вітер")


@pytest.mark.parametrize("text", ["Сказав Юрію Гончар.", "Юрію Гончар подякував.", "Дякував Юрію Гончар, який прибув."])
def test_what_one_does_to_another_is_no_address(text: str) -> None:
    assert not is_found(text, "m", "Юрій", "Гончар")

"""When a surname alone is somebody else's, and when the words before it are only words."""

import pytest

from articles.mentions.matching import AFTER_NAME, FULL_NAME
from tests.articles.mentions.sentences import english, found, ukrainian


def surnames(text: str) -> list[str]:
    """Those alone that were found after the full name."""
    known = ukrainian() if any("а" <= letter <= "я" for letter in text.lower()) else english()
    return [words for words, _who, why in found(text, known) if why == AFTER_NAME]


@pytest.mark.parametrize(
    "text",
    [
        "Тому Ковальчук підписав наказ.",
        "Має Ковальчук і другу посаду.",
        "Далі Ковальчук говорив про склади.",
        "Ніколи Ковальчук такого не казав.",
        "Ще Ковальчук відвідав шпиталь.",
        "Вже Ковальчук знає про це.",
        "Немає Ковальчука на нараді.",
        "Люди Ковальчука прибули першими.",
        "Любов Ковальчука до моря відома.",
        "Надія Ковальчука не згасла.",
        "Дружина Ковальчука прибула.",
        "Полковник Ковальчук прибув.",
        "Голова Ковальчук прибув.",
        "Слава Ковальчукові й побратимам!",
        "Інженери Lockheed Ковальчука почули.",
        "Він говорив про ЄС. Ковальчук додав інше.",
    ],
)
def test_an_ordinary_word_before_a_surname_makes_nobody_a_stranger(text: str) -> None:
    assert len(surnames(f"Юрій Ковальчук прибув. {text} Ковальчук поїхав.")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Роман Ковальчук сидів поруч.",
        "Яким Ковальчук сидів поруч.",
        "Віру Ковальчук нагородили.",
        "Романа Ковальчука нагородили.",
        "Романові Ковальчуку вручили грамоту.",
        "Запросили й Віру Ковальчук.",
        "Гюнтер Ковальчук сидів поруч.",
        "Потім Гюнтер Ковальчук сидів поруч.",
        "Саша Ковальчук сидів поруч.",
        "Дж. Ковальчук сидів поруч.",
        "Прибув Ковальчук Роман.",
        "Прибув Ковальчук Р. і сів.",
        "Бачили дім Ковальчука В. П.",
        "Прибули брати Ковальчук.",
        "Подружжя Ковальчук прибуло.",
        "Пані Ковальчук сиділа поруч.",
        "Старша сержантка Ковальчук сиділа поруч.",
    ],
)
def test_another_given_name_takes_the_surname_for_the_rest_of_the_text(text: str) -> None:
    assert surnames(f"Юрій Ковальчук прибув. {text} Ковальчук поїхав.") == []


@pytest.mark.parametrize("stranger", ["Марія Попова виступила.", "Зустріли Айше Попову."])
def test_a_womans_surname_may_look_like_a_mans_in_another_case(stranger: str) -> None:
    assert surnames(f"Олександр Попов прибув. {stranger} Попов поїхав.") == []


def test_a_mans_surname_may_look_like_a_womans_in_another_case() -> None:
    assert surnames("Олександра Попова прибула. Тараса Попова зустріли. Попова поїхала.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Today Ivan Kovalchuk left. Kovalchuk sat.", 0),
        ("Ivan Kovalchuk left.", 0),
        ("She met Dr. Ivan Kovalchuk. Kovalchuk left.", 0),
        ("Kh. Kovalchuk left. Kovalchuk sat.", 0),
        ("Mr. Kovalchuk left. Lt. Kovalchuk sat. Kovalchuk spoke.", 3),
        ("Today Kovalchuk left. When Kovalchuk spoke, all were silent.", 2),
        ("Colonel Kovalchuk left. On Monday Kovalchuk spoke.", 2),
        ("In Brussels Kovalchuk spoke. Kovalchuk left.", 1),
    ],
)
def test_an_unknown_english_word_before_a_surname_is_a_given_name_unless_it_opens_or_places(
    text: str, expected: int
) -> None:
    assert len(surnames(f"Stepan Bondar met Yurii Kovalchuk. {text}")) == expected


def test_an_ordinary_word_does_not_take_the_surname_from_a_full_name() -> None:
    assert found("Тому Ковальчук Юрій прибув.") == [("Ковальчук Юрій", "kovalchuk", FULL_NAME)]

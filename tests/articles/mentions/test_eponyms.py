"""Whatever bears a person's name does not speak of the person."""

import pytest

from tests.articles.mentions.sentences import english, found


@pytest.mark.parametrize(
    "text",
    [
        "Навчальний центр імені генерал-майора Юрія Ковальчука",
        "Ліцей імені двічі Героя України генерал-майора Івана Левицького",
        "Школа імені Героя України, полковника Івана Левицького",
        "Коледж імені старшого сержанта, Героя України Юрія Ковальчука",
        "Школа ім. полк. Юрія Ковальчука",
        "вул. ген. Юрія Ковальчука",
        "На розі вулиці Степана Бондаря та Юрія Ковальчука",
        "б-р Юрія Ковальчука",
        "пр-т Юрія Ковальчука, 7",
        "Станція метро «Юрія Ковальчука»",
        "майдан Юрія Ковальчука",
        "У сквері полковника Юрія Ковальчука",
        "Парк Юрія Ковальчука",
        "Алея Юрія Ковальчука",
        "Театр Івана Левицького",
        "Бібліотека Івана Левицького",
        "Біля пам’ятника Юрія Ковальчука",
        "Корвет «Іван Левицький» зійшов на воду.",
        "На фрегаті «Гетьман Іван Левицький» підняли прапор.",
    ],
)
def test_ranks_honours_and_other_names_may_stand_between(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Школа імені Степана Бондаря зустріла полковника Юрія Ковальчука.",
        "На вулиці бачили Героя України полковника Юрія Ковальчука.",
        "На відкритті парку, Героя України Юрія Ковальчука, нагородили.",
        "На фрегаті був Юрій Ковальчук.",
        "Слова «Юрій Ковальчук» стоять на корветі.",
        "Орден з рук Юрія Ковальчука",
        "Пам’ятник Юрію Ковальчуку",
    ],
)
def test_a_person_met_in_such_a_place_is_found(text: str) -> None:
    assert [who for _words, who, _why in found(text)] == ["kovalchuk"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("The corvette Hetman Yurii Kovalchuk was launched.", []),
        ("The frigate “Yurii Kovalchuk” was launched.", []),
        ("The ship with Yurii Kovalchuk arrived.", ["kovalchuk"]),
    ],
)
def test_ships_bear_names_in_english_too(text: str, people: list[str]) -> None:
    assert [who for _words, who, _why in found(text, english())] == people

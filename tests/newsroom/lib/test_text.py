import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.lib.languages import LANGUAGES, attr, other
from newsroom.lib.text import ALPHABET, reading_minutes, romanise, slug, sort_key


@pytest.mark.parametrize(
    ("ukrainian", "latin"),
    [
        ("Згорани", "Zghorany"),
        ("Розгон", "Rozghon"),
        ("Згурський", "Zghurskyi"),
        ("Ґалаґан", "Galagan"),
        ("Щербухи", "Shcherbukhy"),
        ("Юрій", "Yurii"),
        ("Єнакієве", "Yenakiieve"),
        ("Короп'є", "Koropie"),
        ("Їжакевич", "Yizhakevych"),
        ("Знам’янка", "Znamianka"),
        ("Мар'яна", "Mariana"),
        ("Знамʼянка", "Znamianka"),
        ("Гоща", "Hoshcha"),
        ("Йосипівка", "Yosypivka"),
        ("Стрий", "Stryi"),
        ("Яготин", "Yahotyn"),
        ("Костянтин", "Kostiantyn"),
        ("Русь", "Rus"),
        ("Нечуй-Левицький", "Nechui-Levytskyi"),
        ("Івано-Франківськ", "Ivano-Frankivsk"),
        ("Квітка-Яворська", "Kvitka-Yavorska"),
        ("Феодосія", "Feodosiia"),
        ("Київ", "Kyiv"),
    ],
)
def test_names_are_romanised_by_the_cabinet_table(ukrainian, latin):
    assert romanise(ukrainian) == latin


@pytest.mark.parametrize(
    ("ukrainian", "latin"),
    [
        ("ЩЕРБУХИ", "SHCHERBUKHY"),
        ("ЗГОРАНИ", "ZGHORANY"),
        ("ЄС", "YES"),
        ("Я і Юля", "Ya i Yulia"),
        ("план «Яр»", "plan «Yar»"),
        ("'Яр'", "'Yar'"),
        ("don't", "don't"),
        ("НАТО – NATO", "NATO – NATO"),
    ],
)
def test_capitals_and_neighbours_decide_the_form(ukrainian, latin):
    assert romanise(ukrainian) == latin


def test_letters_typed_as_base_and_mark_are_the_same_letters():
    assert romanise("Юрі\u0438\u0306") == "Yurii"
    assert romanise("\u0456\u0308жак") == "yizhak"


def test_stress_mark_and_soft_hyphen_leave_no_trace():
    assert romanise("за\u0301мок") == "zamok"
    assert romanise("обо\u00adронa") == "oborona"


@pytest.mark.parametrize(
    ("title", "address"),
    [
        ("Міністр відвідав Знам’янку", "ministr-vidvidav-znamianku"),
        ("«Зорі» — 5 років!", "zori-5-rokiv"),
        ("Об'єкт №7", "obiekt-no7"),
        ("Café Zürich, Łódź, Straße", "cafe-zurich-lodz-strasse"),
        ("Don’t stop", "dont-stop"),
        ("  --  ", ""),
        ("", ""),
        ("國防部", "u570b-u9632-u90e8"),
    ],
)
def test_title_becomes_an_address(title, address):
    assert slug(title) == address


def test_long_address_is_cut_between_words():
    assert slug("один два три чотири", limit=12) == "odyn-dva-try"
    assert slug("один два три чотири", limit=11) == "odyn-dva"
    assert slug("непереможність", limit=5) == "nepere"[:5]


@settings(deadline=None)
@given(st.text())
def test_address_of_any_words_is_plain_and_never_empty(title):
    address = slug(title)
    assert len(address) <= 80
    assert not address or all(part and part.isascii() and part.isalnum() for part in address.split("-"))
    assert address == address.lower()
    assert address or not any(char.isalnum() for char in title)


def test_names_sort_by_the_ukrainian_alphabet():
    names = [
        "Яків",
        "Ганна",
        "Ґанна",
        "Дем’ян",
        "Демид",
        "Єва",
        "Жанна",
        "Зоя",
        "Ирій",
        "Іван",
        "Їжак",
        "Йосип",
        "Яна",
    ]
    expected = sorted(names, key=lambda name: [ALPHABET.index(char) for char in name.lower() if char in ALPHABET])
    assert sorted(names, key=sort_key) == expected
    assert sort_key("ь") < sort_key("ю")


def test_apostrophes_do_not_change_the_order():
    assert sort_key("Мар'яна") == sort_key("Мар’яна") == sort_key("Марʼяна") == sort_key("мар`яна")


def test_shorter_name_and_first_word_come_first():
    assert sort_key("Сад") < sort_key("Садко")
    assert sort_key("Сад Яна") < sort_key("Садко")
    assert sort_key("Éva") == sort_key("Eva")


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (180, 1), (181, 2), (900, 5)])
def test_reading_time_is_rounded_up(words, minutes):
    assert reading_minutes(words) == minutes


def test_each_language_has_its_other_and_its_column():
    assert [other(language) for language in LANGUAGES] == ["en", "uk"]
    assert attr("headline", "uk") == "headline_uk"
    with pytest.raises(ValueError, match="tuple"):
        other("pl")

"""Names of brigades, hospitals and agencies in every case, and where a mention of one begins and ends."""

import pytest

from articles.mentions.bodies import Body, is_common
from articles.mentions.matching import gazetteer, match
from tests.articles.mentions.sentences import ukrainian


def spans(text: str, *names: str, abbreviations: tuple[str, ...] = ()) -> list[str]:
    known = gazetteer([], [Body(1, names, abbreviations)], "uk")
    return [text[span.start : span.end] for span in match(text, known)]


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        (
            "46-та окрема аеромобільна бригада",
            ["46-ї окремої аеромобільної бригади", "46-ту окрему аеромобільну бригаду"],
        ),
        ("46 окрема аеромобільна бригада", ["46-ю окремою аеромобільною бригадою"]),
        ("46-та окрема аеромобільна бригада", ["46 окремій аеромобільній бригаді"]),
        ("7-ма бригада оперативного призначення «Сокіл»", ["7-ї бригади оперативного призначення «Сокіл»"]),
        (
            "Гірсько-штурмові війська Збройних Сил України",
            ["Гірсько-штурмових військ Збройних Сил України", "Гірсько-штурмовими військами Збройних Сил України"],
        ),
        ("Північний військово-медичний центр", ["Північного військово-медичного центру"]),
        ("Приозерський спецлісгосп", ["Приозерського спецлісгоспу", "Приозерським спецлісгоспом"]),
        ("Загін «Буревісник»", ["загону «Буревісник»", "загоном «Буревісник»"]),
        ("Держспецтрансслужба", ["Держспецтрансслужби", "Держспецтрансслужбою"]),
        ("Приозерський суд м. Чистопілля", ["Приозерського суду м. Чистопілля"]),
        ("ТОВ «Степ – Сервіс»", ["ТОВ «Степ-Сервіс»", "ТОВ «Степ — Сервіс»"]),
    ],
)
def test_a_body_is_found_in_any_case(name: str, forms: list[str]) -> None:
    for form in [name, *forms]:
        assert spans(f"Сьогодні {form} відзначили.", name) == [form]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("46-та окрема аеромобільна бригада", "47-ї окремої аеромобільної бригади"),
        ("Загін «Буревісник»", "загону «Сокіл»"),
        ("Гірсько-штурмові війська", "гірсько-піхотні війська"),
        ("Міністерство оборони України", "Міністерство оборони\n\nУкраїни"),
    ],
)
def test_another_bodys_name_is_not_this_ones(name: str, other: str) -> None:
    assert spans(f"Сьогодні {other} відзначили.", name) == []


@pytest.mark.parametrize("word", ["держава", "військовий", "область", "транспорт", "мінімум", "батьківщина"])
def test_a_word_that_begins_like_a_clipped_one_is_common_still(word: str) -> None:
    assert is_common(word)


@pytest.mark.parametrize("word", ["генштаб", "мінстратегпром", "держпродспоживслужба", "нацбанк", "мінфін"])
def test_a_clipped_word_is_no_common_noun(word: str) -> None:
    assert not is_common(word)


def test_a_mention_takes_the_closing_mark_of_what_it_opened() -> None:
    assert spans("Угоду з ТОВ «Степ Сервіс» розірвано.", "ТОВ «Степ Сервіс»") == ["ТОВ «Степ Сервіс»"]
    assert spans("Газета «Степ» вийшла.", "Степ") == ["Степ"]


def test_a_choice_by_initials_takes_the_last_full_stop() -> None:
    text = "Наказ підписав Бондар С."
    (span,) = match(text, ukrainian())
    assert text[span.start : span.end] == "Бондар С."

"""A surname after the words of a post: whose post it is, the case tells."""

import pytest

from articles.mentions.matching import AFTER_TITLE
from tests.articles.mentions.sentences import english, found


def titled(text: str) -> list[str]:
    return [who for _words, who, why in found(text) if why == AFTER_TITLE]


@pytest.mark.parametrize(
    "text",
    [
        "Про це повідомив заступник міністра Ковальчук.",
        "Лист підписала речниця міністра оборони України Ковальчук.",
        "Лист передали помічнику міністра Ковальчуку.",
        "Бачили заступника міністра Ковальчука.",
        "Радник міністра оборони Ковальчук прибув.",
        "Екс-міністр Ковальчук прибув.",
        "Прем’єр-міністр Ковальчук прибув.",
        "Колишній міністр оборони Ковальчук прибув.",
        "Литовський міністр оборони Ковальчук прибув.",
        "Голова Верховної Ради Панчук прибув.",
    ],
)
def test_a_deputy_of_the_same_name_is_not_who_holds_the_post(text: str) -> None:
    assert titled(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Міністр Ковальчук прибув.",
        "Слова міністра Ковальчука почули всі.",
        "Доповіли міністрові Ковальчуку.",
        "Доповіли міністру Ковальчукові.",
        "Про це йшлося при міністрі Ковальчуку.",
        "Заступник міністра Ковальчука прибув.",
        "Пане міністре Ковальчук!",
        "В. о. міністра оборони України Ковальчук прибув.",
        "В.о. міністра Ковальчука зустріли.",
        "Т. в. о. міністра Ковальчук прибув.",
        "ТВО міністра Ковальчук прибув.",
        "Виконувач обов’язків міністра оборони Ковальчук прибув.",
    ],
)
def test_the_post_and_the_surname_share_a_case_unless_it_is_held_for_a_time(text: str) -> None:
    assert titled(text) == ["kovalchuk"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Доповіли прем’єр-міністрові України Гайдуку.", "premier"),
        ("Із прем’єр-міністром Гайдуком говорили.", "premier"),
        ("Уповноважений Верховної Ради Панчук прибув.", "ombudsman"),
        ("Листа Уповноваженого Верховної Ради України Панчука отримали.", "ombudsman"),
    ],
)
def test_the_first_word_that_declines_tells_the_case_of_the_post(text: str, who: str) -> None:
    assert titled(text) == [who]


@pytest.mark.parametrize("whose", ["Deputy ", "The former ", "The Lithuanian ", "Lithuania’s "])
def test_an_english_deputy_or_another_countrys_minister_is_not_ours(whose: str) -> None:
    assert found(f"{whose}Minister of Defence Kovalchuk arrived.", english()) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Начальник Генштабу Гончар прибув.", "chief"),
        ("Доповіли начальникові Генштабу Гончару.", "chief"),
        ("Начальник Генерального штабу ЗСУ Гончар прибув.", "chief"),
        ("Начальник Генштабу ЗСУ Гончар прибув.", "chief"),
        ("Речниця Міноборони Мельник сказала.", "spokeswoman"),
        ("Речниця МОУ Мельник сказала.", "spokeswoman"),
        ("Начальник Генштабу генерал Гончар прибув.", "chief"),
        ("Начальник Генштабу ЗСУ генерал-лейтенант Гончар прибув.", "chief"),
        ("Начальник Генштабу генерал армії Гончар прибув.", "chief"),
        ("Начальником Генштабу бригадним генералом Гончарем підписано.", "chief"),
        ("Начальник Генштабу капітан 1 рангу Гончар прибув.", "chief"),
        ("Посол Лисенко зустрівся з громадою.", "envoy"),
        ("Повноважний Посол України Лисенко зустрівся з громадою.", "envoy"),
    ],
)
def test_the_press_shortens_posts_and_adds_ranks(text: str, who: str) -> None:
    assert titled(text) == [who]


@pytest.mark.parametrize(
    "text",
    [
        "Начальник Генштабу Литви Гончар прибув.",
        "Начальник Генштабу РФ Гончар збрехав.",
        "Помічник начальника Генштабу полковник Гончар прибув.",
        "Речниця Генштабу Мельник сказала.",
        "Начальника Генштабу зустрів генерал Гончар.",
        "Посол Литви Лисенко зустрівся з громадою.",
        "Сержант Ткач прибув.",
        "Полковник Гончар прибув.",
    ],
)
def test_a_shortened_post_is_still_one_persons(text: str) -> None:
    assert titled(text) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Chief of the General Staff General Honchar arrived.", ["chief"]),
        ("Chief of the General Staff Honchar arrived.", ["chief"]),
        ("First Deputy Minister Levytskyi arrived.", ["levytskyi"]),
        ("The First Levytskyi brigade arrived.", []),
        ("Deputy Levytskyi arrived.", []),
    ],
)
def test_english_posts_have_ranks_and_beginnings_too(text: str, who: list[str]) -> None:
    assert [key for _words, key, why in found(text, english()) if why == AFTER_TITLE] == who

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


def test_an_english_deputy_is_not_who_holds_the_post() -> None:
    assert found("Deputy Minister of Defence Kovalchuk arrived.", english()) == []

"""Bodies of other countries bear the names of ours."""

import pytest

from tests.articles.mentions.sentences import english, found


@pytest.mark.parametrize(
    "text",
    [
        "Міноборони РФ збрехало.",
        "У Міноборони рф збрехали.",
        "Генштаб росії мовчить.",
        "У Генштабі білорусі мовчать.",
        "Міноборони США оголосило.",
        "Міноборони КНР оголосило.",
        "Міноборони Литви оголосило.",
        "Міноборони Великої Британії оголосило.",
        "Міноборони Республіки Польща оголосило.",
        "Міноборони Чеської республіки оголосило.",
        "Верховна Рада Автономної Республіки Крим",
        "Генштаб Збройних сил РФ мовчить.",
        "Департамент постачання Міністерства оборони Польщі",
        "Російське Міноборони збрехало.",
        "За даними польського Генштабу",
        "ЗСУ рф",
        "Генштаб ЗС РФ мовчить.",
        "Генштаб армії РФ мовчить.",
        "Міноборони країни-агресора збрехало.",
    ],
)
def test_a_body_of_another_country_is_not_ours(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Департамент постачання Міністерства оборони України", ["supply", "ministry"]),
        ("Департамент постачання Міноборони", ["supply", "ministry"]),
        ("Департамент постачання Секретаріату Кабміну", ["supply"]),
        ("Верховна Рада Міноборони підтримала.", ["council", "ministry"]),
        ("Верховна Рада Юрія Ковальчука заслухала.", ["council", "kovalchuk"]),
        ("Офіцери Генштабу Збройних Сил України", ["staff", "forces"]),
        ("Бійця ЗСУ Героя України вшанували.", ["forces"]),
        ("Українське Міноборони оголосило.", ["ministry"]),
        ("Війська ЗСУ звільнили село.", ["forces"]),
        ("Левицький Міноборони похвалив.", ["ministry"]),
        ("Підкуйморський Міноборони похвалив.", ["ministry"]),
        ("Міноборони Польщу похвалило.", ["ministry"]),
        ("Міноборони разом із росією не голосувало.", ["ministry"]),
    ],
)
def test_what_follows_our_bodies_name_is_not_always_a_country(text: str, bodies: list[str]) -> None:
    assert [who for _words, who, _why in found(text)] == bodies


@pytest.mark.parametrize(
    "text",
    [
        "the Ministry of Defence of Lithuania",
        "the Ministry of Defence of the Republic of Lithuania",
        "the UK Ministry of Defence",
        "the Lithuanian Ministry of Defence",
        "Lithuania’s Ministry of Defence",
        "the Russian General Staff",
        "the Dutch MoD",
    ],
)
def test_a_body_of_another_country_is_not_ours_in_english(text: str) -> None:
    assert found(text, english()) == []


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("the General Staff of the Armed Forces of Ukraine", ["staff"]),
        ("the General Staff of the Ministry of Defence", ["staff", "ministry"]),
        ("the Ukrainian Ministry of Defence", ["ministry"]),
        ("Ukraine’s Ministry of Defence", ["ministry"]),
        ("The Ministry of Defence of course knew.", ["ministry"]),
        ("Today MoD said", ["ministry"]),
        ("the Support Group of Partners has met", ["supply"]),
        ("The Ministry’s Support Group has met", ["supply"]),
    ],
)
def test_our_bodies_stay_ours_in_english(text: str, bodies: list[str]) -> None:
    assert [who for _words, who, _why in found(text, english())] == bodies


def test_a_row_of_bodies_costs_no_more_than_its_length() -> None:
    assert len(found("ЗСУ Генштабу " * 500 + "повідомили.")) == 1000

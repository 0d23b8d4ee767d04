"""Who is found in a sentence, and who is not: the matcher alone, without a database."""

import pytest

from articles.mentions.matching import (
    ABBREVIATION,
    AFTER_NAME,
    AFTER_TITLE,
    CERTAIN,
    CHOICE,
    FULL_NAME,
    INITIALS,
    LIKELY,
    NAME,
    POSSIBLE,
    match,
)
from tests.articles.mentions.sentences import KEYS, english, found, ukrainian

WHOLE = [
    ("Юрій Ковальчук відкрив школу.", "kovalchuk"),
    ("Наказ підписано Юрієм Ковальчуком.", "kovalchuk"),
    ("Слова Юрія Ковальчука почули всі.", "kovalchuk"),
    ("Подякували Юрію Ковальчуку за допомогу.", "kovalchuk"),
    ("Подякували Юрієві Ковальчукові за допомогу.", "kovalchuk"),
    ("Подякували Юрію Ковальчукові за допомогу.", "kovalchuk"),
    ("Про це йшлося при Юрії Ковальчуку.", "kovalchuk"),
    ("Шановний Юрію Ковальчуку!", "kovalchuk"),
    ("Ковальчук Юрій очолив комісію.", "kovalchuk"),
    ("Ковальчука Юрія призначено.", "kovalchuk"),
    ("Юрій Петрович Ковальчук прибув.", "kovalchuk"),
    ("Разом із Юрієм Петровичем Ковальчуком прибули гості.", "kovalchuk"),
    ("Ковальчуку Юрію Петровичу вручили грамоту.", "kovalchuk"),
    ("ЮРІЙ КОВАЛЬЧУК ВІДКРИВ ШКОЛУ", "kovalchuk"),
    ("ЗУСТРІЧ ІЗ ЮРІЄМ КОВАЛЬЧУКОМ", "kovalchuk"),
    ("Юрій КОВАЛЬЧУК", "kovalchuk"),
    ("Юрій\u00a0Ковальчук прибув.", "kovalchuk"),
    ("Юрієм\nКовальчуком підписано.", "kovalchuk"),
    ("Ю\u0301рій Ковальчу\u0301к прибув.", "kovalchuk"),
    ("Олена Гриценко виступила.", "hrytsenko"),
    ("Олені Гриценко подякували.", "hrytsenko"),
    ("Разом з Оленою Іванівною Гриценко.", "hrytsenko"),
    ("Гриценко Олену Іванівну нагородили.", "hrytsenko"),
    ("Лук’яна В’юнника зустріли.", "vdovin"),
    ("Лук'яном В'юнником підписано.", "vdovin"),
    ("Лукʼян Вʼюнник сказав.", "vdovin"),
    ("Марком Рютте підписано заяву.", "rutte"),
    ("Марк Рютте й інші.", "rutte"),
    ("Зустріч із Марком\u00a0Рютте.", "rutte"),
    ("Урсулою фон дер Ляєн", "leyen"),
    ("Слова Урсули фон дер Ляєн.", "leyen"),
    ("УРСУЛА ФОН ДЕР ЛЯЄН", "leyen"),
    ("Ірині Бойко-Зарічній передали прапор.", "double"),
    ("Ірина Бойко-Зарічна передала прапор.", "double"),
    ("Бойко-Зарічною Іриною підписано.", "double"),
    ("Івана Левицького призначено.", "levytskyi"),
    ("Іванові Левицькому подякували.", "levytskyi"),
    ("Петра Чорного призначено.", "chornyi"),
    ("Чорним Петром Андрійовичем підписано.", "chornyi"),
    ("Анні-Марії Кравець вручили нагороду.", "anna"),
    ("Сергієм Бондарем підписано.", "bondar1"),
    ("Степана Бондаря призначено.", "bondar2"),
    ("Із директором Юрієм Ковальчуком говорили.", "kovalchuk"),
    ("Ректор університету Іван Левицький сказав.", "levytskyi"),
    ("Керівник партії Іван Левицький сказав.", "levytskyi"),
    ("«Юрій Ковальчук» — так названо книгу.", "kovalchuk"),
    ("Міністр оборони (Юрій Ковальчук) сказав.", "kovalchuk"),
    ("Олександром Поповим підписано.", "popov"),
    ("Олександрі Поповій вручили.", "popova"),
    ("Олександрою Поповою підписано.", "popova"),
    ("Олександр Попов прибув.", "popov"),
    ("Юрій Ковальчук — міністр.", "kovalchuk"),
    ("Розмова Олександр Попов–Тарас Мазепа.", "popov"),
    ("Юрій Ковальчук –той самий.", "kovalchuk"),
    ("Ірина Бойко–Зарічна передала прапор.", "double"),
]


@pytest.mark.parametrize(("text", "who"), WHOLE)
def test_a_full_name_is_found_in_any_case_and_order(text: str, who: str) -> None:
    ((_words, key, why),) = found(text)
    assert (key, why) == (who, FULL_NAME)


@pytest.mark.parametrize(
    "text",
    [
        "Олена Ковальчук відкрила школу.",
        "Оленою Ковальчук підписано.",
        "Юрій Коваль відкрив школу.",
        "Юрій Ковальчук-Мазепа відкрив школу.",
        "Мазепа-Ковальчук Юрій відкрив школу.",
        "Юрій Ковальчук–Мазепа відкрив школу.",
        "Юрій Ковальчук—Мазепа відкрив школу.",
        "Юрій Ковальчук- Мазепа відкрив школу.",
        "Юрій Ковальчук -Мазепа відкрив школу.",
        "Іван Нечуй-Левицький написав повість.",
        "Марія Кравець співає.",
        "Юрія Ковальчуку бачили.",  # genitive with dative: no one is declined so
        "Юрієм Ковальчука",
        "Петро Андрійович подякував Чорній раді.",
        "Юрій Олегович Ковальчук — інша людина.",
        "Сергій Петрович Бондар — інша людина.",
        "Ковальчук Юрій Олегович — інша людина.",
        "Чорний Петро Іванович — інша людина.",
        "Ковальчук прибув.",
        "юрій ковальчук",
        "Сказав Юрій. Ковальчук пішов.",
        "Юрій, Ковальчук і Бондар.",
        "Олена Бондар Юрій Гнатюк",
        "Ганна Левицький Іван",
        "Марко Рютте",
        "Петро Рютте прибув.",
        "Міністр освіти Ковальчук прибув.",
        "Міністр оборони Литви Ковальчук прибув.",
        "Міністр оборони України Олег Ковальчук прибув.",
        "Перша Гриценко прибула.",
        "О. Ковальчук прибула.",
        "Ю. О. Ковальчук прибув.",
    ],
)
def test_nobody_is_mistaken_for_somebody_else(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "На вулиці Юрія Ковальчука відкрили школу.",
        "На вул. Юрія Ковальчука відкрили школу.",
        "просп. Івана Левицького, 5",
        "На проспекті Івана Левицького рух перекрито.",
        "Бульвар Івана Левицького",
        "Площа Петра Чорного",
        "провулок Петра Чорного",
        "пров. Петра Чорного",
        "Гімназія імені Юрія Ковальчука",
        "Гімназія ім. Юрія Ковальчука",
        "Школа імені генерала Юрія Ковальчука",
        "Нагороджено орденом Івана Левицького II ступеня.",
        "Премію Івана Левицького вручено.",
        "Стипендія Івана Левицького",
        "Блок Олени Гриценко",
        "Список партії Олени Гриценко",
        "вул. Ю. Ковальчука",
        "вулиця Левицького Івана",
        "вулиця Олександра Попова",
    ],
)
def test_streets_and_prizes_name_nobody(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Олександра Попова", "popov|popova"),
        ("Про Олександра Попова говорили.", "popov|popova"),
        ("Олександру Попову", "popov|popova"),
        ("Зустріли С. Бондаря.", "bondar1|bondar2"),
        ("О. Попова нагородили.", "popov|popova"),
    ],
)
def test_two_who_fit_are_a_choice(text: str, who: str) -> None:
    (span,) = match(text, ukrainian())
    assert "|".join(KEYS[pk - 1] for _kind, pk in span.keys) == who
    assert span.sure == CHOICE


@pytest.mark.parametrize(
    ("text", "who", "sure"),
    [
        ("Ю. Ковальчук прибув.", "kovalchuk", POSSIBLE),
        ("Ю. П. Ковальчук прибув.", "kovalchuk", POSSIBLE),
        ("Ю.П. Ковальчука призначено.", "kovalchuk", POSSIBLE),
        ("Ковальчуку Ю. П. вручили.", "kovalchuk", POSSIBLE),
        ("М. Рютте сказав.", "rutte", POSSIBLE),
        ("С. О. Бондар", "bondar1|bondar2", CHOICE),
    ],
)
def test_initials_are_a_suggestion(text: str, who: str, sure: str) -> None:
    (span,) = match(text, ukrainian())
    assert ("|".join(KEYS[pk - 1] for _kind, pk in span.keys), span.sure) == (who, sure)
    if sure == POSSIBLE:
        assert span.why == INITIALS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Юрій Ковальчук прибув. Ковальчука зустріли.", [AFTER_NAME]),
        ("Юрій Ковальчук прибув. Ковальчуком підписано. Ковальчук пішов.", [AFTER_NAME, AFTER_NAME]),
        ("Ковальчук прибув. Юрій Ковальчук пішов.", []),
        ("Юрій Ковальчук прибув. Олена Ковальчук пішла.", []),
        ("Юрій Ковальчук прибув. Олена Ковальчук пішла. Ковальчук сказала.", []),
        ("Юрій Ковальчук прибув на вулицю Ковальчука.", []),
        ("Юрій Ковальчук прибув. Т. Ковальчук пішла.", []),
        ("Олена Гриценко прибула. Гриценко сказала.", [AFTER_NAME]),
        ("Урсула фон дер Ляєн прибула. Зустріч із фон дер Ляєн.", [AFTER_NAME]),
    ],
)
def test_a_surname_alone_follows_the_full_name(text: str, expected: list[str]) -> None:
    assert [why for _words, _key, why in found(text) if why != FULL_NAME] == expected


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Міністр оборони України Ковальчук прибув.", "kovalchuk"),
        ("Міністром оборони України Ковальчуком підписано.", "kovalchuk"),
        ("міністр оборони Ковальчук", "kovalchuk"),
        ("міністра Ковальчука", "kovalchuk"),
        ("Першій заступниці Міністра оборони України Гриценко вручили.", "hrytsenko"),
        ("Генеральним секретарем НАТО Рютте", "rutte"),
        ("начальника Генерального штабу В’юнника", "vdovin"),
    ],
)
def test_a_surname_alone_follows_the_words_of_the_post(text: str, who: str) -> None:
    people = [(key, why) for _words, key, why in found(text) if why not in (NAME, ABBREVIATION)]
    assert people == [(who, AFTER_TITLE)]


def test_a_surname_alone_is_less_sure_than_a_name() -> None:
    assert [span.sure for span in match("Юрій Ковальчук. Ковальчук пішов.", ukrainian())] == [CERTAIN, LIKELY]


def test_two_of_one_surname_named_before_are_a_choice() -> None:
    spans = match("Сергій Бондар і Степан Бондар прибули. Бондар сказав.", ukrainian())
    assert [span.sure for span in spans] == [CERTAIN, CERTAIN, CHOICE]


@pytest.mark.parametrize(
    ("text", "who", "why"),
    [
        ("Міністерство оборони України повідомило.", "ministry", NAME),
        ("У Міністерстві оборони України повідомили.", "ministry", NAME),
        ("Міністерством оборони України закуплено.", "ministry", NAME),
        ("МІНІСТЕРСТВО ОБОРОНИ УКРАЇНИ", "ministry", NAME),
        ("У Міноборони повідомили.", "ministry", NAME),
        ("Збройним Силам України передали.", "forces", NAME),
        ("Збройними Силами України", "forces", NAME),
        ("У Генеральному штабі Збройних Сил України сказали.", "staff", NAME),
        ("У Генштабі сказали.", "staff", NAME),
        ("ЗСУ звільнили село.", "forces", ABBREVIATION),
        ("Для ЄДАПСу закупили.", "plant", ABBREVIATION),
        ("На Південному механічному заводі", "plant", NAME),
        ("Партія «Батьківщина» заявила.", "homeland", NAME),
        ("Партії «Батьківщини» немає.", "homeland", NAME),
        ("У партії Батьківщина заявили.", "homeland", NAME),
        ("Агентство відбудови", "new", NAME),
        ("АВ повідомило.", "new", ABBREVIATION),
        ("Агентством відновлення", "new", NAME),
        ("Національною поліцією України", "police", NAME),
        ("Фонд Юрія Ковальчука допоміг.", "foundation", NAME),
        ("Фонду Юрія Ковальчука подякували.", "foundation", NAME),
    ],
)
def test_an_organisation_is_found_by_its_head_and_its_tail(text: str, who: str, why: str) -> None:
    assert [(key, reason) for _words, key, reason in found(text)] == [(who, why)]


@pytest.mark.parametrize(
    "text",
    [
        "Наша батьківщина вільна.",
        "Батьківщина вільна.",
        "За Батьківщину!",
        "Міністерство обороні України",
        "зсу",
        "ЗСУшник",
        "Національна поліція Литви затримала.",
        "національна поліція",
        "Агентства. Відновлення триває.",
        "Збройні, Сили, України",
    ],
)
def test_common_words_and_others_bodies_are_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yurii Kovalchuk opened the school.", [("Yurii Kovalchuk", "kovalchuk", FULL_NAME)]),
        ("Yurii Kovalchuk’s order", [("Yurii Kovalchuk", "kovalchuk", FULL_NAME)]),
        ("YURII KOVALCHUK", [("YURII KOVALCHUK", "kovalchuk", FULL_NAME)]),
        ("Kovalchuk Yurii", [("Kovalchuk Yurii", "kovalchuk", FULL_NAME)]),
        ("Yurii P. Kovalchuk", [("Yurii P. Kovalchuk", "kovalchuk", FULL_NAME)]),
        ("Y. Kovalchuk", [("Y. Kovalchuk", "kovalchuk", INITIALS)]),
        ("Ursula von der Leyen said", [("Ursula von der Leyen", "leyen", FULL_NAME)]),
        ("Minister of Defence Kovalchuk", [("Kovalchuk", "kovalchuk", AFTER_TITLE)]),
        ("Olena Kovalchuk said", []),
        ("Yurii Kovalchuk Street", []),
        ("the Order of Yurii Kovalchuk", []),
        ("S. Bondar", [("S. Bondar", "bondar1|bondar2", "several")]),
        ("the Ministry of Defence of Ukraine", [("Ministry of Defence of Ukraine", "ministry", NAME)]),
        ("The MoD said", [("MoD", "ministry", ABBREVIATION)]),
        ("mod", []),
    ],
)
def test_english_names_are_found(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text, english()) == expected


def test_offsets_are_those_of_the_text_as_it_was_given() -> None:
    text = "Сьогодні, \u00a0Ю\u0301рієм  Ковальчуком — підписано."
    (span,) = match(text, ukrainian())
    assert text[span.start : span.end] == "Ю\u0301рієм  Ковальчуком"

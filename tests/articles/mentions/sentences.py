"""A register for sentences about the newsroom, and what the matcher finds in them."""

from functools import cache

from articles.mentions.bodies import Body
from articles.mentions.declension import declined
from articles.mentions.matching import Gazetteer, gazetteer, match
from articles.mentions.people import Name, Person

PEOPLE = [
    ("kovalchuk", "m", "Юрій", "Ковальчук", "Петрович", ("Міністр оборони України",)),
    ("hrytsenko", "f", "Олена", "Гриценко", "Іванівна", ("Перша заступниця Міністра оборони України",)),
    ("popov", "m", "Олександр", "Попов", "", ()),
    ("popova", "f", "Олександра", "Попова", "", ()),
    ("vdovin", "m", "Лук’ян", "В’юнник", "", ("начальник Генерального штабу",)),
    ("rutte", "m", "Марк", "Рютте", "", ("Генеральний секретар НАТО",)),
    ("leyen", "f", "Урсула", "фон дер Ляєн", "", ()),
    ("double", "f", "Ірина", "Бойко-Зарічна", "", ()),
    ("levytskyi", "m", "Іван", "Левицький", "", ()),
    ("chornyi", "m", "Петро", "Чорний", "Андрійович", ()),
    ("bondar1", "m", "Сергій", "Бондар", "Олегович", ()),
    ("bondar2", "m", "Степан", "Бондар", "", ()),
    ("anna", "f", "Анна-Марія", "Кравець", "", ()),
    ("chief", "m", "Тарас", "Гончар", "", ("Начальник Генерального штабу Збройних Сил України",)),
    ("spokeswoman", "f", "Леся", "Мельник", "", ("Речниця Міністерства оборони України",)),
    ("envoy", "m", "Богдан", "Лисенко", "", ("Надзвичайний і Повноважний Посол України в Данії",)),
    ("premier", "m", "Юхим", "Гайдук", "", ("Прем’єр-міністр України",)),
    ("ombudsman", "m", "Данило", "Панчук", "", ("Уповноважений Верховної Ради України з прав людини",)),
    ("sergeant", "m", "Гнат", "Ткач", "", ("Головний сержант Збройних Сил України",)),
]
BODIES = [
    ("ministry", ("Міністерство оборони України", "Міноборони"), ("МОУ",), None),
    ("forces", ("Збройні Сили України",), ("ЗСУ",), None),
    ("staff", ("Генеральний штаб Збройних Сил України", "Генштаб"), (), None),
    ("homeland", ("Батьківщина",), (), None),
    ("plant", ("Південний механічний завод",), ("ЄДАПС",), None),
    ("old", ("Агентство відбудови",), ("АВ",), "new"),
    ("new", ("Агентство відновлення", "Агентство відбудови"), ("АВ",), None),
    ("police", ("Національна поліція",), (), None),
    ("foundation", ("Фонд Юрія Ковальчука",), (), None),
    ("supply", ("Департамент постачання",), (), None),
    ("council", ("Верховна Рада України", "Верховна Рада"), ("ВРУ",), None),
]


def name(gender: str, given: str, family: str, patronymic: str = "") -> Name:
    """In its seven cases."""
    forms = declined({"given_name": given, "family_name": family, "patronymic": patronymic}, gender)
    given_forms, family_forms, patronymics = (
        tuple(forms.get(part, ())) for part in ("given_name", "family_name", "patronymic")
    )
    return Name(given_forms, family_forms, patronymics, gender)


@cache
def ukrainian() -> Gazetteer:
    persons = []
    for key, gender, given, family, patronymic, titles in PEOPLE:
        persons.append(Person(number(key), (name(gender, given, family, patronymic),), titles))
    known = [Body(number(key), names, short, number(heir) if heir else None) for key, names, short, heir in BODIES]
    return gazetteer(persons, known, "uk")


KEYS = [*(one[0] for one in PEOPLE), *(one[0] for one in BODIES)]


def number(key: str) -> int:
    return KEYS.index(key) + 1


def found(text: str, known: Gazetteer | None = None) -> list[tuple[str, str, str]]:
    """(words, who, why), several joined by «|»."""
    spans = match(text, known or ukrainian())
    return [(text[s.start : s.end], "|".join(KEYS[pk - 1] for _kind, pk in s.keys), s.why) for s in spans]


@cache
def english() -> Gazetteer:
    persons = [
        Person(number("kovalchuk"), (Name(("Yurii",), ("Kovalchuk",)),), ("Minister of Defence of Ukraine",)),
        Person(number("chief"), (Name(("Taras",), ("Honchar",)),), ("Chief of the General Staff",)),
        Person(number("levytskyi"), (Name(("Ivan",), ("Levytskyi",)),), ("First Deputy Minister of Defence",)),
        Person(number("leyen"), (Name(("Ursula",), ("von der Leyen",)),)),
        Person(number("bondar1"), (Name(("Serhii",), ("Bondar",)),)),
        Person(number("bondar2"), (Name(("Stepan",), ("Bondar",)),)),
    ]
    known = [
        Body(number("ministry"), ("Ministry of Defence of Ukraine", "Ministry of Defence"), ("MoD",)),
        Body(number("staff"), ("General Staff",)),
        Body(number("supply"), ("Support Group", "Support Group of Partners for the Defence of Ukraine")),
    ]
    return gazetteer(persons, known, "en")

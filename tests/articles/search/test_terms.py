"""What is the same word to a reader is the same word to search, however it was typed and in whatever form."""

import threading
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.search import terms
from articles.search.normal import folded
from articles.search.terms import analyse, analyser_version
from newsroom.lib.text import fold

STRESS, SOFT_HYPHEN, ZERO_WIDTH = "\u0301", "\u00ad", "\u200b"


def meets(query: str, text: str, language: str = "uk") -> bool:
    """Each word of the query shares a term with some word of the text."""
    written = [set(token.terms) for token in analyse(text, language)]
    asked = [set(token.terms) for token in analyse(query, language)]
    return bool(asked) and all(any(word & other for other in written) for word in asked)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        # cases and numbers
        ("міністр", "Про це доповіли міністрові на нараді."),
        ("міністри", "Слово має міністр."),
        ("Україна", "разом з Україною"),
        ("рука", "узяли до рук"),
        ("дитина", "опікуються дітьми"),
        ("людина", "допомога людям"),
        ("очі", "бачили на власні очима"),
        ("Київ", "у центрі Києва"),
        ("кінь", "верхи на коні"),
        ("двері", "за дверима"),
        # verbs and what comes of them
        ("повернутися", "Вони повернулися додому."),
        ("повертатись", "діти повертаються"),
        ("атакувати", "Місто атаковано вночі."),
        ("йти", "ішли б, якби йшлося про те, що йдемо"),
        ("чекати", "чекаючи на відповідь"),
        ("зробити", "зробивши висновки"),
        ("повернутися", "Повернувшись, доповів."),
        ("дивитися", "дивлячися вперед"),
        ("принести", "принісши перемогу"),
        ("битися", "б'ючись до останнього"),
        ("сидіти", "сидячи вдома"),
        ("нести", "несучи службу"),
        ("дізнатися", "дізнавшися про це"),
        # у and в, і and й at the beginning
        ("упровадження", "від упровадження до впровадженням"),
        ("утрати", "про втрати ворога"),
        ("вперше", "Уперше за рік"),
        ("удосконалити", "вдосконалено систему"),
        ("вчитель", "учителями року"),
        ("установити", "встановлено рекорд"),
        ("врятовано", "урятовано шістьох"),
        ("убитий", "серед вбитих"),
        ("вжити", "ужито заходів"),
        ("вважається", "уважається чинним"),
        ("вдалося", "не удасться"),
        ("внесення", "унесенням змін"),
        ("включити", "уключено до переліку"),
        ("вшановувати", "ушановують пам'ять"),
        ("урочистий", "врочистої церемонії"),
        ("йменувати", "так іменували раніше"),
        ("всеукраїнський", "на Усеукраїнському форумі"),
        ("ймовірно", "найімовірніше, імовірно"),
        # names
        ("Шмигаль", "зустріч зі Шмигалем"),
        ("Залужний", "до Залужного"),
        ("Федорова", "призначили Федорову"),
        ("Федоров", "заява Федорова"),
        ("Мар’яна", "подякували Мар'яні"),
        ("міністерка", "призначили міністеркою"),
        ("О'Коннор", "О’Коннор прибув"),
        # apostrophes
        ("п'ятниця", "до п’ятниці"),
        ("пʼятниця", "до п`ятниці"),
        ("пятниця", "у п'ятницю"),
        ("обєкт", "на об’єкті"),
        ('об"єкт', "на об'єкті"),
        ("зїзд", "з'їзду"),
        ("комп´ютер", "комп‘ютери"),
        ("св'ято", "на свято"),
        ("ім‘я", "імені"),
        # ґ and г
        ("грунт", "у ґрунті"),
        ("ґрунт", "грунту немає"),
        ("ґвинтівка", "гвинтівкою"),
        # marks nobody sees
        ("замок", f"за{STRESS}мок"),
        ("замок", "зáмок"),
        ("перемога", f"пере{SOFT_HYPHEN}мо{SOFT_HYPHEN}ги"),
        ("перемога", f"пере{ZERO_WIDTH}мога"),
        ("район", unicodedata.normalize("NFD", "у районі")),
        ("їжак", unicodedata.normalize("NFD", "їжаки")),
        ("наказ", "НАКАЗОМ"),
        # letters of the other alphabet
        ("міністр", "мiнiстра"),
        ("оборона", "oбopoни"),
        ("NATO", "NАТО"),
        ("XXI", "у ХХІ столітті"),
        ("XIX", "ХIХ"),
        # hyphens and lines
        ("дрони-перехоплювачі", "дроном-перехоплювачем"),
        ("перехоплювач", "дрон‑перехоплювач"),
        ("Івано-Франківськ", "в Івано–Франківську"),
        ("міністр оборони", "міністром\nоборони"),
        ("військовий", "військово-морські сили та військовими"),
        # what the parts of a word mean together
        ("чорний", "чорно-білі знімки"),
        ("український", "на українсько-польському кордоні"),
        ("морський", "морсько-річковий порт"),
        ("медичний", "медико-санітарною ротою"),
        ("військовий", "військово-медико-санітарний огляд"),
        ("пресслужба", "повідомили у прес-службі"),
        ("прес-служба", "повідомили у пресслужбі"),
        ("віцепрем'єр", "зустріч із віце-прем’єром"),
        ("екс-міністр", "колишнього ексміністра"),
        ("вебсайт", "на веб-сайті"),
        # spelling before 2019
        ("проект", "у проєкті закону"),
        ("законопроєкти", "про законопроект"),
        ("проєктувати", "проектували міст"),
        ("священник", "військовим священиком"),
        # designations
        ("F-16", "винищувачі F16"),
        ("f16", "винищувачі F‑16"),
        ("Ф-16", "винищувачі F-16"),
        ("F-16", "двох Ф-16"),
        ("F-16", "two F-16s"),
        ("С-300", "батарея S-300"),
        ("C-300", "батарея С-300"),
        ("С300", "батарея С-300"),
        ("с-300в4", "С-300В4"),
        ("MiG-29", "МіГ-29"),
        ("міг29", "МіГ-29"),
        ("Х-101", "ракети Kh-101"),
        ("Kh-47M2", "Х-47М2 «Кинджал»"),
        ("Ту-95МС", "літаки Tu-95MS"),
        ("T-72", "Т-72"),
        ("M777A2", "гаубиці М777А2"),
        ("9к720", "комплекс 9К720"),
        ("шахед", "Шахед-136"),
        ("Шахед136", "Шахед-136"),
        ("COVID19", "проти COVID-19"),
        ("155 мм", "снаряди 155мм"),
        ("100-річчя", "100 річчя"),
        # abbreviations
        ("зсу", "у лавах ЗСУ"),
        ("ЗСУ", "Зсу"),
        ("опк", "підприємства ОПК"),
        ("МЗС", "заява МЗСу"),
        ("нато", "саміт НАТО"),
        # numbers
        ("10000", "10 000 осіб"),
        ("10 000", "10\u00a0000 осіб"),
        ("1 250 000", "1250000"),
        ("2024", "2024-го"),
        ("3-тя бригада", "бійці 3-ї бригади"),
        ("24 лютого", "зранку 24-го лютого"),
        ("47-ма", "у 47-й"),
        ("90-ті", "пісні 90-х"),
        ("5 бригад", "командири 5-ти бригад"),
        ("80‑та", "80–ю бригадою"),
        # words no dictionary has
        ("дронщик", "зустріч із дронщиками"),
        ("бусифікація", "про бусифікацію"),
        ("єЧерга", "в єЧерзі чи в єЧергу"),
        ("зенькович", "Зеньковича"),
        # two languages in one text
        ("drones", "виставка Drone Summit"),
        ("HIMARS", "пускові himars"),
        ("Patriot", "зенітні Patriots"),
    ],
)
def test_a_word_is_met_however_it_is_written(query: str, text: str) -> None:
    assert meets(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("soldiers", "a soldier’s story"),
        ("training", "They were trained abroad."),
        ("NATO", "the NATO summit"),
        ("міністр", "the word міністра in English text"),
        ("10,000", "10 000 people"),
        ("10000", "10,000 people"),
        ("cafe", "a café"),
        ("F16", "F-16s"),
        ("24 brigade", "the 24th Brigade"),
        ("1st", "the 1ST corps"),
        ("ceasefire", "after the cease-fire"),
        ("counter-attacks", "a counterattack"),
    ],
)
def test_english_texts_are_read_the_same_way(query: str, text: str) -> None:
    assert meets(query, text, "en")


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("міністр", "міністерство"),
        ("F-16", "F-15 та 16 літаків"),
        ("16", "F-16"),
        ("F-16", "F-160"),
        ("С-300", "С-400"),
        ("C-130", "S-130"),
        ("НАТО", "NATO"),  # two words; the table of synonyms joins them
        ("Ната", "саміт НАТО"),  # not the name in the vocative
        ("став", "копати ставок"),
        ("ставити", "ставши до строю"),
        ("річ", "річка"),
        ("250", "1 250"),
        ("порт", "спорт"),
        ("вправа", "міська управа"),
        ("вклад", "уклад життя"),
        ("вступ", "на уступі схилу"),
        ("враження", "зона ураження"),
        ("вдача", "на удачу"),
        ("вряд", "рішення уряду"),
        ("подруга", "по-друге"),
        ("служба", "пресслужба"),
        ("чорний", "чорно-чорно"),
        ("3-тя", "13-та"),
        ("має", "47-ма бригада"),
    ],
)
def test_other_words_are_not_met(query: str, text: str) -> None:
    assert not meets(query, text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"За{STRESS}мок, пере{SOFT_HYPHEN}мога!", [f"За{STRESS}мок", f"пере{SOFT_HYPHEN}мога"]),
        ("«Об’єкт» — F-16.", ["Об’єкт", "F-16"]),
        ("Івано-Франківськ", ["Івано", "Франківськ"]),
        ("10 000 грн, 3,5 %", ["10 000", "грн", "3", "5"]),
        (unicodedata.normalize("NFD", "йод їжі"), [unicodedata.normalize("NFD", word) for word in ("йод", "їжі")]),
        ("'слово' ’слово’", ["слово", "слово"]),
        ("mil.gov.ua", ["mil", "gov", "ua"]),
        ("тел. 067 123 45 67", ["тел", "067", "123", "45", "67"]),
        ("ЗСУ-23-4", ["ЗСУ-23", "4"]),
        ("3-тя й 24-го, 7-А, 10-річчя", ["3-тя", "й", "24-го", "7", "А", "10", "річчя"]),
        ("2022–2024", ["2022", "2024"]),
        ("", []),
        ("… — ’’ \u0301 _ %", []),
    ],
)
def test_offsets_cover_the_words_as_they_stand(text: str, words: list[str]) -> None:
    assert [text[token.start : token.end] for token in analyse(text, "uk")] == words


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("П’ятниці", ["пятниці"]),
        ("Ґрунту", ["грунту"]),
        ("F-16", ["f16"]),
        ("Ф-16", ["ф16"]),
        ("мiнiстрa", ["міністра"]),
        ("10 000", ["10000"]),
        ("3-тя", ["3"]),
        ("прес-служба", ["прес", "служба"]),
    ],
)
def test_form_is_the_word_as_written_but_folded(text: str, forms: list[str]) -> None:
    assert [token.form for token in analyse(text, "uk")] == forms


def test_an_abbreviation_keeps_itself_first() -> None:
    assert [token.terms[0] for token in analyse("ЗСУ НАТО ОПК ATACMS МЗСу", "uk")] == [
        "зсу", "нато", "опк", "atacms", "мзс"
    ]  # fmt: skip


def test_a_name_that_may_be_three_has_them_all() -> None:
    assert set(analyse("Федорова", "uk")[0].terms) == {"федорів", "федоров", "федорова"}


def test_a_stem_is_marked_and_meets_no_word() -> None:
    assert any(term.startswith("ъ") for term in analyse("дронщика", "uk")[0].terms)
    assert not any(term.startswith("ъ") for term in analyse("міністра", "uk")[0].terms)


def test_longest_word_fits_a_lexeme() -> None:
    for text in ("я" * 5000, "x" * 5000, "1" * 5000, "п'я" * 2000):
        for token in analyse(text, "uk"):
            assert (token.start, token.end) == (0, len(text))
            assert max(map(len, (*token.terms, token.form))) <= 61


@pytest.mark.parametrize(
    "text",
    [
        "а" + STRESS * 100_000,
        "а" + "\u0323\u0308" * 50_000,
        "а'" * 50_000,
        "F-" * 5_000,
        "1 000 " * 5_000,
        "aа" * 50_000,
    ],
    ids=["stress", "marks", "apostrophes", "designations", "numbers", "alphabets"],
)
def test_nobody_can_keep_search_busy_with_one_text(text: str) -> None:
    """Each of these took minutes before the pattern was made possessive, or would."""
    tokens = analyse(text, "uk")
    assert sum(token.end - token.start for token in tokens) <= len(text)


ALPHABET = "абвгґдеєиіїйкоьюяАБҐІЇЙaceixyzÉöF 1234'’ʼ\"-‑–.,\u00a0\u00ad\u0301\u0308*\n«»"
LETTERS = st.text(st.sampled_from(ALPHABET), max_size=60)


@given(st.one_of(st.text(max_size=80), LETTERS), st.sampled_from(["uk", "en"]))
@settings(max_examples=300, deadline=None)
def test_tokens_of_any_text_stand_in_order_and_hold_letters_and_digits_only(text: str, language: str) -> None:
    tokens = analyse(text, language)
    assert all(0 <= token.start < token.end <= len(text) for token in tokens)
    assert all(first.end <= second.start for first, second in pairwise(tokens))
    for token in tokens:
        assert token.terms
        assert all(term.isalnum() and term == term.lower() for term in (*token.terms, token.form))
        alone = analyse(text[token.start : token.end], language)[0].terms
        assert token.terms[: len(alone)] == alone  # and after them what a hyphen makes of it with its neighbour


@given(LETTERS)
@settings(max_examples=200, deadline=None)
def test_composed_and_decomposed_text_are_one(text: str) -> None:
    composed, decomposed = (analyse(unicodedata.normalize(form, text), "uk") for form in ("NFC", "NFD"))
    assert [(token.terms, token.form) for token in composed] == [(token.terms, token.form) for token in decomposed]


@given(st.text("абвгґдеєжиіїйклмоьюяАҐЄІЇЙ'’ʼ\u00ad\u0301", min_size=1, max_size=20))
def test_folding_is_that_of_the_lists(word: str) -> None:
    assert folded(word) == fold(word).replace(" ", "")


def test_the_version_is_short_and_changes_with_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    before = analyser_version()
    assert before == analyser_version()
    assert len(before) == 8
    monkeypatch.setattr(terms, "RULES", terms.RULES + 1)
    assert terms.analyser_version.__wrapped__() != before


def test_threads_read_the_same() -> None:
    texts = [f"Доповів{number} soldiers міністрові training чекаючи дронщика{number}" for number in range(40)]
    expected = [analyse(text, "en") for text in texts]
    terms.hold(terms.CACHE)
    results: dict[int, list[object]] = {}

    def work(place: int) -> None:
        results[place] = [analyse(text, "en") for text in texts]

    threads = [threading.Thread(target=work, args=(place,)) for place in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(results[place] == expected for place in range(6))

"""What was found is shown as it was written: the inflected form, whole sentences, dots only where something is cut."""

import pytest

from articles.search.marking import Part, excerpt, marked, places
from articles.search.query import Both, Item, Phrase, Prefix, Query, Word, parse
from articles.search.terms import analyse


def word(text: str, language: str = "uk") -> Word:
    token = analyse(text, language)[0]
    return Word(text, token.terms, token.form)


def found(text: str, *groups: Item, language: str = "uk") -> list[str]:
    query = Query(tuple((item,) for item in groups))
    parts = marked(text, places(text, query, language))
    assert "".join(part.text for part in parts) == text
    return [part.text for part in parts if part.is_found]


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        ("Зустріч з міністрами, а не міністерством", "міністр", ["міністрами"]),
        ("У П’ЯТНИЦЮ та п'ятниці", "пятниця", ["П’ЯТНИЦЮ", "п'ятниці"]),
        ("за́мок на горі", "замок", ["за́мок"]),
        ("Літаки F-16 і ф16", "F16", ["F-16", "ф16"]),
        ("Полеглих людей вшановано", "людина", ["людей"]),
        ("Чекаючи на автобус", "чекати", ["Чекаючи"]),
        ("Повідомили у прес-службі", "пресслужба", ["прес", "службі"]),
        ("Зранку 24-го лютого", "24", ["24-го"]),
        ("нічого", "щось", []),
        ("", "щось", []),
    ],
)
def test_the_form_that_matched_is_marked(text: str, asked: str, expected: list[str]) -> None:
    assert found(text, word(asked)) == expected


def test_english_forms_are_marked() -> None:
    assert found("Ministers met the minister", word("minister", "en"), language="en") == ["Ministers", "minister"]


def test_a_phrase_is_marked_as_one_and_only_in_its_very_form() -> None:
    phrase = Phrase("збройні сили", ("збройні", "сили"))
    assert found("Збройні сили, збройні й сили, збройних сил", phrase) == ["Збройні сили"]


def test_a_beginning_is_marked_by_form() -> None:
    assert found("Енергетика й енергія, неенергетична", Prefix("енерг", "енерг")) == ["Енергетика", "енергія"]


def test_a_name_of_several_words_is_marked_where_it_stands_together() -> None:
    name = Both((word("Збройні"), word("Сили"), word("України")))
    assert found("Силами громади. Збройним Силам України подякували.", name) == ["Збройним Силам України"]
    assert found("Сили є в України", name) == ["Сили", "України"]


def test_what_was_asked_to_be_absent_is_not_marked() -> None:
    query = Query(groups=((word("міст"),),), without=(word("річка"),))
    assert [part.text for part in marked("міст і річка", places("міст і річка", query, "uk")) if part.is_found] == [
        "міст"
    ]


def shown(text: str, asked: str, length: int = 220) -> str:
    parts = excerpt(text, places(text, parse(asked, "uk"), "uk"), length)
    return "".join(f"[{part.text}]" if part.is_found else part.text for part in parts)


def test_excerpt_is_whole_sentences_without_dots() -> None:
    text = "Перше речення. Штаб на вул. Хрещатик, де Т. Шевченко. У 2026 р. Україна отримає міст. Останнє речення."
    assert shown(text, "міст", 40) == "У 2026 р. Україна отримає [міст]."
    assert shown(text, "Шевченко", 45) == "Штаб на вул. Хрещатик, де Т. [Шевченко]."


def test_excerpt_shows_where_most_of_the_query_stands() -> None:
    text = "Міст згадано тут. " + "Проміжне речення про інше. " * 20 + "Новий міст через Десну відкрито."
    assert shown(text, "міст десна", 60) == "Новий [міст] через [Десну] відкрито."


def test_sentences_side_by_side_are_shown_together() -> None:
    text = "Початок. Відкрито міст. Через Десну. " + "Далі довге речення про зовсім інше. " * 9
    assert shown(text, "міст десна", 40) == "Відкрито [міст]. Через [Десну]."


def test_a_long_sentence_is_cut_between_words_and_says_so() -> None:
    text = "початок " * 60 + "скарб " + "кінець " * 60
    cut = shown(text, "скарб", 100)
    assert "[скарб]" in cut
    assert cut.startswith("…початок")
    assert cut.endswith("кінець…")
    assert len(cut) < 110


def test_nothing_found_gives_no_excerpt_and_a_monstrous_word_is_survived() -> None:
    assert shown("текст про інше", "скарб") == ""
    assert excerpt("скарб" * 90, places("скарб" * 90, Query(((Prefix("скарб", "скарб"),),)), "uk"), 50)


def test_markup_of_the_text_is_left_to_the_template() -> None:
    text = "Міст <i>через</i> & ще"
    assert marked(text, places(text, parse("міст", "uk"), "uk"))[0] == Part("Міст", True)

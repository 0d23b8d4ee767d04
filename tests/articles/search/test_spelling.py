"""What was meant by what was typed: another keyboard, another alphabet, a slip of one letter."""

import pytest

from articles.search.spelling import closest, deletions, other_layout, sound


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ivbufkm", "шмигаль"),
        ("Ptktycmrbq", "Зеленський"),
        ("ghtpbltyn", "президент"),
        ("j,jhjyf", "оборона"),
        ("vf'nsr", "маєтік"),
        ("gfv`znm", "пам'ять"),
        ("ьштшіекн", "ministry"),
        ("ьштшыекн", "ministry"),
        ("ивук", "bder"),
    ],
)
def test_the_other_keyboard_types_the_same_keys(typed: str, meant: str) -> None:
    assert other_layout(typed) == meant


@pytest.mark.parametrize("text", ["", "2026", "мiст", "OR", "|", "«»", "F16ка"])
def test_what_belongs_to_no_one_keyboard_stays(text: str) -> None:
    assert other_layout(text) == text


def test_signs_of_the_query_language_keep_their_meaning() -> None:
    assert other_layout("vscn -vsyscnh* OR «ehzl»") == "міст -міністр* OR «уряд»"


@pytest.mark.parametrize(
    ("word", "spellings"),
    [
        ("Зеленський", ["zelenskyi", "zelensky", "zelenskiy", "Zelenskyy", "zelenskij"]),
        ("Шмигаль", ["shmyhal", "Shmygal'", "shmihal"]),
        ("Київ", ["kyiv", "kyjiv"]),
        ("Харків", ["kharkiv", "harkiv"]),
        ("Єрмак", ["yermak", "iermak"]),
        ("Юрій", ["yurii", "yuriy", "iurii"]),
        ("Щербак", ["shcherbak", "scherbak"]),
        ("Запоріжжя", ["zaporizhzhia", "zaporizhia", "zaporizhzhya"]),
        ("Розгон", ["rozghon", "rozhon"]),
        ("Знам'янка", ["znamianka", "znamyanka"]),
    ],
)
def test_latin_spellings_sound_as_the_word(word: str, spellings: list[str]) -> None:
    assert {spelling: sound(spelling) for spelling in spellings} == dict.fromkeys(spellings, sound(word))


def test_other_words_sound_otherwise() -> None:
    assert len({sound(word) for word in ("Львів", "Луцьк", "міст", "місто", "мир", "міра")}) == 6


def test_words_one_slip_apart_share_a_deletion() -> None:
    word = "міністр"
    for typed in ("мінстр", "міністрр", "мністр", "міиністр", "мініфтр", "мінітср"):
        shared = (deletions(typed) | {typed}) & (deletions(word) | {word})
        assert shared, typed
        assert closest(typed, [word, "міст"]) == [word]


@pytest.mark.parametrize("other", ["міністр", "мініст", "менестр"])
def test_the_same_word_and_one_two_slips_away_are_not_near(other: str) -> None:
    assert closest("міністр", [other]) == ([other] if other == "мініст" else [])

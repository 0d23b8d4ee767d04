"""A sentence ends where a reader would stop, not at every full stop."""

import pytest

from newsroom.lib.sentences import sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Міст відкрито. Рух відновлено!", ["Міст відкрито.", "Рух відновлено!"]),
        ("Твори Т. Шевченка видано. Далі буде…", ["Твори Т. Шевченка видано.", "Далі буде…"]),
        ("Від 2026 р. Уряд діє. Далі.", ["Від 2026 р. Уряд діє.", "Далі."]),
        ("Штаб на вул. Хрещатик, буд. 1. Він працює.", ["Штаб на вул. Хрещатик, буд. 1.", "Він працює."]),
        ("«Ми впораємося!» — Сказав він.", ["«Ми впораємося!»", "— Сказав він."]),
        ("«Так.» Він пішов.", ["«Так.»", "Він пішов."]),
        ("Виділено 5 млн грн. для громад. Гроші є.", ["Виділено 5 млн грн. для громад.", "Гроші є."]),
        ("Перший рядок\nДругий рядок", ["Перший рядок", "Другий рядок"]),
        ("Mr. Smith met Dr. Brown. They talked.", ["Mr. Smith met Dr. Brown.", "They talked."]),
        ("Сайт mod.gov.ua працює", ["Сайт mod.gov.ua працює"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences_end_where_readers_stop(text: str, expected: list[str]) -> None:
    assert split(text) == expected

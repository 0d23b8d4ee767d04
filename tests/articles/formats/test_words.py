"""The words of an edition, and the fingerprints that find them again."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from articles.formats.words import SHINGLE, WINDOW, fingerprints, shingles, thinned, whole_text


def content(headline: str = "Заголовок", lead: str = "Лід.", body: str = "") -> dict[str, Any]:
    return {"headline": headline, "lead": lead, "body": [{"kind": "html", "html": f"<p>{body}</p>"}]}


def test_whole_text_is_what_somebody_copies_from_the_page() -> None:
    speaker = {"name": "Ніна Гай", "title": "міністерка"}
    body = [
        {"kind": "html", "html": "<p>Перший &amp; єдиний.</p>"},
        {"kind": "quotation", "html": "<p>«Слово».</p>", "speaker": speaker, "footer": ""},
        {"kind": "photo", "photo": {"caption": "Школа"}, "caption": ""},
        {"kind": "gallery", "gallery": None, "missing": 3, "caption": ""},
    ]
    text = whole_text({"headline": "Заголовок", "lead": "", "body": body})
    assert text.split("\n") == ["Заголовок", "Перший & єдиний.", "«Слово».", "Ніна Гай", "Міністерка", "Школа"]


numbered = st.lists(st.integers(0, 400), min_size=60, max_size=200)


@given(numbered, st.integers(0, 30))
def test_enough_unchanged_words_always_share_a_fingerprint(numbers: list[int], start: int) -> None:
    words = [f"слово{number}" for number in numbers]
    part = " ".join(words[start : start + SHINGLE + WINDOW - 1])
    assert set(shingles(part)) & fingerprints(content(body=" ".join(words)))


def test_a_sentence_copied_alone_always_shares_a_fingerprint() -> None:
    body = "Є. Так «було». Перше слово тут інше! Друге речення теж має слова? Третє (у дужках). Ось і кінець тексту."
    kept = fingerprints(content(lead="Лід має п'ять простих слів.", body=body))
    for sentence in (
        "Перше слово тут інше!",
        "Друге речення теж має слова?",
        "Ось і кінець тексту.",
        "має п'ять простих слів.",
    ):
        assert set(shingles(sentence)) & kept


def test_an_edition_keeps_about_an_eighth_of_its_shingles() -> None:
    every = shingles(" ".join(f"слово{number}" for number in range(2_000)))
    assert len(thinned(every)) < len(every) / 6


def test_typography_does_not_change_a_fingerprint() -> None:
    assert shingles("«Об’єкт» — це дім") == shingles('"Об\'єкт" - це\u00a0дім')


def test_nothing_has_no_fingerprint_and_one_word_has_one() -> None:
    assert shingles(" \n ") == []
    assert len(shingles("слово")) == 1
    assert thinned([]) == set()

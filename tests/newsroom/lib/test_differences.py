"""What changed, word by word: true for any two texts, and quick for the nastiest."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.lib.differences import Piece, differences, excerpt, inside, is_same, shared_words
from newsroom.lib.text import folded

texts = st.lists(st.sampled_from(["а", "б", "в", "г", "ґ", "д", "школа", "школу"])).map(" ".join)


def words(pieces: list[Piece], without: str) -> list[str]:
    return "".join(piece.text for piece in pieces if piece.kind != without).split()


@given(texts, texts)
def test_both_texts_can_be_read_back_from_their_difference(before: str, after: str) -> None:
    pieces = differences(before, after)
    assert words(pieces, "added") == before.split()
    assert words(pieces, "removed") == after.split()


@given(texts)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert is_same(differences(text, text))


def test_only_the_changed_words_are_marked() -> None:
    pieces = differences("Відкрили 5 шкіл у громаді.", "Відкрили 7 нових шкіл у громаді.")
    assert pieces == [
        Piece("same", "Відкрили"),
        Piece("removed", " 5"),
        Piece("added", " 7 нових"),
        Piece("same", " шкіл у громаді."),
    ]


def test_other_quotation_marks_are_no_change_when_words_are_compared_folded() -> None:
    assert is_same(differences("Об’єкт «Дім» — наш", 'Об\'єкт "Дім" - наш', folded))
    assert not is_same(differences("Об’єкт «Дім»", "Об’єкт «дім»", folded))


def test_an_excerpt_leaves_out_what_lies_far_from_a_change() -> None:
    same = " ".join(f"слово{number}" for number in range(100))
    pieces = excerpt(differences(f"{same} так {same}", f"{same} ні {same}"), words=2)
    shown = "".join(piece.text for piece in pieces).split()
    assert shown == ["…", "слово98", "слово99", "так", "ні", "слово0", "слово1", "…"]


@pytest.mark.parametrize(
    ("asked", "kinds"),
    [
        ("б в г", ["same"]),
        ("б Х г", ["same", "removed", "added", "same"]),
        ("Х в г ґ", ["removed", "added", "same"]),
        ("б в г і ще багато чужих слів", ["same", "added"]),
    ],
)
def test_a_part_is_not_blamed_for_what_it_does_not_quote(asked: str, kinds: list[str]) -> None:
    assert [piece.kind for piece in inside(differences("а а а б в г ґ д д д", asked))] == kinds


def test_shared_words_are_those_both_have() -> None:
    assert shared_words(differences("а б в г", "а Х в г")) == 3


dice = random.Random(7)
NASTY = {
    "one word": (["а"] * 12_000, ["а"] * 5_000 + ["б"] + ["а"] * 5_000),
    "two words": (["а", "б"] * 8_000, ["б", "а"] * 6_000),
    "shuffled": (dice.choices(range(900), k=16_000), dice.choices(range(900), k=9_000)),
    "backwards": (list(range(12_000)), list(range(12_000))[::-1]),
}


@pytest.mark.parametrize("name", NASTY)
def test_the_nastiest_texts_take_less_than_a_second(name: str) -> None:
    before, after = (" ".join(map(str, part)) for part in NASTY[name])
    began = time.perf_counter()
    differences(before, after)
    assert time.perf_counter() - began < 1

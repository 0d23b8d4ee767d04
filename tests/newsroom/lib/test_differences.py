"""What changed between two texts, word by word."""

from hypothesis import given
from hypothesis import strategies as st

from newsroom.lib.differences import Piece, differences, excerpt, inside, is_same, shared_words

WORDS = st.lists(st.sampled_from(["мир", "школа", "і", "в", "триста", "дім."]), max_size=30).map(" ".join)


def test_a_changed_word_is_removed_and_added() -> None:
    assert differences("для трьохсот дітей", "для чотирьохсот дітей") == [
        Piece("same", "для"),
        Piece("removed", " трьохсот"),
        Piece("added", " чотирьохсот"),
        Piece("same", " дітей"),
    ]


@given(WORDS, WORDS)
def test_either_text_can_be_read_out_of_the_pieces(before: str, after: str) -> None:
    pieces = differences(before, after)
    for gone, text in (("added", before), ("removed", after)):
        assert "".join(piece.text for piece in pieces if piece.kind != gone).split() == text.split()


@given(WORDS)
def test_a_text_differs_in_nothing_from_itself(text: str) -> None:
    assert is_same(differences(text, text))


def test_long_unchanged_parts_are_left_out() -> None:
    pieces = differences("а " * 200 + "так", "а " * 200 + "ні")
    assert len(excerpt(pieces)[0].text) < 60
    assert "…" in excerpt(pieces)[0].text


def test_a_part_held_against_the_whole_is_compared_alone() -> None:
    pieces = differences("один два три чотири п’ять шість", "три чотири")
    assert inside(pieces) == [Piece("same", " три чотири")]
    assert shared_words(pieces) == 2

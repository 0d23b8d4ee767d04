from hypothesis import given
from hypothesis import strategies as st

from newsroom.lib.merging import Clash, Settled, merge, settled

BASE = ["перший", "другий", "третій"]


def test_what_only_one_changed_is_joined_by_itself() -> None:
    assert merge(BASE, ["ПЕРШИЙ", "другий", "третій"], ["перший", "другий", "ТРЕТІЙ", "четвертий"]) == [
        Settled(("ПЕРШИЙ", "другий", "ТРЕТІЙ", "четвертий"))
    ]


def test_neighbouring_paragraphs_changed_by_two_people_do_not_clash() -> None:
    assert merge(BASE, ["ПЕРШИЙ", "другий", "третій"], ["перший", "ДРУГИЙ", "третій"]) == [
        Settled(("ПЕРШИЙ", "ДРУГИЙ", "третій"))
    ]


def test_a_paragraph_that_both_changed_must_be_chosen() -> None:
    assert merge(BASE, ["перший", "їхній", "третій"], ["перший", "ваш", "третій"]) == [
        Settled(("перший",)),
        Clash(("їхній",), ("ваш",)),
        Settled(("третій",)),
    ]


def test_a_paragraph_that_one_deleted_and_the_other_changed_must_be_chosen() -> None:
    assert Clash((), ("ДРУГИЙ",)) in merge(BASE, ["перший", "третій"], ["перший", "ДРУГИЙ", "третій"])


def test_the_same_change_by_both_is_no_clash() -> None:
    assert merge(BASE, ["перший", "новий"], ["перший", "новий"]) == [Settled(("перший", "новий"))]


lists = st.lists(st.sampled_from("абвг"), max_size=6)


@given(lists, lists, lists)
def test_nothing_new_is_lost_and_one_sided_merges_are_that_side(
    base: list[str], one: list[str], two: list[str]
) -> None:
    assert merge(base, base, two) == ([Settled(tuple(two))] if two else [])
    assert merge(base, one, base) == ([Settled(tuple(one))] if one else [])
    parts = merge(base, one, two)
    if not settled(parts):
        return
    kept = {piece for part in parts if isinstance(part, Settled) for piece in part.pieces}
    assert (set(one) | set(two)) - set(base) <= kept

"""What is remembered is given back as it was made, and takes no more room than it was given."""

from newsroom.lib.remembering import OVERHEAD, Memory, Texts

ROOM = 10 * (1_000 + OVERHEAD)


def piece(number: int) -> str:
    return f"{number:04}" * 250


def filled(memory: Texts, numbers: range) -> list[int]:
    """Ask for these pieces; which of them had to be made."""
    made = []
    for number in numbers:

        def make(number: int = number) -> str:
            made.append(number)
            return piece(number)

        assert memory.get(number, make) == piece(number)
    return made


def test_a_piece_is_made_once() -> None:
    memory = Texts(ROOM)
    assert filled(memory, range(3)) == [0, 1, 2]
    assert filled(memory, range(3)) == []


def test_words_come_back_as_they_were() -> None:
    memory = Texts(ROOM)
    for _ in range(2):
        assert memory.get("ключ", lambda: "«Ґанок» — 🇺🇦") == "«Ґанок» — 🇺🇦"


def test_memory_stays_within_its_room_and_forgets_the_oldest() -> None:
    memory = Texts(ROOM)
    filled(memory, range(500))
    held = [*memory.memory.young.values(), *memory.memory.old.values()]
    assert sum(len(one) + OVERHEAD for one in held) <= ROOM
    assert filled(memory, range(496, 500)) == []
    assert filled(memory, range(2)) == [0, 1]


def test_what_is_asked_for_again_and_again_stays() -> None:
    memory = Texts(ROOM)
    filled(memory, range(1))
    for number in range(1, 100):
        filled(memory, range(number, number + 1))
        assert filled(memory, range(1)) == []


def test_a_piece_larger_than_the_memory_is_made_each_time() -> None:
    memory = Texts(ROOM)
    for _ in range(2):
        assert memory.get("large", lambda: "x" * ROOM) == "x" * ROOM
    assert not memory.memory.young
    assert not memory.memory.old


def test_things_are_counted_and_not_copied() -> None:
    memory: Memory[list[int]] = Memory(10)
    first = memory.get("a", lambda: [1])
    assert memory.get("a", lambda: [2]) is first
    for number in range(50):
        memory.get(number, list)
    assert len(memory.young) + len(memory.old) <= 10
    assert memory.get("a", lambda: [2]) == [2]

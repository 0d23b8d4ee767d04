"""Which part of a file a Range header asks for, and whether it goes on with an earlier one."""

import pytest

from newsroom.lib.ranges import Unsatisfiable, continues, wanted


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("", (0, 100)),
        ("bytes=0-", (0, 100)),
        ("bytes=0-9", (0, 10)),
        ("bytes=90-500", (90, 100)),
        ("bytes=-10", (90, 100)),
        ("bytes=-500", (0, 100)),
        ("bytes=9-3", (0, 100)),
        ("bytes=0-1,5-6", (0, 100)),
        ("bytes=-", (0, 100)),
        ("lines=1-2", (0, 100)),
        ("bytes=٣-٥", (0, 100)),
    ],
)
def test_part_that_is_asked_for(header: str, part: tuple[int, int]) -> None:
    assert wanted(header, 100) == part


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=999-1000", "bytes=-0"])
def test_part_past_the_end_is_refused(header: str) -> None:
    with pytest.raises(Unsatisfiable):
        wanted(header, 100)


@pytest.mark.parametrize(
    ("header", "goes_on"),
    [("", False), ("bytes=0-", False), ("bytes=0-99", False), ("bytes=5-", True), ("bytes=-5", True), ("x", False)],
)
def test_rest_of_a_file_is_no_second_download(header: str, goes_on: bool) -> None:
    assert continues(header) is goes_on

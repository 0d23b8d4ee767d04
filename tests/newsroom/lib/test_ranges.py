"""Which part of a file a Range header asks for, and whether it goes on with an earlier one."""

import pytest

from newsroom.lib.ranges import Unsatisfiable, asked, continues, told, wanted


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


@pytest.mark.parametrize(
    ("method", "headers", "part"),
    [
        ("GET", {}, (0, 100)),
        ("GET", {"Range": "bytes=5-"}, (5, 100)),
        ("GET", {"Range": "bytes=5-", "If-Range": '"a"'}, (5, 100)),
        ("GET", {"Range": "bytes=5-", "If-Range": '"b"'}, (0, 100)),
        ("GET", {"Range": "bytes=5-", "If-Range": 'W/"a"'}, (0, 100)),
        ("GET", {"Range": "bytes=5-", "If-Range": "Thu, 17 May 2040 12:00:00 GMT"}, (0, 100)),
        ("GET", {"Range": "bytes=900-", "If-Range": '"b"'}, (0, 100)),
        ("HEAD", {"Range": "bytes=5-"}, (0, 100)),
    ],
)
def test_rest_is_given_of_the_same_file_only(method: str, headers: dict[str, str], part: tuple[int, int]) -> None:
    assert asked(method, headers, '"a"', 100) == part


def test_answer_says_which_part_it_is() -> None:
    assert told((5, 100), 100)["Content-Range"] == "bytes 5-99/100"
    assert told((0, 100), 100) == {"Accept-Ranges": "bytes", "Content-Length": "100"}

"""Crops keep what the editor pointed at."""

from hypothesis import given
from hypothesis import strategies as st

from media.imaging.geometry import crop_box, height_for, widths_within

sizes = st.integers(16, 12_000)
percents = st.integers(0, 100)


@given(sizes, sizes, st.sampled_from([1.0, 3 / 2, 16 / 9, 1200 / 630]), percents, percents)
def test_a_crop_stays_inside_and_holds_the_focal_point(width: int, height: int, ratio: float, x: int, y: int) -> None:
    left, top, right, bottom = crop_box(width, height, ratio, x, y)
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height
    assert left - 1 <= width * x / 100 <= right + 1
    assert top - 1 <= height * y / 100 <= bottom + 1
    assert right - left == width or bottom - top == height


def test_without_a_ratio_the_whole_picture_stays() -> None:
    assert crop_box(300, 200, None, 0, 100) == (0, 0, 300, 200)


def test_a_face_at_the_left_edge_is_kept_at_the_edge() -> None:
    assert crop_box(3000, 1000, 1, 0, 50) == (0, 0, 1000, 1000)
    assert crop_box(3000, 1000, 1, 100, 50) == (2000, 0, 3000, 1000)


def test_small_pictures_are_never_enlarged() -> None:
    assert widths_within((320, 640), 500) == (320,)
    assert widths_within((320, 640), 200) == (200,)
    assert height_for(300, (0, 0, 600, 400)) == 200

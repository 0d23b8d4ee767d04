import datetime

from articles.templatetags.site import when


def test_a_moment_in_the_markup_has_whole_seconds_as_html_allows_three_digits_of_a_fraction_at_most():
    moment = datetime.datetime(2026, 11, 26, 8, 36, 35, 963968, tzinfo=datetime.UTC)

    assert '<time datetime="2026-11-26T10:36:35+02:00">' in when(moment)

"""A title in the text is the one that the register has on the event date."""

import datetime as dt

import pytest

from articles.models import Appointment, Mention, Official, Position, PositionTitle
from articles.workflow.checklist import checklist
from articles.workflow.titles import misnamed
from tests import factories as newsroom
from tests.factories import NOON

MINISTER, DEPUTY, FIRST = "Міністр оборони України", "заступник Міністра оборони України", "перший заступник міністра"


@pytest.mark.parametrize(
    ("text", "held", "others", "found"),
    [
        ("Міністр оборони України Юрій Коваль відкрив школу.", [], [MINISTER], [MINISTER]),
        ("Про це сказав міністрові оборони України Юрію Ковалю директор.", [], [MINISTER], [MINISTER]),
        ("МІНІСТР ОБОРОНИ УКРАЇНИ ЮРІЙ КОВАЛЬ", [], [MINISTER], [MINISTER]),
        ("Міністр оборони України Юрій Коваль відкрив школу.", [MINISTER], [DEPUTY], []),
        ("Заступник Міністра оборони України Юрій Коваль", [DEPUTY], [MINISTER], []),
        ("Колишній Міністр оборони України Юрій Коваль", [], [MINISTER], []),
        ("Міністр оборони України Ніна Гай і Юрій Коваль", [], [MINISTER], []),
        ("Юрій Коваль відкрив школу.", [], [MINISTER], []),
        ("Перший заступник міністра Коваль", [FIRST], ["заступник міністра"], []),
    ],
)
def test_a_title_is_known_in_any_case_and_only_before_its_name(
    text: str, held: list[str], others: list[str], found: list[str]
) -> None:
    assert list(misnamed(text, "Коваль", held, others, "uk")) == found


def test_english_titles_are_read_too() -> None:
    text = "Minister of Defence Yurii Koval opened the school."
    assert list(misnamed(text, "Koval", [], ["Minister of Defence"], "en")) == ["Minister of Defence"]


@pytest.mark.django_db
def test_the_readiness_list_doubts_a_title_that_came_later_and_bars_nothing() -> None:
    official = Official.objects.create(given_name_uk="Юрій", family_name_uk="Коваль")
    for title, start in ((DEPUTY, dt.date(2038, 1, 1)), (MINISTER, NOON.date() + dt.timedelta(days=1))):
        position = Position.objects.create(rank=1)
        PositionTitle.objects.create(position=position, title_uk=title)
        until = NOON.date() + dt.timedelta(days=1) if title == DEPUTY else None
        Appointment.objects.create(official=official, position=position, from_on=start, until_on=until)
    story = newsroom.article(lead_uk="Міністр оборони України Юрій Коваль відкрив школу.")
    Mention.objects.create(article=story, official=official)
    (doubt,) = [check for check in checklist(story, "uk", NOON) if check.problems]
    assert not doubt.bars
    assert "Міністр оборони України" in doubt.problems[0]
    assert "заступник" in doubt.problems[0]
    story.lead_uk = "Заступник Міністра оборони України Юрій Коваль відкрив школу."
    assert all(check.is_met for check in checklist(story, "uk", NOON))

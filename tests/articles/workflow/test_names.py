"""The cases of a name are made by themselves, corrected by hand, and a correction stays."""

import pytest
from django.core.management import call_command

from articles.models import Official
from articles.workflow.names import decline


def koval() -> Official:
    one = Official(given_name_uk="Юрій", family_name_uk="Коваль", patronymic_uk="Петрович")
    decline(one)
    return one


def test_seven_cases_are_made_for_each_part() -> None:
    forms = koval().forms_of("family_name")
    assert forms == ["Коваль", "Коваля", "Ковалю", "Коваля", "Ковалем", "Ковалеві", "Ковалю"]
    assert koval().forms_of("patronymic")[1] == "Петровича"


def test_a_correction_is_kept_when_the_forms_are_made_again() -> None:
    one = koval()
    decline(one, {"family_name": {5: "Ковалі"}})
    assert one.forms_of("family_name")[5] == "Ковалі"
    assert decline(one) == []
    assert one.forms_of("family_name")[5] == "Ковалі"
    assert one.forms_of("family_name")[4] == "Ковалем"


def test_what_is_as_made_or_empty_is_no_correction() -> None:
    one = koval()
    decline(one, {"family_name": {4: "Ковалем", 5: ""}})
    assert "corrected" not in one.name_forms


def test_a_new_name_begins_anew_and_says_so() -> None:
    one = koval()
    decline(one, {"family_name": {5: "Ковалі"}, "given_name": {6: "Юро"}})
    one.family_name_uk = "Мельник"
    assert decline(one) == ["family_name"]
    assert one.forms_of("family_name")[4] == "Мельником"
    assert one.forms_of("given_name")[6] == "Юро"


def test_forms_of_a_name_that_was_changed_past_the_door_are_never_used() -> None:
    one = koval()
    one.family_name_uk = "Бондар"
    assert one.forms_of("family_name") == ["Бондар"] * 7


def test_the_gender_may_be_said_where_the_name_does_not_tell() -> None:
    one = Official(given_name_uk="Саша", family_name_uk="Коваль", gender="f")
    decline(one)
    assert one.forms_of("family_name")[1] == "Коваль"
    one.gender = "m"
    decline(one)
    assert one.forms_of("family_name")[1] == "Коваля"


def test_a_foreign_name_stays_as_it_is() -> None:
    one = Official(given_name_uk="Марк", family_name_uk="Рютте")
    decline(one)
    assert one.forms_of("family_name") == ["Рютте"] * 7
    assert one.forms_of("given_name")[4] == "Марком"


@pytest.mark.django_db
def test_the_command_writes_the_forms_and_keeps_corrections(capsys: pytest.CaptureFixture[str]) -> None:
    Official.objects.create(given_name_uk="Юрій", family_name_uk="Коваль")
    corrected = koval()
    decline(corrected, {"family_name": {5: "Ковалі"}})
    corrected.save()
    call_command("decline_names")
    assert capsys.readouterr().out.strip() == "1 changed"
    assert [one.forms_of("family_name")[5] for one in Official.objects.order_by("pk")] == ["Ковалеві", "Ковалі"]

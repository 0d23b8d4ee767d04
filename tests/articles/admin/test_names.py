"""The cases of a name in the official's form."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Official

pytestmark = pytest.mark.django_db
EMPTY = {"appointments-TOTAL_FORMS": "0", "appointments-INITIAL_FORMS": "0"}


def made(client: Client) -> Official:
    client.post(reverse("admin:articles_official_add"), EMPTY | {"given_name_uk": "Юрій", "family_name_uk": "Коваль"})
    return Official.objects.get()


def opened(client: Client, one: Official) -> dict[str, Any]:
    form = client.get(page_of(one)).context["adminform"].form
    return {bound.html_name: bound.value() or "" for bound in form} | EMPTY


def page_of(one: Official) -> str:
    return reverse("admin:articles_official_change", args=[one.pk])


def test_a_saved_official_has_the_cases_of_the_name(reviewer: Client) -> None:
    assert made(reviewer).forms_of("family_name")[4] == "Ковалем"


def test_a_correction_stays_when_the_official_is_saved_again(reviewer: Client) -> None:
    one = made(reviewer)
    reviewer.post(page_of(one), opened(reviewer, one) | {"form_family_name_5": "Ковалі"})
    again = opened(reviewer, one)
    assert again["form_family_name_5"] == "Ковалі"
    reviewer.post(page_of(one), again | {"biography_uk": "Народився."})
    one.refresh_from_db()
    assert one.biography_uk == "Народився."
    assert one.forms_of("family_name")[4:6] == ["Ковалем", "Ковалі"]


def test_an_emptied_field_is_made_anew(reviewer: Client) -> None:
    one = made(reviewer)
    reviewer.post(page_of(one), opened(reviewer, one) | {"form_family_name_5": "Ковалі"})
    reviewer.post(page_of(one), opened(reviewer, one) | {"form_family_name_5": ""})
    one.refresh_from_db()
    assert one.forms_of("family_name")[5] == "Ковалеві"


def test_a_new_name_makes_the_cases_anew_and_says_so(reviewer: Client) -> None:
    one = made(reviewer)
    reviewer.post(page_of(one), opened(reviewer, one) | {"form_family_name_5": "Ковалі"})
    renamed = opened(reviewer, one) | {"family_name_uk": "Мельник"}
    page = reviewer.post(page_of(one), renamed, follow=True).content.decode()
    one.refresh_from_db()
    assert one.forms_of("family_name")[5] == "Мельникові"
    assert "Відмінки утворено наново" in page


def test_who_may_only_look_sees_no_fields_of_cases(writer: Client, reviewer: Client) -> None:
    one = made(reviewer)
    page = writer.get(page_of(one))
    assert page.status_code == 200
    assert "form_family_name_5" not in page.content.decode()

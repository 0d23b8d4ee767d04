"""Every list of the desk answers, whatever a request says was ticked in it."""

from itertools import product

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from tests import factories as newsroom

pytestmark = pytest.mark.django_db
LISTS = [f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist" for model in admin.site._registry]
NO_ROWS = ["99999999999999999999999", "abc", "-1", "\u00b2", ""]


@pytest.mark.parametrize("name", LISTS)
def test_what_is_no_row_is_not_chosen_in_any_list(admin_client: Client, name: str) -> None:
    for row, more in product(NO_ROWS, ({}, {"index": "0"}, {"post": "yes"})):
        sent = {"action": "delete_selected", "_selected_action": row, **more}
        assert admin_client.post(reverse(name), sent).status_code in (200, 302, 403)


def test_rows_that_exist_stay_chosen_beside_those_that_do_not(admin_client: Client) -> None:
    gallery = newsroom.gallery()
    sent = {"action": "delete_selected", "_selected_action": [*NO_ROWS, str(gallery.pk)], "post": "yes"}
    admin_client.post(reverse("admin:media_gallery_changelist"), sent)
    assert not type(gallery).objects.exists()


def test_a_number_of_no_row_in_an_edited_list_is_no_error_of_the_server(admin_client: Client) -> None:
    for row in NO_ROWS:
        sent = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-id": row, "_save": "1"}
        assert admin_client.post(reverse("admin:media_safetyquestion_changelist"), sent).status_code < 500

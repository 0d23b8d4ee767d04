"""What happens at the door is told once, and tells nothing that it should not."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from structlog.testing import capture_logs

from .conftest import PASSWORD, add_app, recovery_codes, sign_in

pytestmark = pytest.mark.django_db
WRONG = "not this one, surely"


@pytest.fixture
def told() -> Iterator[list[Any]]:
    with capture_logs() as logs:
        yield logs


def verbs(told):
    return [line["event"] for line in told if line["event"].startswith("login.")]


def test_coming_and_going_are_told(client, olena, told):
    sign_in(client)
    client.post("/admin/logout/")
    assert verbs(told) == ["login.ok", "login.out"]
    assert {(line["by"], line["about"]) for line in told if line["event"].startswith("login.")} == {("olena", "olena")}


def test_a_lock_is_told_once_and_tries_behind_it_not_at_all(client, olena, told):
    for _attempt in range(8):
        sign_in(client, password=WRONG)
    assert sorted(verbs(told)) == ["login.failed"] * 5 + ["login.locked"]


def test_a_password_typed_as_a_name_is_not_told(client, olena, told):
    sign_in(client, PASSWORD, PASSWORD)
    assert verbs(told) == ["login.failed"]
    assert PASSWORD not in str(told)
    assert "127.0.0.1" not in str([line for line in told if line["event"].startswith("login.")])


def test_a_wrong_code_is_told(olena, told):
    add_app(olena)
    client = Client()
    sign_in(client)
    client.post("/admin/account/factor/code/", {"code": "000000"})
    client.post("/admin/account/factor/code/", {"code": recovery_codes(olena)[0]})
    assert verbs(told) == ["login.factor_failed", "login.ok"]


def test_who_ended_whose_session_lock_and_factor_is_told(client, olena, taras, told):
    his = Client()
    sign_in(his, "taras")
    sign_in(client)
    told.clear()
    page = f"/admin/account/people/{taras.pk}/"
    for data in ({"end": "others"}, {"unlock": ""}, {"reset": "", "reason": "phone lost"}):
        client.post(page, data)
    lines = [line for line in told if line["event"].startswith("login.")]
    assert verbs(told) == ["login.session_ended", "login.unlocked", "login.factor_reset"]
    assert {(line["by"], line["about"]) for line in lines} == {("olena", "taras")}
    assert lines[-1]["reason"] == "phone lost"

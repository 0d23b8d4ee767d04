"""What happens at the door is told once, and tells nothing that it should not."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from newsroom.audit import AuditEvent
from newsroom.signin import record

from .conftest import PASSWORD, add_app, recovery_codes, sign_in

pytestmark = pytest.mark.django_db
WRONG = "not this one, surely"


def told() -> list[AuditEvent]:
    return list(AuditEvent.objects.filter(what__startswith="login.").order_by("sequence"))


def verbs() -> list[str]:
    return [event.what for event in told()]


def people() -> set[tuple[str, str]]:
    return {(event.by_name, event.about_name) for event in told()}


def test_coming_and_going_are_told(client, olena):
    sign_in(client)
    client.post("/admin/logout/")
    assert verbs() == ["login.ok", "login.out"]
    assert people() == {("Олена (olena)", "olena")}


def test_a_lock_is_told_once_and_tries_behind_it_not_at_all(client, olena):
    for _attempt in range(8):
        sign_in(client, password=WRONG)
    assert sorted(verbs()) == ["login.failed"] * 5 + ["login.locked"]


def test_strangers_who_try_without_end_do_not_fill_the_log(client, olena, monkeypatch, time_machine):
    monkeypatch.setattr(record, "MOST_IN_A_MINUTE", 3)
    for attempt in range(5):
        sign_in(client, f"nobody{attempt}", WRONG)
    assert verbs() == ["login.failed"] * 3
    time_machine.move_to(timezone.now() + timedelta(minutes=2), tick=False)
    sign_in(client, "nobody", WRONG)
    assert verbs() == ["login.failed"] * 4


def test_a_password_typed_as_a_name_is_not_told(client, olena):
    sign_in(client, PASSWORD, PASSWORD)
    assert verbs() == ["login.failed"]
    assert PASSWORD not in str(AuditEvent.objects.values())
    assert "127.0.0.1" not in str(AuditEvent.objects.values())


def test_a_wrong_code_is_told(olena):
    add_app(olena)
    client = Client()
    sign_in(client)
    client.post("/admin/account/factor/code/", {"code": "000000"})
    client.post("/admin/account/factor/code/", {"code": recovery_codes(olena)[0]})
    assert verbs() == ["login.factor_failed", "login.ok"]


def test_who_ended_whose_session_lock_and_factor_is_told(client, olena, taras):
    his = Client()
    sign_in(his, "taras")
    sign_in(client)
    before = len(told())
    page = f"/admin/account/people/{taras.pk}/"
    for data in ({"end": "others"}, {"unlock": ""}, {"reset": "", "reason": "phone lost"}):
        client.post(page, data)
    lines = told()[before:]
    assert [event.what for event in lines] == ["login.session_ended", "login.unlocked", "login.factor_reset"]
    assert {(event.by, event.about_name) for event in lines} == {(olena, "taras")}
    assert lines[-1].details["reason"] == "phone lost"

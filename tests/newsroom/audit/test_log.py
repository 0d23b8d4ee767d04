"""The audit log is added to and never changed; what is changed behind its back is found."""

import csv
import datetime as dt
import json
from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from newsroom import audit
from newsroom.audit import AuditEvent
from newsroom.audit.models import AuditHead
from newsroom.lib.digests import digest
from newsroom.lib.seals import seal, unseal
from tests import factories as newsroom

pytestmark = pytest.mark.django_db


def three_events() -> None:
    iryna, banner = newsroom.iryna(), newsroom.gallery(title_uk="Відкриття школи")
    audit.record("banner.added", by=iryna, about=banner, level="1")
    audit.record("login.failed", name="chuzhyi")
    audit.record("original.fetched", by=iryna, about=banner, reason="Ухвала суду")


def tamper(statement: str, *values: Any) -> None:
    """As the database's owner could, with the triggers put back as if nothing had been."""
    unseal(connection)
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        assert cursor.rowcount == 1
    seal(connection)


def verify() -> str:
    out = StringIO()
    with pytest.raises(CommandError, match="faults found"):
        call_command("audit", "verify", stdout=out)
    return out.getvalue()


def exported(*options: str) -> str:
    out = StringIO()
    call_command("audit", "export", *options, stdout=out)
    return out.getvalue()


def test_an_event_says_who_what_when_and_about_what() -> None:
    iryna, gallery = newsroom.iryna(), newsroom.gallery(title_uk="Відкриття школи")
    event = audit.record("original.fetched", by=iryna, about=gallery, reason="Ухвала суду")
    kept = AuditEvent.objects.get()
    assert (kept.sequence, kept.what, kept.by, kept.by_name) == (1, "original.fetched", iryna, "Iryna (iryna)")
    assert (kept.about, kept.about_name) == (f"media.gallery:{gallery.pk}", "Відкриття школи")
    assert kept.details == {"reason": "Ухвала суду"}
    assert kept.at == event.at
    assert kept.hash == event.hash == kept.computed_hash()


def test_details_of_any_kind_hash_the_same_when_read_back() -> None:
    moment = dt.datetime(2026, 11, 25, 12, 0, 0, 5, tzinfo=dt.UTC)
    audit.record(
        "photo.signed", at_last=moment, share=1e16, half=0.5, nul="a\x00b", many={3, 1}, deep={"x": [None, True]}
    )
    assert list(audit.tampering()) == []
    assert AuditEvent.objects.get().details["many"] == [1, 3]


def test_an_act_that_fails_leaves_no_event() -> None:
    with transaction.atomic():
        audit.record("banner.added")
        transaction.set_rollback(True)
    assert not AuditEvent.objects.exists()
    assert audit.record("banner.added").sequence == 1


def test_an_honest_log_passes() -> None:
    three_events()
    out = StringIO()
    call_command("audit", "verify", stdout=out)
    assert out.getvalue() == "3 events checked, nothing was tampered with\n"


def test_an_empty_log_passes() -> None:
    call_command("audit", "verify", stdout=StringIO())


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE newsroom_auditevent SET what = 'login.ok' WHERE sequence = 2",
        "UPDATE newsroom_auditevent SET hash = 'x' WHERE sequence = 2",
        "DELETE FROM newsroom_auditevent WHERE sequence = 3",
    ],
)
def test_the_database_refuses_to_change_an_event(statement: str) -> None:
    three_events()
    with pytest.raises(DatabaseError, match="never changed or deleted"), transaction.atomic():
        connection.cursor().execute(statement)


@pytest.mark.parametrize(
    ("column", "value"),
    [("what", "login.ok"), ("by_name", "Хтось"), ("by_id", None), ("about_name", "Інше"), ("at", newsroom.NOON)],
)
def test_a_changed_event_is_found_where_it_is(column: str, value: object) -> None:
    three_events()
    tamper(f"UPDATE newsroom_auditevent SET {column} = %s WHERE sequence = 3", value)
    assert verify() == "event 3 (%s): was changed after it was written\n" % (
        value if column == "what" else "original.fetched"
    )


def test_changed_details_are_found() -> None:
    three_events()
    tamper("UPDATE newsroom_auditevent SET details = '{}' WHERE sequence = 3")
    assert "event 3 (original.fetched): was changed" in verify()


def test_a_recomputed_hash_breaks_the_chain_at_the_next_event() -> None:
    three_events()
    event = AuditEvent.objects.get(sequence=2)
    event.what = "login.ok"
    tamper("UPDATE newsroom_auditevent SET what = 'login.ok', hash = %s WHERE sequence = 2", event.computed_hash())
    assert verify() == "event 3 (original.fetched): does not continue the event before it\n"


def test_a_recomputed_end_is_not_what_was_written_last() -> None:
    three_events()
    event = AuditEvent.objects.get(sequence=3)
    event.details = {}
    tamper("UPDATE newsroom_auditevent SET details = '{}', hash = %s WHERE sequence = 3", event.computed_hash())
    assert verify() == "event 3 is not the one that was written last\n"


def test_an_event_deleted_from_the_middle_is_missed() -> None:
    three_events()
    tamper("DELETE FROM newsroom_auditevent WHERE sequence = 2")
    assert "event 3 (original.fetched): 1 event(s) before it are missing" in verify()


def test_a_deleted_end_is_missed() -> None:
    three_events()
    tamper("DELETE FROM newsroom_auditevent WHERE sequence = 3")
    assert "the log ends at 2, 3 events were written" in verify()


def test_a_log_whose_end_nobody_knows_is_reported() -> None:
    three_events()
    AuditHead.objects.all().delete()
    assert "the row that says where the log ends is missing" in verify()


def test_a_lifted_trigger_is_reported() -> None:
    tail = " ON newsroom_auditevent" if connection.vendor == "postgresql" else ""
    connection.cursor().execute(f"DROP TRIGGER newsroom_auditevent_no_delete{tail}")
    assert "trigger newsroom_auditevent_no_delete is missing or weakened" in verify()
    seal(connection)


def test_the_hash_can_be_computed_anew_from_an_exported_line() -> None:
    three_events()
    rows = [json.loads(line) for line in exported("--format", "jsonl").splitlines()]
    assert [row["sequence"] for row in rows] == [1, 2, 3]
    for row in rows:
        told = row.pop("hash")
        assert digest(row) == told


def test_no_exported_cell_runs_as_a_formula(tmp_path: Path) -> None:
    audit.record("login.failed", about=newsroom.gallery(title_uk="=HYPERLINK(1)"))
    file = tmp_path / "log.csv"
    call_command("audit", "export", "--format", "csv", "--output", str(file))
    row = next(csv.DictReader(StringIO(file.read_text("utf-8-sig"))))
    assert row["about_name"] == "'=HYPERLINK(1)"
    assert (row["what"], row["by"]) == ("login.failed", "")


def test_days_of_an_export_are_kyivs(time_machine: Any) -> None:
    for moment in ("2026-11-24T21:59:59Z", "2026-11-24T22:00:00Z", "2026-11-25T21:59:59Z", "2026-11-25T22:00:00Z"):
        time_machine.move_to(moment, tick=False)
        audit.record("login.ok")
    lines = exported("--from", "2026-11-25", "--to", "2026-11-25").splitlines()
    assert [json.loads(line)["sequence"] for line in lines] == [2, 3]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="a test's SQLite lives in one connection's memory")
def test_events_written_at_the_same_moment_stand_in_one_chain() -> None:
    start = Barrier(6)

    def write(number: int) -> None:
        start.wait(60)
        try:
            for _ in range(5):
                audit.record("login.ok", number=number)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(write, range(6)))
    assert AuditEvent.objects.count() == 30
    assert list(audit.tampering()) == []


def test_an_export_that_cannot_be_written_or_a_day_that_is_none_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="could not be written"):
        call_command("audit", "export", "--output", str(tmp_path / "nowhere" / "log.jsonl"))
    with pytest.raises(CommandError, match="write a day as"):
        call_command("audit", "export", "--from", "yesterday")

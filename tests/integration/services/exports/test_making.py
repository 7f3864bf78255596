"""Taking a list out."""

import csv
import io

import openpyxl
import pytest
from sqlalchemy import select

from inspect_app.services.exports import making
from inspect_app.services.exports.making import LISTINGS, export
from inspect_app.storage.models import AuditEvent
from inspect_app.storage.queries.findings import Wanted as Findings
from inspect_app.storage.queries.inspections import Wanted
from tests.factories.finished import Finished


def _exported(done: Finished, kind: str, form: str) -> making.Export:
    wanted = Findings() if kind == "findings" else Wanted()
    return export(done.database, done.config, done.inspector, kind, form, wanted, {"state": "open"}, "zh")


@pytest.mark.parametrize("kind", LISTINGS)
def test_both_forms_hold_the_same_rows(done: Finished, kind: str) -> None:
    with _exported(done, kind, "xlsx").file as file:
        cells = [[cell.value for cell in row] for row in openpyxl.load_workbook(file).active]
    with _exported(done, kind, "csv").file as file:
        table = list(csv.reader(io.StringIO(file.read().decode("utf-8-sig"), newline="")))
    assert len(cells) == len(table) > 1
    assert cells[0] == table[0]
    assert [row[0] for row in cells] == [row[0] for row in table]


def test_the_log_tells_who_took_what(done: Finished) -> None:
    made = _exported(done, "findings", "csv")
    made.file.close()
    with done.database.reading() as session:
        event = session.scalars(select(AuditEvent).where(AuditEvent.action == "export")).one()
    assert (event.actor_id, event.actor_name) == (done.inspector.id, done.inspector.name)
    assert event.detail == {
        "list": "findings",
        "format": "csv",
        "rows": made.rows,
        "language": "zh",
        "state": "open",
    }


def test_what_fails_midway_is_not_handed_out_and_not_noted(
    done: Finished, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_listing: object, _file: object) -> int:
        raise OSError("disk full")

    monkeypatch.setitem(making.WRITERS, "csv", fails)  # type: ignore[arg-type]
    with pytest.raises(OSError, match="disk full"):
        _exported(done, "findings", "csv")
    with done.database.reading() as session:
        assert not session.scalars(select(AuditEvent).where(AuditEvent.action == "export")).all()

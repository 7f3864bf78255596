"""The columns of the log's rows say of each op what was made of it."""

from datetime import timedelta
from uuid import UUID

from inspect_app import clock
from inspect_app.inspection.ops import read_op
from inspect_app.services.recording.judging import Verdict
from inspect_app.services.recording.kept import Kept, columns
from tests.factories.tablet import Tablet


def test_every_column_has_every_op(tablet: Tablet, lobby: UUID) -> None:
    first = tablet.op("answer", {"value": "conform"}, lobby, "floor")
    second = tablet.op("note", "x", lobby, "floor", base=first, settles=[first])
    ops, eff = [read_op(first), read_op(second)], clock.now() - timedelta(seconds=3)
    refused = Verdict(None, "sequence-taken", {"n": 2})
    found = columns(
        [Kept(ops[0], Verdict({"value": "conform"}), 1, eff), Kept(ops[1], refused, None, eff)], 7
    )
    rows = [dict(zip(found, row, strict=True)) for row in zip(*found.values(), strict=True)]
    assert [(row["id"], row["seq"], row["n"]) for row in rows] == [(ops[0].id, 8, 1), (ops[1].id, 9, None)]
    assert [(row["state"], row["code"], row["detail"]) for row in rows] == [
        ("accepted", None, None),
        ("rejected", "sequence-taken", {"n": 2}),
    ]
    assert [(row["value"], row["base"], row["settles"]) for row in rows] == [
        ({"value": "conform"}, None, None),
        (None, ops[0].id, [first["id"]]),
    ]
    assert [(row["sheet_id"], row["item"], row["field"], row["eff"]) for row in rows] == [
        (lobby, "floor", "answer", eff),
        (lobby, "floor", "note", eff),
    ]

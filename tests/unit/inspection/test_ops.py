"""Reading ops: the envelope must be usable, everything else is kept with what is wrong with it."""

import json
from contextlib import suppress
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_app.inspection.documents import read_json
from inspect_app.inspection.ops import HIGHEST_NUMBER, MOST_SETTLED, UnreadableOpError, kept_value, read_op

ID = "018f0000-0000-7000-8000-000000000001"
OTHER = "018f0000-0000-7000-8000-000000000002"
RAW: dict[str, Any] = {
    "id": ID,
    "n": Decimal(41),
    "at": "2026-11-22T03:04:05.678Z",
    "sheet": OTHER,
    "item": "floor-clean",
    "field": "answer",
    "value": {"value": Decimal("3.50")},
    "base": OTHER,
}
HERE = {"sheet": None, "item": None}


def test_an_answer_is_read_with_its_numbers_as_written() -> None:
    op = read_op(RAW)
    assert (op.id, op.n, op.at) == (UUID(ID), 41, datetime(2026, 11, 22, 3, 4, 5, 678000, UTC))
    assert (op.sheet, op.item, op.field, op.base, op.settles) == (
        UUID(OTHER),
        "floor-clean",
        "answer",
        UUID(OTHER),
        (),
    )
    assert (op.value, op.kind, op.subject, op.problem) == ({"value": Decimal("3.50")}, "answer", "", None)


@pytest.mark.parametrize(
    ("field", "kind", "subject", "change"),
    [
        ("note", "note", "", {"value": "x"}),
        (f"photo:{ID}", "photo", ID, {"value": None}),
        (f"marks:{ID}", "marks", ID, {"value": []}),
        ("sheet", "sheet", "", {"value": {"checklist": "telephone", "label": ""}, "item": ""}),
        ("remarks", "remarks", "", {"value": "x", **HERE}),
        (f"finding:{ID}", "finding", ID, {"value": {"action": "verify", "seen": 3}, **HERE}),
        (f"photo:{ID}", "finding-photo", ID, {"value": None, **HERE}),
        (
            "sign:inspector",
            "sign",
            "inspector",
            {"value": {"name": "x", "image": "", "state": "0" * 64}, **HERE},
        ),
    ],
)
def test_every_field_is_known(field: str, kind: str, subject: str, change: dict[str, Any]) -> None:
    op = read_op(RAW | {"field": field, "base": None, "settles": [OTHER], **change})
    assert (op.kind, op.subject, op.problem, op.settles) == (kind, subject, None, (UUID(OTHER),))


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"id": None}, "id"),
        ({"id": "{" + ID[:-2] + "}"}, "id"),
        ({"id": "x" * 36}, "id"),
        ({"id": ID.replace("-", "")}, "id"),
        ({"n": 0}, "n"),
        ({"n": HIGHEST_NUMBER + 1}, "n"),
        ({"n": Decimal("1.5")}, "n"),
        ({"n": Decimal("Infinity")}, "n"),
        ({"n": "1"}, "n"),
        ({"n": True}, "n"),
        ({"n": 1.0}, "n"),
        ({"at": "2026-11-22"}, "at"),
        ({"at": None}, "at"),
    ],
)
def test_without_id_number_or_moment_it_cannot_even_be_kept(change: dict[str, Any], part: str) -> None:
    with pytest.raises(UnreadableOpError) as refused:
        read_op(RAW | change)
    assert refused.value.part == part


@pytest.mark.parametrize("raw", [None, [], "op", 3])
def test_what_is_no_object_is_no_op(raw: object) -> None:
    with pytest.raises(UnreadableOpError) as refused:
        read_op(raw)
    assert refused.value.part == "op"


@pytest.mark.parametrize(
    ("change", "code", "part"),
    [
        ({"field": "score"}, "value-unusable", "field"),
        ({"field": None}, "value-unusable", "field"),
        ({"field": "answer:x"}, "value-unusable", "field"),
        ({"field": "photo"}, "value-unusable", "field"),
        ({"field": "photo:x"}, "value-unusable", "field"),
        ({"field": "finding-photo", **HERE}, "value-unusable", "field"),
        ({"field": f"finding:{ID}"}, "value-unusable", "sheet"),
        ({"field": f"photo:{ID.upper()}"}, "value-unusable", "field"),
        ({"field": "sign:manager"}, "value-unusable", "field"),
        ({"sheet": None}, "value-unusable", "sheet"),
        ({"sheet": "x"}, "value-unusable", "sheet"),
        ({"field": "remarks"}, "value-unusable", "sheet"),
        ({"item": None}, "value-unusable", "item"),
        ({"item": ""}, "value-unusable", "item"),
        ({"item": "a\0b"}, "value-unusable", "item"),
        ({"item": "x" * 65}, "value-unusable", "item"),
        ({"field": "sheet"}, "value-unusable", "item"),
        ({"base": "x"}, "value-unusable", "base"),
        ({"settles": "x"}, "value-unusable", "settles"),
        ({"settles": ["x"]}, "value-unusable", "settles"),
        ({"settles": [ID] * (MOST_SETTLED + 1)}, "value-unusable", "settles"),
        ({"value": "conform"}, "value-unusable", "value"),
        ({"field": "note", "value": "a\0"}, "answer-forbidden-character", "value"),
    ],
)
def test_what_is_wrong_is_told_and_kept(change: dict[str, Any], code: str, part: str) -> None:
    op = read_op(RAW | change)
    assert op.problem is not None
    assert (op.problem.code, op.problem.part) == (code, part)
    assert (op.id, op.n) == (UUID(ID), 41)
    assert len(op.item) <= 64
    assert op.value == change.get("value", {"value": 3.5})


def test_names_are_kept_as_the_database_can_hold_them() -> None:
    op = read_op(RAW | {"field": "\ud800" * 40, "item": "a\0b", "sheet": 7})
    assert (op.field, op.item, op.sheet) == (("\\ud800" * 40)[:80], "a\\x00b", None)


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (Decimal("3.0"), 3),
        (Decimal("0.25"), 0.25),
        (Decimal("-Infinity"), "-Infinity"),
        ({"a": [Decimal(1), None, True, "x"]}, {"a": [1, None, True, "x"]}),
    ],
)
def test_values_are_kept_as_plain_json(value: object, kept: object) -> None:
    assert kept_value(value) == kept


def test_what_is_nested_too_deeply_is_not_kept() -> None:
    deep: object = "x"
    for _ in range(13):
        deep = [deep]
    assert kept_value(deep) is None
    op = read_op(RAW | {"field": "note", "value": deep})
    assert (op.value, op.problem is not None) == (None, True)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6) | st.sampled_from([ID, "answer", "note"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=12,
)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys((*RAW, "settles"), JSON)))
def test_whatever_is_sent_is_read_or_refused(change: dict[str, Any]) -> None:
    raw = read_json(json.dumps({**json.loads(json.dumps(RAW, default=float)), **change}))
    with suppress(UnreadableOpError):
        op = read_op(raw)
        json.dumps(kept_value(op.value))
        assert op.field.isprintable()

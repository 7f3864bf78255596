"""Values of ops: what fits each field, and what each refusal says is at fault."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from inspect_app.inspection.op_values import (
    MOST_BYTES,
    MOST_SHAPES,
    check_value,
    is_withdrawn,
    read_moment,
)

PHOTO: dict[str, Any] = {
    "sha256": "a" * 64,
    "length": Decimal(300_000),
    "media_type": "image/jpeg",
    "width": 1920,
    "height": 1080,
    "taken_at": "2026-11-22T03:04:05.678Z",
    "source": "camera",
}
MORE = {"name": "IMG_1.jpg", "latitude": Decimal("30.25"), "longitude": 120.1, "accuracy": 12}
SHAPE = {"kind": "arrow", "x1": 0, "y1": Decimal("0.5"), "x2": 1, "y2": 0.25, "colour": "red"}
FINDING = "018f3c5e-0000-7000-8000-000000000001"
SIGNATURE = {"name": "王芳", "image": "data:image/png;base64,AAAA", "state": "0" * 64}


def _fault(kind: str, value: object) -> tuple[str, str] | None:
    problem = check_value(kind, value)
    return None if problem is None else (problem.code, problem.part)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("answer", {}),
        ("answer", {"value": "conform"}),
        ("answer", {"not_applicable": "无此设施"}),
        ("note", ""),
        ("note", "积水\n两处"),
        ("remarks", "x" * 4000),
        ("photo", PHOTO),
        ("photo", PHOTO | MORE),
        ("photo", PHOTO | {"taken_at": None}),
        ("photo", None),
        ("marks", None),
        ("marks", []),
        ("marks", [SHAPE, SHAPE | {"kind": "text", "text": "裂缝"}]),
        ("sheet", {"checklist": "telephone", "label": ""}),
        ("sheet", {"checklist": "telephone", "label": "", "withdrawn": True}),
        ("sign", SIGNATURE),
        ("finding", {"action": "verify", "seen": 3}),
        ("finding", {"action": "send_back", "seen": Decimal(3), "text": "仍有积水", "photos": ["a" * 64]}),
        ("finding", {"action": "verify", "seen": 3, "signature": "data:image/png;base64,AAAA"}),
        ("finding-photo", None),
        ("finding-photo", PHOTO | {"finding": FINDING}),
    ],
)
def test_what_fits(kind: str, value: object) -> None:
    assert _fault(kind, value) is None


@pytest.mark.parametrize(
    ("kind", "value", "code", "part"),
    [
        ("answer", "conform", "value-unusable", "value"),
        ("answer", {"note": "x"}, "value-unusable", "value"),
        ("finding", None, "value-unusable", "value"),
        ("finding", {"action": "verify"}, "value-unusable", "value"),
        ("finding", {"action": "verify", "seen": 1, "points": 2}, "value-unusable", "value"),
        ("finding", {"action": "deduct", "seen": 1}, "value-unusable", "value.action"),
        ("finding", {"action": "verify", "seen": -1}, "value-unusable", "value.seen"),
        ("finding", {"action": "verify", "seen": 1, "photos": "a"}, "value-unusable", "value.photos"),
        ("finding", {"action": "verify", "seen": 1, "photos": ["a"]}, "value-unusable", "value.photos"),
        (
            "finding",
            {"action": "verify", "seen": 1, "photos": ["a" * 64] * 21},
            "value-unusable",
            "value.photos",
        ),
        ("finding", {"action": "verify", "seen": 1, "signature": 7}, "sign-unusable", "value.signature"),
        ("finding", {"action": "verify", "seen": 1, "text": 7}, "value-unusable", "value.text"),
        ("finding", {"action": "verify", "seen": 1, "number": "x" * 81}, "answer-too-long", "value.number"),
        ("finding-photo", PHOTO, "photo-unusable", "value.finding"),
        ("finding-photo", PHOTO | {"finding": 7}, "photo-unusable", "value.finding"),
        ("finding-photo", {"finding": FINDING}, "photo-unusable", "value"),
        ("note", None, "value-unusable", "value"),
        ("note", "x" * 4001, "answer-too-long", "value"),
        ("remarks", "a\0b", "answer-forbidden-character", "value"),
        ("remarks", "\ud800", "answer-forbidden-character", "value"),
        ("photo", [], "photo-unusable", "value"),
        ("photo", {"sha256": "a" * 64}, "photo-unusable", "value"),
        ("photo", PHOTO | {"exif": "x"}, "photo-unusable", "value"),
        ("photo", PHOTO | {"sha256": "A" * 64}, "photo-unusable", "value.sha256"),
        ("photo", PHOTO | {"sha256": 3}, "photo-unusable", "value.sha256"),
        ("photo", PHOTO | {"length": 0}, "photo-unusable", "value.length"),
        ("photo", PHOTO | {"length": MOST_BYTES + 1}, "photo-unusable", "value.length"),
        ("photo", PHOTO | {"length": Decimal("1.5")}, "photo-unusable", "value.length"),
        ("photo", PHOTO | {"length": Decimal("Infinity")}, "photo-unusable", "value.length"),
        ("photo", PHOTO | {"length": True}, "photo-unusable", "value.length"),
        ("photo", PHOTO | {"width": "1920"}, "photo-unusable", "value.width"),
        ("photo", PHOTO | {"height": 20_001}, "photo-unusable", "value.height"),
        ("photo", PHOTO | {"media_type": "image/png"}, "photo-unusable", "value.media_type"),
        ("photo", PHOTO | {"taken_at": "today"}, "photo-unusable", "value.taken_at"),
        ("photo", PHOTO | {"source": "scanner"}, "photo-unusable", "value.source"),
        ("photo", PHOTO | {"source": []}, "photo-unusable", "value.source"),
        ("photo", PHOTO | {"name": "a\0"}, "photo-unusable", "value.name"),
        ("photo", PHOTO | {"latitude": 90.5}, "photo-unusable", "value.latitude"),
        ("photo", PHOTO | {"longitude": None}, "photo-unusable", "value.longitude"),
        ("photo", PHOTO | {"accuracy": -1}, "photo-unusable", "value.accuracy"),
        ("marks", {}, "marks-unusable", "value"),
        ("marks", [SHAPE] * (MOST_SHAPES + 1), "marks-too-many", "value"),
        ("marks", [SHAPE, "arrow"], "marks-unusable", "value.1"),
        ("marks", [SHAPE | {"width": 3}], "marks-unusable", "value.0"),
        ("marks", [SHAPE | {"kind": "star"}], "marks-unusable", "value.0"),
        ("marks", [SHAPE | {"kind": []}], "marks-unusable", "value.0"),
        ("marks", [SHAPE | {"colour": "blue"}], "marks-unusable", "value.0"),
        ("marks", [SHAPE | {"x2": 1.01}], "marks-unusable", "value.0"),
        ("marks", [SHAPE | {"kind": "text"}], "marks-unusable", "value.0"),
        ("marks", [SHAPE | {"text": "x" * 81}], "marks-unusable", "value.0"),
        ("sheet", None, "value-unusable", "value"),
        ("sheet", {"checklist": "a"}, "value-unusable", "value"),
        ("sheet", {"checklist": "a", "label": "", "gone": True}, "value-unusable", "value"),
        ("sheet", {"checklist": "a", "label": "", "withdrawn": False}, "value-unusable", "value.withdrawn"),
        ("sheet", {"checklist": "a", "label": "", "withdrawn": 1}, "value-unusable", "value.withdrawn"),
        ("sheet", {"checklist": 3, "label": ""}, "value-unusable", "value.checklist"),
        ("sheet", {"checklist": "a" * 65, "label": ""}, "value-unusable", "value.checklist"),
        ("sheet", {"checklist": "a", "label": "x" * 81}, "label-unusable", "value.label"),
        ("sheet", {"checklist": "a", "label": "a\u200bb"}, "label-unusable", "value.label"),
        ("sheet", {"checklist": "a", "label": None}, "label-unusable", "value.label"),
        ("sign", None, "sign-unusable", "value"),
        ("sign", SIGNATURE | {"role": "inspector"}, "sign-unusable", "value"),
        ("sign", SIGNATURE | {"name": " "}, "sign-name-missing", "value.name"),
        ("sign", SIGNATURE | {"name": 3}, "sign-name-missing", "value.name"),
        ("sign", SIGNATURE | {"name": "x" * 81}, "sign-name-unusable", "value.name"),
        ("sign", SIGNATURE | {"image": None}, "sign-unusable", "value.image"),
        ("sign", SIGNATURE | {"image": "x" * 200_001}, "sign-unusable", "value.image"),
        ("sign", SIGNATURE | {"state": "0" * 63}, "sign-unusable", "value.state"),
    ],
)
def test_what_does_not(kind: str, value: object, code: str, part: str) -> None:
    assert _fault(kind, value) == (code, part)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-22T03:04:05.678Z", datetime(2026, 11, 22, 3, 4, 5, 678000, UTC)),
        ("2026-11-22T11:04:05.678901+08:00", datetime(2026, 11, 22, 3, 4, 5, 678000, UTC)),
        ("1970-01-01T00:00:00Z", datetime(1970, 1, 1, tzinfo=UTC)),
        ("2026-11-22T03:04:05", None),
        ("1969-12-31T23:59:59Z", None),
        ("2200-01-01T00:00:00Z", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("9999-12-31T23:59:59-14:00", None),
        ("2026-02-30T00:00:00Z", None),
        ("today", None),
        ("2" * 41, None),
        (3, None),
        (None, None),
    ],
)
def test_moments(text: object, moment: datetime | None) -> None:
    assert read_moment(text) == moment


@pytest.mark.parametrize(
    ("value", "withdrawn"),
    [
        ({"checklist": "telephone", "label": "", "withdrawn": True}, True),
        ({"checklist": "telephone", "label": ""}, False),
        ({"withdrawn": 1}, False),
        (None, False),
    ],
)
def test_sheets_taken_off_again(value: object, withdrawn: bool) -> None:
    assert is_withdrawn(value) is withdrawn

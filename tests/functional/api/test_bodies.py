"""A body is read whole or refused with every fault named, in the reader's language."""

import json

import pytest
from flask import Flask
from werkzeug.exceptions import UnsupportedMediaType

from inspect_app.api.bodies import BodyRefused, body
from inspect_app.api.shapes import ClaimBody, DeviceBody, OpsBody
from inspect_app.errors import Invalid, Outdated

FRAME = {
    "device": "01a200e8-4341-7d6f-ac03-f20e5e288126",
    "sent_at": "2026-11-22T03:04:05Z",
    "client": {"api": 1, "build": "7"},
}


def sent(app: Flask, data: object, language: str = "en") -> object:
    """A request with that body."""
    text = data if isinstance(data, str) else json.dumps(data)
    return app.test_request_context(
        "/api/v1/x",
        method="POST",
        data=text,
        content_type="application/json",
        headers={"Accept-Language": language},
    )


def test_a_body_that_fits(app: Flask) -> None:
    with sent(app, FRAME):  # type: ignore[attr-defined]
        assert body(OpsBody).client.build == "7"


@pytest.mark.parametrize(
    ("language", "missing", "unusable"),
    [("en", "This is missing.", "This cannot be used."), ("zh-CN", "缺少此项。", "此项内容无法使用。")],
)
def test_every_fault_is_named(app: Flask, language: str, missing: str, unusable: str) -> None:
    with sent(app, {"cursor": -1}, language), pytest.raises(BodyRefused) as refused:  # type: ignore[attr-defined]
        body(OpsBody)
    told = {error["field"]: error["message"] for error in refused.value.members["errors"]}  # type: ignore[attr-defined]
    assert told == {"device": missing, "sent_at": missing, "client": missing, "cursor": unusable}


def test_a_flood_of_faults_is_cut(app: Flask) -> None:
    blobs = {"id": 1, "blobs": [1] * 500}
    from inspect_app.api.shapes import SubmitBody

    with sent(app, blobs), pytest.raises(BodyRefused) as refused:  # type: ignore[attr-defined]
        body(SubmitBody)
    assert len(refused.value.members["errors"]) == 20  # type: ignore[arg-type]


@pytest.mark.parametrize("shape", [OpsBody, DeviceBody])
def test_an_app_too_old(app: Flask, shape: type[OpsBody]) -> None:
    told = {**FRAME, "at": FRAME["sent_at"], "client": {"api": 0}}
    with sent(app, told), pytest.raises(Outdated):  # type: ignore[attr-defined]
        body(shape)


@pytest.mark.parametrize("text", ["", "[]", '{"a":1,"a":2}', "[" * 50_000])
def test_what_is_no_object(app: Flask, text: str) -> None:
    with sent(app, text), pytest.raises(Invalid, match="json-unreadable"):  # type: ignore[attr-defined]
        body(ClaimBody)


def test_what_is_no_json(app: Flask) -> None:
    with app.test_request_context("/", method="POST", data="{}"), pytest.raises(UnsupportedMediaType):
        body(ClaimBody)

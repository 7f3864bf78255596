"""What shapes take and what they refuse."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from pydantic import ValidationError

from inspect_app import ids
from inspect_app.api.shapes import Client, DeviceBody, OpsBody, RescueBody, Unsent

FRAME = {"device": str(ids.new()), "sent_at": "2026-11-22T11:04:05.678+08:00", "client": {"api": 1}}


def test_moments_become_utc() -> None:
    assert OpsBody.model_validate(FRAME).sent_at == datetime(2026, 11, 22, 3, 4, 5, 678000, tzinfo=UTC)


@pytest.mark.parametrize("number", [Decimal(3), Decimal("3.0"), Decimal("3E0"), 3])
def test_whole_numbers_however_written(number: object) -> None:
    assert Unsent.model_validate({"ops": number}).ops == 3


@pytest.mark.parametrize(
    "number",
    [True, "3", Decimal("3.5"), Decimal("Infinity"), Decimal("NaN"), Decimal("1E+999999"), -1, 2**31],
)
def test_what_is_no_count(number: object) -> None:
    with pytest.raises(ValidationError):
        Unsent.model_validate({"ops": number})


@pytest.mark.parametrize("build", [1, "a\0", "\udfff", "x" * 65, None])
def test_what_is_no_short_text(build: object) -> None:
    with pytest.raises(ValidationError):
        Client.model_validate({"api": 1, "build": build})


@pytest.mark.parametrize(
    "moment",
    ["2026-11-22", "2026-11-22T03:04:05", "1999-12-31T00:00:00Z", "9999-12-31T23:59:59-23:59", 1, None, "x"],
)
def test_what_is_no_moment(moment: object) -> None:
    with pytest.raises(ValidationError):
        OpsBody.model_validate({**FRAME, "sent_at": moment})


def test_what_is_not_asked_for_is_not_read() -> None:
    assert not hasattr(OpsBody.model_validate({**FRAME, "mood": "fine"}), "mood")


def test_a_body_is_frozen() -> None:
    body = OpsBody.model_validate(FRAME)
    with pytest.raises(ValidationError):
        body.cursor = 3  # type: ignore[misc]


def test_storage_may_be_unknown() -> None:
    told = {"client": {"api": 1}, "at": FRAME["sent_at"], "storage": {"usage": None, "quota": None}}
    assert DeviceBody.model_validate(told).storage.usage is None


def test_rescue_files_name_their_format() -> None:
    with pytest.raises(ValidationError):
        RescueBody.model_validate({**FRAME, "format": "inspect-rescue-2", "version": 1})

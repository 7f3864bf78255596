"""What tablets told, in words."""

from dataclasses import asdict
from typing import Any

import pytest
from flask import Flask

from inspect_app import clock, ids
from inspect_app.storage.models import Device
from inspect_app.web.presenters import tablets


def _row(app: Flask, newest: str = "b8", **told: Any) -> dict[str, Any]:
    device = Device(
        id=ids.new(), kind="tablet", last_seen=clock.now(), unsent_ops=0, unsent_photos=0, rejected=0
    )
    for name, value in {"build": "b8", "agent": "", **told}.items():
        setattr(device, name, value)
    with app.test_request_context(headers={"Accept-Language": "en"}):
        return asdict(tablets.row(device, "Wang", newest))


@pytest.mark.parametrize(
    ("told", "field", "words", "tone"),
    [
        ({"build": "b7"}, "version", "Older", "warn"),
        ({}, "version", "Newest", ""),
        ({"newest": ""}, "version", "Not known", ""),
        ({"storage": None}, "storage", "Not told yet", ""),
        ({"storage": {"persisted": True, "state": "ok"}}, "storage", "Kept for good", ""),
        ({"storage": {"persisted": False}}, "storage", "May be cleared", "warn"),
        ({"storage": {"persisted": True, "state": "broken"}}, "storage", "Cannot be written", "bad"),
        ({"skew_ms": None}, "clock", "Not told yet", ""),
        ({"skew_ms": -59_000}, "clock", "Right", ""),
        ({"skew_ms": 600_000}, "clock", "10 min fast", "warn"),
        ({"skew_ms": -90_000_000}, "clock", "1500 min slow", "warn"),
    ],
)
def test_words_and_tones(app: Flask, told: dict[str, Any], field: str, words: str, tone: str) -> None:
    row = _row(app, **told)
    assert (row[field], row[f"{field}_tone"]) == (words, tone)


@pytest.mark.parametrize(
    ("kind", "agent", "name"),
    [
        ("tablet", "Mozilla/5.0 (Linux; Android 14)", "Android"),
        ("tablet", "Mozilla/5.0 (Macintosh)", "Mac"),
        ("tablet", "curl", "Tablet"),
        ("office", "", "Office pages"),
    ],
)
def test_names(app: Flask, kind: str, agent: str, name: str) -> None:
    device = Device(id=ids.new(), kind=kind, agent=agent)
    with app.test_request_context(headers={"Accept-Language": "en"}):
        end = "" if kind == "office" else f" {device.id.hex[-4:].upper()}"
        assert tablets.name_of(device) == name + end


def test_unsent_is_the_sum(app: Flask) -> None:
    with app.test_request_context():
        device = Device(
            id=ids.new(),
            kind="tablet",
            last_seen=clock.now(),
            unsent_ops=2,
            unsent_photos=3,
            rejected=0,
            build="",
            agent="",
        )
        assert tablets.row(device, "Wang", "").unsent == 5

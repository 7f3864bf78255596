"""The shapes of recording are values: nobody changes a batch on its way."""

from dataclasses import FrozenInstanceError

import pytest

from inspect_app import clock, ids
from inspect_app.services.recording.model import Batch, Rejection


def test_a_batch_without_anything_only_pulls() -> None:
    batch = Batch(ids.new(), clock.now())
    assert (batch.ops, batch.cursor, batch.kind) == ((), 0, "tablet")
    with pytest.raises(FrozenInstanceError):
        batch.cursor = 3  # type: ignore[misc]


def test_rejections_do_not_share_their_values() -> None:
    first, second = Rejection(ids.new(), "a"), Rejection(ids.new(), "b")
    assert first.values == {}
    assert first.values is not second.values

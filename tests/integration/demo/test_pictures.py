"""Sample photos go the way of uploads, and no two are alike."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from inspect_app.demo.company import PROJECTS
from inspect_app.demo.pictures import BY_CHECKLIST, BY_WORD, OTHERWISE, Camera, photo_value, scene_for
from inspect_app.inspection.op_values import LONGEST_IMAGE, check_value
from inspect_app.photos.scenes import KINDS
from inspect_app.photos.signature import accept_signature, from_data_url
from inspect_app.storage.blobs import LocalBlobStore


@pytest.fixture
def camera(tmp_path: Path) -> Iterator[Camera]:
    """A camera with an empty store."""
    with ThreadPoolExecutor(1) as workers:
        yield Camera(LocalBlobStore(tmp_path), ZoneInfo("Asia/Shanghai"), workers)


def test_every_scene_can_be_drawn() -> None:
    assert {*BY_WORD.values(), *BY_CHECKLIST.values(), OTHERWISE} <= set(KINDS)


@pytest.mark.parametrize(
    ("checklist", "item", "kind"),
    [
        ("car-park", "barrier-whole", "barrier"),
        ("car-park", "floor-sound", "car-park-floor"),
        ("telephone", "greeting", "register"),
    ],
)
def test_the_picture_shows_what_the_item_is_about(checklist: str, item: str, kind: str) -> None:
    assert scene_for(checklist, item) == kind


def test_photos_differ_and_are_named_after_their_time(camera: Camera) -> None:
    moment = datetime(2026, 10, 1, 1, 2, 3, tzinfo=UTC)
    first, second = (camera.develop(camera.take("lobby", "floor-clean", moment)) for _ in range(2))
    assert first.original != second.original
    assert first.filename == "IMG_20261001_090203.jpg"
    assert first.processed.taken_at == moment
    assert camera.blobs.verify(first.derivative)
    assert camera.taken == 2


def test_a_signature_is_what_a_tablet_would_send(camera: Camera) -> None:
    mine, yours = (accept_signature(from_data_url(camera.signature(name))) for name in ("王秀芳", "何佳"))
    assert mine.png != yours.png
    assert len(camera.signature("王秀芳")) < LONGEST_IMAGE


def test_what_is_told_of_photos_fits_and_most_have_a_position(camera: Camera) -> None:
    moment = datetime(2026, 10, 1, 1, 2, 3, tzinfo=UTC)
    shots = [camera.take("lobby", "floor-clean", moment) for _ in range(12)]
    told = [photo_value(camera.develop(shot), shot, PROJECTS[0]) for shot in shots]
    assert [check_value("photo", each) for each in told] == [None] * len(told)
    assert {each["source"] for each in told} <= {"camera", "library"}
    assert any("latitude" in each for each in told)

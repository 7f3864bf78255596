"""Photos arrive in pieces: resumable, checked, kept whatever comes first, and refused by name."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select

from inspect_app import ids
from inspect_app.services import uploads
from inspect_app.storage.database import Session
from inspect_app.storage.models import Job, Photo, Upload
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient
from tests.factories.pictures import jpeg
from tests.factories.wire import API, HERE, MEDIA_TYPE, WireTablet, sha256

DATA = jpeg(7, (1600, 1200))
THIRD = len(DATA) // 3


def head(tablet: WireTablet, blob: UUID) -> tuple[int, str | None]:
    """(status, offset) of the photo."""
    answer = tablet.client.head(f"{API}/blobs/{blob}")
    return answer.status_code, answer.headers.get("Upload-Offset")


def test_a_photo_in_one_piece(tablet: WireTablet, lobby: str, app: Flask, reading: Session) -> None:
    blob = ids.new()
    tablet.send(tablet.photo_op(DATA, lobby, "floor", blob))
    assert head(tablet, blob) == (404, None)
    answer = tablet.piece(blob, DATA)
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (204, str(len(DATA)))
    assert answer.headers["Upload-Length"] == str(len(DATA))
    assert head(tablet, blob) == (204, str(len(DATA)))
    photo = reading.get(Photo, blob)
    assert photo is not None
    assert photo.stored_at is not None
    assert app.extensions["blobs"].get(photo.original) == DATA
    job = reading.scalars(select(Job).where(Job.kind == "photo-copies")).one()
    assert (job.parameters, job.state) == ({"photo": str(blob)}, "waiting")


def test_a_photo_in_pieces_with_repeats_and_gaps(
    tablet: WireTablet, app: Flask, reading: Session, tmp_path: Path
) -> None:
    blob = ids.new()
    assert tablet.piece(blob, DATA, 0, THIRD).headers["Upload-Offset"] == str(THIRD)
    assert tablet.piece(blob, DATA, 0, THIRD).status_code == 204
    gap = tablet.piece(blob, DATA, 2 * THIRD)
    assert (gap.status_code, gap.headers["Upload-Offset"]) == (409, str(THIRD))
    assert gap.get_json()["code"] == "upload-offset"
    overlapping = tablet.piece(blob, DATA, THIRD // 2, 2 * THIRD)
    assert overlapping.headers["Upload-Offset"] == str(2 * THIRD)
    # What the server knows survives its restart: nothing of it is in memory.
    assert (tmp_path / "uploads" / f"{blob}.part").read_bytes() == DATA[: 2 * THIRD]
    assert tablet.piece(blob, DATA, 2 * THIRD).headers["Upload-Offset"] == str(len(DATA))
    assert app.extensions["blobs"].get(sha256(DATA)) == DATA
    assert list((tmp_path / "uploads").iterdir()) == []
    # Once more, anything of it: it is here.
    for offset in (0, THIRD, 2 * THIRD):
        assert tablet.piece(blob, DATA, offset).headers["Upload-Offset"] == str(len(DATA))


def test_the_op_may_come_after_the_bytes(tablet: WireTablet, lobby: str, reading: Session) -> None:
    blob = ids.new()
    assert tablet.piece(blob, DATA).status_code == 204
    assert reading.get(Photo, blob) is None
    reading.rollback()
    assert tablet.send(tablet.photo_op(DATA, lobby, "floor", blob)).get_json()["rejected"] == []
    photo = reading.get(Photo, blob)
    assert photo is not None
    assert photo.stored_at is not None


def test_bytes_that_are_not_those_promised_begin_again(tablet: WireTablet, reading: Session) -> None:
    blob, right = ids.new(), sha256(DATA)
    spoilt = DATA[:100] + b"\0" + DATA[101:]
    tablet.piece(blob, spoilt, 0, THIRD, X_Sha256=right)
    answer = tablet.piece(blob, spoilt, THIRD, X_Sha256=right)
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (422, "0")
    assert answer.get_json()["code"] == "upload-hash"
    assert head(tablet, blob) == (204, "0")
    assert tablet.piece(blob, DATA).status_code == 204
    row = reading.get(Upload, blob)
    assert row is not None
    assert row.state == "complete"


def test_what_is_no_photo_is_refused_for_good(tablet: WireTablet, tmp_path: Path, reading: Session) -> None:
    film = b"\0\0\0\x18ftypisom" + bytes(5000)
    blob, other = ids.new(), ids.new()
    for data, code in ((film, "photo-format_not_accepted"), (b"no photo at all", "photo-not_an_image")):
        answer = tablet.piece(other if data == film else blob, data)
        assert (answer.status_code, answer.get_json()["code"]) == (422, code)
    whole = ids.new()
    tablet.piece(whole, film, 0, 100)
    assert tablet.piece(whole, film, 100).status_code == 422
    again = tablet.piece(whole, film)
    assert (again.status_code, again.get_json()["code"]) == (422, "upload-not-a-photo")
    assert not list((tmp_path / "uploads").iterdir())
    assert not (tmp_path / "blobs" / sha256(film)[:2]).exists()


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        ({"X_Sha256": "abc"}, 422, "upload-header"),
        ({"X_Sha256": "A" * 64}, 422, "upload-header"),
        ({"Upload_Offset": "-1"}, 422, "upload-header"),
        ({"Upload_Offset": "²"}, 422, "upload-header"),
        ({"Upload_Offset": "9" * 30}, 422, "upload-header"),
        ({"Upload_Length": ""}, 422, "upload-header"),
        ({"Upload_Length": "0"}, 422, "photo-too_large_bytes"),
        ({"Upload_Length": str(26 * 1024 * 1024)}, 422, "photo-too_large_bytes"),
        ({"Upload_Length": "10"}, 422, "upload-too-long"),
        ({"Content_Type": "image/jpeg"}, 415, "http-415"),
    ],
)
def test_headers_that_make_no_sense(
    tablet: WireTablet, headers: dict[str, str], status: int, code: str
) -> None:
    answer = tablet.piece(ids.new(), DATA, **headers)
    assert (answer.status_code, answer.get_json()["code"]) == (status, code)


def test_a_piece_too_large_is_not_read(tablet: WireTablet) -> None:
    data = bytes(uploads.LARGEST_PIECE + 1)
    answer = tablet.piece(ids.new(), data)
    assert (answer.status_code, answer.get_json()["code"]) == (413, "http-413")
    assert (
        tablet.piece(ids.new(), bytes(uploads.LARGEST_PIECE) + data, 0, uploads.LARGEST_PIECE).status_code
        == 204
    )


def test_another_photo_under_the_same_id(tablet: WireTablet, lobby: str) -> None:
    blob, other = ids.new(), jpeg(8)
    tablet.piece(blob, DATA, 0, THIRD)
    assert tablet.piece(blob, other).get_json()["code"] == "upload-differs"
    announced = ids.new()
    tablet.send(tablet.photo_op(DATA, lobby, "floor", announced))
    assert tablet.piece(announced, other).get_json()["code"] == "upload-differs"


def test_only_where_one_may_conduct(
    as_: Callable[[str], StrictClient], cast: Cast, tablet: WireTablet
) -> None:
    blob = ids.new()
    tablet.piece(blob, DATA, 0, THIRD)
    for name, status in (("stranger", 404), ("supervisor", 403), ("quality_manager", 204)):
        client = as_(name)
        assert client.head(f"{API}/blobs/{blob}").status_code == status
        there = WireTablet(client, tablet.inspection)
        assert there.piece(blob, DATA, 0, THIRD).status_code == status
    foreign = cast.foreign["inspection_id"]
    assert isinstance(foreign, UUID)
    for inspection in (foreign, ids.new()):
        assert WireTablet(tablet.client, inspection).piece(ids.new(), DATA).status_code == 404
    nowhere = tablet.client.patch(
        f"{API}/blobs/{blob}", data=b"", headers={**HERE, "Content-Type": MEDIA_TYPE}
    )
    assert nowhere.status_code == 404


def test_bytes_are_on_the_disk_before_they_are_counted(
    tablet: WireTablet, monkeypatch: pytest.MonkeyPatch, reading: Session
) -> None:
    blob, real = ids.new(), os.fsync
    seen: list[int] = []

    def watch(handle: int) -> None:
        with tablet.client.application.extensions["database"].reading() as session:
            row = session.get(Upload, blob)
            seen.append(row.received if row else 0)
        real(handle)

    monkeypatch.setattr(os, "fsync", watch)
    tablet.piece(blob, DATA, 0, THIRD)
    assert seen
    assert set(seen) == {0}


def test_a_full_disk_tells_so_and_counts_nothing(tablet: WireTablet, monkeypatch: pytest.MonkeyPatch) -> None:
    blob = ids.new()

    def full(*_: object) -> int:
        raise OSError(28, "no space")

    monkeypatch.setattr(os, "pwrite", full)
    answer = tablet.piece(blob, DATA, 0, THIRD)
    assert (answer.status_code, answer.mimetype) == (507, "application/problem+json")
    assert head(tablet, blob) == (404, None)


def test_a_sender_overtaken_by_another_is_told_that_all_is_here(
    tablet: WireTablet, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Between its look at the row and its last piece, another completed the photo and cleared up."""
    blob, real = ids.new(), uploads.keep
    tablet.piece(blob, DATA, 0, THIRD)
    tablet.piece(blob, DATA, THIRD, 2 * THIRD)

    def overtaken(*given: Any) -> bool:
        monkeypatch.setattr(uploads, "keep", real)
        with tablet.client.application.app_context():
            assert tablet.piece(blob, DATA, 2 * THIRD).status_code == 204
        return real(*given)

    monkeypatch.setattr(uploads, "keep", overtaken)
    answer = tablet.piece(blob, DATA, 2 * THIRD)
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (204, str(len(DATA)))
    assert list((tmp_path / "uploads").iterdir()) == []


def test_more_than_a_person_may_have_waiting(tablet: WireTablet, lobby: str, app: Flask) -> None:
    blob, more = ids.new(), ids.new()
    tablet.piece(blob, DATA, 0, THIRD)
    app.extensions["config"] = app.extensions["config"].model_copy(update={"uploads_mb": 0})
    refused = tablet.piece(more, DATA)
    assert (refused.status_code, refused.get_json()["code"]) == (507, "upload-quota")
    assert "nothing is lost" in refused.get_json()["detail"]
    assert head(tablet, more) == (404, None)
    # What has begun is brought to its end, and so is a photo sent twice.
    assert tablet.piece(blob, DATA, THIRD).status_code == 204
    assert tablet.piece(blob, DATA).status_code == 204

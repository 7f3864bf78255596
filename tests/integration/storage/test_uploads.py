"""Pieces of files are on the disk, wherever they come from and however often."""

import errno
import os
import time
from pathlib import Path
from uuid import UUID

import pytest

from inspect_app.storage.blobs import StorageFull
from inspect_app.storage.uploads import PartialFiles

BLOB, OTHER = UUID(int=1), UUID(int=2)


@pytest.fixture
def files(tmp_path: Path) -> PartialFiles:
    """A folder that is not there yet."""
    return PartialFiles(tmp_path / "uploads")


def test_pieces_make_the_whole_in_any_order_and_again(files: PartialFiles) -> None:
    for offset, data in ((0, b"abc"), (6, b"ghi"), (3, b"def"), (3, b"def"), (0, b"abc")):
        files.write(BLOB, offset, data)
    assert files.read(BLOB, 9) == b"abcdefghi"
    assert files.read(BLOB, 4) == b"abcd"
    assert files.read(OTHER, 9) == b""


def test_a_piece_is_flushed_before_write_returns(
    files: PartialFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[str] = []
    monkeypatch.setattr(
        os, "fsync", lambda handle: flushed.append(str(Path(f"/proc/self/fd/{handle}").readlink()))
    )
    files.write(BLOB, 0, b"abc")
    assert flushed == [str(files.path(BLOB)), str(files.path(BLOB).parent)]


def test_a_system_that_takes_little_at_a_time(files: PartialFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.pwrite
    monkeypatch.setattr(os, "pwrite", lambda handle, data, at: real(handle, data[:2], at))
    files.write(BLOB, 0, b"abcde")
    assert files.read(BLOB, 9) == b"abcde"


@pytest.mark.parametrize(("code", "kind"), [(errno.ENOSPC, StorageFull), (errno.EIO, OSError)])
def test_a_disk_that_fails(
    files: PartialFiles, monkeypatch: pytest.MonkeyPatch, code: int, kind: type[Exception]
) -> None:
    def fail(*_: object) -> int:
        raise OSError(code, "disk")

    monkeypatch.setattr(os, "pwrite", fail)
    with pytest.raises(kind):
        files.write(BLOB, 0, b"abc")


def test_dropping_and_sweeping(files: PartialFiles) -> None:
    files.write(BLOB, 0, b"a")
    files.write(OTHER, 0, b"b")
    long_ago = time.time() - 100
    os.utime(files.path(BLOB), (long_ago, long_ago))
    assert files.sweep(50) == 1
    assert files.read(OTHER, 1) == b"b"
    files.drop(OTHER)
    files.drop(OTHER)
    assert files.read(OTHER, 1) == b""


def test_a_file_another_sweep_took(files: PartialFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    files.write(BLOB, 0, b"a")
    real = Path.unlink

    def gone(path: Path, missing_ok: bool = False) -> None:
        real(path)
        raise FileNotFoundError

    monkeypatch.setattr(Path, "unlink", gone)
    assert files.sweep(-1) == 0

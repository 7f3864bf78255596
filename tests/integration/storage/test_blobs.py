import errno
import hashlib
import os
import threading
from pathlib import Path

import pytest

from inspect_app.storage import blobs
from inspect_app.storage.blobs import BadBlobName, BlobDamaged, BlobMissing, LocalBlobStore, StorageFull

DATA = b"a photo" * 1000
NAME = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def store(tmp_path):
    return LocalBlobStore(tmp_path / "blobs")


def files(root):
    return sorted(path for path in root.rglob("*") if path.is_file())


def test_keeps_bytes_under_their_hash_in_two_levels_of_folders(store, tmp_path):
    assert store.put(DATA) == NAME
    assert files(tmp_path) == [tmp_path / "blobs" / NAME[:2] / NAME[2:4] / NAME]
    assert store.get(NAME) == DATA
    assert store.exists(NAME)
    assert store.verify(NAME)
    assert list(store.names()) == [NAME]


def test_nothing_at_all_can_be_stored_too(store):
    assert store.get(store.put(b"")) == b""


def test_storing_again_changes_nothing(store):
    store.put(DATA)
    before = store.path(NAME).stat()
    assert store.put(DATA) == NAME
    after = store.path(NAME).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


@pytest.mark.parametrize("stored", [b"", DATA[:-1], b"b" + DATA[1:]])
def test_storing_again_mends_a_cut_or_rotten_file(store, stored):
    store.put(DATA)
    store.path(NAME).write_bytes(stored)
    assert not store.verify(NAME)
    with pytest.raises(BlobDamaged):
        store.get(NAME)
    store.put(DATA)
    assert store.get(NAME) == DATA


def test_what_is_missing_is_told(store):
    assert not store.exists(NAME)
    assert not store.verify(NAME)
    assert list(store.names()) == []
    with pytest.raises(BlobMissing) as caught:
        store.get(NAME)
    assert caught.value.sha256 == NAME


@pytest.mark.parametrize(
    "name", ["", "abc", NAME.upper(), NAME + "0", NAME + "\n", "../" + NAME[3:], "g" * 64, "\0" * 64]
)
def test_bad_names_lead_nowhere(store, name):
    for use in (store.get, store.path, store.exists, store.verify):
        with pytest.raises(BadBlobName):
            use(name)


def test_file_and_every_folder_are_flushed_before_the_answer(store, tmp_path, monkeypatch):
    flushed = []
    real = os.fsync

    def record(handle):
        flushed.append(Path(f"/proc/self/fd/{handle}").readlink())
        real(handle)

    monkeypatch.setattr(os, "fsync", record)
    store.put(DATA)
    root = tmp_path / "blobs"
    assert flushed[0] == tmp_path
    assert flushed[1].parent == root / "incoming"
    assert flushed[2:] == [root / NAME[:2] / NAME[2:4], root / NAME[:2], root]


def test_a_repeated_file_is_answered_for_only_after_a_flush(store, monkeypatch):
    store.put(DATA)
    flushed = []
    monkeypatch.setattr(os, "fsync", flushed.append)
    store.put(DATA)
    assert len(flushed) == 3


class Killed(BaseException):
    """Stands for the process dying at that call."""


@pytest.mark.parametrize("fault", [OSError(errno.EIO, "I/O error"), Killed()])
@pytest.mark.parametrize("where", ["fsync", "replace"])
def test_a_fault_at_any_step_leaves_nothing_to_be_seen(store, tmp_path, monkeypatch, where, fault):
    store.put(b"another")

    def fail(*arguments):
        raise fault

    monkeypatch.setattr(*((os, "fsync") if where == "fsync" else (Path, "replace")), fail)
    with pytest.raises(type(fault)):
        store.put(DATA)
    monkeypatch.undo()
    assert len(files(tmp_path)) == 1
    assert not store.exists(NAME)
    assert store.put(DATA) == NAME


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_has_its_own_error(store, tmp_path, monkeypatch, code):
    store.put(b"another")

    def full(handle):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageFull) as caught:
        store.put(DATA)
    assert caught.value.folder == tmp_path / "blobs"
    assert len(files(tmp_path)) == 1


def test_what_a_killed_process_left_is_invisible_and_swept_when_old(store, tmp_path):
    store.put(DATA)
    old, young = (tmp_path / "blobs" / "incoming" / name for name in ("old", "young"))
    for leftover in (old, young):
        leftover.write_bytes(b"half")
    os.utime(old, (0, 0))
    assert list(store.names()) == [NAME]
    assert store.sweep() == 1
    assert not old.exists()
    assert young.exists()
    assert store.sweep(older_than_seconds=0) == 1


def test_sweeping_beside_another_sweeper_is_fine(store, tmp_path, monkeypatch):
    store.put(DATA)
    (tmp_path / "blobs" / "incoming" / "old").write_bytes(b"half")
    monkeypatch.setattr(Path, "unlink", lambda *_, **__: (_ for _ in ()).throw(FileNotFoundError()))
    assert store.sweep(older_than_seconds=-1) == 0


def test_many_writers_of_the_same_bytes_end_with_one_file(store, tmp_path):
    threads = [threading.Thread(target=store.put, args=(DATA,)) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(files(tmp_path)) == 1
    assert store.get(NAME) == DATA
    assert blobs.LocalBlobStore(tmp_path / "blobs").verify(NAME)

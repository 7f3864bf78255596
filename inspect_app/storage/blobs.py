"""Files named by the SHA-256 of their content, in folders on this machine's disk.

A file is either wholly there and on the disk, or not there: it is written beside its place, flushed, renamed,
and the folders are flushed too. Without those flushes a power cut leaves empty files behind names that were
already acknowledged.
"""

import errno
import hashlib
import os
import re
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_NAME = re.compile(r"[0-9a-f]{64}")
_TEMPORARY: Final = "incoming"
FULL_ERRORS: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class BlobError(Exception):
    """What went wrong with a stored file; `sha256` names it."""

    def __init__(self, sha256: str) -> None:
        super().__init__(sha256)
        self.sha256 = sha256


class BadBlobName(BlobError):
    """The name is not 64 lower-case hex digits."""


class BlobMissing(BlobError):
    """No file of that name is stored."""


class BlobDamaged(BlobError):
    """The stored bytes are not the ones their name promises."""


class StorageFull(Exception):
    """The disk or quota is used up; nothing was stored. `folder` is where."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder


class LocalBlobStore:
    """Content-addressed files under `root`; safe for any number of threads and processes at once."""

    def __init__(self, root: Path) -> None:
        self._root = Path(root)

    def put(self, data: bytes) -> str:
        """Store bytes and return their SHA-256; when this returns they survive a power cut.

        Storing the same bytes again is fine, and mends a stored file that was cut or has rotted. Raises
        StorageFull, or OSError for other faults of the disk; then nothing unfinished is left to be seen.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        target = self.path(sha256)
        try:
            if not (self._size(target) == len(data) and self.verify(sha256)):
                self._write(data, target)
            self._flush_folders(target)
        except OSError as error:
            if error.errno in FULL_ERRORS:
                raise StorageFull(self._root) from error
            raise
        return sha256

    def get(self, sha256: str) -> bytes:
        """The bytes, checked against their name; raises BlobMissing, BlobDamaged, BadBlobName."""
        try:
            data = self.path(sha256).read_bytes()
        except FileNotFoundError as error:
            raise BlobMissing(sha256) from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise BlobDamaged(sha256)
        return data

    def path(self, sha256: str) -> Path:
        """Where that file is or would be; raises BadBlobName, so no name can lead out of the root."""
        if not _NAME.fullmatch(sha256):
            raise BadBlobName(sha256)
        return self._root / sha256[:2] / sha256[2:4] / sha256

    def exists(self, sha256: str) -> bool:
        """Whether a file of that name is stored; its content is not looked at."""
        return self.path(sha256).is_file()

    def verify(self, sha256: str) -> bool:
        """Whether the file is stored and its bytes are the ones its name promises; read in small pieces."""
        try:
            with self.path(sha256).open("rb") as stored:
                return hashlib.file_digest(stored, "sha256").hexdigest() == sha256
        except FileNotFoundError:
            return False

    def names(self) -> Iterator[str]:
        """The names of all stored files, in order."""
        for path in sorted(self._root.glob("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]/*")):
            if _NAME.fullmatch(path.name):
                yield path.name

    def sweep(self, older_than_seconds: float = 3600) -> int:
        """Delete unfinished files that a killed process left; returns how many.

        Younger ones may belong to a process that is still writing.
        """
        limit = time.time() - older_than_seconds
        removed = 0
        for leftover in (self._root / _TEMPORARY).glob("*"):
            try:
                if leftover.stat().st_mtime <= limit:
                    leftover.unlink()
                    removed += 1
            except FileNotFoundError:
                continue
        return removed

    @staticmethod
    def _size(target: Path) -> int | None:
        try:
            return target.stat().st_size
        except FileNotFoundError:
            return None

    def _write(self, data: bytes, target: Path) -> None:
        incoming = self._root / _TEMPORARY
        if not self._root.is_dir():
            self._root.mkdir(parents=True, exist_ok=True)
            _flush_folder(self._root.parent)
        incoming.mkdir(exist_ok=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=incoming)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise

    def _flush_folders(self, target: Path) -> None:
        """Flush every folder down to the file.

        Also when another writer made them: it may not have flushed yet, and this caller is about to
        answer for the file too.
        """
        for folder in (target.parent, target.parent.parent, self._root):
            _flush_folder(folder)


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

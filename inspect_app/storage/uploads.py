"""Files that arrive in pieces: each piece is on the disk before anyone hears that it came.

Which part of a file counts is known to the ``upload`` row alone. What stands in a file beyond that is of no
account: it is written again, and the same bytes may be written by several senders at once.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from uuid import UUID

from inspect_app.storage.blobs import FULL_ERRORS, StorageFull


class PartialFiles:
    """Unfinished files under ``root``, named by the id of what they will be."""

    def __init__(self, root: Path) -> None:
        self._root = Path(root)

    def path(self, blob: UUID) -> Path:
        """Where the unfinished file is or would be."""
        return self._root / f"{blob}.part"

    def write(self, blob: UUID, offset: int, data: bytes) -> None:
        """Put ``data`` at ``offset``; when this returns it survives a power cut.

        Raises StorageFull, or OSError for other faults of the disk.
        """
        try:
            self._write(self.path(blob), offset, data)
        except OSError as error:
            if error.errno in FULL_ERRORS:
                raise StorageFull(self._root) from error
            raise

    def _write(self, path: Path, offset: int, data: bytes) -> None:
        self._root.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
        try:
            at = 0
            while at < len(data):
                at += os.pwrite(handle, data[at:], offset + at)
            os.fsync(handle)
        finally:
            os.close(handle)
        if offset == 0:
            # The name of a new file is only kept once its folder is flushed too.
            self._flush_folder()

    def _flush_folder(self) -> None:
        folder = os.open(self._root, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def read(self, blob: UUID, length: int) -> bytes:
        """The first ``length`` bytes, fewer where the file is shorter or not there."""
        try:
            with self.path(blob).open("rb") as file:
                return file.read(length)
        except FileNotFoundError:
            return b""

    def drop(self, blob: UUID) -> None:
        """Delete the unfinished file; none is fine."""
        self.path(blob).unlink(missing_ok=True)

    def sweep(self, older_than_seconds: float) -> int:
        """Delete files nobody has added to for so long; how many that were."""
        limit, removed = time.time() - older_than_seconds, 0
        for path in self._root.glob("*.part"):
            try:
                if path.stat().st_mtime <= limit:
                    path.unlink()
                    removed += 1
            except FileNotFoundError:
                continue
        return removed

"""Writers of one process stand in line.

SQLite lets one writer in at a time, and those it turns away sleep for longer and longer before they ask
again: whoever has just come finds the door open sooner than whoever has waited long. Standing in line before
asking is fair, and nobody sleeps while the door is open. Other processes still meet at SQLite's own lock.
"""

from __future__ import annotations

import threading
from collections import deque

from sqlalchemy import event
from sqlalchemy.orm import Session, SessionTransaction


class Line:
    """A lock that is given to those who wait in the order in which they came."""

    def __init__(self, patience_seconds: float) -> None:
        self._patience = patience_seconds
        self._mutex = threading.Lock()
        self._holder: object | None = None
        self._waiting: deque[tuple[object, threading.Event]] = deque()

    def enter(self, who: object) -> None:
        """Wait for one's turn; after ``patience_seconds`` take it, since SQLite's own lock still guards."""
        with self._mutex:
            if self._holder is None:
                self._holder = who
                return
            called = threading.Event()
            self._waiting.append((who, called))
        if not called.wait(self._patience):
            self._push_in(who, called)

    def _push_in(self, who: object, called: threading.Event) -> None:
        """The one before never left, or writes for very long."""
        with self._mutex:
            if not called.is_set():
                self._waiting.remove((who, called))
                self._holder = who

    def leave(self, who: object) -> None:
        """Let the next one in; nothing happens where ``who`` does not hold the turn."""
        with self._mutex:
            if self._holder is not who:
                return
            if self._waiting:
                self._holder, called = self._waiting.popleft()
                called.set()
            else:
                self._holder = None


def stand_in(line: Line, session: Session) -> None:
    """Let ``session`` hold its turn in ``line`` for as long as each of its transactions lasts."""

    def begin(_session: Session, transaction: SessionTransaction) -> None:
        if transaction.parent is None:
            line.enter(session)

    def end(_session: Session, transaction: SessionTransaction) -> None:
        if transaction.parent is None:
            line.leave(session)

    event.listen(session, "after_transaction_create", begin)
    event.listen(session, "after_transaction_end", end)

"""Writers are let in one after another, in the order in which they came."""

import threading
import time
from pathlib import Path

from inspect_app.storage.database import Database
from inspect_app.storage.lines import Line


def _until(seen: object, count: int) -> None:
    deadline = time.monotonic() + 10
    while len(seen) < count and time.monotonic() < deadline:  # type: ignore[arg-type]
        time.sleep(0.001)


def test_those_who_wait_are_called_in_order() -> None:
    line, entered = Line(30), []
    line.enter("first")
    threads = []
    for name in ("second", "third", "fourth"):

        def come(name: str = name) -> None:
            line.enter(name)
            entered.append(name)
            line.leave(name)

        threads.append(threading.Thread(target=come))
        threads[-1].start()
        _until(line._waiting, len(threads))
    assert entered == []
    line.leave("first")
    for thread in threads:
        thread.join(10)
    assert entered == ["second", "third", "fourth"]


def test_a_turn_that_is_never_given_back_is_taken() -> None:
    line = Line(0.05)
    line.enter("lost")
    line.enter("patient")
    line.leave("lost")
    late = threading.Thread(target=line.enter, args=("late",))
    late.start()
    late.join(0.02)
    line.leave("patient")
    late.join(10)
    line.leave("late")
    line.enter("next")


def test_a_writing_session_holds_its_turn_until_its_transaction_ends(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'a.db'}")
    order: list[str] = []
    with database.session(writing=True) as first:
        first.connection()

        def second() -> None:
            with database.writing() as session:
                session.connection()
                order.append("second")

        thread = threading.Thread(target=second)
        thread.start()
        thread.join(0.2)
        order.append("first")
        first.rollback()
        thread.join(10)
    with database.reading() as reading:
        reading.connection()
    database.close()
    assert order == ["first", "second"]

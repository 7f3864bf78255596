"""Things to be done at certain moments, done in the order of time between the rounds."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from datetime import datetime

from inspect_app import clock

Task = Callable[[datetime], None]


class Desk:
    """What lies on the company's desks; a task may put new ones there."""

    def __init__(self) -> None:
        self._tasks: list[tuple[datetime, int, Task]] = []
        self._put = 0

    def put(self, moment: datetime, task: Task) -> None:
        """Have ``task`` done at ``moment``."""
        self._put += 1
        heapq.heappush(self._tasks, (moment, self._put, task))

    def work(self, until: datetime) -> None:
        """Do everything that is due before ``until``, each at its own moment."""
        while self._tasks and self._tasks[0][0] < until:
            moment, _, task = heapq.heappop(self._tasks)
            with clock.fixed(moment):
                task(moment)

"""The embedded runner: carries out what the job table wants."""

from __future__ import annotations

from inspect_app.config import Config
from inspect_app.storage.database import Database


class Runner:
    """One thread in the server's process."""

    def __init__(self, database: Database, config: Config) -> None:
        self.database = database
        self.config = config

    def start(self) -> None:
        """Begin to look for work."""

    def wake(self) -> None:
        """Look for work now."""

    def stop(self) -> None:
        """Finish the job at hand and end."""

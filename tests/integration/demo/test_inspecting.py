"""A sample round takes its time and leaves nothing open."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from inspect_app.checklist.compile import compile_programme
from inspect_app.checklist.library import load_library
from inspect_app.checklist.model import Per
from inspect_app.config import bundled_folder
from inspect_app.demo.inspecting import MORE_ENCOUNTERS, Watch
from inspect_app.demo.load import MONTHLY, QUARTERLY


def test_the_watch_only_moves_forward_and_within_bounds() -> None:
    begins = datetime(2026, 10, 1, 1, tzinfo=UTC)
    watch = Watch(begins, random.Random(1))
    before = begins
    for _ in range(50):
        after = watch.step(10, 20)
        assert timedelta(seconds=10) <= after - before <= timedelta(seconds=20)
        before = after


def test_further_encounters_are_of_checklists_filled_in_by_encounter() -> None:
    library = load_library(bundled_folder("checklists"))
    used = [compile_programme(library, name).programme for name in (MONTHLY, QUARTERLY)]
    kinds = {checklist.id: checklist.per for programme in used for checklist in programme.checklists}
    assert {kinds[name] for name in MORE_ENCOUNTERS} == {Per.ENCOUNTER}

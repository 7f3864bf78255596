"""A library full of the mistakes authors make: all are found in one run, in their lines."""

import re
from collections import Counter
from pathlib import Path

from inspect_app.checklist.library import load_library

FOLDER = Path(__file__).parents[2] / "vectors" / "mistakes"
PLANTED = re.compile(r"# (CL\d{3}(?: CL\d{3})*)$")


def _planted() -> Counter[tuple[str, int, str]]:
    """Where the comments at the ends of lines say that a mistake is."""
    return Counter(
        (path.name, number, code)
        for path in FOLDER.glob("*.yaml")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if (found := PLANTED.search(line))
        for code in found.group(1).split()
    )


def test_all_are_found_in_the_right_line_and_nothing_else() -> None:
    found = Counter((one.file, one.line, one.code) for one in load_library(FOLDER).problems)
    assert found == _planted()


def test_there_are_more_than_twenty_seven_of_many_kinds() -> None:
    planted = _planted()
    assert planted.total() >= 27
    assert len({code for _, _, code in planted}) >= 27

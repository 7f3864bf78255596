"""The twenty touchpoints and the attributes checklists ask about."""

import re
from pathlib import Path

from inspect_app.checklist.touchpoints import ATTRIBUTES, TOUCHPOINTS, title
from inspect_app.config import bundled_folder


def test_there_are_twenty_named_twice() -> None:
    assert list(TOUCHPOINTS) == list(range(1, 21))
    assert all(t.number == n and t.title.zh and t.title.en for n, t in TOUCHPOINTS.items())
    assert (title(5, "zh-Hans"), title(5, "en"), title(99, "en")) == ("停车场", "Car park", "99")


def test_every_attribute_of_the_library_is_offered() -> None:
    library: Path = bundled_folder("checklists")
    asked = {
        name
        for path in library.rglob("*.yaml")
        for name in re.findall(r"attribute: ([a-z-]+)", path.read_text("utf-8"))
    }
    assert asked <= set(ATTRIBUTES)

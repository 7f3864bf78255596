"""What programme files say before they are put together."""

from inspect_app.checklist.model import Text
from inspect_app.checklist.sources import PartSource, ProgrammeSource, Tailor, UseSource


def test_uses_come_in_the_order_of_the_parts() -> None:
    text = Text("x", "x")
    one, two, three = (UseSource(name) for name in "abc")
    parts = (PartSource("p", text, (one, two)), PartSource("q", text, (three,)))
    assert ProgrammeSource("a", "1.0.0", text, "g", parts).uses == (one, two, three)


def test_a_tailoring_names_its_item() -> None:
    assert Tailor("desk", "greets").at == "desk/greets"

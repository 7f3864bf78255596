"""What a programme can change in an item."""

from decimal import Decimal

import pytest

from inspect_app.checklist.model import Count, Measure, Sample, Severity, Text
from inspect_app.checklist.tailoring import misfits, tailored

ITEMS = """
- {id: greets, ask: Staff greet, why: Practice, weight: 2}
- {id: rings, ask: Rings, why: Practice, answer: {measure: {unit: ring, max: 3, zero_at: 6}}}
- {id: heat, ask: Heat, why: Practice, answer: {measure: {unit: celsius, min: 18}}}
- {id: stains, ask: Stains, why: Practice, answer: {count: {deduct: 0.2}}}
- {id: replies, ask: Replies, why: Practice, answer: {sample: {of: Records, size: 10}}}
"""


@pytest.fixture
def item_after(library_of):
    def change(lines: str, item: str):
        library = library_of(ITEMS, f"tailor:\n  - {lines}\n")
        assert library.problems == ()
        checklist = tailored(library.checklists[0], library.programmes[0].tailor)
        return next((one for one in checklist.items if one.id == item), None)

    return change


def test_weight_severity_and_wording(item_after) -> None:
    item = item_after("{at: desk/greets, weight: 0, severity: major, ask: Ask, help: Help}", "greets")
    assert (item.weight, item.severity) == (Decimal(0), Severity.MAJOR)
    assert (item.ask, item.help) == (Text("Ask", "Ask"), Text("Help", "Help"))
    assert item.why == Text("Practice", "Practice")


@pytest.mark.parametrize(
    ("lines", "item", "answer"),
    [
        ("{at: desk/rings, max: 2, zero_at: 4}", "rings", Measure("ring", Decimal(2), None, Decimal(4))),
        ("{at: desk/heat, min: 20}", "heat", Measure("celsius", None, Decimal(20))),
        ("{at: desk/stains, deduct: 0.50}", "stains", Count(Decimal("0.50"))),
        ("{at: desk/replies, size: 5}", "replies", Sample(Text("Records", "Records"), 5)),
    ],
)
def test_limits(item_after, lines, item, answer) -> None:
    assert item_after(lines, item).answer == answer


def test_removing_an_item_and_its_empty_group(library_of) -> None:
    assert_gone = library_of(more="tailor: [{at: desk/greets, applicable: false}]\n")
    checklist = tailored(assert_gone.checklists[0], assert_gone.programmes[0].tailor)
    assert checklist.groups == ()


def test_other_items_and_checklists_stay(library_of) -> None:
    library = library_of(ITEMS, "tailor: [{at: desk/greets, weight: 9}]\n")
    (checklist,), (programme,) = library.checklists, library.programmes
    assert tailored(checklist, ()) is checklist
    assert tailored(checklist, programme.tailor).items[1:] == checklist.items[1:]


def test_later_changes_win(library_of) -> None:
    library = library_of(
        more="tailor: [{at: desk/greets, weight: 5, severity: major}, {at: desk/greets, weight: 9}]\n"
    )
    (item,) = tailored(library.checklists[0], library.programmes[0].tailor).items
    assert (item.weight, item.severity) == (Decimal(9), Severity.MAJOR)


def test_what_does_not_fit_is_left_out(library_of) -> None:
    library = library_of(more="tailor: [{at: desk/greets, max: 5, size: 3, weight: 2}]\n")
    (change,) = library.programmes[0].tailor
    (item,) = library.checklists[0].items
    assert misfits(change, item.answer) == ("max", "size")
    assert tailored(library.checklists[0], (change,)).items[0].answer == item.answer

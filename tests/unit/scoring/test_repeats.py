import pytest

from inspect_app.checklist.model import Conformity
from inspect_app.inspection.answers import Answer
from inspect_app.scoring.criteria import criteria_of
from inspect_app.scoring.repeats import by_place, failed_before
from tests.factories.scoring import item, programme, sheet

CRITERIA = criteria_of(programme(item("a", Conformity(partial=True)), item("b")))["c"]


def test_sheets_by_checklist_and_place() -> None:
    first, second, other = sheet("P1"), sheet("P1"), sheet("P2")
    assert by_place([first, other, second]) == {("c", "P1"): [first, second], ("c", "P2"): [other]}


@pytest.mark.parametrize(
    ("answer", "failed"),
    [
        (Answer("nonconform"), True),
        (Answer("partial"), True),
        (Answer("conform"), False),
        (Answer("of an older version"), False),
        (Answer(not_inspected="locked"), False),
    ],
)
def test_what_counts_as_having_failed(answer: Answer, failed: bool) -> None:
    assert failed_before(CRITERIA, CRITERIA.criteria[0], [sheet(a=answer)]) is failed


def test_any_of_several_earlier_sheets() -> None:
    sheets = [sheet(b="conform"), sheet(a="conform"), sheet(a="nonconform")]
    assert failed_before(CRITERIA, CRITERIA.criteria[0], sheets)
    assert not failed_before(CRITERIA, CRITERIA.criteria[1], sheets)

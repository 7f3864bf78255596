from fractions import Fraction

import pytest

from inspect_app.checklist.model import Choice, Conformity, Option, Severity
from inspect_app.inspection.answers import Answer
from inspect_app.scoring.criteria import Criterion, criteria_of
from inspect_app.scoring.items import again, hidden, judge
from inspect_app.scoring.result import Outcome
from tests.factories.scoring import PLAIN, item, programme


def _criterion(**fields: object) -> Criterion:
    plan = programme(item("a", Conformity(partial=True), severity=Severity.MAJOR, **fields))
    return criteria_of(plan)["c"].criteria[0]


@pytest.mark.parametrize(
    ("answer", "outcome", "severity"),
    [
        (Answer("conform"), Outcome.PASSED, None),
        (Answer("partial"), Outcome.PARTIAL, Severity.MINOR),
        (Answer("nonconform"), Outcome.FAILED, Severity.MAJOR),
        (Answer(not_applicable="no"), Outcome.NOT_APPLICABLE, None),
        (Answer(not_inspected="no"), Outcome.NOT_INSPECTED, None),
        (Answer(), Outcome.NOT_INSPECTED, None),
        (None, Outcome.NOT_INSPECTED, None),
    ],
)
def test_outcomes(answer: Answer | None, outcome: Outcome, severity: Severity | None) -> None:
    judged = judge(_criterion(), answer)
    assert (judged.outcome, judged.severity, judged.repeat) == (outcome, severity, False)


def test_an_option_called_partial_is_no_partial_conformity() -> None:
    choice = Choice((Option("partial", PLAIN, None), Option("full", PLAIN, None)))
    plan = programme(item("a", choice))
    assert judge(criteria_of(plan)["c"].criteria[0], Answer("partial")).outcome is Outcome.INFORMATION


@pytest.mark.parametrize(
    ("value", "times", "left"),
    [("partial", "1", "1/2"), ("partial", "3/2", "1/4"), ("partial", "2", "0"), ("nonconform", "9", "0")],
)
def test_a_repeat_loses_more(value: str, times: str, left: str) -> None:
    first = judge(_criterion(), Answer(value))
    assert first.raw is not None
    repeated = again(first, first.raw, Fraction(times))
    assert (repeated.raw, repeated.fraction, repeated.repeat) == (first.raw, Fraction(left), True)
    assert repeated.severity is first.severity


def test_hidden() -> None:
    assert hidden(_criterion()).outcome is Outcome.HIDDEN

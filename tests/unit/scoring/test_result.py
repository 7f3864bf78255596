from inspect_app.scoring.result import Outcome, VetoKind


def test_vetoes_are_declared_in_the_order_they_are_applied() -> None:
    assert [kind.value for kind in VetoKind] == ["sheet", "cap", "fail", "programme_cap"]


def test_outcomes_are_the_words_stored_and_sent() -> None:
    assert {outcome.value for outcome in Outcome} == {
        "passed",
        "partial",
        "failed",
        "information",
        "not_applicable",
        "not_inspected",
        "hidden",
    }

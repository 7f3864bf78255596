"""Facts are values."""

from dataclasses import FrozenInstanceError, replace

import pytest

from inspect_app.reports.facts import InspectionFacts


def test_facts_cannot_be_changed_only_replaced(facts: InspectionFacts) -> None:
    with pytest.raises(FrozenInstanceError):
        facts.number = "another"  # type: ignore[misc]
    assert replace(facts, number="IN-1").number == "IN-1"


def test_what_need_not_be_there_is_empty(facts: InspectionFacts) -> None:
    assert replace(facts, photos=()).photos == ()

from decimal import Decimal

import pytest

from inspect_app.inspection.answers import Answer, Sampled, Sheet


def test_an_answer_alone_says_nothing() -> None:
    assert Answer() == Answer(value=None, not_applicable=None, not_inspected=None, note="")


def test_values_compare_by_what_they_say() -> None:
    assert Answer(Decimal("2.0")) == Answer(Decimal(2))
    assert Answer(Sampled(9, 10)) != Answer(Sampled(9, 9))


@pytest.mark.parametrize("name", ["place", "answers"])
def test_a_sheet_cannot_be_changed(name: str) -> None:
    with pytest.raises(AttributeError):
        setattr(Sheet("1", "car-park", "B1"), name, "B2")

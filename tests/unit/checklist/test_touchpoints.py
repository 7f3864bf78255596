"""The twenty touchpoints and their names."""

from inspect_app.checklist.touchpoints import ATTRIBUTES, TOUCHPOINTS, title


def test_there_are_twenty_in_order() -> None:
    assert list(TOUCHPOINTS) == [each.number for each in TOUCHPOINTS.values()] == list(range(1, 21))


def test_titles() -> None:
    assert (title(5, "zh-Hans"), title(5, "en")) == ("停车场", "Car park")
    assert title(99, "en") == "99"


def test_attributes_have_both_names() -> None:
    assert all(text.zh and text.en for text in ATTRIBUTES.values())

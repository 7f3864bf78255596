"""Values as YAML 1.2 reads them, and stricter."""

from decimal import Decimal
from fractions import Fraction

import pytest

from inspect_app.checklist import scalars
from inspect_app.checklist.nodes import MappingNode, ScalarNode, SequenceNode


def _plain(text: str) -> ScalarNode:
    return ScalarNode(text, True)


@pytest.mark.parametrize("text", ["0", "-1", "+2.50", "007", "123456789012.123456789012"])
def test_decimals(text: str) -> None:
    assert str(scalars.as_decimal(_plain(text))) == str(Decimal(text))


@pytest.mark.parametrize(
    "text", ["1e999", "1e3", ".inf", ".nan", "0x1F", "1_000", "1,5", "2024-01-01", "٣", "1234567890123", ".5"]
)
def test_not_decimals(text: str) -> None:
    assert scalars.as_decimal(_plain(text)) is None
    assert scalars.as_fraction(_plain(text)) is None
    assert scalars.as_scalar(_plain(text)) == text


def test_quoted_numbers_are_texts() -> None:
    assert scalars.as_decimal(ScalarNode("5", False)) is None
    assert scalars.as_whole(ScalarNode("5", False)) is None
    assert scalars.as_scalar(ScalarNode("5", False)) == "5"


def test_whole_numbers() -> None:
    assert scalars.as_whole(_plain("-12")) == -12
    assert scalars.as_whole(_plain("1.0")) is None


def test_fractions() -> None:
    assert scalars.as_fraction(_plain("3/5")) == Fraction(3, 5)
    assert scalars.as_fraction(_plain("0.6")) == Fraction(3, 5)
    assert scalars.as_fraction(_plain("3/0")) is None
    assert scalars.as_fraction(SequenceNode(())) is None


def test_only_true_and_false_are_booleans() -> None:
    assert [scalars.as_truth(_plain(word)) for word in ("true", "FALSE", "yes", "no", "on")] == [
        True,
        False,
        None,
        None,
        None,
    ]
    assert scalars.as_truth(ScalarNode("true", False)) is None
    assert scalars.as_truth(MappingNode({})) is None
    assert {"yes", "No", "ON", "off"} <= scalars.OLD_BOOLEANS


def test_plain_values() -> None:
    values = [scalars.as_scalar(_plain(text)) for text in ("true", "5.0", "no")]
    assert values == [True, Decimal("5.0"), "no"]
    assert isinstance(values[0], bool)


def test_descriptions() -> None:
    nodes = (MappingNode({}), SequenceNode(()), _plain("~"), _plain("x"), ScalarNode("", False))
    assert [scalars.describe(node) for node in nodes] == [
        "a mapping",
        "a list",
        "empty",
        "“x”",
        "the text “”",
    ]
    assert not scalars.is_null(ScalarNode("", False))


@pytest.mark.parametrize(
    ("text", "otherwise"),
    [
        *((word, "true or false") for word in ("no", "Off", "YES", "true", "False")),
        *((word, "a number") for word in ("1e999", "-2.5E+3", ".inf", "-.Inf", ".nan", "0x1F", "0o17")),
        *((word, "a date") for word in ("2024-01-01", "2024-1-1T10:00:00Z")),
        *((word, None) for word in ("none", "3", "1.5", "e5", "24-hour", "停车场", "", "2024-01-01-audit")),
    ],
)
def test_what_others_may_read_a_text_as(text: str, otherwise: str | None) -> None:
    assert scalars.other_reading(_plain(text)) == otherwise
    assert scalars.other_reading(ScalarNode(text, plain=False)) is None


def test_words_are_what_nobody_takes_for_anything_else() -> None:
    for text in ("停车场", "yesterday", "Staff greet"):
        assert scalars.as_words(_plain(text)) == text
    for text in ("", "~", "no", "true", "5", "-", "2024-01-01"):
        assert scalars.as_words(_plain(text)) is None
    assert scalars.as_words(ScalarNode("no", False)) == "no"
    assert scalars.as_words(ScalarNode(" ", False)) is None
    assert scalars.as_words(SequenceNode(())) is None

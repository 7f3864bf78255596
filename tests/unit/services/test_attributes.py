"""Attributes as people write them."""

import pytest

from inspect_app.errors import Invalid
from inspect_app.services import attributes


def test_lines_are_read() -> None:
    text = "balcony: yes\nFloors：12\n\nlift=无\nkind: glass door\ncode: 0123456789"
    assert attributes.read(text) == {
        "balcony": True,
        "floors": 12,
        "lift": False,
        "kind": "glass door",
        "code": "0123456789",
    }


def test_what_is_written_is_read_again() -> None:
    held: dict[str, attributes.Value] = {"a": True, "b": False, "c": 7, "d": "text: with colon"}
    assert attributes.read(attributes.written(held)) == held


@pytest.mark.parametrize(
    "line", ["no value", "a:", ": yes", "Ä: yes", "1a: yes", "a b: yes", "a" * 41 + ": yes"]
)
def test_what_cannot_be_read(line: str) -> None:
    with pytest.raises(Invalid) as caught:
        attributes.read(line)
    assert (caught.value.code, caught.value.field) == ("attribute-form", "attributes")


def test_at_most_forty() -> None:
    assert len(attributes.read("\n".join(f"a{n}: 1" for n in range(40)))) == 40
    with pytest.raises(Invalid, match="attributes-many"):
        attributes.read("\n".join(f"a{n}: 1" for n in range(41)))

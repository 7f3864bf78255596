"""Setting what differs and telling exactly that."""

from dataclasses import dataclass
from uuid import UUID

from inspect_app.services import changes


@dataclass
class Row:
    name: str
    region: UUID


def test_only_what_differs_is_set_and_told() -> None:
    row = Row("a", UUID(int=1))
    assert changes.apply(row, {"name": "a", "region": UUID(int=2)}) == {
        "region": [str(UUID(int=1)), str(UUID(int=2))]
    }
    assert row == Row("a", UUID(int=2))
    assert changes.apply(row, {"name": "a"}) == {}

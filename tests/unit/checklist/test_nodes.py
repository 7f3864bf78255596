"""Finding one's way in a tree of nodes."""

from inspect_app.checklist.composer import compose
from inspect_app.checklist.nodes import Mark, mark_of


def test_mark_of_follows_keys_and_numbers_as_far_as_it_can() -> None:
    root = compose("a:\n  - x\n  - b: 1\n").root
    assert root is not None
    assert mark_of(root) == Mark(1, 1)
    assert mark_of(root, "a", 1, "b") == Mark(3, 8)
    assert mark_of(root, "a", 1, "c") == mark_of(root, "a", 1) == Mark(3, 5)
    assert mark_of(root, "a", 7) == mark_of(root, "a") == Mark(2, 3)
    assert mark_of(root, 0) == Mark(1, 1)
    assert mark_of(root, "a", 0, "x") == Mark(2, 5)

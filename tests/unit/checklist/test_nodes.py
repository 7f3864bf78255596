"""Finding one's way in a tree of nodes."""

from inspect_app.checklist.composer import compose
from inspect_app.checklist.nodes import MappingNode, Mark, ScalarNode, mappings, mark_of, placed


def test_mark_of_follows_keys_and_numbers_as_far_as_it_can() -> None:
    root = compose("a:\n  - x\n  - b: 1\n").root
    assert root is not None
    assert mark_of(root) == Mark(1, 1)
    assert mark_of(root, "a", 1, "b") == Mark(3, 8)
    assert mark_of(root, "a", 1, "c") == mark_of(root, "a", 1) == Mark(3, 5)
    assert mark_of(root, "a", 7) == mark_of(root, "a") == Mark(2, 3)
    assert mark_of(root, 0) == Mark(1, 1)
    assert mark_of(root, "a", 0, "x") == Mark(2, 5)


def test_places_count_from_one_also_where_the_parser_counts_from_none() -> None:
    root = compose("a: [b]").root
    assert isinstance(root, MappingNode)
    assert placed(root.entries["a"].value.start) == root.entries["a"].value.mark == Mark(1, 4)
    assert placed(Mark(3, 2)) == ScalarNode("x", True, Mark(3, 2)).mark == Mark(3, 2)


def test_every_mapping_is_found_and_nothing_else() -> None:
    root = compose("a: {b: [{c: d}, e, [f]]}").root
    assert root is not None
    assert sorted(list(one.entries) for one in mappings(root)) == [["a"], ["b"], ["c"]]
    assert list(mappings(ScalarNode("x", True))) == []

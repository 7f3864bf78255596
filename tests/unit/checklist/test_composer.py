"""Hostile and broken YAML gives problems with places, never an exception."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inspect_app.checklist.composer import compose
from inspect_app.checklist.limits import Limits
from inspect_app.checklist.nodes import MappingNode, Mark, SequenceNode

BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def _found(data: bytes | str) -> list[tuple[str, int, int]]:
    return [(each.code, each.line, each.column) for each in compose(data, "f.yaml").problems]


def test_places_count_characters_from_one() -> None:
    root = compose("键: 值\nlist: [1, '2']\n").root
    assert isinstance(root, MappingNode)
    word, numbers = (entry.value for entry in root.entries.values())
    assert (word.text, word.plain, word.mark) == ("值", True, Mark(1, 4))
    assert root.entries["list"].key.mark == Mark(2, 1)
    assert isinstance(numbers, SequenceNode)
    assert numbers.mark == Mark(2, 7)
    found = [(one.text, one.plain, one.mark) for one in numbers.items]
    assert found == [("1", True, Mark(2, 8)), ("2", False, Mark(2, 11))]


def test_scalars_stay_the_text_that_was_written() -> None:
    root = compose("[no, 1e999, 2024-01-01, 0x1F, .inf, ~]").root
    assert isinstance(root, SequenceNode)
    assert [item.text for item in root.items] == ["no", "1e999", "2024-01-01", "0x1F", ".inf", "~"]
    assert all(item.plain for item in root.items)


def test_aliases_repeat_what_was_anchored() -> None:
    root = compose("a: &a {x: 1}\nb: *a\nc: &s word\nd: *s").root
    assert isinstance(root, MappingNode)
    assert root.entries["b"].value is root.entries["a"].value
    assert root.entries["d"].value is root.entries["c"].value


@pytest.mark.parametrize(
    ("data", "problems"),
    [
        ("", [("CL007", 1, 1)]),
        ("# only a comment\n", [("CL007", 1, 1)]),
        ("---\n...\n", [("CL007", 1, 1)]),
        ("a: 1\n---\nb: 2\n", [("CL008", 2, 1)]),
        ("a: [1\n", [("CL005", 2, 1)]),
        ("a: 'x\n", [("CL005", 2, 1)]),
        ("a: b: c\n", [("CL005", 1, 5)]),
        ("a: @b\n", [("CL005", 1, 4)]),
        ("%YAML 9.0\n--- a\n", [("CL005", 1, 1)]),
        ("a:\n\t- b\n", [("CL006", 2, 1)]),
        ("a:\n  - b\n\t- c\n", [("CL006", 3, 1)]),
        ("a: *b\n", [("CL012", 1, 4)]),
        ("a: &a [*a]\n", [("CL012", 1, 8)]),
        ("a: &a {b: {c: *a}}\n", [("CL012", 1, 15)]),
        (BOMB, [("CL011", 5, 8)]),
        ("a: !!python/object:os.system x\n", [("CL014", 1, 4)]),
        ("a: !x [!y {}]\n", [("CL014", 1, 8), ("CL014", 1, 4)]),
        ("a: 1\nb: 2\na: 3\na: 4\n", [("CL015", 3, 1), ("CL015", 4, 1)]),
        ("? [a]\n: 1\n? {b: c}\n: 2\n", [("CL016", 1, 3), ("CL016", 3, 3)]),
        ('a: "\\0"\n', [("CL003", 1, 4)]),
        (b"a: \x00\n", [("CL003", 1, 4)]),
        ("[" * 100_000, [("CL009", 1, 41)]),
        ("- " * 100_000, [("CL009", 1, 81)]),
        ("{a: " * 100_000, [("CL009", 1, 158)]),
        ("a: " + "x" * 20_001, [("CL013", 1, 4)]),
        ("a: |\n" + "  x\n" * 20_000, [("CL013", 1, 4)]),
        ("[" + "1," * 100_001 + "]", [("CL010", 1, 30_000)]),
        (b"x" * 10_000_000, [("CL004", 1, 1)]),
        ("x" * 10_000_000, [("CL004", 1, 1)]),
    ],
)
def test_hostile(data: bytes | str, problems: list[tuple[str, int, int]]) -> None:
    assert sorted(_found(data)) == sorted(problems)


def test_a_byte_order_mark_is_told_and_taken_away() -> None:
    composed = compose(b"\xef\xbb\xbfa: 1")
    assert [problem.code for problem in composed.problems] == ["CL002"]
    assert isinstance(composed.root, MappingNode)
    assert list(composed.root.entries) == ["a"]


def test_deep_things_cannot_be_made_deeper_by_aliases() -> None:
    deep = "[" * 15 + "]" * 15
    assert compose(f"a: &a {deep}\nb: [[*a]]", limits=Limits(depth=18)).problems == ()
    found = compose(f"a: &a {deep}\nb: [[[*a]]]", limits=Limits(depth=18)).problems
    assert [problem.code for problem in found] == ["CL009"]


def test_a_flood_of_problems_ends() -> None:
    composed = compose("a: 1\n" * 600)
    assert [problem.code for problem in composed.problems] == ["CL015"] * 500 + ["CL018"]
    assert composed.root is None


def test_a_key_may_be_an_alias_of_a_text() -> None:
    assert compose("a: &k word\n*k : 1").problems == ()


TEXTS = st.text(
    alphabet=st.sampled_from(list("ab01 \t\n-:?[]{},&*!|>'\"%@`#~.\\\0é中\ufeff\x85\u2028\ud800"))
)


@given(st.one_of(TEXTS, st.text(), st.binary()))
@example("&a [&a *a]")
@example("*a : &a b")
@example("? &a ? *a")
def test_anything_either_composes_or_has_a_problem(data: bytes | str) -> None:
    composed = compose(data)
    assert composed.root is not None or composed.problems
    for problem in composed.problems:
        assert problem.line >= 1
        assert problem.column >= 1
